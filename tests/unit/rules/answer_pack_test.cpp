// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/answer_pack.h"

#include <doctest/doctest.h>

#include "stance/rules/keys.h"
#include "stance/rules/load.h"
#include "unit/rules/loader_support.h"

namespace stance {
namespace {

std::vector<Policy> without_spans(std::vector<Policy> policies) {
  for (Policy& policy : policies) {
    policy.span = {};
    for (PolicyState& state : policy.states) state.span = {};
  }
  return policies;
}

void check_kept(const RuleSet& rules) {
  const Loaded loaded = load_rules(
      std::vector<RuleFile>{{"answers/pack.toml", answer_pack(rules)}}, answer_pack_name);
  for (const Diagnostic& fault : loaded.diagnostics)
    CHECK(fault.severity != Severity::error);
  REQUIRE(loaded.rules.has_value());
  CHECK(without_spans(loaded.rules->policies) == without_spans(rules.policies));
  CHECK(loaded.rules->precedence == rules.precedence);
}

TEST_CASE("rules: the pack for answers gives the same policies and precedence") {
  const Loaded base = load_rules(std::vector<RuleFile>{test::base_file()}, "demo");
  REQUIRE(base.rules.has_value());
  check_kept(*base.rules);

  RuleSet rules = *base.rules;
  Policy& policy = rules.policies.front();
  policy.title = "Quotes \" and \\ and\na line, \xC3\xA9";
  policy.implies = {{policy.states[0].id, {policy.states[1].id, policy.states[2].id}}};
  policy.when_ended = policy.states[2].id;
  policy.stale_after = Period{.years = 1, .months = 6, .days = 10};
  policy.same_event_within = 10;
  policy.by_agency = true;
  policy.combine = Combine::strictest;
  policy.inherit = Inherit::override_own;
  policy.strictest = StrictestEnd::last;
  policy.answered_by = AnsweredBy::county;
  policy.settled_by = {"the minutes"};
  rules.precedence = {.rank = {"news", "official"},
                      .acts_from = {"official"},
                      .order = {Reason::own_word, Reason::source_rank},
                      .trusted = Grade::b};
  check_kept(rules);
}

// Another list here: another number, else packs that stores keep are read without the
// key.
TEST_CASE("rules: the number of the pack for answers stands for its keys") {
  std::string keys;
  for (const TableKeys* table : {&policy_keys(), &sources_keys(), &precedence_keys()}) {
    for (const Key& key : table->keys) keys += " " + std::string(key.name);
  }
  CHECK(answer_pack_format == 1);
  CHECK(keys ==
        " replaces title question states opposites implies when-ended stale-after "
        "same-event-within by-agency combine inherit strictest answered-by settled-by "
        "was rank acts-from order tie trusted");
}

}  // namespace
}  // namespace stance
