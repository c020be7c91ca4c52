// SPDX-License-Identifier: Apache-2.0
// Runs the tests of rules (stance/rules/test_file.h): sentences through extraction,
// timelines through the timeline engine.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "session.h"
#include "stance/rules/test_file.h"

namespace stance::cli {

bool is_test_file(const RuleFile& file);

// The files of the pack and of those that it extends, tests included.
std::vector<RuleFile> files_of_packs(const DiskRules& rules);

// What is wrong with a test file: how it is written, and the names in it that the rules
// do not have. Only the former where the rules have faults themselves. `root` is the
// folder that the file's name begins at.
Diagnostics faults_of_tests(const RuleFile& file,
                            const DiskRules& rules,
                            const std::filesystem::path& root);

enum class TestOutcome { passed, failed, todo, todo_passes };

std::string_view to_string(TestOutcome outcome);

struct TestResult {
  std::string file;
  std::size_t line = 1;
  std::string name;
  TestOutcome outcome = TestOutcome::passed;
  // Where it failed: lines that say what was expected and what came; else the reason of
  // the todo, if there is one.
  std::vector<std::string> remarks = {};
};

// One result for each sentence, timeline, table and document, in this order, of a file
// without faults; with `only` those alone with this text in their names.
std::vector<TestResult> run_tests(Session& session,
                                  const RuleFile& file,
                                  const RuleSet& rules,
                                  const std::filesystem::path& root,
                                  const std::optional<std::string>& only = std::nullopt);

// Has one of the file's tests this text in its name? Also where the file has faults, so
// that nobody knows.
bool may_have_test(const RuleFile& file, const std::string& name);

}  // namespace stance::cli
