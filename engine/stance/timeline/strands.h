// SPDX-License-Identifier: Apache-2.0
// Which evidence belongs together: one strand for each jurisdiction, policy, what is
// bound, agency (where the policy keeps agencies apart) and instance.
#pragma once

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "stance/timeline/assemble.h"
#include "stance/timeline/happening.h"

namespace stance {

// A policy and its states: those that it lists in its order, then others by name.
struct NumberedStates {
  const Policy* policy = nullptr;
  std::vector<StateId> states = {};
};

struct Strand {
  // One of its pieces: it names the jurisdiction, the policy and what is bound.
  const Evidence* like = nullptr;
  const NumberedStates* numbered = nullptr;
  std::optional<std::string> agency = {};
  std::optional<std::string> instance = {};
  std::span<const Piece> pieces = {};
};

// Holds what its strands refer to, but for the evidence and the rules.
struct Strands {
  std::vector<Strand> all = {};
  std::vector<Piece> pieces = {};
  std::deque<NumberedStates> numbered = {};
  // Policies that the evidence names and the rules do not.
  std::deque<Policy> unlisted = {};
};

// The strands of what counts (factual or proposed) and was published by `as_known_on`,
// sorted by their members in the order above. Evidence that names no instance joins the
// only instance that its neighbours name; beside several it is a strand of its own.
// Evidence of jurisdictions outside of `share` is passed over.
Strands strands_of(std::span<const Evidence> evidence,
                   const RuleSet& rules,
                   Day as_known_on,
                   const JurisdictionShare& share);

}  // namespace stance
