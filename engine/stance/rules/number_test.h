// SPDX-License-Identifier: Apache-2.0
// Comparisons of numbers that a pattern keeps: "hours >= 48".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "stance/rules/rule_set.h"

namespace stance {

std::optional<NumberTest> parse_number_test(std::string_view text);
std::string to_string(const NumberTest& test);
// Does `number` pass?
bool passes(const NumberTest& test, double number);

}  // namespace stance
