// SPDX-License-Identifier: Apache-2.0
// Revisions of past answers: one drawn by hand, and thousands made up, held to asking
// every day twice.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "stance/timeline/revisions.h"
#include "stance/timeline/status.h"
#include "support/corpora.h"
#include "support/drawing.h"

namespace stance::test {
namespace {

constexpr int days = 24;
constexpr Days any_day = {};

using Layers = std::vector<std::vector<Evidence>>;

std::string words(const Status& status) {
  const Standing standing =
      status.standing == Standing::stale ? Standing::settled : status.standing;
  std::string text(to_string(standing));
  if (status.state) text += " " + status.state->text;
  for (const StateId& state : status.states) text += " " + state.text;
  return text;
}

// What is said of each day, without its age, by the law of the layers behind the first.
std::vector<std::string> said(const Layers& layers, const RuleSet& rules, Day known) {
  std::vector<std::vector<Timeline>> timelines;
  for (const std::vector<Evidence>& layer : layers) {
    timelines.push_back(assemble_timelines(layer, rules, known));
    if (timelines.size() == 1) continue;
    timelines.back() = strands_binding_below(timelines.back());
  }
  const Policy& policy = rules.policies.front();
  std::vector<std::string> all;
  for (int column = 0; column < days; ++column) {
    const Day day = drawn_day(column);
    std::vector<Status> above;
    for (std::size_t i = 1; i < layers.size(); ++i) {
      above.push_back(status_on(timelines[i], policy, day, known));
    }
    const Status own = status_on(timelines.front(), policy, day, known);
    all.push_back(words(inherit_status(policy, own, above).effective));
  }
  return all;
}

std::vector<Revision> revisions_here(const std::vector<Evidence>& evidence,
                                     const RuleSet& rules) {
  const std::vector<EvidenceOf> layers = {{{std::string(drawn_place)}, evidence}};
  return revisions_of(layers, rules, rules.policies.front(), any_day);
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
  const std::vector<Revision> revisions = revisions_here(evidence, rules);
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
  std::vector<Revision> revisions = revisions_here(evidence, rules);
  REQUIRE(revisions.size() == 1);
  CHECK(revisions.front().learned == drawn_day(10));
  CHECK(revisions.front().days == Days{drawn_day(4), drawn_day(9)});
  CHECK(revisions.front().before.state == StateId{"b"});
  CHECK(revisions.front().after.state == StateId{"a"});
  CHECK(revisions.front().evidence == std::vector<EvidenceId>{{"e1"}});
  revisions = revisions_here({evidence.back()}, rules);
  REQUIRE(revisions.size() == 1);
  CHECK(revisions.front().after.standing == Standing::unknown);
}

TEST_CASE("timeline: what a state takes back revises the answers of its counties") {
  const std::vector<Evidence> own = drawn_evidence({
      "adopted a  news |x              |",
  });
  const std::vector<Evidence> law = drawn_evidence({
      "adopted b  news |    x     p    | below",
      "adopted c  news |      x   p    |",
  });
  Policy policy = drawn_policy();
  policy.inherit = Inherit::override_own;
  const RuleSet rules = drawn_rules(policy);
  const std::vector<EvidenceOf> layers = {{{std::string(drawn_place)}, own},
                                          {{"the state"}, law}};
  const std::vector<Revision> revisions = revisions_of(layers, rules, policy, any_day);
  REQUIRE(revisions.size() == 1);
  CHECK(revisions.front().learned == drawn_day(10));
  CHECK(revisions.front().days == Days{drawn_day(4), drawn_day(9)});
  CHECK(revisions.front().after.state == StateId{"b"});
  CHECK(revisions.front().after.inherited_from == JurisdictionId{"the state"});
  CHECK(revisions.front().evidence == std::vector<EvidenceId>{{"e0"}});
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
    Policy policy = made_up_policy(dice);
    policy.inherit = static_cast<Inherit>(roll(dice, 4));
    const RuleSet rules = drawn_rules(policy);
    Layers evidence;
    std::vector<EvidenceOf> layers;
    for (int layer = roll(dice, 2); layer >= 0; --layer) {
      std::vector<std::string> rows = made_up_rows(dice, shape);
      for (std::string& row : rows) {
        if (!evidence.empty() && roll(dice, 4) > 0) row += " below";
      }
      evidence.push_back(drawn_evidence(rows));
    }
    for (const auto& each : evidence) layers.push_back({{"here"}, each});
    const std::vector<Revision> revisions = revisions_of(layers, rules, policy, any_day);
    for (int learned = 1; learned < days; ++learned) {
      const Day known = drawn_day(learned);
      const auto before = said(evidence, rules, drawn_day(learned - 1));
      const auto after = said(evidence, rules, known);
      for (int column = 0; column < learned; ++column) {
        const Day day = drawn_day(column);
        const auto at = static_cast<std::size_t>(column);
        const bool differs = before[at] != after[at];
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
