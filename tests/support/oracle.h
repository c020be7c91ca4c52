// SPDX-License-Identifier: Apache-2.0
// The meaning of evidence told slowly: a calendar of a few weeks, walked day by day. On
// each day the happenings of that day repaint the calendar: which stretches may hold on
// which days. No intervals, no sorting of edges, nothing shared with the engine but the
// values that go in and the words that come out. Quadratic and proud of it.
//
// The walk understands only happenings on exact days. What is dated by a set of days is
// told by walking every choice of days there is (possible_worlds).
#pragma once

#include <compare>
#include <set>
#include <vector>

#include "stance/rules/rule_set.h"
#include "stance/timeline/timeline.h"

namespace stance::test {

// What can be said of a day.
struct Look {
  Standing standing = Standing::unknown;
  // One where settled; those in question where uncertain or contested. Sorted.
  std::vector<StateId> states = {};

  auto operator<=>(const Look&) const = default;
};

Look look_of(const Status& status);

// The looks of the days 0 to `days` - 1 of the drawn calendar (drawing.h). All evidence
// is about one strand, on exact days within the calendar, but for tentative ends, which
// are open; the policy's `same_event_within` is 0. Uses what was published by `known` and
// not withdrawn by then.
std::vector<Look> walked_days(const std::vector<Evidence>& evidence,
                              const RuleSet& rules,
                              int days,
                              Day known = Day::latest());

// The looks that each day has in the worlds in which every piece of evidence happened on
// one of its days and no piece contradicts another. Empty if there is no such world.
struct WorldLooks {
  std::vector<std::set<Look>> possible;
  // Without the worlds in which a state is seen on the day of its end, begins and ends on
  // one day, or is back after its end without an act.
  std::vector<std::set<Look>> plain;
};

WorldLooks possible_worlds(const std::vector<Evidence>& evidence,
                           const RuleSet& rules,
                           int days);

}  // namespace stance::test
