// SPDX-License-Identifier: Apache-2.0
// Which evidence belongs together: one strand for each jurisdiction, policy, what is
// bound, agency (where the policy keeps agencies apart) and instance.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "stance/rules/rule_set.h"

namespace stance {

struct Strand {
  JurisdictionId jurisdiction;
  PolicyId policy;
  Binds binds = Binds::own;
  std::optional<std::string> agency = {};
  std::optional<std::string> instance = {};
  std::vector<const Evidence*> evidence = {};
};

// The strands of what counts (factual or proposed) and was published by `as_known_on`,
// sorted by their members in the order above. Evidence that names no instance joins the
// only instance that its neighbours name; beside several it is a strand of its own.
std::vector<Strand> strands_of(std::span<const Evidence> evidence,
                               const RuleSet& rules,
                               Day as_known_on);

}  // namespace stance
