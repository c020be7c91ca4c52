// SPDX-License-Identifier: Apache-2.0
// What evidence means, drawn: rows of evidence and the status that follows, a character a
// day (see support/drawing.h).
#include <doctest/doctest.h>

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

Policy fading_policy() {
  Policy policy = drawn_policy();
  policy.stale_after = Period{.days = 5};
  return policy;
}

Policy ending_policy() {
  Policy policy = drawn_policy();
  policy.when_ended = StateId{"c"};
  return policy;
}

Policy implying_policy() {
  Policy policy = drawn_policy();
  policy.implies = {{{"a"}, {{"b"}}}};
  return policy;
}

}  // namespace

TEST_CASE("timeline: acts follow each other") {
  check(
      {
          {"nothing is known before an adoption",
           {"adopted a news |  x      |"},
           /*              */ "..aaaaaaa"},
          {"a rescission ends the state it names",
           {"adopted a news |  x      |", "ended a news |     x   |"},
           /*              */ "..aaa...."},
          {"a later act replaces an earlier one",
           {"adopted a news |  x      |", "adopted b news |     x   |"},
           /*              */ "..aaabbbb"},
          {"adopting again confirms",
           {"adopted a news |  x      | by=daily", "adopted a news |     x   | by=daily"},
           /*              */ "..aaaaaaa"},
          {"adopted again after an end",
           {"adopted a news |  x      |",
            "ended a news   |    x    |",
            "adopted a news |      x  |"},
           /*              */ "..aa..aaa"},
          {"the end of a state nobody adopted: it held the day before",
           {"ended a news |    x    |"},
           /*            */ "...a....."},
          {"the end of the old state on the day of the new one is one change",
           {"adopted a news |  x      |",
            "ended a news   |     x   |",
            "adopted b news |     x   |"},
           /*              */ "..aaabbbb"},
          {"an end makes room for an adoption of that day, of the same state too",
           {"adopted a news |  x      | by=daily",
            "ended a news   |     x   |",
            "adopted a news |     x   | by=daily"},
           /*              */ "..aaaaaaa"},
          {"whoever tells of it",
           {"adopted a news   |  x      | by=daily",
            "ended a official |     x   |",
            "adopted a news   |     x   | by=daily"},
           /*                */ "..aaaaaaa"},
          {"what was suspended is in force again",
           {"adopted a news   |x        | by=daily",
            "suspended a news |  x      |",
            "ended a news     |     x   |",
            "adopted a news   |     x   | by=daily"},
           /*                */ "aa___aaaa"},
          {"an announced renewal is announced",
           {"adopted a news |x        | by=daily",
            "ended a news   | p   x   |",
            "adopted a news | p   x   | by=daily"},
           /*              */ "aaaaa>>>>"},
          {"an end dated vaguely is the change that is known",
           {"adopted a news |  x      |",
            "adopted b news |     x   |",
            "ended a news   |<------] |"},
           /*              */ "..aaabbbb"},
          {"a recap of an old act is not news",
           {"adopted a news |  x      |",
            "ended a news   |    x    |",
            "adopted a news |  x    p |"},
           /*              */ "..aa....."},
      },
      drawn_policy());
}

TEST_CASE("timeline: edges stay as uncertain as they are") {
  check(
      {
          {"one of four days",
           {"adopted a news |  [--]   |"},
           /*              */ "..~~~aaaa"},
          {"adopted by a day: the days before are unknown",
           {"adopted a news |<----]   |"},
           /*              */ ".....aaaa"},
          {"a change on one of four days",
           {"adopted a news |x        |", "adopted b news |  [--]   |"},
           /*              */ "aa~~~bbbb"},
          {"a change comes after the last confirmation",
           {"adopted a news  |x        |",
            "observed a news |   x     |",
            "adopted b news  |  [--]   |"},
           /*               */ "aaaa~bbbb"},
          {"and not after the first report of the new state",
           {"adopted a news  |x        |",
            "observed b news |   x     |",
            "adopted b news  |  [--]   |"},
           /*               */ "aa~bbbbbb"},
          {"reports of one act by different sources share their days",
           {"adopted a news |  [--]   |", "adopted a official |    [--] |"},
           /*              */ "....~aaaa"},
          {"a change by a day comes after the last confirmation",
           {"adopted a news |x        |", "adopted b news |<----]   |"},
           /*              */ "a~~~~bbbb"},
          {"an adoption that ends before its days are over began before that end",
           {"adopted a news |  [----] |", "ended a news |     x   |"},
           /*              */ "..~~a...."},
      },
      drawn_policy());
}

