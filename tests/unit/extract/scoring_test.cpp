// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/scoring.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace stance {
namespace {

const std::set<Grade> all_grades = {Grade::a, Grade::b, Grade::c, Grade::d};

Edtf date(std::string_view text) {
  return Edtf::parse(text).value();
}

// "kent p s adopted 2014": place, policy, state, kind, day.
std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == ' ') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  REQUIRE(parts.size() >= 5);
  return parts;
}

GoldRecord record(const std::string& text) {
  const std::vector<std::string> parts = parts_of(text);
  return {.claim = {{parts[0]}, {parts[1]}, {parts[2]}},
          .kind = parse_kind(parts[3]).value(),
          .when = date(parts[4]),
          .is_optional = parts.size() > 5};
}

Evidence piece(const std::string& text) {
  const std::vector<std::string> parts = parts_of(text);
  Evidence evidence;
  evidence.jurisdiction = {parts[0]};
  evidence.policy = {parts[1]};
  evidence.state = {parts[2]};
  evidence.kind = parse_kind(parts[3]).value();
  evidence.when = date(parts[4]);
  evidence.grade = parts.size() > 5 ? parse_grade(parts[5]).value() : Grade::b;
  evidence.end = 4;
  return evidence;
}

Score score_of(const std::vector<std::string>& gold,
               const std::vector<std::string>& found,
               const std::vector<Trap>& traps = {},
               const std::set<Grade>& grades = all_grades) {
  GoldDocument document;
  document.document.id = "d";
  document.document.text = "Text of the document.";
  for (const std::string& one : gold) document.records.push_back(record(one));
  document.traps = traps;
  std::vector<Evidence> pieces;
  for (const std::string& one : found) pieces.push_back(piece(one));
  Score score;
  add_score(score, document, pieces, grades);
  return score;
}

// right/invented/missed at the three depths
std::string shown(const Score& score) {
  std::string text;
  for (const Tally& tally : score.all) {
    text += (text.empty() ? "" : " ") + std::to_string(tally.right) + "/" +
            std::to_string(tally.invented) + "/" + std::to_string(tally.missed);
  }
  return text;
}

