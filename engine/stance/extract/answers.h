// SPDX-License-Identifier: Apache-2.0
// Questions that the next sentence answers by yes or no: "Does the jail do it? No."
#pragma once

#include <cstddef>
#include <optional>

#include "stance/extract/passage.h"

namespace stance {

struct Answer {
  std::size_t sentence = 0;
  bool is_yes = false;
};

// The answer to the question that the sentence asks; none where it asks no such question,
// or what follows begins with neither.
std::optional<Answer> answer_to(const CompiledRules& rules,
                                const Passage& passage,
                                std::size_t sentence);

}  // namespace stance
