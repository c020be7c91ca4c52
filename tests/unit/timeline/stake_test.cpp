// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/stake.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

namespace stance {
namespace {

// "open", "contested open shut", "uncertain open shut", "stale open", "" for unknown.
Status said(Standing standing,
            std::vector<std::string> states,
            std::string_view since = "") {
  Status status{.on = parse_day("2026-01-01").value(),
                .as_known_on = parse_day("2026-01-01").value()};
  status.standing = standing;
  if (states.size() == 1) status.state = StateId{states.front()};
  if (states.size() > 1) {
    for (const std::string& state : states) status.states.push_back({state});
  }
  if (!since.empty()) status.since = Edtf::parse(since).value().days();
  return status;
}

Status unknown() {
  return said(Standing::unknown, {});
}
Status open(std::string_view since = "2020") {
  return said(Standing::settled, {"open"}, since);
}
Status shut(std::string_view since = "2020") {
  return said(Standing::settled, {"shut"}, since);
}
Status contested() {
  return said(Standing::contested, {"open", "shut"}, "2020");
}
Status uncertain() {
  return said(Standing::uncertain, {"open", "shut"}, "2020");
}

TEST_CASE(
    "timeline: what is at stake is the difference that a piece makes to an answer") {
  struct Row {
    std::string_view name;
    Status now;
    Status then;
    Stake stake;
  };
  const Row rows[] = {
      {"another state", open(), shut(), Stake::flips},
      {"no state any more", open(), unknown(), Stake::flips},
      {"disagreement", open(), contested(), Stake::contests},
      {"disagreement where nothing was known", unknown(), contested(), Stake::contests},
      {"the first that is known", unknown(), open(), Stake::finds},
      {"open between two states, the first known", unknown(), uncertain(), Stake::finds},
      {"a contest that it settles", contested(), open(), Stake::alters},
      {"no longer sure", open(), uncertain(), Stake::alters},
      {"an old report confirmed",
       said(Standing::stale, {"open"}, "2020"),
       open(),
       Stake::alters},
      {"since an earlier day", open(), open("2019"), Stake::dates},
      {"nothing", open(), open(), Stake::none},
      {"still unknown", unknown(), unknown(), Stake::none},
      {"still contested", contested(), contested(), Stake::none},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(to_string(stake_of(row.now, row.then)) == to_string(row.stake));
  }
}

TEST_CASE("timeline: a later confirmation is a matter of dates") {
  Status then = open();
  then.last_confirmed = Edtf::parse("2025").value().days();
  CHECK(stake_of(open(), then) == Stake::dates);
}

TEST_CASE("timeline: strands run the same course where states and days are the same") {
  Timeline strand{.jurisdiction = {"place"}, .policy = {"gates"}};
  strand.segments.push_back(
      {.state = StateId{"open"}, .start = Edtf::parse("2020").value().days()});
  std::vector<Timeline> same = {strand};
  same.front().segments.front().evidence = {{"another"}};
  std::vector<Timeline> later = {strand};
  later.front().segments.front().start = Edtf::parse("2021").value().days();
  CHECK(is_same_course(std::vector{strand}, same));
  CHECK(!is_same_course(std::vector{strand}, later));
  CHECK(!is_same_course(std::vector{strand}, {}));
}

}  // namespace
}  // namespace stance
