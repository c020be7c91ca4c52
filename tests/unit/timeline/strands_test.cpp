// SPDX-License-Identifier: Apache-2.0
// Several strands of one policy: agencies, instances, what binds those below, and how
// they make one status.
#include <doctest/doctest.h>

#include "stance/timeline/assemble.h"
#include "stance/timeline/status.h"
#include "support/drawing.h"

namespace stance::test {
namespace {

struct Row {
  std::string name;
  std::vector<std::string> evidence;
  std::string expected;
};

void check(const std::vector<Row>& rows, const Policy& policy) {
  const RuleSet rules = drawn_rules(policy);
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const std::size_t days = row.expected.size();
    CHECK(drawn_timeline(drawn_evidence(row.evidence), rules, static_cast<int>(days)) ==
          row.expected);
  }
}

Policy policy_with(Combine combine) {
  Policy policy = drawn_policy();
  policy.when_ended = StateId{"c"};
  policy.combine = combine;
  policy.by_agency = true;
  return policy;
}

}  // namespace

TEST_CASE("timeline: ending one of two agreements does not end participation") {
  check(
      {
          {"one of two",
           {"adopted a news |x        | instance=m1",
            "adopted a news | x       | instance=m2",
            "ended a news   |    x    | instance=m1"},
           /*              */ "aaaaaaaaa"},
          {"both",
           {"adopted a news |x        | instance=m1",
            "adopted a news | x       | instance=m2",
            "ended a news   |    x    | instance=m1",
            "ended a news   |      x  | instance=m2"},
           /*              */ "aaaaaaccc"},
          {"who names none means the only one",
           {"adopted a news |x        |", "ended a news   |    x    | instance=m1"},
           /*              */ "aaaaccccc"},
          {"one surely, one perhaps",
           {"adopted a news |x        | instance=m1",
            "adopted a news |x        | instance=m2",
            "ended a news   |    x    | instance=m1",
            "ended a news   |  [---]  | instance=m2"},
           /*              */ "aaaa~~ccc"},
      },
      policy_with(Combine::any));
}

TEST_CASE("timeline: how strands make one status") {
  const std::vector<std::string> two = {
      "adopted b news |x        | agency=jail",
      "adopted a news |   x     | agency=police",
  };
  check({{"any: the first in the pack's order", two, "bbbaaaaaa"}},
        policy_with(Combine::any));
  check({{"strictest, the first", two, "bbbaaaaaa"}}, policy_with(Combine::strictest));
  Policy last = policy_with(Combine::strictest);
  last.strictest = StrictestEnd::last;
  check({{"strictest, the last", two, "bbbbbbbbb"}}, last);
  check({{"latest", two, "bbbaaaaaa"}}, policy_with(Combine::latest));
  check({{"contested if different", two, "bbb!!!!!!"}},
        policy_with(Combine::contested_if_different));
  Policy together = policy_with(Combine::contested_if_different);
  together.by_agency = false;
  check({{"a policy that does not tell agencies apart", two, "bbbaaaaaa"}}, together);
}

TEST_CASE("timeline: a strand that may not have begun leaves what the others say") {
  const std::vector<std::string> two = {
      "adopted b  news | x       | agency=jail",
      "adopted a  news |    [---]| agency=police",
  };
  struct Case {
    std::string name;
    Combine combine;
    Standing standing;
  };
  const Case cases[] = {{"any", Combine::any, Standing::uncertain},
                        {"the strictest", Combine::strictest, Standing::uncertain},
                        {"the latest", Combine::latest, Standing::uncertain},
                        {"differ", Combine::contested_if_different, Standing::uncertain}};
  for (const Case& row : cases) {
    CAPTURE(row.name);
    const Policy policy = policy_with(row.combine);
    const RuleSet rules = drawn_rules(policy);
    const auto strands = assemble_timelines(drawn_evidence(two), rules, Day::latest());
    const Status status = status_on(strands, policy, drawn_day(6), drawn_day(8));
    CHECK(status.standing == row.standing);
    CHECK(status.states == std::vector<StateId>{{"a"}, {"b"}});
  }
}

