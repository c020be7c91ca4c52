// SPDX-License-Identifier: Apache-2.0
#include "test_accept.h"

#include <algorithm>
#include <set>

#include "stance/extract/document_tests.h"
#include "stance/extract/sentence_tests.h"
#include "stance/rules/toml_tree.h"
#include "test_documents.h"

namespace stance::cli {
namespace {

// "dogs free, observed (parks/free)" -> ["dogs", "free", "observed", "free"]
std::string row_of(const std::string& record) {
  const std::size_t blank = record.find(' ');
  const std::size_t comma = record.find(", ");
  const std::size_t open = record.find(" (");
  const std::size_t slash = record.find('/', open);
  const auto quoted = [](const std::string& text) { return "\"" + text + "\""; };
  return "[" + quoted(record.substr(0, blank)) + ", " +
         quoted(record.substr(blank + 1, comma - blank - 1)) + ", " +
         quoted(record.substr(comma + 2, open - comma - 2)) + ", " +
         quoted(record.substr(slash + 1, record.size() - slash - 2)) + "]";
}

std::string written(const RuleFile& file, const SourceSpan& span) {
  return file.text.substr(span.begin, span.end - span.begin);
}

// The rows that still hold, and those that came.
std::string expectation(const RuleFile& file,
                        const SentenceTest& test,
                        const SentenceResult& result) {
  std::vector<std::string> rows;
  for (const ExpectedRecord& record : test.expect) {
    const bool is_missing =
        std::ranges::any_of(result.failures, [&record](const Diagnostic& failure) {
          return failure.code == "T003" && failure.primary->span == record.span;
        });
    if (!is_missing) rows.push_back(written(file, record.span));
  }
  for (const Diagnostic& failure : result.failures) {
    if (failure.code == "T004") rows.push_back(row_of(failure.primary->text));
  }
  std::string text;
  for (const std::string& row : rows) text += (text.empty() ? "" : ", ") + row;
  return "[" + text + "]";
}

// The rows that still hold as they are written, and those that came, a line each where
// there are several. Where others may come, only those of a policy whose row fails.
std::string expectation(const RuleFile& file,
                        const DocumentTest& test,
                        const DocumentResult& result) {
  std::set<std::string> failing;
  for (std::size_t row = 0; row < test.expect.size(); ++row) {
    const bool holds = std::ranges::any_of(
        result.given, [row](const GivenRow& given) { return given.expected == row; });
    if (!holds) failing.insert(test.expect[row].policy.text);
  }
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < result.given.size(); ++i) {
    const GivenRow& given = result.given[i];
    const std::string& policy = result.extraction.evidence[i].policy.text;
    if (given.expected) {
      rows.push_back(written(file, test.expect[*given.expected].span));
    } else if (test.is_exact || failing.contains(policy)) {
      rows.push_back(given.row);
    }
  }
  // A test that allows others and expects nothing would expect nothing at all.
  if (rows.empty() && !test.is_exact) {
    for (const ExpectedInDocument& row : test.expect)
      rows.push_back(written(file, row.span));
  }
  if (rows.size() < 2) return "[" + (rows.empty() ? "" : rows.front()) + "]";
  std::string text = "[";
  for (const std::string& row : rows) text += "\n  " + row + ",";
  return text + "\n]";
}

// The value of `expect` of the test whose table begins there.
std::optional<SourceSpan> expect_span(const TomlTree& tree,
                                      const std::string& section,
                                      const SourceSpan& test) {
  const TomlEntry* tests = tree.root.find(section);
  if (tests == nullptr) return std::nullopt;
  for (const TomlValue& table : tests->value.items) {
    const TomlEntry* expect = table.find("expect");
    if (table.span == test && expect != nullptr) return expect->value.span;
  }
  return std::nullopt;
}

// What a check may expect of "free", "leash stale" or "yes or no uncertain": where
// several answers are possible only that it is so.
std::string answer_to_expect(const std::string& told) {
  return told.find(" or ") == std::string::npos ? told : told.substr(told.rfind(' ') + 1);
}

// "2020-01-01  dogs is leash stale, expected free" and "2020-01-01  friendly under easy
// is yes, expected no (dogs free, row 1)" tell what a check should say.
void accept_checks(const TimelineTest& test,
                   const TestResult& result,
                   std::vector<TextEdit>& edits) {
  for (const TimelineCheck& check : test.check) {
    const std::string day = to_string(check.day) + "  " + check.policy.text;
    const std::string under = check.under ? " under " + check.under->text : "";
    for (const std::string& remark : result.remarks) {
      const std::size_t end = remark.rfind(", expected ");
      const bool is_of_reading = check.under && remark.starts_with(day + under + " is ");
      const std::string begin = day + (is_of_reading ? under : "") + " is ";
      if (!remark.starts_with(begin) || end == std::string::npos) continue;
      const std::string told = remark.substr(begin.size(), end - begin.size());
      edits.push_back({check.answer_span, "\"" + answer_to_expect(told) + "\""});
      break;
    }
  }
}

// The answers of rows whose cells have but one.
void accept_rows(const RuleSet& rules,
                 const TableTest& test,
                 std::vector<TextEdit>& edits) {
  for (std::size_t i = 0; i < test.check.size(); ++i) {
    const TestWord& answer = test.check[i].back();
    const std::set<std::string> given = answers_of_row(rules, test, i);
    if (given.size() != 1 || given.contains(answer.text)) continue;
    edits.push_back({answer.span, "\"" + *given.begin() + "\""});
  }
}

}  // namespace

std::vector<TextEdit> accepted(Session& session,
                               const RuleFile& file,
                               const RuleSet& rules,
                               const std::vector<TestResult>& results,
                               const std::filesystem::path& root) {
  const TestFile tests = parse_test_file(file).tests;
  const TomlTree tree = read_toml(file.text, file.name);
  const std::vector<SentenceResult> sentences =
      check_sentences(rules, session.gazetteer(), tests.sentences);
  std::vector<TextEdit> edits;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (results[i].outcome != TestOutcome::failed) continue;
    const auto span = expect_span(tree, "sentence", tests.sentences[i].span);
    if (!span) continue;
    edits.push_back({*span, expectation(file, tests.sentences[i], sentences[i])});
  }
  for (std::size_t i = 0; i < tests.timelines.size(); ++i) {
    const TestResult& result = results[sentences.size() + i];
    if (result.outcome != TestOutcome::failed) continue;
    accept_checks(tests.timelines[i], result, edits);
  }
  for (std::size_t i = 0; i < tests.tables.size(); ++i) {
    const TestResult& result = results[sentences.size() + tests.timelines.size() + i];
    if (result.outcome != TestOutcome::failed) continue;
    accept_rows(rules, tests.tables[i], edits);
  }
  const std::size_t documents = results.size() - tests.documents.size();
  for (std::size_t i = 0; i < tests.documents.size(); ++i) {
    if (results[documents + i].outcome != TestOutcome::failed) continue;
    const DocumentTest& test = tests.documents[i];
    const auto document = document_of(test, file, root);
    const auto span = expect_span(tree, "document", test.span);
    if (!span || !document) continue;
    const DocumentResult result =
        check_document(rules, session.gazetteer(), test, *document);
    edits.push_back({*span, expectation(file, test, result)});
  }
  return edits;
}

}  // namespace stance::cli