TEST_CASE("timeline: one act, dated differently, is one event") {
  Policy policy = drawn_policy();
  policy.same_event_within = 3;
  check(
      {
          {"different sources within the time",
           {"adopted a news |  x      |", "adopted a official |     x   |"},
           /*              */ "..~~~aaaa"},
          {"the same source means two acts",
           {"adopted a news |  x      | by=daily", "adopted a news |     x   | by=daily"},
           /*              */ "..aaaaaaa"},
          {"different sources, too far apart",
           {"adopted a news |  x      |", "adopted a official |      x  |"},
           /*              */ "..aaaaaaa"},
          {"not across another act",
           {"adopted a news |  x      |",
            "ended a news   |   x     |",
            "adopted a official |    x    |"},
           /*              */ "..a.aaaaa"},
          {"what fits two events dates neither",
           {"adopted a news |x        | by=daily",
            "adopted a news |        x| by=daily",
            "adopted a news |[-------]| by=weekly"},
           /*              */ "aaaaaaaaa"},
      },
      policy);
}

TEST_CASE("timeline: reports") {
  check(
      {
          {"a report opens a state, the days before are unknown",
           {"observed a news |    x    |"},
           /*               */ "....aaaaa"},
          {"observed, then observed changed: the change lies between",
           {"observed a news |  x      |", "observed b news |     x   |"},
           /*               */ "..a~~bbbb"},
          {"a newer report of less rank contests",
           {"observed a news |  x      |", "observed b opinion |     x   |"},
           /*               */ "..aaa!!!!"},
          {"a report does not overturn an act, but contests it",
           {"adopted a news |  x      |", "observed b news |     x   |"},
           /*              */ "..aaa!!!!"},
          {"a better source does",
           {"adopted a news |  x      |", "observed b official |     x   |"},
           /*              */ "..a~~bbbb"},
          {"a fresh confirmation settles",
           {"adopted a news  |  x      |",
            "observed b news |    x    |",
            "observed a news |      x  |"},
           /*               */ "..aa!!aaa"},
          {"an act settles",
           {"adopted a news  |  x      |",
            "observed b news |    x    |",
            "adopted b news |      x  |"},
           /*               */ "..aa!!bbb"},
          {"an older contrary report was no contest once the state is confirmed",
           {"adopted a news  |  x      |",
            "observed a news |     x   |",
            "observed b news |     x   |"},
           /*               */ "..aaaaaaa"},
          {"two reports of one day contradict each other",
           {"observed a news |  x      |", "observed b news |  x      |"},
           /*               */ "..!!!!!!!"},
          {"the better of two reports of one day stands",
           {"observed a news |  x      |", "observed b official |  x      |"},
           /*               */ "..bbbbbbb"},
          {"on the day of a change both states may be seen",
           {"adopted a news  |x        |",
            "adopted b news  |    x    |",
            "observed a news |    x    |"},
           /*               */ "aaaabbbbb"},
          {"a report that may speak of an earlier time contradicts nothing",
           {"adopted a news  |  x      |", "observed b news |[----]   |"},
           /*               */ "..aaaaaaa"},
      },
      drawn_policy());
}

TEST_CASE("timeline: acts of one time contradict each other") {
  check(
      {
          {"nobody knows which came last",
           {"adopted a news |  x      |", "adopted b news |  x      |"},
           /*              */ "..!!!!!!!"},
          {"the better source stands",
           {"adopted a news |  x      |", "adopted b official |  x      |"},
           /*              */ "..bbbbbbb"},
          {"overlapping days",
           {"adopted a news |  [--]   |", "adopted b news |   x     |"},
           /*              */ "..~!!!!!!"},
          {"adopted again and ended within the same days",
           {"adopted a news |x        | by=daily",
            "adopted a news |   [-]   | by=daily",
            "ended a news   |   [-]   |"},
           /*              */ "aaaa!!!!!"},
          {"a later report tells",
           {"adopted a news |  x      |",
            "adopted b news |  x      |",
            "observed b news |     x   |"},
           /*              */ "..!!!bbbb"},
      },
      drawn_policy());
}