TEST_CASE("timeline: law above") {
  struct Case {
    std::string name;
    Inherit inherit;
    StrictestEnd strictest;
    std::vector<std::string> own;
    std::vector<std::string> above;
    // State and standing on the last day.
    std::string state;
    Standing standing;
    std::optional<StateId> when_ended = {};
  };
  const std::string county_a = "adopted a news |x        |";
  const std::string law_b = "adopted b news |  x      | below";
  const std::string order_b = "adopted b news |  x      |";
  using enum Standing;
  const Case cases[] = {
      {"not inherited", Inherit::none, {}, {}, {law_b}, "", unknown},
      {"fills unknown", Inherit::fill, {}, {}, {law_b}, "b", inherited},
      {"fills nothing else", Inherit::fill, {}, {county_a}, {law_b}, "a", settled},
      {"overrides", Inherit::override_own, {}, {county_a}, {law_b}, "b", inherited},
      {"own agencies only",
       Inherit::override_own,
       {},
       {county_a},
       {order_b},
       "a",
       settled},
      {"stricter, the first",
       Inherit::stricter,
       StrictestEnd::first,
       {county_a},
       {law_b},
       "a",
       settled},
      {"stricter, the last",
       Inherit::stricter,
       StrictestEnd::last,
       {county_a},
       {law_b},
       "b",
       inherited},
      {"an ended law leaves what was adopted under it",
       Inherit::override_own,
       {},
       {county_a},
       {law_b, "ended b news |    x    | below"},
       "a",
       settled},
      {"nor does what its end left bind anybody",
       Inherit::override_own,
       {},
       {county_a},
       {law_b, "ended b news |    x    | below"},
       "a",
       settled,
       StateId{"c"}},
      {"where nothing else is known, that is shown",
       Inherit::override_own,
       {},
       {},
       {law_b, "ended b news |    x    | below"},
       "c",
       inherited,
       StateId{"c"}},
      {"adopted, the same state binds",
       Inherit::override_own,
       {},
       {county_a},
       {law_b, "ended b news |    x    | below", "adopted c news |     x   | below"},
       "c",
       inherited,
       StateId{"c"}},
      {"what the end of an own order left, the law fills",
       Inherit::fill,
       {},
       {county_a, "ended a news |    x    |"},
       {law_b},
       "b",
       inherited,
       StateId{"c"}},
      {"and not what was adopted",
       Inherit::fill,
       {},
       {county_a, "ended a news |    x    |", "adopted c news |     x   |"},
       {law_b},
       "c",
       settled,
       StateId{"c"}},
      {"a suspended law binds nobody",
       Inherit::override_own,
       {},
       {county_a},
       {law_b, "suspended b news |    x    | below"},
       "a",
       settled},
      {"an announced law binds nobody yet",
       Inherit::override_own,
       {},
       {county_a},
       {"adopted b news |p x      | below"},
       "a",
       settled},
  };
  for (const Case& row : cases) {
    CAPTURE(row.name);
    Policy policy = drawn_policy();
    policy.inherit = row.inherit;
    policy.strictest = row.strictest;
    policy.when_ended = row.when_ended;
    const RuleSet rules = drawn_rules(policy);
    const Day on = drawn_day(7);
    const auto own = assemble_timelines(drawn_evidence(row.own), rules, Day::latest());
    auto law = assemble_timelines(drawn_evidence(row.above), rules, Day::latest());
    law = strands_binding_below(law);
    const std::vector<Status> above = {status_on(law, policy, on, on)};
    const EffectiveStatus result =
        inherit_status(policy, status_on(own, policy, on, on), above);
    CHECK(result.effective.state.value_or(StateId{}).text == row.state);
    CHECK(result.effective.standing == row.standing);
    CHECK(result.is_overridden() == (row.standing == inherited && !row.own.empty()));
  }
}

TEST_CASE("timeline: where the law above is uncertain, so is what depends on it") {
  Policy policy = drawn_policy();
  policy.inherit = Inherit::override_own;
  const RuleSet rules = drawn_rules(policy);
  const auto law = assemble_timelines(drawn_evidence({
                                          "adopted c news |x        | below",
                                          "adopted b news |    [---]| below",
                                      }),
                                      rules,
                                      Day::latest());
  Status own;
  own.state = StateId{"a"};
  own.standing = Standing::settled;
  const Day on = drawn_day(7);
  const std::vector<Status> above = {status_on(law, policy, on, on)};
  const Status effective = inherit_status(policy, own, above).effective;
  CHECK(effective.standing == Standing::uncertain);
  CHECK(effective.states == std::vector<StateId>{{"b"}, {"c"}});
}

