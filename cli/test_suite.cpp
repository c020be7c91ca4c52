// SPDX-License-Identifier: Apache-2.0
#include "test_suite.h"

#include <algorithm>
#include <iterator>

#include "stance/base/text.h"
#include "stance/report/words.h"
#include "stance/rules/pack_heads.h"

namespace stance::cli {

RulesOfTests::RulesOfTests(const DiskRules& rules) : rules_(rules) {
  for (const RuleFile& file : files_of_packs(rules)) {
    in_use_.insert(file.name.substr(0, file.name.find('/')));
  }
  for (const PackHead& head : pack_heads(rules.files)) packs_.push_back(head.folder);
}

const DiskRules* RulesOfTests::of(const RuleFile& file, Diagnostics& faults) {
  const DiskRules* found = &rules_;
  for (const TestWord& pack : parse_test_file(file).tests.packs) {
    if (in_use_.contains(pack.text)) continue;
    if (std::ranges::find(packs_, pack.text) == packs_.end()) {
      faults.push_back(unknown_pack(pack));
      found = nullptr;
    } else if (found != nullptr) {
      found = loaded(pack.text, faults);
    }
  }
  return found;
}

Diagnostic RulesOfTests::unknown_pack(const TestWord& pack) const {
  Diagnostic fault{.code = "E0152",
                   .message = "the pack \"" + pack.text + "\" does not exist",
                   .primary = Label{pack.span, "no such pack"}};
  for (const std::string& name : closest(pack.text, packs_)) {
    fault.helps.push_back({.text = "did you mean \"" + name + "\"?", .edits = {}});
    break;
  }
  return fault;
}

const DiskRules* RulesOfTests::loaded(const std::string& pack, Diagnostics& faults) {
  const auto [found, is_new] = others_.try_emplace(pack);
  DiskRules& other = found->second;
  if (is_new) {
    other.pack = pack;
    other.files = rules_.files;
    other.loaded = load_rules(rules_.files, pack);
    const Diagnostics& own = other.loaded.diagnostics;
    if (!other.loaded.rules) faults.insert(faults.end(), own.begin(), own.end());
  }
  return other.loaded.rules ? &other : nullptr;
}

std::vector<RuleFile> tests_beside(const DiskRules& rules) {
  std::vector<RuleFile> files;
  std::ranges::copy_if(files_of_packs(rules), std::back_inserter(files), is_test_file);
  return files;
}

Diagnostics faults_of_suite(const std::vector<RuleFile>& files,
                            RulesOfTests& rules,
                            const std::filesystem::path& root) {
  Diagnostics faults;
  for (const RuleFile& file : files) {
    const DiskRules* asked = rules.of(file, faults);
    const Diagnostics found = asked == nullptr ? parse_test_file(file).diagnostics
                                               : faults_of_tests(file, *asked, root);
    faults.insert(faults.end(), found.begin(), found.end());
  }
  return faults;
}

std::size_t SuiteResult::tests_passed() const {
  return tests.size() - tests_failed();
}

std::size_t SuiteResult::tests_failed() const {
  return static_cast<std::size_t>(
      std::ranges::count(tests, TestOutcome::failed, &TestResult::outcome));
}

bool SuiteResult::holds() const {
  return examples.failures.empty() && tests_failed() == 0 && !has_errors(faults);
}

SuiteResult run_suite(Session& session,
                      const DiskRules& rules,
                      const std::filesystem::path& root) {
  SuiteResult result{.examples = run_examples(*rules.loaded.rules)};
  const std::vector<RuleFile> files = tests_beside(rules);
  RulesOfTests rules_of(rules);
  result.faults = faults_of_suite(files, rules_of, root);
  if (has_errors(result.faults)) return result;
  for (const RuleFile& file : files) {
    Diagnostics none;
    const DiskRules& asked = *rules_of.of(file, none);
    for (TestResult& test : run_tests(session, file, *asked.loaded.rules, root)) {
      result.tests.push_back(std::move(test));
    }
  }
  return result;
}

std::string details_of(const std::vector<TestResult>& results) {
  std::string text;
  for (const TestResult& result : results) {
    if (result.outcome == TestOutcome::passed) continue;
    text += "\n" + std::string(to_string(result.outcome)) + "  " +
            printable_line(result.file) + ":" + std::to_string(result.line) + "  " +
            printable_line(result.name) + "\n";
    for (const std::string& remark : result.remarks) {
      text += "      " + printable_line(remark) + "\n";
    }
    if (result.outcome == TestOutcome::todo_passes) {
      text += "      it passes now: take `todo` away\n";
    }
  }
  return text;
}

std::string failures_in_words(const SuiteResult& result) {
  if (has_errors(result.faults)) return "the tests have faults; none was run";
  std::string words;
  const std::size_t examples = result.examples.failures.size();
  const std::size_t tests = result.tests_failed();
  if (examples > 0) {
    words =
        std::to_string(examples) + " of " + counted(result.examples.examples, "example");
  }
  if (tests > 0) {
    words += (words.empty() ? "" : " and ") + std::to_string(tests) + " of " +
             counted(result.tests.size(), "test");
  }
  if (words.empty()) return words;
  return words + (examples + tests == 1 ? " fails" : " fail");
}

}  // namespace stance::cli
