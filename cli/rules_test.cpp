// SPDX-License-Identifier: Apache-2.0
// stance rules test: the examples beside the rules, and the test files.
#include <algorithm>
#include <ostream>

#include "print.h"
#include "rule_editor.h"
#include "run.h"
#include "stance/base/text.h"
#include "stance/ingest/files.h"
#include "stance/report/diagnostics.h"
#include "stance/report/words.h"
#include "stance/rules/text_edits.h"
#include "test_accept.h"
#include "test_cover.h"
#include "test_junit.h"
#include "test_suite.h"

namespace stance::cli {
namespace {

constexpr std::size_t file_limit = std::size_t{4} << 20U;

struct Tally {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t todo = 0;
};

// The test files that the user names, wherever they are; without names those beside the
// rules. With --only those alone that may have such a test.
std::vector<RuleFile> test_files(const Session& session,
                                 const Arguments& arguments,
                                 const DiskRules& rules) {
  std::vector<RuleFile> files;
  for (const std::string& name : arguments.values("FILE")) {
    const auto text = ingest::read_file(session.environment().folder / name, file_limit);
    if (!text) throw InputError(Diagnostics{text.error()});
    files.push_back({name, *text});
  }
  if (!arguments.has("FILE")) files = tests_beside(rules);
  const std::optional<std::string> only = arguments.value("--only");
  if (!only) return files;
  if (arguments.has("--accept") || arguments.has("--cover")) {
    throw InputError("--only does not go with --accept or --cover; name the test files");
  }
  std::erase_if(files, [&](const RuleFile& file) { return !may_have_test(file, *only); });
  return files;
}

void throw_if_faulty(const Session& session,
                     const DiskRules& disk,
                     const std::vector<RuleFile>& files,
                     RulesOfTests& rules,
                     const std::filesystem::path& root) {
  const Diagnostics faults = faults_of_suite(files, rules, root);
  if (!has_errors(faults)) return;
  std::vector<RuleFile> texts = disk.files;
  texts.insert(texts.end(), files.begin(), files.end());
  session.show(faults, texts);
  throw InputError("the tests have faults; none was run");
}

// The rules with the examples of this cue alone.
RuleSet with_examples_of(RuleSet rules, const std::string& name) {
  for (Cue& cue : rules.cues) {
    if (cue.id.text == name || cue.id.text.ends_with("/" + name)) continue;
    cue.yes.clear();
    cue.no.clear();
  }
  return rules;
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

constexpr std::size_t most_missing = 12;

void print_coverage(const Session& session, const std::vector<Covered>& coverage) {
  std::string never;
  session.out() << "\nCoverage ";
  for (const Covered& part : coverage) {
    session.out() << "  " << part.what << " " << part.all - part.missing.size() << "/"
                  << part.all;
    if (part.missing.empty()) continue;
    never += "  " + part.what + " that no test exercises:";
    for (std::size_t i = 0; i < std::min(part.missing.size(), most_missing); ++i) {
      never += " " + part.missing[i] + (i + 1 < part.missing.size() ? "," : "");
    }
    const std::size_t shown = std::min(part.missing.size(), most_missing);
    if (part.missing.size() > shown) {
      never += " … " + std::to_string(part.missing.size() - shown) + " more";
    }
    never += "\n";
  }
  session.out() << "\n" << never;
}

// Writes what the rules give into a test file; gives the file as it is then.
RuleFile accept(Session& session,
                const std::filesystem::path& root,
                const RuleFile& file,
                const std::vector<TextEdit>& edits) {
  const std::string text = with_edits(file.text, edits);
  if (text == file.text) return file;
  const RuleFile changed = {file.name, text};
  if (comments_of(text) != comments_of(file.text) ||
      has_errors(parse_test_file(changed).diagnostics)) {
    throw InputError(file.name +
                     ": the edit would change more than it should; nothing "
                     "was written");
  }
  ingest::write_file(root / file.name, text);
  session.out() << file.name << "\n" << line_difference(file.text, text);
  return changed;
}

// Accepts what the tests of the files give; says what still fails then.
int accept_all(Session& session,
               const std::vector<RuleFile>& files,
               RulesOfTests& rules_of,
               const std::filesystem::path& root,
               std::size_t failed_examples) {
  std::size_t changed = 0;
  std::vector<TestResult> left;
  for (const RuleFile& file : files) {
    Diagnostics none;
    const RuleSet& rules = *rules_of.of(file, none)->loaded.rules;
    const std::vector<TestResult> results = run_tests(session, file, rules, root);
    const RuleFile after =
        accept(session, root, file, accepted(session, file, rules, results, root));
    if (after.text != file.text) ++changed;
    std::ranges::copy_if(
        run_tests(session, after, rules, root),
        std::back_inserter(left),
        [](const TestResult& result) { return result.outcome == TestOutcome::failed; });
  }
  session.out() << counted(changed, "file") << " changed; stance rules test runs them\n"
                << details_of(left);
  if (!left.empty()) {
    session.out() << "\n"
                  << counted(left.size(), "test")
                  << " that cannot be accepted: a person must write what is expected\n";
  }
  if (failed_examples > 0) {
    session.out() << counted(failed_examples, "example")
                  << " fail: `yes` and `no` are not accepted\n";
  }
  return left.empty() && failed_examples == 0 ? 0 : 1;
}

// What came of the examples and of each file with tests.
struct Outcome {
  Outcome(const ExampleResults& examples,
          std::size_t cues,
          const std::vector<RuleFile>& rules)
      : total{.passed = examples.passed, .failed = examples.failures.size()},
        all(results_of(examples, rules)) {
    if (examples.examples == 0) return;
    table.rows.push_back({"examples of " + counted(cues, "cue"),
                          std::to_string(examples.examples),
                          words_of(total)});
  }

  // Of a file whose tests were picked, all or some of them.
  void add(const std::string& file, const std::vector<TestResult>& results) {
    Tally tally;
    count(results, tally);
    count(results, total);
    table.rows.push_back({file, std::to_string(results.size()), words_of(tally)});
    details += details_of(results);
    all.insert(all.end(), results.begin(), results.end());
  }

  Tally total;
  Table table{.header = {"TESTS", "CHECKS", "RESULT"}};
  std::vector<TestResult> all;
  std::string details = {};
};

void print_failed_examples(const Session& session,
                           const ExampleResults& examples,
                           const std::vector<RuleFile>& rules) {
  if (examples.failures.empty()) return;
  session.out() << "\n"
                << render(examples.failures, texts_of(rules), DiagnosticStyle::plain);
}

}  // namespace

int run_rules_test(Session& session, const Arguments& arguments) {
  const DiskRules rules = session.sound_rules();
  const RuleSet& set = *rules.loaded.rules;
  const std::optional<std::string> only = arguments.value("--only");
  const std::vector<RuleFile> files = test_files(session, arguments, rules);
  RulesOfTests rules_of(rules);
  const std::filesystem::path root =
      arguments.has("FILE") ? session.environment().folder : session.pack_place().root;
  throw_if_faulty(session, rules, files, rules_of, root);
  ExampleResults examples;
  if (!arguments.has("FILE")) {
    examples = run_examples(only ? with_examples_of(set, *only) : set);
  }
  drop_repeated_notes(examples.failures);
  if (arguments.has("--accept")) {
    return accept_all(session, files, rules_of, root, examples.failures.size());
  }
  Outcome outcome(examples, only ? 1 : set.cues.size(), rules.files);
  for (const RuleFile& file : files) {
    Diagnostics none;
    const RuleSet& under_test = *rules_of.of(file, none)->loaded.rules;
    outcome.add(file.name, run_tests(session, file, under_test, root, only));
  }
  if (only && outcome.all.empty() && examples.examples == 0) {
    throw InputError("--only " + printable_line(*only) +
                     ": no cue with examples and no test has this name");
  }
  const int code = outcome.total.failed > 0 ? 1 : 0;
  if (arguments.value("--format") == "junit") {
    session.out() << junit_of(outcome.all, examples.passed);
    return code;
  }
  if (printed_for_programs(session, outcome.all)) return code;
  session.out() << render(outcome.table, session.width());
  print_failed_examples(session, examples, rules.files);
  if (arguments.has("--cover")) print_coverage(session, coverage(set, files, root));
  const bool has_details = !outcome.details.empty() || !examples.failures.empty();
  session.out() << outcome.details << (has_details ? "\n" : "") << words_of(outcome.total)
                << "\n";
  return code;
}

}  // namespace stance::cli
