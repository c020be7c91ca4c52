// SPDX-License-Identifier: Apache-2.0
// Runs the sentences of test files (rules/test_file.h) against rules.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/places/gazetteer.h"
#include "stance/rules/rule_set.h"
#include "stance/rules/test_file.h"

namespace stance {

struct SentenceResult {
  // Empty: the test passes. T003 an expected record is missing, T004 a record comes that
  // is not expected, T005 a record is about another place.
  Diagnostics failures = {};
  // Contexts that changed or dropped something, by name.
  std::vector<std::string> contexts = {};

  bool has_passed() const { return failures.empty(); }
};

// One result for each test, in their order; `todo` is left to the caller. A place that
// the gazetteer does not know ("Alder County, XX") is made up for its test.
std::vector<SentenceResult> check_sentences(const RuleSet& rules,
                                            const Gazetteer& gazetteer,
                                            std::span<const SentenceTest> tests);

}  // namespace stance
