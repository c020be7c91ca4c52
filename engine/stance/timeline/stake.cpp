// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/stake.h"

#include <algorithm>

#include "stance/timeline/compare.h"

namespace stance {
namespace {

bool is_same_stretch(const Segment& a, const Segment& b) {
  return a.state == b.state && a.start == b.start && a.end == b.end &&
         a.standing == b.standing && a.against == b.against;
}

}  // namespace

std::string_view to_string(Stake stake) {
  switch (stake) {
    case Stake::flips: return "flips";
    case Stake::contests: return "contests";
    case Stake::finds: return "finds";
    case Stake::alters: return "alters";
    case Stake::dates: return "dates";
    case Stake::past: return "history";
    case Stake::none: return "nothing";
  }
  return "";
}

Stake stake_of(const Status& now, const Status& then) {
  if (then.standing == Standing::contested && now.standing != Standing::contested) {
    return Stake::contests;
  }
  if (!is_known(now) && is_known(then)) return Stake::finds;
  const bool was_sure = is_known(now) && now.states.empty();
  if (was_sure && then.states.empty() && now.state != then.state) return Stake::flips;
  if (now.state != then.state || now.states != then.states ||
      now.standing != then.standing || now.inherited_from != then.inherited_from) {
    return Stake::alters;
  }
  const bool same_dates =
      now.since == then.since && now.last_confirmed == then.last_confirmed;
  return same_dates ? Stake::none : Stake::dates;
}

bool is_same_course(std::span<const Timeline> some, std::span<const Timeline> others) {
  return std::ranges::equal(some, others, [](const Timeline& a, const Timeline& b) {
    return a.binds == b.binds && a.agency == b.agency && a.instance == b.instance &&
           std::ranges::equal(a.segments, b.segments, is_same_stretch);
  });
}

}  // namespace stance
