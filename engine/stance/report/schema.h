// SPDX-License-Identifier: Apache-2.0
// JSON Schema (draft 7) of rule files and test files, made from the key tables that the
// checker uses, so that editors of TOML complete and check what the program reads.
#pragma once

#include <string>

#include "stance/rules/rule_set.h"

namespace stance {

std::string rule_schema();
std::string test_schema();
// With the names of these rules as the values that keys may have.
std::string rule_schema(const RuleSet& rules);
std::string test_schema(const RuleSet& rules);

}  // namespace stance
