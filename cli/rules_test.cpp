// SPDX-License-Identifier: Apache-2.0
// stance rules test: the examples beside the rules, and the test files.
#include <algorithm>
#include <ostream>

#include "print.h"
#include "rule_tests.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/extract/examples.h"
#include "stance/ingest/files.h"
#include "stance/report/diagnostics.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

constexpr std::size_t file_limit = std::size_t{4} << 20U;

struct Tally {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t todo = 0;
};

// The test files that the user names, wherever they are; without names those beside the
// rules.
std::vector<RuleFile> test_files(const Session& session,
                                 const Arguments& arguments,
                                 const DiskRules& rules) {
  std::vector<RuleFile> files;
  for (const std::string& name : arguments.values("FILE")) {
    const auto text = ingest::read_file(session.environment().folder / name, file_limit);
    if (!text) throw InputError(Diagnostics{text.error()});
    files.push_back({name, *text});
  }
  if (arguments.has("FILE")) return files;
  std::ranges::copy_if(files_of_packs(rules), std::back_inserter(files), is_test_file);
  return files;
}

void throw_if_faulty(const Session& session,
                     const std::vector<RuleFile>& files,
                     const DiskRules& rules) {
  Diagnostics faults;
  for (const RuleFile& file : files) {
    const Diagnostics found = faults_of_tests(file, rules);
    faults.insert(faults.end(), found.begin(), found.end());
  }
  if (!has_errors(faults)) return;
  session.show(faults, files);
  throw InputError("the tests have faults; none was run");
}

void count(const std::vector<TestResult>& results, Tally& tally) {
  for (const TestResult& result : results) {
    switch (result.outcome) {
      case TestOutcome::passed: ++tally.passed; break;
      case TestOutcome::failed: ++tally.failed; break;
      case TestOutcome::todo:
      case TestOutcome::todo_passes: ++tally.todo; break;
    }
  }
}

std::string words_of(const Tally& tally) {
  std::string words = std::to_string(tally.passed) + " pass";
  if (tally.failed > 0) words += ", " + std::to_string(tally.failed) + " FAIL";
  if (tally.todo > 0) words += ", " + std::to_string(tally.todo) + " todo";
  return words;
}

// A note that the label says already.
void drop_repeated_notes(Diagnostics& failures) {
  for (Diagnostic& failure : failures) {
    if (failure.primary) std::erase(failure.notes, failure.primary->text);
  }
}

// "FAIL  file:line  name", then what came instead.
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

std::string object_of(const TestResult& result) {
  std::string remarks;
  for (const std::string& remark : result.remarks) {
    remarks += (remarks.empty() ? "" : ",") + json_quoted(remark);
  }
  return "{\"file\":" + json_quoted(result.file) +
         ",\"line\":" + std::to_string(result.line) +
         ",\"name\":" + json_quoted(result.name) +
         ",\"outcome\":" + json_quoted(std::string(to_string(result.outcome))) +
         ",\"remarks\":[" + remarks + "]}";
}

// Failed examples as results of their own, for programs.
std::vector<TestResult> results_of(const ExampleResults& examples,
                                   const std::vector<RuleFile>& files) {
  const SourceTexts texts = texts_of(files);
  std::vector<TestResult> results;
  for (const Diagnostic& failure : examples.failures) {
    TestResult& result = results.emplace_back();
    result.name = failure.message;
    result.outcome = TestOutcome::failed;
    result.remarks = failure.notes;
    if (!failure.primary) continue;
    result.remarks.insert(result.remarks.begin(), failure.primary->text);
    result.file = failure.primary->span.file;
    const auto text = texts.find(result.file);
    if (text == texts.end()) continue;
    result.line = line_and_column(text->second, failure.primary->span.begin).line;
  }
  return results;
}

bool printed_for_programs(const Session& session,
                          const std::vector<TestResult>& results) {
  Table table{.header = {"FILE", "LINE", "NAME", "OUTCOME"}};
  std::vector<std::string> objects;
  for (const TestResult& result : results) {
    table.rows.push_back({result.file,
                          std::to_string(result.line),
                          result.name,
                          std::string(to_string(result.outcome))});
    objects.push_back(object_of(result));
  }
  return printed_as_data(session, table, objects);
}

}  // namespace

int run_rules_test(Session& session, const Arguments& arguments) {
  const DiskRules rules = session.sound_rules();
  const RuleSet& set = *rules.loaded.rules;
  const std::vector<RuleFile> files = test_files(session, arguments, rules);
  throw_if_faulty(session, files, rules);
  ExampleResults examples;
  if (!arguments.has("FILE")) examples = run_examples(set);
  drop_repeated_notes(examples.failures);
  Tally total{.passed = examples.passed, .failed = examples.failures.size()};
  Table table{.header = {"TESTS", "CHECKS", "RESULT"}};
  if (examples.examples > 0) {
    table.rows.push_back({"examples of " + counted(set.cues.size(), "cue"),
                          std::to_string(examples.examples),
                          words_of(total)});
  }
  std::vector<TestResult> all = results_of(examples, rules.files);
  std::string details;
  for (const RuleFile& file : files) {
    const std::vector<TestResult> results = run_tests(session, file, set);
    Tally tally;
    count(results, tally);
    count(results, total);
    table.rows.push_back({file.name, std::to_string(results.size()), words_of(tally)});
    details += details_of(results);
    all.insert(all.end(), results.begin(), results.end());
  }
  const int code = total.failed > 0 ? 1 : 0;
  if (printed_for_programs(session, all)) return code;
  session.out() << render(table, session.width());
  if (!examples.failures.empty()) {
    session.out() << "\n"
                  << render(examples.failures,
                            texts_of(rules.files),
                            DiagnosticStyle::plain);
  }
  session.out() << details << (details.empty() && examples.failures.empty() ? "" : "\n")
                << words_of(total) << "\n";
  return code;
}

}  // namespace stance::cli
