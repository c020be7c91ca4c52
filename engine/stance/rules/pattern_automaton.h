// SPDX-License-Identifier: Apache-2.0
// Patterns as finite automata over words, to tell whether every sentence in which one
// pattern matches is also one in which another does. Gaps and lists are finite, so this
// can be decided; where it would take too long, the answer is "no".
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "stance/rules/pattern_samples.h"
#include "stance/rules/pattern_words.h"

namespace stance {

struct AutomatonEdge {
  enum class Takes : std::uint8_t {
    word,  // the word `symbol`; `spelling` is 0 or its exact spelling
    number,
    date,
    place,
    places,
    gap,     // any word
    nothing  // no word: a way to go on
  };
  Takes takes = Takes::nothing;
  Symbol symbol = 0;
  Symbol spelling = 0;
  bool is_act = false;
  std::uint32_t target = 0;

  auto operator<=>(const AutomatonEdge&) const = default;
};

// State 0 is the start, `accept` the end. Edges are sorted by what they take.
struct Automaton {
  std::vector<std::vector<AutomatonEdge>> states;
  std::uint32_t accept = 0;
};

// Not for patterns of lists in loops.
Automaton automaton_of(const Pattern& pattern, PatternWords& words);

// Does `wide` match in every sentence in which `narrow` matches?
bool includes(const Automaton& wide, const Automaton& narrow, Acts acts);

}  // namespace stance
