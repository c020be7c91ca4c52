// SPDX-License-Identifier: Apache-2.0
// What the cues of one sentence give, and which of them give way to others.
#pragma once

#include <cstdint>
#include <vector>

#include "stance/extract/compiled.h"
#include "stance/extract/extract.h"

namespace stance {

struct Given {
  std::uint32_t cue = 0;
  Evidence evidence;
  // Past the last token of the words that gave it.
  std::size_t last = 0;
};

// One record for each cue, sentence and place.
void add(Given one, std::vector<Given>& given);

// Moves to `dropped` what another cue of the same sentence says better of the same place.
void yield(const CompiledRules& rules,
           std::vector<Given>& given,
           std::vector<Dropped>& dropped);

}  // namespace stance
