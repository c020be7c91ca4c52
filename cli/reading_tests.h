// SPDX-License-Identifier: Apache-2.0
// Tests of readings: checks of a timeline under a reading.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stance/rules/test_file.h"
#include "stance/timeline/timeline.h"

namespace stance::cli {

// What the reading says otherwise than the check expects, and by which row. The check's
// names are all known.
std::optional<std::string> failure_under(const TimelineCheck& check,
                                         const std::vector<Timeline>& timelines,
                                         const RuleSet& rules);

}  // namespace stance::cli
