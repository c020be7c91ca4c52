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
  if (stretch.confirmed) {
    Days& seen = *stretch.confirmed;
    seen.earliest = std::min(std::max(seen.earliest, delayed), seen.latest);
  }
}

// A stretch that only began "by" a day, with nothing known before, holds from that day.
Day first_possible_day(const Stretch& stretch) {
  const bool is_by =
      stretch.start.earliest == Day::earliest() && stretch.start.latest.is_bound();
  return is_by ? stretch.start.latest : stretch.start.earliest;
}

}  // namespace

Day first_day_after(const Stretch& stretch) {
  if (!stretch.confirmed) return stretch.start.earliest;
  return std::max(stretch.start.earliest, add_days(stretch.confirmed->earliest, 1));
}

void Stretches::open(Stretch next) {
  while (!empty()) {
    // After a blank, a "by" stays a "by": the days before are unknown.
    const bool is_by = last().is_blank() && next.start.earliest == Day::earliest();
    if (!is_by) delay_start(next, first_day_after(last()));
    if (first_possible_day(last()) < next.start.latest) break;
    // What takes the place of the last one begins when that did.
    delay_start(next, last().start.earliest);
    if (last().own.state == next.own.state) {
      next.support.append(last().support);
    } else if (!last().is_blank()) {
      next.contrary.append(last().support);
    }
    next.contrary.append(last().contrary);
    drop_last();
  }
  if (!empty()) last_began_by(next.start.latest);
  all_.push_back(std::move(next));
}

void Stretches::narrow_start(std::size_t at, const Days& days) {
  Stretch& stretch = all_[at];
  delay_start(stretch, days.earliest);
  const bool is_first_day = stretch.own.since == stretch.start;
  stretch.start.latest = std::max(stretch.start.earliest, days.latest);
  if (is_first_day) stretch.own.since = stretch.start;
}

void Stretches::last_began_by(Day day) {
  for (std::size_t at = size(); at-- > 0 && all_[at].start.latest > day;) {
    narrow_start(at, {all_[at].start.earliest, day});
  }
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
