// SPDX-License-Identifier: Apache-2.0
// Where regular expressions match, in tokens.
#pragma once

#include <vector>

#include "stance/extract/passage.h"

namespace stance {

// From left to right, each widened to whole words; none without a word. The group "act"
// is the act, else the whole match; other groups that are numbers ("1,200") are kept
// under their names.
std::vector<Match> expression_matches(const Expression& expression,
                                      const Passage& passage,
                                      TokenRange window);

}  // namespace stance
