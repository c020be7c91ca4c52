// SPDX-License-Identifier: Apache-2.0
// Assembles evidence into timelines: strands, merge, sweep, precedence and contest,
// fading reports, uncertain edges. Pure: the order of the evidence does not matter, and
// ids decide nothing. DESIGN section 4 is the specification, ARCHITECTURE.md settles what
// it leaves open, tests/support/oracle.h says the same day by day.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "stance/rules/rule_set.h"
#include "stance/timeline/timeline.h"

namespace stance {

// The jurisdictions whose names fall to number `own` of `all` shares: no two shares have
// one in common, so that each can be assembled by a thread of its own.
struct JurisdictionShare {
  std::size_t own = 0;
  std::size_t all = 1;
};

// One timeline for each jurisdiction, policy and strand that has factual or proposed
// evidence published by `as_known_on` (undated publications count as known from the
// start). Sorted by jurisdiction, policy, agency, instance. Those of other jurisdictions
// than the ones of `share` are left out.
std::vector<Timeline> assemble_timelines(std::span<const Evidence> evidence,
                                         const RuleSet& rules,
                                         Day as_known_on,
                                         const JurisdictionShare& share = {});

// The timelines of all shares, as one call without a share gives them.
std::vector<Timeline> merged_timelines(std::vector<std::vector<Timeline>> shares);

// The status on a day from all the strands of one jurisdiction and policy, by the
// policy's `combine`. No timelines: unknown. Law above is applied by inherit_status
// (status.h).
Status status_on(std::span<const Timeline> strands,
                 const Policy& policy,
                 Day on,
                 Day as_known_on);

}  // namespace stance
