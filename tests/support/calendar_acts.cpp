// SPDX-License-Identifier: Apache-2.0
// What acts paint.
#include <algorithm>

#include "support/calendar.h"

namespace stance::test {

// Is the current state, or another one, adopted on the day as well?
bool Calendar::adoption_today(const Happened& h, bool same_state) const {
  return std::ranges::any_of(happened_, [&](const Happened& other) {
    return other.kind == Kind::adopted && other.is_act && other.day == h.day &&
           (other.state == current().own.state) == same_state &&
           (same_state || other.is_scheduled == h.is_scheduled);
  });
}

// Is the renewal on the day of an end only announced, or of what was suspended?
bool Calendar::begins_anew(const Happened& h) const {
  if (current().standing == Standing::suspended) return true;
  return std::ranges::any_of(happened_, [&](const Happened& other) {
    return other.kind == Kind::adopted && other.is_act && other.day == h.day &&
           other.state == current().own.state && other.is_scheduled;
  });
}

void Calendar::end(const Happened& h) {
  if (current_ == nobody) {
    end_elsewhere(h);
    return;
  }
  if (shows(current().own.state, h.state)) {
    if (h.is_act && adoption_today(h, false)) return;
    if (h.is_act && adoption_today(h, true)) {
      // It makes room for that adoption.
      if (begins_anew(h)) close(h);
      return;
    }
    if (!h.is_act) {
      const int outcome = against_current(h, h.day);
      if (current().standing == Standing::contested || outcome != 1) {
        if (h.is_scheduled) return;
        Side ended = side_of(h);
        ended.state = after(h.state);
        weigh(h, ended, h.day);
        return;
      }
    }
    close(h);
  } else if (current().standing == Standing::contested && rival_for(h.state) != nullptr) {
    std::vector<Side> left;
    if (current().own.state) left.push_back(current().own);
    for (const Side& side : current().rivals) {
      if (side.state != h.state) left.push_back(side);
    }
    if (!h.is_act) return;
    if (left.size() == 1) {
      settle(left.front(), h, h.day);
    } else {
      std::erase_if(current().rivals, [&](const Side& s) { return s.state == h.state; });
    }
  } else {
    end_elsewhere(h);
  }
}

void Calendar::close(const Happened& h) {
  Painted ended{.own = side_of(h)};
  ended.own.state = after(h.state);
  if (ended.own.state) ended.confirmed = h.day;
  if (h.is_scheduled) ended.standing = Standing::announced;
  paint(ended, h.day, h.day);
}

// The end of a state that is not current.
void Calendar::end_elsewhere(const Happened& h) {
  // It gave way to another on that very day: the same change.
  for (int at = static_cast<int>(stretches_.size()) - 1; at > 0; --at) {
    Painted& next = stretches_[static_cast<std::size_t>(at)];
    if (next.is_gone) continue;
    int before = at - 1;
    while (before >= 0 && stretches_[static_cast<std::size_t>(before)].is_gone) --before;
    if (before < 0) continue;
    const Painted& old = stretches_[static_cast<std::size_t>(before)];
    if (old.own.state != h.state || next.own.state == h.state) continue;
    if (next.standing == Standing::contested) continue;
    if (h.day < next.first || h.day > next.sure) continue;
    if (next.standing == Standing::announced && !h.is_scheduled) {
      next.standing = Standing::settled;
    }
    return;
  }
  // Adopted today as well: first that, then the end.
  for (std::size_t i = 0; i < happened_.size() && h.is_act; ++i) {
    const Happened other = happened_[i];
    const bool is_now = other.kind == Kind::adopted && other.is_act &&
                        other.day == h.day && shows(other.state, h.state);
    if (!is_now) continue;
    happened_.erase(happened_.begin() + static_cast<std::ptrdiff_t>(i));
    adopt(other);
    end(h);
    return;
  }
  const int before = h.day - 1;
  const bool is_new = current_ == nobody || current().is_blank();
  const bool is_early =
      current_ != nobody && (current().sure > before || was_unknown(before));
  if (is_early || (h.is_scheduled && !is_new) || has_equal_rival(h)) {
    // An announcement has seen nothing, and equals cannot both be right.
    ++contradictions_;
  } else if (is_new) {
    first_report(h, h.state, before);
    close(h);
  } else if (!fits_earlier(h.state, before)) {
    ++contradictions_;
    const bool is_weighed =
        current().standing == Standing::settled && !shows(h.state, *current().own.state);
    if (!is_weighed || against_current(h, before) != 1) return;
    first_report(h, h.state, before);
    close(h);
  }
}

bool Calendar::has_equal_rival(const Happened& h) const {
  return std::ranges::any_of(equals_, [&](const Happened& other) {
    return other.kind == h.kind && other.state != h.state;
  });
}

void Calendar::adopt(const Happened& h) {
  if (!h.is_act) {
    h.is_scheduled ? forecast(h) : report(h, h.state, h.day);
    return;
  }
  if (current_ != nobody && current().own.state == h.state) {
    if (h.is_scheduled) return;
    if (current().standing == Standing::contested) {
      settle(current().own, h, h.day);
      return;
    }
    confirm(current_, h.day);
    current().own.has_act = true;
    current().own.reports_only = false;
    current().own.rank = std::min(current().own.rank, h.rank);
    current().own.is_own_word = current().own.is_own_word || h.is_own_word;
    current().adopted_again_on.push_back(h.day);
    if (current().standing == Standing::announced) current().standing = Standing::settled;
    return;
  }
  if (current_ != nobody && current().standing == Standing::contested &&
      rival_for(h.state) != nullptr) {
    settle(*rival_for(h.state), h, h.day);
    return;
  }
  const bool has_rival =
      current_ != nobody && ((current().is_by_adoption && current().first == h.day) ||
                             std::ranges::count(current().adopted_again_on, h.day) > 0);
  if (has_rival) {
    ++contradictions_;
    Painted contest{.standing = Standing::contested};
    contest.rivals = current().rivals;
    if (current().own.state) contest.rivals.push_back(current().own);
    contest.rivals.push_back(side_of(h));
    contest.is_by_adoption = true;
    paint(contest, h.day, h.day);
    return;
  }
  Painted next{.own = side_of(h)};
  next.standing = h.is_scheduled ? Standing::announced : Standing::settled;
  next.confirmed = h.day;
  next.is_by_adoption = true;
  paint(next, h.day, h.day);
}

void Calendar::suspend(const Happened& h) {
  if (current_ == nobody || current().is_blank()) {
    if (has_equal_rival(h)) {
      ++contradictions_;
      return;
    }
    first_report(h, h.state, h.day - 1);
  }
  if (current().own.state != h.state || current().standing == Standing::contested) {
    ++contradictions_;
    return;
  }
  if (current().standing == Standing::suspended) {
    confirm(current_, h.day);
    current().own.reports_only = false;
    current().own.has_act = true;
    current().own.rank = std::min(current().own.rank, h.rank);
    current().own.is_own_word = current().own.is_own_word || h.is_own_word;
    return;
  }
  Painted next{.own = current().own, .standing = Standing::suspended};
  next.own.reports_only = false;
  next.own.has_act = true;
  next.own.rank = std::min(next.own.rank, h.rank);
  next.own.is_own_word = next.own.is_own_word || h.is_own_word;
  next.confirmed = h.day;
  paint(next, h.day, h.day);
}

void Calendar::resume(const Happened& h) {
  const bool is_paused = current_ != nobody && current().own.state == h.state &&
                         current().standing == Standing::suspended;
  if (!is_paused) {
    report(h, h.state, h.day);
    return;
  }
  Painted next{.own = current().own};
  next.own.rank = std::min(next.own.rank, h.rank);
  next.own.is_own_word = next.own.is_own_word || h.is_own_word;
  next.confirmed = h.day;
  paint(next, h.day, h.day);
}

}  // namespace stance::test
