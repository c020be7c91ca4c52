// SPDX-License-Identifier: Apache-2.0
#include "stance/base/decision.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace stance {
namespace {

Evidence graded(const std::string& id, Grade grade) {
  Evidence evidence;
  evidence.id = {id};
  evidence.grade = grade;
  return evidence;
}

Decision decided(const std::string& id, Verdict verdict) {
  Decision decision;
  decision.evidence = {id};
  decision.verdict = verdict;
  return decision;
}

std::string ids(const std::vector<Evidence>& evidence) {
  std::string text;
  for (const Evidence& piece : evidence) text += piece.id.text + " ";
  return text;
}

TEST_CASE("base: evidence counts down to the trusted grade, unless a person decided") {
  const std::vector<Evidence> evidence = {graded("good", Grade::a),
                                          graded("fair", Grade::b),
                                          graded("poor", Grade::d),
                                          graded("weak", Grade::c)};
  struct Row {
    std::string_view name;
    std::vector<Decision> decisions;
    std::string_view counted;
  };
  const Row rows[] = {
      {"nothing decided", {}, "good fair "},
      {"one rejected", {decided("good", Verdict::reject)}, "fair "},
      {"one accepted", {decided("poor", Verdict::accept)}, "good fair poor "},
      {"the last decision holds",
       {decided("poor", Verdict::accept), decided("poor", Verdict::reject)},
       "good fair "},
      {"undone",
       {decided("good", Verdict::reject), decided("good", Verdict::undo)},
       "good fair "},
      {"the last of two undone",
       {decided("poor", Verdict::reject),
        decided("poor", Verdict::accept),
        decided("poor", Verdict::undo_last)},
       "good fair "},
      {"the last undone, one before it holds",
       {decided("poor", Verdict::accept),
        decided("poor", Verdict::reject),
        decided("poor", Verdict::undo_last)},
       "good fair poor "},
      {"two undone, one after the other",
       {decided("good", Verdict::reject),
        decided("good", Verdict::accept),
        decided("good", Verdict::reject),
        decided("good", Verdict::undo_last),
        decided("good", Verdict::undo_last)},
       "fair "},
      {"all undone, and the last of nothing",
       {decided("good", Verdict::reject),
        decided("good", Verdict::reject),
        decided("good", Verdict::undo),
        decided("good", Verdict::undo_last)},
       "good fair "},
      {"decided on something else", {decided("gone", Verdict::accept)}, "good fair "},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(ids(counted_evidence(evidence, row.decisions, Grade::b)) == row.counted);
  }
}

TEST_CASE("base: what waits for a person is untrusted, undecided and still said") {
  std::vector<Evidence> evidence = {graded("good", Grade::a),
                                    graded("poor", Grade::d),
                                    graded("gone", Grade::d),
                                    graded("weak", Grade::c)};
  evidence[2].withdrawn = parse_day("2025-01-01");
  evidence[3].publisher = "Herald";
  Decision amended = decided("poor", Verdict::amend);
  amended.when = Edtf::parse("2024-05").value();
  Decision retracted = decided("Herald", Verdict::reject);
  retracted.target = Target::publisher;
  struct Row {
    std::string_view name;
    std::vector<Decision> decisions;
    std::string_view waiting;
  };
  const Row rows[] = {
      {"nothing decided", {}, "poor weak "},
      {"one accepted", {decided("poor", Verdict::accept)}, "weak "},
      {"one rejected", {decided("weak", Verdict::reject)}, "poor "},
      {"undone",
       {decided("poor", Verdict::accept), decided("poor", Verdict::undo)},
       "poor weak "},
      {"another day alone does not make it count", {amended}, "poor weak "},
      {"its source is retracted", {retracted}, "poor "},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(ids(waiting_evidence(evidence, row.decisions, Grade::b)) == row.waiting);
  }
  const auto waiting = waiting_evidence(evidence, std::vector{amended}, Grade::b);
  CHECK(waiting.front().when == *amended.when);
}

TEST_CASE("base: what an extractor found counts only where a person accepted it") {
  std::vector<Evidence> evidence = {graded("good", Grade::a), graded("poor", Grade::d)};
  for (Evidence& piece : evidence) piece.extractor = "finder";
  CHECK(ids(counted_evidence(evidence, {}, Grade::d)).empty());
  std::vector<Decision> decisions = {decided("poor", Verdict::accept)};
  CHECK(ids(counted_evidence(evidence, decisions, Grade::a)) == "poor ");
  Decision retracted = decided("finder", Verdict::reject);
  retracted.target = Target::extractor;
  decisions.push_back(retracted);
  CHECK(ids(counted_evidence(evidence, decisions, Grade::a)).empty());
  decisions.back().evidence = {"another"};
  CHECK(ids(counted_evidence(evidence, decisions, Grade::a)) == "poor ");
}

TEST_CASE("base: what comes from a retracted source does not count") {
  Evidence piece = graded("good", Grade::a);
  piece.digest = {"abc"};
  piece.publisher = "Ledger";
  piece.cell = TableCell{3, "county", "orders.csv"};
  struct Row {
    std::string_view name;
    Target target;
    std::string about;
    bool counts;
  };
  const Row rows[] = {
      {"its document", Target::document, "abc", false},
      {"another document", Target::document, "abd", true},
      {"its publisher", Target::publisher, "Ledger", false},
      {"another publisher", Target::publisher, "ledger", true},
      {"its row", Target::row, "abc row 3", false},
      {"another row", Target::row, "abc row 4", true},
      {"a publisher with the name of its document", Target::publisher, "abc", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Decision decision = decided(row.about, Verdict::reject);
    decision.target = row.target;
    std::vector<Decision> decisions = {decision};
    CHECK(counted_evidence({{piece}}, decisions, Grade::c).empty() != row.counts);
    // Accepting a piece does not bring back its source.
    decisions.push_back(decided("good", Verdict::accept));
    CHECK(counted_evidence({{piece}}, decisions, Grade::c).empty() != row.counts);
    decision.verdict = Verdict::undo;
    decisions.push_back(decision);
    CHECK(counted_evidence({{piece}}, decisions, Grade::c).size() == 1);
  }
}

TEST_CASE("base: a decision reaches what a later version of its table says again") {
  const auto piece = [](std::string id, const char* published, const char* until) {
    Evidence one = graded(id, Grade::a);
    one.when = Edtf::parse("2020-04-01").value();
    one.published = Edtf::parse(published).value();
    one.cell = TableCell{3, "county", "orders.csv"};
    one.digest = {published};
    if (*until != '\0') one.withdrawn = *parse_day(until);
    return one;
  };
  std::vector<Evidence> evidence = {piece("first", "2021-01-01", "2021-03-01"),
                                    piece("second", "2021-03-01", "2021-06-01"),
                                    piece("third", "2021-06-01", "")};
  std::vector<Decision> decisions = {decided("first", Verdict::reject)};
  CHECK(ids(counted_evidence(evidence, decisions, Grade::c)).empty());
  CHECK(verdict_for({"third"}, with_restated(evidence, decisions)) == Verdict::reject);
  decisions.push_back(decided("third", Verdict::accept));
  CHECK(ids(counted_evidence(evidence, decisions, Grade::c)) == "third ");
  decisions = {decided("second", Verdict::amend)};
  decisions.front().when = Edtf::parse("2020-05-01").value();
  CHECK(counted_evidence(evidence, decisions, Grade::c).back().when.to_string() ==
        "2020-05-01");
  CHECK(amended_when({"third"}, with_restated(evidence, decisions)) ==
        Edtf::parse("2020-05-01").value());
  CHECK_FALSE(amended_when({"third"}, decisions));
  CHECK_FALSE(amended_when({"first"}, with_restated(evidence, decisions)));
  decisions = {decided("2021-03-01 row 3", Verdict::reject)};
  decisions.front().target = Target::row;
  CHECK(ids(counted_evidence(evidence, decisions, Grade::c)) == "first ");
  decisions = {decided("first", Verdict::reject)};
  evidence[1].state = {"another"};
  CHECK(ids(counted_evidence(evidence, decisions, Grade::c)) == "second third ");
}

TEST_CASE("base: an amendment gives another day until it is undone") {
  const std::vector<Evidence> evidence = {graded("good", Grade::a)};
  Decision amendment = decided("good", Verdict::amend);
  amendment.when = Edtf::parse("2025-03").value();
  std::vector<Decision> decisions = {amendment};
  CHECK(counted_evidence(evidence, decisions, Grade::c).front().when.to_string() ==
        "2025-03");
  CHECK(verdict_for({"good"}, decisions) == std::nullopt);
  decisions.push_back(decided("good", Verdict::undo));
  CHECK(counted_evidence(evidence, decisions, Grade::c).front().when.to_string() ==
        "XXXX");
}

TEST_CASE("base: the verdict in force is the last one that was not undone") {
  const std::vector<Decision> decisions = {decided("x", Verdict::accept),
                                           decided("y", Verdict::reject),
                                           decided("y", Verdict::undo)};
  CHECK((verdict_for({"x"}, decisions) == Verdict::accept));
  CHECK_FALSE(verdict_for({"y"}, decisions));
  CHECK_FALSE(verdict_for({"z"}, decisions));
}

TEST_CASE("base: verdicts are read as they are written") {
  for (const std::string_view text : {"accept", "reject", "undo"}) {
    CAPTURE(text);
    const std::optional<Verdict> verdict = parse_verdict(text);
    REQUIRE(verdict);
    CHECK(to_string(*verdict) == text);
  }
  CHECK_FALSE(parse_verdict("accepted"));
}

}  // namespace
}  // namespace stance
