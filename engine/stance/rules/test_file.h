// SPDX-License-Identifier: Apache-2.0
// Tests of rules, written beside the packs as NAME.test.toml: does a text become the
// right evidence, does dated evidence become the right status on a day? This reads them;
// those who can extract and assemble run them.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "stance/base/day.h"
#include "stance/base/diagnostic.h"
#include "stance/base/edtf.h"
#include "stance/base/evidence.h"
#include "stance/rules/load.h"
#include "stance/rules/rule_set.h"

namespace stance {

// A word of a test file and where it stands.
struct TestWord {
  std::string text;
  SourceSpan span = {};

  bool operator==(const TestWord&) const = default;
};

// One record that a sentence must give: [policy, state, kind] or [policy, state, kind,
// cue]. The cue is an id with or without its pack.
struct ExpectedRecord {
  TestWord policy;
  TestWord state;
  Kind kind = Kind::observed;
  std::optional<TestWord> cue = {};
  SourceSpan span = {};

  bool operator==(const ExpectedRecord&) const = default;
};

// The sentence must give these records and no others.
struct SentenceTest {
  std::string name;
  std::string text;
  // The place in focus; where there is one the records must be about it.
  std::optional<std::string> place = {};
  std::optional<Edtf> published = {};
  std::vector<ExpectedRecord> expect = {};
  // Why the test is known to fail.
  std::optional<std::string> todo = {};
  SourceSpan span = {};
  SourceSpan text_span = {};

  bool operator==(const SentenceTest&) const = default;
};

// One record that a document must give. What is absent may be anything.
struct ExpectedInDocument {
  TestWord policy;
  TestWord state;
  std::optional<Kind> kind = {};
  // The days that the record must allow, neither more nor fewer.
  std::optional<Edtf> when = {};
  std::optional<TestWord> place = {};
  std::optional<TestWord> cue = {};
  SourceSpan span = {};

  bool operator==(const ExpectedInDocument&) const = default;
};

// A whole document: it must give these records, each once, in the order of its text.
struct DocumentTest {
  std::string name;
  // Empty where `file` is there.
  std::string text;
  // A path that begins at the test file's folder.
  std::optional<TestWord> file = {};
  // Metadata, as `stance ingest` knows it; it wins over what a file says.
  std::optional<std::string> title = {};
  std::optional<std::string> publisher = {};
  std::optional<std::string> url = {};
  std::optional<std::string> kind = {};
  std::optional<std::string> outlet_state = {};
  std::optional<Edtf> published = {};
  // Places that are known besides those of `expect`.
  std::vector<TestWord> places = {};
  // False: other records may come, too.
  bool is_exact = true;
  std::vector<ExpectedInDocument> expect = {};
  std::optional<std::string> todo = {};
  SourceSpan span = {};
  // Of `text` or of `file`.
  SourceSpan text_span = {};

  bool operator==(const DocumentTest&) const = default;
};

// One piece of evidence of a timeline test: [when, kind, policy, state, source,
// published]; the last two may be left out.
struct GivenEvidence {
  Edtf when;
  Kind kind = Kind::observed;
  TestWord policy;
  TestWord state;
  std::optional<TestWord> source = {};
  std::optional<Edtf> published = {};
  SourceSpan span = {};

  bool operator==(const GivenEvidence&) const = default;
};

// [day, policy, answer], or [day, question, pack, answer]: under a reading the question
// is one of its statuses, and the answer one of that status's answers, "uncertain" or
// "contested". The answer is a state, a standing (unknown, uncertain,
// contested, announced, suspended, stale, inherited), or both: "open stale". A state
// alone must be the status whatever its standing, except unknown, uncertain and
// contested.
struct TimelineCheck {
  Day day;
  TestWord policy;
  // A reading, or a pack under test.
  std::optional<TestWord> under = {};
  std::optional<TestWord> state = {};
  std::optional<std::string> standing = {};
  SourceSpan span = {};
  // Of the answer as a whole.
  SourceSpan answer_span = {};

  bool operator==(const TimelineCheck&) const = default;
};

struct TimelineTest {
  std::string name;
  std::optional<std::string> place = {};
  std::vector<GivenEvidence> given = {};
  std::vector<TimelineCheck> check = {};
  std::optional<std::string> todo = {};
  SourceSpan span = {};

  bool operator==(const TimelineTest&) const = default;
};

// A status table alone: what it must answer for rows of values, the answer last. A cell
// may stand for several values, all of which must give the answer.
struct TableTest {
  std::string name;
  // "status", or "reading/status".
  TestWord status;
  std::vector<std::vector<TestWord>> check = {};
  std::vector<SourceSpan> check_spans = {};
  std::optional<std::string> todo = {};
  SourceSpan span = {};

  bool operator==(const TableTest&) const = default;
};

struct TestFile {
  // The packs under test.
  std::vector<TestWord> packs;
  std::vector<SentenceTest> sentences;
  std::vector<DocumentTest> documents;
  std::vector<TimelineTest> timelines;
  std::vector<TableTest> tables;

  bool operator==(const TestFile&) const = default;
};

struct ParsedTests {
  // What could be read; complete if `diagnostics` has no error.
  TestFile tests;
  Diagnostics diagnostics;
};

ParsedTests parse_test_file(const RuleFile& file);

// The table that a test or a check asks: `status` in `reading`, or, without a reading, in
// the only one that has it.
struct AskedTable {
  const ReadingPack* reading = nullptr;
  const StatusTable* status = nullptr;
};
std::optional<AskedTable> asked_table(const RuleSet& rules, const TableTest& test);

// What the table says otherwise, a line each; empty: the test passes. Its names are all
// known.
std::vector<std::string> table_failures(const RuleSet& rules, const TableTest& test);

// What the table gives for all that the cells of the row stand for.
std::set<std::string> answers_of_row(const RuleSet& rules,
                                     const TableTest& test,
                                     std::size_t row);

// Reports policies, states, cues and kinds of sources that the rules do not have. `file`
// is the one that `tests` came from.
Diagnostics unknown_names(const TestFile& tests,
                          const RuleFile& file,
                          const RuleSet& rules);

}  // namespace stance