TEST_CASE("extract: what was found is held against what is there, at three depths") {
  struct Row {
    std::string_view name;
    std::vector<std::string> gold;
    std::vector<std::string> found;
    std::string_view tallies;
  };
  const std::string one = "kent p s adopted 2014";
  const Row rows[] = {
      {"right", {one}, {one}, "1/0/0 1/0/0 1/0/0"},
      {"missed", {one}, {}, "0/0/1 0/0/1 0/0/1"},
      {"invented", {}, {one}, "0/1/0 0/1/0 0/1/0"},
      {"another place", {one}, {"ottawa p s adopted 2014"}, "0/1/1 0/1/1 0/1/1"},
      {"another state", {one}, {"kent p t adopted 2014"}, "0/1/1 0/1/1 0/1/1"},
      {"another kind", {one}, {"kent p s observed 2014"}, "1/0/0 0/1/1 0/1/1"},
      {"another day", {one}, {"kent p s adopted 2016"}, "1/0/0 1/0/0 0/1/1"},
      {"said twice", {one}, {one, one}, "1/0/0 1/0/0 1/0/0"},
      {"two days, one of them right",
       {one},
       {one, "kent p s adopted 2016"},
       "1/0/0 1/0/0 1/1/0"},
      {"one piece settles one record",
       {one, "kent p s adopted 2014-03"},
       {"kent p s adopted 2014-03-01"},
       "1/0/0 1/0/0 1/0/1"},
      {"an optional record that was found",
       {"kent p s observed 2014 optional"},
       {"kent p s observed 2014"},
       "0/0/0 0/0/0 0/0/0"},
      {"an optional record that was not",
       {"kent p s observed 2014 optional"},
       {},
       "0/0/0 0/0/0 0/0/0"},
      {"a firm record makes an optional one of the same claim firm",
       {one, "kent p s observed 2014 optional"},
       {one},
       "1/0/0 1/0/1 1/0/1"},
      {"a proposal is no fact",
       {"kent p s proposed 2014"},
       {"kent p s proposed 2014"},
       "0/0/0 0/0/0 0/0/0"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(shown(score_of(row.gold, row.found)) == row.tallies);
  }
}

TEST_CASE("extract: a proposal that is taken for a fact is told") {
  const Score score = score_of({"kent p s proposed 2014"}, {"kent p s adopted 2014"});
  CHECK(score.proposals_as_facts == 1);
  CHECK(shown(score) == "0/1/0 0/1/0 0/1/0");
}

TEST_CASE("extract: only the grades that are asked for count") {
  const std::vector<std::string> gold = {"kent p s adopted 2014"};
  const std::vector<std::string> found = {"kent p s adopted 2014 C"};
  CHECK(shown(score_of(gold, found, {}, {Grade::a, Grade::b})) == "0/0/1 0/0/1 0/0/1");
  const Score score = score_of(gold, found);
  CHECK(score.by_grade.at(Grade::c)[0].right == 1);
  CHECK_FALSE(score.by_grade.contains(Grade::b));
}

TEST_CASE("extract: days agree where they meet and the found ones are not much wider") {
  struct Row {
    std::string_view truth;
    std::string_view found;
    bool agree;
  };
  const Row rows[] = {
      {"2014", "2014", true},
      {"2014", "2014-03-04", true},
      {"2014-03-04", "2014-03", true},
      {"2014-03-04", "2014", false},
      {"2014-03-04", "2014-03-05", false},
      {"XXXX", "2014", true},
      {"2014", "XXXX", false},
      {"2014-03-04", "XXXX", false},
      {"2014-03-04", "[..2014-03-07]", true},
      {"2014-03-04", "[..2014-03-08]", false},
      {"[..2014-03-04]", "2010", true},
      {"[..2014-03-04]", "2015", false},
      {"2014~", "2015-01-15", true},
      {"2014~", "2015-03", false},
      {"2014-01/2014-06", "2014", false},
      {"2014-01/2014-07", "2014", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.truth);
    CAPTURE(row.found);
    CHECK(days_agree(date(row.truth), date(row.found)) == row.agree);
  }
}

TEST_CASE("extract: a trap is sprung by evidence from its words") {
  const std::string said = "kent p s adopted 2014";
  const Trap here{.span = "Text"};
  const Trap elsewhere{.span = "document"};
  const Trap nowhere{.span = "no such words"};
  Trap of_day = here;
  of_day.forbidden = {{.policy = PolicyId{"p"}, .when = "2014"}};
  Trap of_place = here;
  of_place.forbidden = {{.jurisdiction = JurisdictionId{"ottawa"}}};
  struct Row {
    std::string_view name;
    std::vector<std::string> gold;
    Trap trap;
    std::size_t sprung;
  };
  const Row rows[] = {
      {"nothing may be found there", {}, here, 1},
      {"but what is true", {said}, here, 0},
      {"nor what is optional", {said + " optional"}, here, 0},
      {"other words", {}, elsewhere, 0},
      {"words that are not there", {}, nowhere, 0},
      {"what must not be said, though it is true", {said}, of_day, 1},
      {"only another place must not", {}, of_place, 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Score score = score_of(row.gold, {said}, {row.trap});
    CHECK(score.traps == 1);
    CHECK(score.traps_sprung == row.sprung);
  }
}

TEST_CASE("extract: precision, recall and F1 of a tally") {
  const Tally tally{.right = 3, .invented = 1, .missed = 3};
  CHECK(tally.precision().value() == doctest::Approx(0.75));
  CHECK(tally.recall().value() == doctest::Approx(0.5));
  CHECK(tally.f1() == doctest::Approx(0.6));
  CHECK_FALSE(Tally{}.precision().has_value());
  CHECK(Tally{}.f1() == 0.0);
}

}  // namespace
}  // namespace stance
