// SPDX-License-Identifier: Apache-2.0
// Tests of readings in test files: [[table]], and checks under a reading.
#pragma once

#include "stance/rules/reading.h"
#include "stance/rules/test_file.h"

namespace stance {

TableTest read_table_test(Reading& reading, const TomlValue& table);

// Does the check ask a reading, and not a policy? One that names no pack asks a policy.
bool is_under_reading(const TimelineCheck& check, const RuleSet& rules);

// Reports readings, statuses, values and answers that the rules do not have, in [[table]]
// and in checks under a reading.
void check_reading_names(Reading& reading, const TestFile& tests, const RuleSet& rules);

}  // namespace stance
