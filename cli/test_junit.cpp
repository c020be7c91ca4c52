// SPDX-License-Identifier: Apache-2.0
#include "test_junit.h"

#include <map>

#include "stance/base/text.h"

namespace stance::cli {
namespace {

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : printable_line(text)) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string case_of(const TestResult& result) {
  std::string text = "    <testcase classname=\"" + escaped(result.file) + "\" name=\"" +
                     escaped(result.name) + "\" file=\"" + escaped(result.file) +
                     "\" line=\"" + std::to_string(result.line) + "\"";
  std::string remarks;
  for (const std::string& remark : result.remarks) {
    remarks += (remarks.empty() ? "" : "&#10;") + escaped(remark);
  }
  switch (result.outcome) {
    case TestOutcome::passed: return text + "/>\n";
    case TestOutcome::failed:
      return text + "><failure message=\"" + remarks + "\"/></testcase>\n";
    case TestOutcome::todo:
    case TestOutcome::todo_passes: break;
  }
  return text + "><skipped message=\"" + remarks + "\"/></testcase>\n";
}

struct Suite {
  std::string cases;
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t skipped = 0;
};

std::string counts_of(const Suite& suite) {
  return " tests=\"" + std::to_string(suite.tests) + "\" failures=\"" +
         std::to_string(suite.failures) + "\" skipped=\"" +
         std::to_string(suite.skipped) + "\"";
}

}  // namespace

std::string junit_of(const std::vector<TestResult>& results,
                     std::size_t passed_examples) {
  std::map<std::string, Suite> suites;
  Suite total;
  if (passed_examples > 0) {
    Suite& examples = suites["examples"];
    examples.tests = passed_examples;
    TestResult all;
    all.file = "examples";
    for (std::size_t i = 0; i < passed_examples; ++i) {
      all.name = "example " + std::to_string(i + 1) + " that passes";
      examples.cases += case_of(all);
    }
  }
  for (const TestResult& result : results) {
    Suite& suite = suites[result.file];
    ++suite.tests;
    if (result.outcome == TestOutcome::failed) ++suite.failures;
    const bool is_todo =
        result.outcome == TestOutcome::todo || result.outcome == TestOutcome::todo_passes;
    if (is_todo) ++suite.skipped;
    suite.cases += case_of(result);
  }
  std::string text;
  for (const auto& [file, suite] : suites) {
    text += "  <testsuite name=\"" + escaped(file) + "\"" + counts_of(suite) + ">\n" +
            suite.cases + "  </testsuite>\n";
    total.tests += suite.tests;
    total.failures += suite.failures;
    total.skipped += suite.skipped;
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + counts_of(total) +
         ">\n" + text + "</testsuites>\n";
}

}  // namespace stance::cli
