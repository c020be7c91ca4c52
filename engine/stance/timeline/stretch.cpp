// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/stretch.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace stance {
namespace {

void delay_start(Stretch& stretch, Day earliest) {
  const Day delayed =
      std::min(std::max(stretch.start.earliest, earliest), stretch.start.latest);
  if (stretch.own.since == stretch.start) stretch.own.since.earliest = delayed;
  for (Claim& rival : stretch.rivals) {
    if (rival.since == stretch.start) rival.since.earliest = delayed;
  }
  stretch.start.earliest = delayed;
}

}  // namespace

Day first_day_after(const Stretch& stretch) {
  if (!stretch.confirmed) return stretch.start.earliest;
  return std::max(stretch.start.earliest, add_days(stretch.confirmed->earliest, 1));
}

void Stretches::open(Stretch next) {
  std::vector<HappeningIndex> dropped;
  while (!empty()) {
    // After a blank, a "by" stays a "by": the days before are unknown.
    const bool is_by = last().is_blank() && next.start.earliest == Day::earliest();
    if (!is_by) delay_start(next, first_day_after(last()));
    const bool has_room = is_by ? last().start.earliest < next.start.latest
                                : last().start.earliest < next.start.earliest ||
                                      last().start.latest < next.start.latest;
    if (has_room) break;
    if (last().own.state == next.own.state) {
      next.support.insert(
          next.support.end(), last().support.begin(), last().support.end());
    } else if (!last().is_blank()) {
      dropped.insert(dropped.end(), last().support.begin(), last().support.end());
      dropped.insert(dropped.end(), last().contrary.begin(), last().contrary.end());
    }
    drop_last();
  }
  next.contrary.insert(next.contrary.end(), dropped.begin(), dropped.end());
  all_.push_back(std::move(next));
}

Days Stretches::possible_days(std::size_t at) const {
  const bool is_last = at + 1 == size();
  return {all_[at].start.earliest, is_last ? Day::latest() : all_[at + 1].start.latest};
}

void Stretches::confirm(std::size_t at, const Days& seen) {
  Stretch& stretch = all_[at];
  Days days = anchored(seen);
  days.earliest = std::max(days.earliest, stretch.start.earliest);
  days.latest = std::max(days.earliest, std::min(days.latest, possible_days(at).latest));
  if (!stretch.confirmed || *stretch.confirmed < days) stretch.confirmed = days;
  stretch.is_confirmed_again = true;
  if (at + 1 < size()) delay_start(all_[at + 1], first_day_after(stretch));
}

}  // namespace stance
