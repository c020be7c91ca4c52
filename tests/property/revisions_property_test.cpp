// SPDX-License-Identifier: Apache-2.0
// Revisions of past answers: one drawn by hand, and thousands made up, held to asking
// every day twice.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "stance/timeline/revisions.h"
#include "support/corpora.h"
#include "support/drawing.h"

namespace stance::test {
namespace {

constexpr int days = 24;
constexpr Days any_day = {};

// What is said of a day, without its age.
std::string said(const std::vector<Timeline>& strands,
                 const Policy& policy,
                 Day day,
                 Day known) {
  const Status status = status_on(strands, policy, day, known);
  const Standing standing =
      status.standing == Standing::stale ? Standing::settled : status.standing;
  std::string text(to_string(standing));
  if (status.state) text += " " + status.state->text;
  for (const StateId& state : status.states) text += " " + state.text;
  return text;
}

bool is_told(const std::vector<Revision>& revisions, Day learned, Day day) {
  return std::ranges::any_of(revisions, [&](const Revision& revision) {
    return revision.learned == learned && revision.days.contains(day);
  });
}

}  // namespace

TEST_CASE("timeline: an article that is older news revises the days it tells of") {
  const std::vector<Evidence> evidence = drawn_evidence({
      "adopted a  news |x              |",
      "adopted b  news |    x     p    |",
  });
  const RuleSet rules = drawn_rules(drawn_policy());
  const std::vector<Revision> revisions =
      revisions_of(evidence, rules, rules.policies.front(), any_day);
  REQUIRE(revisions.size() == 1);
  const Revision& revision = revisions.front();
  CHECK(revision.learned == drawn_day(10));
  CHECK(revision.days == Days{drawn_day(4), drawn_day(9)});
  CHECK(revision.before.state == StateId{"a"});
  CHECK(revision.after.state == StateId{"b"});
  CHECK(revision.evidence == std::vector<EvidenceId>{{"e1"}});
}

TEST_CASE("timeline: what a table takes back revises the days it told of") {
  const std::vector<Evidence> evidence = drawn_evidence({
      "adopted a  news |x              |",
      "adopted b  news |    x          | table=t until=10",
  });
  const RuleSet rules = drawn_rules(drawn_policy());
  std::vector<Revision> revisions =
      revisions_of(evidence, rules, rules.policies.front(), any_day);
  REQUIRE(revisions.size() == 1);
  CHECK(revisions.front().learned == drawn_day(10));
  CHECK(revisions.front().days == Days{drawn_day(4), drawn_day(9)});
  CHECK(revisions.front().before.state == StateId{"b"});
  CHECK(revisions.front().after.state == StateId{"a"});
  CHECK(revisions.front().evidence == std::vector<EvidenceId>{{"e1"}});
  revisions = revisions_of(
      std::span(evidence).subspan(1), rules, rules.policies.front(), any_day);
  REQUIRE(revisions.size() == 1);
  CHECK(revisions.front().after.standing == Standing::unknown);
}

TEST_CASE("timeline: revisions are the days whose answer a publication changed") {
  const std::uint64_t seed = 20261122;
  MESSAGE("seed " << seed);
  Dice dice(seed);
  const CorpusShape shape{.days = days,
                          .most_pieces = 5,
                          .most_uncertain = 4,
                          .has_open_dates = true,
                          .has_tables = true};
  std::size_t changed = 0;
  for (int round = 0; round < 2000; ++round) {
    const RuleSet rules = drawn_rules(made_up_policy(dice));
    const Policy& policy = rules.policies.front();
    const std::vector<Evidence> evidence = drawn_evidence(made_up_rows(dice, shape));
    const std::vector<Revision> revisions =
        revisions_of(evidence, rules, policy, any_day);
    for (int learned = 1; learned < days; ++learned) {
      const Day known = drawn_day(learned);
      const auto before = assemble_timelines(evidence, rules, drawn_day(learned - 1));
      const auto after = assemble_timelines(evidence, rules, known);
      for (int column = 0; column < learned; ++column) {
        const Day day = drawn_day(column);
        const bool differs = said(before, policy, day, drawn_day(learned - 1)) !=
                             said(after, policy, day, known);
        CAPTURE(round);
        CAPTURE(learned);
        CAPTURE(column);
        REQUIRE(is_told(revisions, known, day) == differs);
        changed += differs ? 1 : 0;
      }
    }
  }
  CHECK(changed > 1000);
}

}  // namespace stance::test
