// SPDX-License-Identifier: Apache-2.0
// What a jurisdiction's policies are, day by day: its own timelines under the law above.
// Readings judge from here.
#pragma once

#include <span>
#include <vector>

#include "stance/rules/rule_set.h"
#include "stance/timeline/status.h"
#include "stance/timeline/timeline.h"

namespace stance {

// A jurisdiction above another one, with its timelines of all policies.
struct LawAbove {
  JurisdictionId jurisdiction;
  std::span<const Timeline> timelines;
};

// The timelines are those of all policies, assembled as known on `as_known_on`. What is
// referred to must outlive it.
struct Standpoint {
  const RuleSet& rules;
  JurisdictionId jurisdiction;
  std::span<const Timeline> own;
  // Nearest first.
  std::vector<LawAbove> above = {};
  Day as_known_on = Day::latest();
};

EffectiveStatus effective_status(const Standpoint& standpoint,
                                 const Policy& policy,
                                 Day on);

// The status that holds from a day until the day before the next stretch's.
struct PolicyStretch {
  Day first;
  Status status;
};

// All stretches, the first of which begins with Day::earliest(). Two neighbours differ in
// state, standing, possible states or in whose law decides.
std::vector<PolicyStretch> policy_stretches(const Standpoint& standpoint,
                                            const Policy& policy);

}  // namespace stance