TEST_CASE("timeline: an open edge of the law above leaves what is known below") {
  struct Case {
    std::string name;
    Inherit inherit;
    std::vector<std::string> own;
    std::vector<std::string> above;
    // On the day in question.
    Standing standing;
    std::vector<StateId> states;
    std::optional<StateId> when_ended = {};
  };
  using enum Standing;
  const std::vector<StateId> a_or_b = {{"a"}, {"b"}};
  const std::string county_a = "adopted a news |x        |";
  const std::string county_b = "adopted b news |x        |";
  const std::string perhaps_a = "adopted a news |    [---]|";
  const std::string law_b = "adopted b news |x        | below";
  const std::string perhaps_b = "adopted b news |    [---]| below";
  const std::string perhaps_over = "ended b news |    [---]| below";
  const Case cases[] = {
      {"a law that may not have begun overrides perhaps",
       Inherit::override_own,
       {county_a},
       {perhaps_b},
       uncertain,
       a_or_b},
      {"as does one that may be over",
       Inherit::override_own,
       {county_a},
       {law_b, perhaps_over},
       uncertain,
       a_or_b},
      {"whatever its end leaves",
       Inherit::override_own,
       {county_a},
       {law_b, perhaps_over},
       uncertain,
       a_or_b,
       StateId{"c"}},
      {"where both are the same, that is sure",
       Inherit::override_own,
       {county_b},
       {law_b, perhaps_over},
       settled,
       {{"b"}}},
      {"with nothing below, it is the law alone that is open",
       Inherit::override_own,
       {},
       {perhaps_b},
       uncertain,
       {{"b"}}},
      {"a stricter law that may not have begun",
       Inherit::stricter,
       {county_a},
       {perhaps_b},
       uncertain,
       a_or_b},
      {"under a law, an own order that may not have begun",
       Inherit::fill,
       {perhaps_a},
       {law_b},
       uncertain,
       a_or_b},
      {"and a stricter one of them",
       Inherit::stricter,
       {"adopted b news |    [---]|"},
       {"adopted a news |x        | below"},
       uncertain,
       a_or_b},
      {"a laxer one changes nothing",
       Inherit::stricter,
       {perhaps_a},
       {law_b},
       inherited,
       {{"b"}}},
  };
  for (const Case& row : cases) {
    CAPTURE(row.name);
    Policy policy = drawn_policy();
    policy.inherit = row.inherit;
    policy.strictest = StrictestEnd::last;
    policy.when_ended = row.when_ended;
    const RuleSet rules = drawn_rules(policy);
    const Day on = drawn_day(6);
    const auto own = assemble_timelines(drawn_evidence(row.own), rules, Day::latest());
    auto law = assemble_timelines(drawn_evidence(row.above), rules, Day::latest());
    law = strands_binding_below(law);
    const std::vector<Status> above = {status_on(law, policy, on, on)};
    const Status effective =
        inherit_status(policy, status_on(own, policy, on, on), above).effective;
    std::vector<StateId> states = effective.states;
    if (effective.state) states.push_back(*effective.state);
    CHECK(effective.standing == row.standing);
    CHECK(states == row.states);
  }
}

TEST_CASE("timeline: a state's order to its own does not end its law for those below") {
  const RuleSet rules = drawn_rules(drawn_policy());
  const auto strands = assemble_timelines(drawn_evidence({
                                              "adopted b news |x        | below",
                                              "adopted b news |x        |",
                                              "ended b news   |    x    |",
                                          }),
                                          rules,
                                          Day::latest());
  const auto below = strands_binding_below(strands);
  REQUIRE(below.size() == 1);
  CHECK_FALSE(below.front().segments.front().end.has_value());
}

TEST_CASE("timeline: the end of an undated order has no bound on either side") {
  std::vector<Evidence> evidence = drawn_evidence({"ended a news |x        |"});
  evidence.front().when = Edtf();
  evidence.front().published = std::nullopt;
  const auto timelines =
      assemble_timelines(evidence, drawn_rules(drawn_policy()), Day::latest());
  REQUIRE(timelines.size() == 1);
  REQUIRE(timelines.front().segments.size() == 2);
  const std::optional<Days> end = timelines.front().segments.front().end;
  REQUIRE(end);
  CHECK(end->earliest == Day::earliest());
  CHECK(end->latest == Day::latest());
}

}  // namespace stance::test
