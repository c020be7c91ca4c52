// SPDX-License-Identifier: Apache-2.0
// What holds of every timeline, tried on thousands of made-up corpora.
// STANCE_SEED=N repeats a run, STANCE_ROUNDS=N sets its length.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "stance/timeline/assemble.h"
#include "support/corpora.h"
#include "support/drawing.h"
#include "support/oracle.h"

namespace stance::test {
namespace {

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

std::uint64_t seed() {
  const std::uint64_t value = number_from("STANCE_SEED", 20250301);
  MESSAGE("seed " << value);
  return value;
}

std::uint64_t rounds(std::uint64_t usual) {
  return number_from("STANCE_ROUNDS", usual);
}

std::string shown(const std::vector<std::string>& rows) {
  std::string text;
  for (const std::string& row : rows) text += "\n  " + row;
  return text;
}

std::string shown(const Policy& policy) {
  std::string text = policy.when_ended ? "when-ended c " : "";
  if (!policy.implies.empty()) text += "a implies b ";
  if (policy.stale_after)
    text += "stale after " + std::to_string(policy.stale_after->days);
  return text;
}

std::string shown(const std::vector<Look>& looks) {
  std::string text;
  for (const Look& look : looks) {
    text += std::string(to_string(look.standing)).substr(0, 2);
    for (const StateId& state : look.states) text += state.text;
    text += ' ';
  }
  return text;
}

std::vector<Look> engine_looks(const std::vector<Evidence>& evidence,
                               const RuleSet& rules,
                               int days) {
  const auto strands = assemble_timelines(evidence, rules, Day::latest());
  std::vector<Look> looks;
  for (int column = 0; column < days; ++column) {
    const Day on = drawn_day(column);
    looks.push_back(look_of(status_on(strands, rules.policies.front(), on, on)));
  }
  return looks;
}

}  // namespace

TEST_CASE("timeline: on exact days the engine agrees with a walk day by day") {
  Dice dice(seed());
  const CorpusShape shape{.days = 24, .most_pieces = 6};
  for (std::uint64_t round = 0; round < rounds(20000); ++round) {
    const RuleSet rules = drawn_rules(made_up_policy(dice));
    const std::vector<std::string> rows = made_up_rows(dice, shape);
    const std::vector<Evidence> evidence = drawn_evidence(rows);
    const std::string engine = shown(engine_looks(evidence, rules, shape.days));
    const std::string walked = shown(walked_days(evidence, rules, shape.days));
    if (engine == walked) continue;
    FAIL_CHECK("round " << round << ": " << shown(rules.policies.front()) << shown(rows)
                        << "\n engine " << engine << "\n walked " << walked);
    break;
  }
}

}  // namespace stance::test