TEST_CASE("timeline: whose act counts") {
  check(
      {
          {"an opinion piece on an act is a report",
           {"adopted a news |  x      |", "adopted b opinion |     x   |"},
           /*              */ "..aaa!!!!"},
          {"until another source corroborates it",
           {"adopted a news |  x      |",
            "adopted b opinion |     x   |",
            "adopted b opinion |     x   |"},
           /*              */ "..aaabbbb"},
          {"two pieces by one publisher are one source",
           {"adopted a news |  x      |",
            "adopted b opinion |     x   | by=blog",
            "adopted b opinion |     x  p| by=blog"},
           /*              */ "..aaa!!!!"},
          {"a page without a date of publication is a report",
           {"adopted a news |  x      |", "adopted b news |     x   | unpublished"},
           /*              */ "..aaa!!!!"},
          {"where nothing is known, a report of an act tells the day",
           {"adopted a opinion |  x      |"},
           /*                 */ "..aaaaaaa"},
          {"an opinion piece cannot end what an act adopted",
           {"adopted a news |  x      |", "ended a opinion |     x   |"},
           /*              */ "..aaa!!!!"},
      },
      drawn_policy());
}

TEST_CASE("timeline: what has no day") {
  check(
      {
          {"undated evidence beside dated evidence of the same says nothing new",
           {"adopted a news |  x      |", "adopted a news |?     p  |"},
           /*              */ "..aaaaaaa"},
          {"an undated adoption moves no dated one",
           {"adopted a news |  x      |", "adopted b news |?     p  |"},
           /*              */ "..aaaaaaa"},
          {"an undated end happened by the day on which it was published",
           {"adopted a news |  x      |", "ended a news |?     p  |"},
           /*              */ "..a~~~..."},
          {"alone, it is known by the day of publication",
           {"adopted a news |?     p  |"},
           /*              */ "......aaa"},
          {"neither dated nor published: aside",
           {"adopted a news |  x      |", "observed b news |?        | unpublished"},
           /*              */ "..aaaaaaa"},
          {"nothing but that: at some time",
           {"observed b news |?        | unpublished"},
           /*               */ "~~~~~~~~~"},
      },
      drawn_policy());
}

TEST_CASE("timeline: announced") {
  check(
      {
          {"from the day on, until something confirms it",
           {"adopted a news |x        |", "adopted b news |   p  x  |"},
           /*              */ "aaaaaa>>>"},
          {"confirmed",
           {"adopted a news  |x        |",
            "adopted b news  |   p  x  |",
            "observed b news |       x |"},
           /*               */ "aaaaaabbb"},
          {"what is seen instead withdraws it",
           {"adopted a news  |x        |",
            "adopted b news  |   p  x  |",
            "observed a news |       x |"},
           /*               */ "aaaaaaaaa"},
          {"a renewal voids an announced end",
           {"adopted a news |x        | by=daily",
            "ended a news   |   p  x  | by=daily",
            "adopted a news |     x   | by=daily"},
           /*              */ "aaaaaaaaa"},
          {"delayed",
           {"adopted a news |x        | by=daily",
            "adopted b news | p  x    | by=daily",
            "adopted b news |   p   x | by=daily"},
           /*              */ "aaaaaaa>>"},
          {"an announced end",
           {"adopted a news |x        |", "ended a news |   p  x  |"},
           /*              */ "aaaaaa>>>"},
          {"an order that begins after the announced end of another leaves that end",
           {"adopted a news |x          |",
            "ended a news   |p  x       |",
            "adopted a news | p    x    |",
            "ended a news   | p       x |"},
           /*              */ "aaa>>>>>>>>"},
          {"an order that is put off takes its end with it",
           {"adopted a news |p x        |",
            "ended a news   |p   x      |",
            "adopted a news | p    x    |",
            "ended a news   | p       x |"},
           /*              */ "......>>>>>"},
          {"what was told with its end and is told again leaves that end",
           {"adopted a news |p x      |",
            "ended a news   |p    x   |",
            "adopted a news |  x      |"},
           /*              */ "..aaa>>>>"},
          {"an end of what holds leaves what its table announces",
           {"adopted a news |x        | table=T",
            "adopted a news | p    x  | table=T",
            "ended a news   |   xp    | table=T"},
           /*              */ "aaa...>>>"},
          {"nor does the day of an adoption that was known with its end",
           {"ended a news   |p    x   |", "adopted a news |  x      | known=0"},
           /*              */ "..aaa>>>>"},
          {"an end that was told of before withdraws nothing",
           {"adopted a news |x        |",
            "ended a news   |p  x     |",
            "adopted a news | p    x  |",
            "ended a news   |   x     |"},
           /*              */ "aaa...>>>"},
          {"a forecast by no act is announced where nothing is known",
           {"adopted a opinion |p  x    |"},
           /*                 */ "...>>>>>"},
          {"and confirmed by what is seen then",
           {"adopted a opinion |p  x    |", "observed a news   |     x  |"},
           /*                 */ "...aaaaa"},
          {"it contests nothing that an act made",
           {"adopted a news    |x       |", "adopted b opinion | p   x  |"},
           /*                 */ "aaaaaaaa"},
          {"nor does the forecast of an end",
           {"adopted a news  |x       |", "ended a opinion | p   x  |"},
           /*               */ "aaaaaaaa"},
          {"it confirms nothing that is announced",
           {"adopted a news    |p  x    |", "adopted a opinion | p   x  |"},
           /*                 */ "...>>>>>"},
          {"a proposal never counts",
           {"adopted a news |x        |", "proposed b news |   p  x  |"},
           /*              */ "aaaaaaaaa"},
      },
      drawn_policy());
}

