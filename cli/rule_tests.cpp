// SPDX-License-Identifier: Apache-2.0
#include "rule_tests.h"

#include <algorithm>
#include <set>

#include "reading_tests.h"
#include "stance/base/assert.h"
#include "stance/base/digest.h"
#include "stance/base/text.h"
#include "stance/extract/document_tests.h"
#include "stance/extract/sentence_tests.h"
#include "stance/rules/pack_heads.h"
#include "stance/timeline/assemble.h"
#include "test_documents.h"

namespace stance::cli {
namespace {

std::string folder_of(const std::string& name) {
  return name.substr(0, std::min(name.find('/'), name.size()));
}

// The folders of the pack, of those that it extends and of the readings that judge them,
// as far as their heads tell.
std::set<std::string> folders_of(const DiskRules& rules) {
  std::set<std::string> folders = {rules.pack};
  const std::vector<PackHead> heads = pack_heads(rules.files);
  for (std::size_t before = 0; before != folders.size();) {
    before = folders.size();
    for (const PackHead& head : heads) {
      if (!folders.contains(head.folder)) continue;
      folders.insert(head.extends.begin(), head.extends.end());
    }
  }
  const std::set<std::string> judged = folders;
  for (const PackHead& head : heads) {
    const bool is_about_them =
        head.is_reading &&
        std::ranges::all_of(
            head.extends, [&](const std::string& name) { return judged.contains(name); });
    if (is_about_them) folders.insert(head.folder);
  }
  return folders;
}

std::string words_of(const Status& status) {
  const std::string standing(to_string(status.standing));
  if (!status.state) return standing;
  if (status.standing == Standing::settled) return status.state->text;
  return status.state->text + " " + standing;
}

std::string words_of(const TimelineCheck& check) {
  const std::string standing = check.standing.value_or("");
  if (!check.state) return standing;
  return check.state->text + (standing.empty() ? "" : " " + standing);
}

// A state alone does not stand for a status that leaves open whether it holds.
bool leaves_open(Standing standing) {
  return standing == Standing::unknown || standing == Standing::uncertain ||
         standing == Standing::contested;
}

bool holds(const TimelineCheck& check, const Status& status) {
  if (check.standing && *check.standing != to_string(status.standing)) return false;
  if (!check.state) return true;
  if (!status.state || status.state->text != check.state->text) return false;
  return check.standing || !leaves_open(status.standing);
}

std::size_t line_of(const RuleFile& file, const SourceSpan& span) {
  return line_and_column(file.text, span.begin).line;
}

std::vector<Evidence> evidence_of(const TimelineTest& test, const RuleFile& file) {
  std::vector<Evidence> all;
  for (const GivenEvidence& given : test.given) {
    Evidence piece;
    piece.document = file.name + ":" + std::to_string(line_of(file, given.span));
    piece.digest = digest_of(piece.document);
    piece.jurisdiction = {"test"};
    piece.policy = {given.policy.text};
    piece.state = {given.state.text};
    piece.kind = given.kind;
    piece.when = given.when;
    piece.published = given.published;
    piece.factual = given.kind != Kind::proposed;
    piece.grade = Grade::a;
    if (given.source) piece.source_kind = given.source->text;
    piece.id = evidence_id(piece);
    all.push_back(std::move(piece));
  }
  return all;
}

Status status_for(const std::vector<Timeline>& all,
                  const TimelineCheck& check,
                  const RuleSet& rules) {
  const Policy* policy = rules.find_policy({check.policy.text});
  STANCE_ASSERT(policy != nullptr);
  std::vector<Timeline> strands;
  std::ranges::copy_if(all, std::back_inserter(strands), [&](const Timeline& each) {
    return each.policy == policy->id;
  });
  return status_on(strands, *policy, check.day, Day::latest());
}

std::vector<std::string> failures_of(const TimelineTest& test,
                                     const RuleFile& file,
                                     const RuleSet& rules) {
  const std::vector<Evidence> evidence = evidence_of(test, file);
  const std::vector<Timeline> all = assemble_timelines(evidence, rules, Day::latest());
  std::vector<std::string> failures;
  for (const TimelineCheck& check : test.check) {
    if (check.under && rules.find_reading(check.under->text) != nullptr) {
      if (auto failure = failure_under(check, all, rules)) failures.push_back(*failure);
      continue;
    }
    const Status status = status_for(all, check, rules);
    if (holds(check, status)) continue;
    failures.push_back(to_string(check.day) + "  " + check.policy.text + " is " +
                       words_of(status) + ", expected " + words_of(check));
  }
  return failures;
}

// What the file says there, where it is on one line.
std::string written(const RuleFile& file, const SourceSpan& span) {
  const std::string text = file.text.substr(span.begin, span.end - span.begin);
  return text.find('\n') == std::string::npos ? text : "";
}

std::vector<std::string> failures_of(const Diagnostics& found, const RuleFile& file) {
  std::vector<std::string> failures;
  for (const Diagnostic& failure : found) {
    STANCE_ASSERT(failure.primary.has_value());
    failures.push_back(failure.message + ": " + failure.primary->text);
    const std::string at = written(file, failure.primary->span);
    if (!at.empty()) failures.push_back("  " + at);
  }
  return failures;
}

// `Test` is a sentence, a timeline, a table or a document.
template <class Test>
TestResult result_of(const Test& test,
                     const RuleFile& file,
                     std::vector<std::string> failures) {
  TestResult result{
      .file = file.name, .line = line_of(file, test.span), .name = test.name};
  result.outcome = failures.empty() ? TestOutcome::passed : TestOutcome::failed;
  result.remarks = std::move(failures);
  if (!test.todo) return result;
  result.outcome = result.remarks.empty() ? TestOutcome::todo_passes : TestOutcome::todo;
  result.remarks = {*test.todo};
  return result;
}

// Only tests with this text in their names.
void keep_named(TestFile& tests, const std::string& name) {
  const auto keep = [&name](auto& some) {
    std::erase_if(some, [&name](const auto& test) {
      return test.name.find(name) == std::string::npos;
    });
  };
  keep(tests.sentences);
  keep(tests.timelines);
  keep(tests.tables);
  keep(tests.documents);
}

}  // namespace

bool may_have_test(const RuleFile& file, const std::string& name) {
  ParsedTests parsed = parse_test_file(file);
  if (has_errors(parsed.diagnostics)) return true;
  keep_named(parsed.tests, name);
  return !parsed.tests.sentences.empty() || !parsed.tests.timelines.empty() ||
         !parsed.tests.tables.empty() || !parsed.tests.documents.empty();
}

bool is_test_file(const RuleFile& file) {
  return file.name.ends_with(".test.toml");
}

std::vector<RuleFile> files_of_packs(const DiskRules& rules) {
  const std::set<std::string> folders = folders_of(rules);
  std::vector<RuleFile> files;
  std::ranges::copy_if(rules.files, std::back_inserter(files), [&](const RuleFile& file) {
    return folders.contains(folder_of(file.name));
  });
  return files;
}

Diagnostics faults_of_tests(const RuleFile& file,
                            const DiskRules& rules,
                            const std::filesystem::path& root) {
  ParsedTests parsed = parse_test_file(file);
  if (!has_errors(parsed.diagnostics)) {
    const Diagnostics unread = unread_documents(parsed.tests, file, root);
    parsed.diagnostics.insert(parsed.diagnostics.end(), unread.begin(), unread.end());
  }
  if (!rules.loaded.rules) return parsed.diagnostics;
  const Diagnostics names = unknown_names(parsed.tests, file, *rules.loaded.rules);
  parsed.diagnostics.insert(parsed.diagnostics.end(), names.begin(), names.end());
  sort_by_place(parsed.diagnostics);
  return parsed.diagnostics;
}

std::string_view to_string(TestOutcome outcome) {
  switch (outcome) {
    case TestOutcome::passed: return "pass";
    case TestOutcome::failed: return "FAIL";
    case TestOutcome::todo: return "todo";
    case TestOutcome::todo_passes: return "todo passes";
  }
  return "";
}

std::vector<TestResult> run_tests(Session& session,
                                  const RuleFile& file,
                                  const RuleSet& rules,
                                  const std::filesystem::path& root,
                                  const std::optional<std::string>& only) {
  TestFile tests = parse_test_file(file).tests;
  if (only) keep_named(tests, *only);
  std::vector<TestResult> results;
  const std::vector<SentenceResult> sentences =
      check_sentences(rules, session.gazetteer(), tests.sentences);
  STANCE_ASSERT(sentences.size() == tests.sentences.size());
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    results.push_back(
        result_of(tests.sentences[i], file, failures_of(sentences[i].failures, file)));
  }
  for (const TimelineTest& test : tests.timelines) {
    results.push_back(result_of(test, file, failures_of(test, file, rules)));
  }
  for (const TableTest& test : tests.tables) {
    results.push_back(result_of(test, file, table_failures(rules, test)));
  }
  for (const DocumentTest& test : tests.documents) {
    const auto document = document_of(test, file, root);
    STANCE_ASSERT(document.has_value());
    const DocumentResult result =
        check_document(rules, session.gazetteer(), test, *document);
    results.push_back(result_of(test, file, failures_of(result.failures, file)));
  }
  return results;
}

}  // namespace stance::cli
