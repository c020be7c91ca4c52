// SPDX-License-Identifier: Apache-2.0
// The cues that may fire in a sentence, found before dates and names are read: most texts
// have none, and cost no more than this.
#pragma once

#include <cstdint>
#include <vector>

#include "stance/extract/match_text.h"

namespace stance {

struct CompiledRules;
struct Cue;
struct Passage;

// Whatever does fire is among them.
struct Chances {
  std::vector<std::uint32_t> phrases;  // patterns of CompiledRules::phrases, ascending
  std::vector<std::uint32_t> frames;   // cues, ascending
  bool has_expression = false;         // a regular expression matches

  bool any() const { return !phrases.empty() || !frames.empty() || has_expression; }
};

// Where all parts of a frame must stand of which the act is in the sentence; those of one
// within a clause must stand in one clause of it.
TokenRange reach_of(const Passage& passage, const Cue& frame, std::size_t sentence);

// One for each sentence of the passage. Its titles have none.
std::vector<Chances> find_chances(const CompiledRules& rules, const Passage& passage);

}  // namespace stance
