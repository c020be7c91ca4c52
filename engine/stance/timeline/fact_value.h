// SPDX-License-Identifier: Apache-2.0
// Named facts of readings: yes, no or unknown on a day.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "stance/rules/reading_pack.h"
#include "stance/timeline/standpoint.h"

namespace stance {

// The values that a status may mean, as bits of `values`, the last of which is "unknown".
// An uncertain or contested status means any of its states; one that is stale, announced
// or suspended means unknown, unless `counted` has it.
std::uint64_t values_of(const Status& status,
                        std::span<const std::string> values,
                        const std::set<CountedStanding>& counted);

// fact_yes, fact_no or fact_unknown. `stretches` are those of the fact's policy.
std::size_t fact_value(const Fact& fact,
                       std::span<const PolicyStretch> stretches,
                       Day on);

// Days on which the fact can change, given the same stretches.
std::set<Day> fact_change_days(const Fact& fact,
                               std::span<const PolicyStretch> stretches);

}  // namespace stance
