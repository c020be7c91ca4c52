// SPDX-License-Identifier: Apache-2.0
// Why, and why not: under the law above, where an end brought a state about, and where
// later versions of a table replaced its rows.
#include <doctest/doctest.h>

#include "stance/timeline/explain.h"
#include "stance/timeline/status.h"
#include "support/drawing.h"

namespace stance::test {
namespace {

// Claims from top to bottom, down to the reasons of single pieces.
void collect(const Explanation& node, std::vector<std::string>& claims) {
  claims.push_back(node.evidence ? node.evidence->text : node.claim);
  for (const Explanation& part : node.because) collect(part, claims);
}

std::string one_a_line(const std::vector<std::string>& claims) {
  std::string text;
  for (const std::string& claim : claims) text += claim + "\n";
  return text;
}

std::string claims_of(const Explanation& node) {
  std::vector<std::string> claims;
  collect(node, claims);
  return one_a_line(claims);
}

struct Case {
  std::string name;
  Inherit inherit = Inherit::override_own;
  std::vector<std::string> own;
  std::vector<std::string> law = {};
  std::vector<std::string> claims;
};

// Why not `a` on the ninth day?
std::string why_not_a(const Case& one) {
  Policy policy = drawn_policy();
  policy.inherit = one.inherit;
  policy.when_ended = StateId{"a"};
  const RuleSet rules = drawn_rules(policy);
  const std::vector<Evidence> evidence = drawn_evidence(one.own);
  const Day on = drawn_day(8);
  const auto own = assemble_timelines(evidence, rules, Day::latest());
  const auto law = assemble_timelines(drawn_evidence(one.law), rules, Day::latest());
  std::vector<Status> above;
  if (!law.empty()) {
    above.push_back(status_on(law, policy, on, on));
    above.back().jurisdiction = {"the state"};
  }
  const EffectiveStatus status =
      inherit_status(policy, status_on(own, policy, on, on), above);
  return claims_of(explain_why_not(
      status.effective, {"a"}, {policy, rules.precedence, own, evidence, {}, above}));
}

}  // namespace

TEST_CASE("explain: why not, under the law above and after an end") {
  const std::vector<std::string> law_b = {"adopted b official |x        | below"};
  const std::string by_report = "a report of a on 2020-01-09 would do, from: ";
  const std::string no_report =
      "a report of a on 2020-01-09 would not be enough from any source";
  const std::string by_act = "an adoption of a on 2020-01-09 would do, from: ";
  const std::string no_act =
      "an adoption of a on 2020-01-09 would not be enough from any source";
  const std::string above = " under the law above";
  const Case cases[] = {
      {.name = "its own order counts for nothing, and is named",
       .own = {"adopted a news |  x      |"},
       .law = law_b,
       .claims =
           {"not a: b on 2020-01-09, inherited, since 2020-01-01",
            no_report + above,
            no_act + above,
            "e0",
            "a, began on 2020-01-03, last confirmed on 2020-01-03: no end is known"}},
      {.name = "a law that only fills gives way",
       .inherit = Inherit::fill,
       .own = {},
       .law = law_b,
       .claims = {"not a: b on 2020-01-09, inherited, since 2020-01-01",
                  by_report + "official, news, aggregator, opinion",
                  by_act + "official, news, aggregator, opinion",
                  "no evidence speaks of a"}},
      {.name = "an end had made it so before",
       .own = {"adopted b news |x        |",
               "ended b news   |  x      |",
               "adopted b news |     x   |"},
       .claims =
           {"not a: b on 2020-01-09, since 2020-01-06",
            by_report + "official",
            by_act + "official, news, aggregator",
            "e1",
            "a, began on 2020-01-03, last confirmed on 2020-01-03: its last day was "
            "on 2020-01-05"}},
  };
  for (const Case& one : cases) {
    CAPTURE(one.name);
    CHECK(why_not_a(one) == one_a_line(one.claims));
  }
}

TEST_CASE("explain: rows that later versions replaced are told in one line where many") {
  const Policy policy = drawn_policy();
  const RuleSet rules = drawn_rules(policy);
  std::vector<std::string> rows = {"adopted a news |x        | table=t"};
  const auto dropped = [&] {
    const std::vector<Evidence> evidence = drawn_evidence(rows);
    const auto strands = assemble_timelines(evidence, rules, Day::latest());
    const Status status = status_on(strands, policy, drawn_day(8), Day::latest());
    return explain_status(status, {policy, rules.precedence, strands, evidence, {}})
        .because;
  };
  for (const char* at : {"x ", " x"}) {
    rows.push_back(std::string("adopted b news |") + at + "       | table=t until=4");
  }
  std::vector<Explanation> parts = dropped();
  REQUIRE(parts.size() == 3);
  CHECK_FALSE(parts[1].is_folded);
  CHECK(parts[1].because.front().claim ==
        "replaced by the version of its table of 2020-01-05");
  for (const char* at : {"x  ", " x ", "  x"}) {
    rows.push_back(std::string("adopted c news |") + at + "      | table=t until=5");
  }
  parts = dropped();
  REQUIRE(parts.size() == 2);
  CHECK(parts[1].is_folded);
  CHECK(parts[1].claim == "5 rows that later versions of their tables replaced");
  CHECK(parts[1].because.size() == 5);
}

}  // namespace stance::test
