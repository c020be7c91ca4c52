// SPDX-License-Identifier: Apache-2.0
// Results of tests as JUnit XML, which build servers show.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rule_tests.h"

namespace stance::cli {

// One suite for each file; what is to do is skipped. `passed_examples` have no result of
// their own and count as one test each.
std::string junit_of(const std::vector<TestResult>& results, std::size_t passed_examples);

}  // namespace stance::cli
