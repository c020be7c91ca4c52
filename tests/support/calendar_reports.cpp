// SPDX-License-Identifier: Apache-2.0
// What reports paint, and who wins.
#include <algorithm>

#include "support/calendar.h"

namespace stance::test {

void Calendar::report(const Happened& h, const StateId& state, int day) {
  if (current_ != nobody && current().standing != Standing::contested &&
      shows(current().own.state, state) && current().first <= day) {
    confirm(current_, day);
    Side& own = current().own;
    own.rank = std::min(own.rank, h.rank);
    own.is_own_word = own.is_own_word || h.is_own_word;
    own.has_act = own.has_act || h.is_act;
    own.reports_only = own.reports_only && !h.is_act;
    if (current().standing == Standing::announced) current().standing = Standing::settled;
    return;
  }
  if (fits_earlier(state, day)) return;
  if (current_ == nobody) {
    first_report(h, state, day);
  } else if (was_unknown(day)) {
    return;
  } else if (current().standing == Standing::announced) {
    ++contradictions_;
    undo_current();
    report(h, state, day);
  } else if (current().is_blank()) {
    first_report(h, state, day);
  } else if (current().standing == Standing::contested) {
    report_in_contest(h, state, day);
  } else if (current().own.state && shows(state, *current().own.state)) {
    if (current().own.reports_only) {
      first_report(h, state, day);
    } else {
      confirm(current_, day);
      current().own.rank = std::min(current().own.rank, h.rank);
      current().own.is_own_word = current().own.is_own_word || h.is_own_word;
    }
  } else if (against_current(h, day) == 1) {
    ++contradictions_;
    first_report(h, state, day);
  } else {
    Side side = side_of(h);
    side.state = state;
    side.reports_only = true;
    weigh(h, side, day);
  }
}

// Told of days to come, by no act: it opens where a report would, announced, and says
// nothing of what is there.
void Calendar::forecast(const Happened& h) {
  if (was_unknown(h.day)) return;
  const bool is_open = current_ == nobody || current().is_blank();
  if (!is_open && shows(current().own.state, h.state)) return;
  const bool is_stronger = !is_open && current().standing != Standing::contested &&
                           against_current(h, h.day) == 1;
  if (!is_open && !is_stronger) return;
  first_report(h, h.state, h.day);
  current().standing = Standing::announced;
}

// On the day of a change both the old and the new state may be seen.
bool Calendar::fits_earlier(const StateId& state, int day) {
  std::vector<int> fits;
  for (int at = 0; at < static_cast<int>(stretches_.size()); ++at) {
    const Painted& stretch = stretches_[static_cast<std::size_t>(at)];
    if (at == current_ || stretch.is_gone || !shows(stretch.own.state, state)) continue;
    if (stretch.first > day || day > stretch.followed_on) continue;
    fits.push_back(at);
    if (day == stretch.followed_on) ++coincidences_;
  }
  if (fits.size() == 1) confirm(fits.front(), day);
  return !fits.empty();
}

// Was nothing known of the day, though something is known by now?
bool Calendar::was_unknown(int day) const {
  bool is_first = true;
  for (int at = 0; at < static_cast<int>(stretches_.size()); ++at) {
    const Painted& stretch = stretches_[static_cast<std::size_t>(at)];
    if (stretch.is_gone) continue;
    if (is_first && day < stretch.sure) return true;
    is_first = false;
    if (at != current_ && stretch.is_blank() && stretch.first <= day &&
        day < stretch.followed_on) {
      return true;
    }
  }
  return false;
}

// Opens a state that was seen: after the last confirmation of the current one, if any.
void Calendar::first_report(const Happened& h, const StateId& state, int day) {
  if (current_ != nobody && current().is_blank()) ++coincidences_;
  Painted next{.own = side_of(h)};
  next.own.state = state;
  next.own.reports_only = !h.is_act || h.kind == Kind::ended;
  next.confirmed = day;
  int first = day;
  if (current_ != nobody && !current().is_blank() && h.kind != Kind::adopted) {
    first = std::min(day, std::max(current().first, current().confirmed + 1));
  }
  paint(next, first, day);
}

void Calendar::report_in_contest(const Happened& h, const StateId& state, int day) {
  const bool is_fresh = day > current().sure;
  if (!current().own.state) {
    if (const Side* side = rival_for(state)) {
      if (is_fresh) settle(Side(*side), h, day);
      return;
    }
  } else if (shows(current().own.state, state)) {
    if (is_fresh) settle(Side(current().own), h, day);
    return;
  } else if (against_current(h, day) == 1) {
    first_report(h, state, day);
    return;
  }
  if (rival_for(state) != nullptr) return;
  Side side = side_of(h);
  side.state = state;
  current().rivals.push_back(side);
}

// A report that does not win: contested, if it is newer than what confirms the state.
void Calendar::weigh(const Happened& h, const Side& side, int day) {
  ++contradictions_;
  Painted& held = current();
  const int outcome = against_current(h, day);
  const bool is_tie = outcome == 0;
  const bool is_newer = held.confirmed == unseen || day > held.confirmed;
  const bool is_of_one_day = is_tie && held.standing != Standing::contested &&
                             !held.is_confirmed_again && day <= held.sure;
  if (!is_newer && !is_of_one_day) return;
  if (held.standing == Standing::contested) {
    const bool is_there = side.state ? rival_for(*side.state) != nullptr : false;
    if (!is_there) held.rivals.push_back(side);
    return;
  }
  Painted contest{.standing = Standing::contested};
  if (is_tie) {
    contest.rivals = {held.own, side};
  } else {
    contest.own = held.own;
    contest.rivals = {side};
  }
  if (is_of_one_day) {
    const int first = held.first;
    held.standing = Standing::contested;
    held.own = {};
    held.rivals = contest.rivals;
    held.confirmed = unseen;
    held.first = first;
    return;
  }
  contest.confirmed = held.confirmed;
  const int from = std::min(day, std::max({day, held.first, held.confirmed + 1}));
  paint(contest, from, from);
}

void Calendar::settle(const Side& side, const Happened& h, int day) {
  Painted next{.own = side};
  if (side.state == h.state) {
    next.own.rank = std::min(next.own.rank, h.rank);
    next.own.is_own_word = next.own.is_own_word || h.is_own_word;
    next.own.has_act = next.own.has_act || h.is_act;
    next.own.reports_only = next.own.reports_only && !h.is_act;
  }
  next.confirmed = h.kind == Kind::ended ? current().confirmed : h.day;
  paint(next, day, day);
}

int Calendar::compare(const Side& first, const Side& second) const {
  for (const Reason reason : rules_.precedence.order) {
    int a = 0;
    int b = 0;
    switch (reason) {
      case Reason::source_rank: a = -first.rank, b = -second.rank; break;
      case Reason::act_over_report: a = first.has_act, b = second.has_act; break;
      case Reason::own_word: a = first.is_own_word, b = second.is_own_word; break;
    }
    if (a != b) return a > b ? 1 : -1;
  }
  return 0;
}

int Calendar::against_current(const Happened& h, int day) const {
  const Painted& held = current();
  if (is_faded(held, day)) return 1;
  const int better = compare(side_of(h), held.own);
  if (better != 0) return better;
  const bool is_later =
      held.own.reports_only && held.confirmed != unseen && day > held.confirmed;
  return is_later ? 1 : 0;
}

bool Calendar::shows(const std::optional<StateId>& held, const StateId& state) const {
  if (!held) return false;
  if (*held == state) return true;
  const auto wider = policy_.implies.find(*held);
  return wider != policy_.implies.end() && std::ranges::count(wider->second, state) > 0;
}

const Side* Calendar::rival_for(const StateId& state) const {
  for (const Side& side : current().rivals) {
    if (shows(side.state, state)) return &side;
  }
  return nullptr;
}

Side Calendar::side_of(const Happened& h) const {
  return {.state = h.state,
          .rank = h.rank,
          .has_act = h.is_act,
          .is_own_word = h.is_own_word,
          .reports_only = !h.is_act};
}

std::optional<StateId> Calendar::after(const StateId& ended) const {
  if (policy_.when_ended == ended) return std::nullopt;
  return policy_.when_ended;
}

bool Calendar::is_faded(const Painted& stretch, int day) const {
  return stretch.own.reports_only && policy_.stale_after && stretch.confirmed != unseen &&
         stretch.confirmed + policy_.stale_after->days < day;
}

}  // namespace stance::test