TEST_CASE("timeline: suspended and resumed") {
  check(
      {
          {"kept, but without force",
           {"adopted a news |x        |", "suspended a news |   x     |"},
           /*              */ "aaa______"},
          {"resumed",
           {"adopted a news |x        |",
            "suspended a news |   x     |",
            "resumed a news |      x  |"},
           /*              */ "aaa___aaa"},
          {"ended while suspended",
           {"adopted a news |x        |",
            "suspended a news |   x     |",
            "ended a news |      x  |"},
           /*              */ "aaa___..."},
          {"a state nobody adopted held the day before",
           {"suspended a news |   x     |"},
           /*                */ "..a______"},
      },
      drawn_policy());
}

TEST_CASE("timeline: acts persist, reports fade") {
  check(
      {
          {"a report fades",
           {"observed a news |x        |"},
           /*               */ "aaaaaa---"},
          {"an act does not",
           {"adopted a news |x        |"},
           /*              */ "aaaaaaaaa"},
          {"a confirmation keeps it fresh",
           {"observed a news |x        |", "observed a news |   x     |"},
           /*               */ "aaaaaaaaa"},
          {"counted from the earliest possible day",
           {"observed a news |[--]     |"},
           /*               */ "...aaa---"},
          {"any report of another state beats a stale one",
           {"observed a official |x        |", "observed b opinion |       x |"},
           /*                   */ "a~~~~~~bb"},
      },
      fading_policy());
}

TEST_CASE("timeline: the state that an end opens") {
  check(
      {
          {"instead of unknown",
           {"adopted a news |  x      |", "ended a news |     x   |"},
           /*              */ "..aaacccc"},
          {"the end of another state makes no difference afterwards",
           {"adopted a news |  x      |",
            "ended a news   |     x   | by=daily",
            "ended a news   |       x | by=daily"},
           /*              */ "..aaacccc"},
      },
      ending_policy());
}

TEST_CASE("timeline: a narrower state implies a wider one") {
  check(
      {
          {"a report of the wider one confirms",
           {"adopted a news |  x      |", "observed b news |     x   |"},
           /*              */ "..aaaaaaa"},
          {"a report of the narrower one is closer than a report",
           {"observed b news |  x      |", "observed a news |     x   |"},
           /*               */ "..b~~aaaa"},
          {"but acts persist",
           {"adopted b news |  x      |", "observed a news |     x   |"},
           /*              */ "..bbbbbbb"},
          {"adopting both at once adopts the narrower",
           {"adopted b news |  x      |", "adopted a news |  x      |"},
           /*              */ "..aaaaaaa"},
      },
      implying_policy());
}

}  // namespace stance::test
