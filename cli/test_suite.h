// SPDX-License-Identifier: Apache-2.0
// All that tests rules: the examples beside the cues and the test files, run together.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "rule_tests.h"
#include "stance/extract/examples.h"

namespace stance::cli {

// The rules that a test file asks for by its `rules`: those in use, or a pack beside
// them. Keeps a reference to the rules, which have no errors.
class RulesOfTests {
 public:
  explicit RulesOfTests(const DiskRules& rules);

  // Null where the file's rules are not there or have faults, which are then in `faults`.
  const DiskRules* of(const RuleFile& file, Diagnostics& faults);

 private:
  Diagnostic unknown_pack(const TestWord& pack) const;
  const DiskRules* loaded(const std::string& pack, Diagnostics& faults);

  const DiskRules& rules_;
  std::set<std::string> in_use_;
  std::vector<std::string> packs_;
  std::map<std::string, DiskRules> others_;
};

// The test files beside the rules, of the packs in use.
std::vector<RuleFile> tests_beside(const DiskRules& rules);

// What is wrong with the files, by the rules that each asks for.
Diagnostics faults_of_suite(const std::vector<RuleFile>& files,
                            RulesOfTests& rules,
                            const std::filesystem::path& root);

struct SuiteResult {
  ExampleResults examples = {};
  // Empty where `faults` has errors: no test file was run.
  std::vector<TestResult> tests = {};
  Diagnostics faults = {};

  std::size_t tests_passed() const;
  std::size_t tests_failed() const;
  bool holds() const;
};

// Runs the examples and all tests beside the rules, which have no errors. `root` is the
// folder that the names of files begin at.
SuiteResult run_suite(Session& session,
                      const DiskRules& rules,
                      const std::filesystem::path& root);

// "FAIL  file:line  name" of each that does not pass, then what came instead.
std::string details_of(const std::vector<TestResult>& results);

// "2 of 741 examples and 1 of 83 tests fail"; nothing if all hold.
std::string failures_in_words(const SuiteResult& result);

}  // namespace stance::cli
