// SPDX-License-Identifier: Apache-2.0
// What reports do to a sweep: they open what is not known, confirm what holds, and are
// weighed against what contradicts them.
#include <algorithm>

#include "stance/timeline/sweeper.h"

namespace stance {

void Sweeper::report(HappeningIndex at, StateNumber state, const Days& seen) {
  if (confirms_known(at, state, seen)) return;
  // What gives no day says nothing beside what does.
  const bool is_beside = happenings_[at].is_undated && !stretches_.empty() &&
                         stretches_.last().first_seen != seen;
  if (is_beside || may_precede_knowledge(seen)) {
    aside_.push_back(at);
  } else if (pull_adoption(state, seen.latest)) {
    report(at, state, seen);
  } else if (stretches_.empty()) {
    report_first(at, state, seen);
  } else if (stretches_.last().standing == Standing::announced) {
    withdraw_announced();
    report(at, state, seen);
  } else if (stretches_.last().is_blank()) {
    report_first(at, state, seen);
  } else if (stretches_.last().is_contested()) {
    report_in_contest(at, state, seen);
  } else if (shows(state, stretches_.last().own.state)) {
    report_closer(at, state, seen);
  } else {
    report_against(at, state, seen);
  }
}

// Does the report fit what is known already? One that fits several stretches supports
// them all and dates none.
bool Sweeper::confirms_known(HappeningIndex at, StateNumber state, const Days& seen) {
  if (stretches_.empty()) return false;
  const Stretch& last = stretches_.last();
  const std::size_t current = stretches_.size() - 1;
  if (!last.is_contested() && shows(last.own.state, state) &&
      intersection(seen, stretches_.possible_days(current))) {
    confirm_last(at, seen);
    return true;
  }
  std::vector<std::size_t> fits;
  for (std::size_t earlier = 0; earlier < current; ++earlier) {
    if (!shows(stretches_[earlier].own.state, state)) continue;
    // On the day of a change both states may be seen; but where nothing is known to have
    // followed, a later day is as good.
    Days possible = stretches_.possible_days(earlier);
    if (last.is_blank() && seen.latest > possible.latest) {
      possible.latest = add_days(possible.latest, -1);
    }
    if (possible.earliest <= possible.latest && intersection(seen, possible)) {
      fits.push_back(earlier);
    }
  }
  for (const std::size_t fit : fits) stretches_[fit].support.push_back(at);
  const bool may_be_now = (last.is_blank() && seen.latest > last.start.earliest) ||
                          pending_adoption(state, seen.latest).has_value();
  if (fits.size() == 1 && !may_be_now) stretches_.confirm(fits.front(), seen);
  return !fits.empty();
}

// The first day of which something is surely known; where that is only a report, the
// first on which it may have been made.
Day Sweeper::first_known_day() const {
  const Stretch& first = stretches_[0];
  return first.first_seen ? first.first_seen->earliest : first.start.latest;
}

// May it speak of a day before anything was known, or after an end that left nothing?
bool Sweeper::may_precede_knowledge(const Days& seen) const {
  if (stretches_.empty()) return false;
  if (seen.earliest < first_known_day()) return true;
  for (std::size_t i = 0; i + 1 < stretches_.size(); ++i) {
    if (!stretches_[i].is_blank()) continue;
    const Days blank{stretches_[i].start.earliest,
                     add_days(stretches_[i + 1].start.latest, -1)};
    if (blank.earliest <= blank.latest && intersection(blank, seen)) return true;
  }
  return false;
}

void Sweeper::report_first(HappeningIndex at, StateNumber state, const Days& seen) {
  const bool tells_beginning = happenings_[at].kind == Kind::adopted;
  const Days start{tells_beginning ? when(at).earliest : Day::earliest(), seen.latest};
  Stretch next{.own = claim_of(at, start), .start = start};
  next.own.state = state;
  next.own.reports_only = !is_act(at) || happenings_[at].kind == Kind::ended;
  if (seen.latest.is_bound()) next.confirmed = anchored(seen);
  next.first_seen = seen;
  next.support = {at};
  stretches_.open(std::move(next));
}

// What is told of days to come by no act is announced where nothing is known, or where a
// report of that day would win. It has seen nothing: it confirms and contests nothing.
void Sweeper::forecast(HappeningIndex at) {
  const StateNumber state = happenings_[at].state;
  if (may_precede_knowledge(when(at))) {
    aside_.push_back(at);
    return;
  }
  if (pull_adoption(state, when(at).latest) ||
      (!stretches_.empty() && shows(stretches_.last().own.state, state))) {
    stretches_.last().support.push_back(at);
    return;
  }
  const bool is_first = stretches_.empty() || stretches_.last().is_blank();
  if (is_first ||
      (!stretches_.last().is_contested() &&
       outcome_against_last(happenings_[at].weight, when(at)) == Weighing::wins)) {
    report_first(at, state, when(at));
    stretches_.last().standing = Standing::announced;
  } else {
    stretches_.last().contrary.push_back(at);
  }
}

// A narrower state than the one in force, which it implies: no contradiction. An act's
// state stays, for acts persist; a report's gives way to the closer report.
void Sweeper::report_closer(HappeningIndex at, StateNumber state, const Days& seen) {
  if (stretches_.last().own.reports_only) {
    report_first(at, state, seen);
  } else {
    confirm_last(at, seen);
  }
}

void Sweeper::report_against(HappeningIndex at, StateNumber state, const Days& seen) {
  const Weighing outcome = outcome_against_last(happenings_[at].weight, seen);
  if (outcome == Weighing::wins) {
    report_first(at, state, seen);
    return;
  }
  Claim claim = claim_of(at, {Day::earliest(), seen.latest});
  claim.state = state;
  claim.reports_only = true;
  contest(at, claim, seen, outcome);
}

void Sweeper::report_in_contest(HappeningIndex at, StateNumber state, const Days& seen) {
  Stretch& last = stretches_.last();
  const bool is_fresh = seen.latest > last.start.latest;
  const Claim* confirmed = nullptr;
  if (last.own.state == no_state) {
    confirmed = find_rival(state);
  } else if (shows(last.own.state, state)) {
    confirmed = &last.own;
  }
  if (confirmed != nullptr) {
    if (is_fresh) {
      const Claim claim = *confirmed;
      settle(at, claim, seen.latest);
    } else {
      (last.own.state == no_state ? last.contrary : last.support).push_back(at);
    }
    return;
  }
  if (last.own.state != no_state &&
      outcome_against_last(happenings_[at].weight, seen) == Weighing::wins) {
    report_first(at, state, seen);
    return;
  }
  if (find_rival(state) == nullptr) {
    Claim claim = claim_of(at, {Day::earliest(), seen.latest});
    claim.state = state;
    last.rivals.push_back(claim);
  }
  last.contrary.push_back(at);
}

void Sweeper::contest(HappeningIndex at,
                      const Claim& claim,
                      const Days& seen,
                      Weighing outcome) {
  Stretch& last = stretches_.last();
  const bool is_newer = !last.confirmed || seen.latest > last.confirmed->latest;
  // Two reports of one time, of which neither is better: the first of them opened nothing
  // that can be told from the contest.
  const bool is_of_one_time = outcome == Weighing::ties && !last.is_contested() &&
                              !last.is_confirmed_again &&
                              seen.earliest <= last.start.latest;
  if (!is_newer && !is_of_one_time) {
    last.contrary.push_back(at);
    return;
  }
  if (last.is_contested()) {
    if (find_rival(claim.state) == nullptr) last.rivals.push_back(claim);
    last.contrary.push_back(at);
    return;
  }
  if (!is_of_one_time) {
    open_contest(at, claim, seen, outcome);
    return;
  }
  last.standing = Standing::contested;
  last.rivals = {last.own, claim};
  last.own = {};
  last.confirmed = std::nullopt;
  last.start.latest = std::max(last.start.latest, seen.latest);
  last.contrary.append(last.support);
  last.contrary.push_back(at);
  last.support.clear();
}

// From the first day of which both may speak.
void Sweeper::open_contest(HappeningIndex at,
                           const Claim& claim,
                           const Days& seen,
                           Weighing outcome) {
  const Stretch& last = stretches_.last();
  const Day both = std::max({seen.earliest, first_day_after(last), last.start.latest});
  const Day from = std::min(seen.latest, both);
  Stretch next{.start = {from, from}, .standing = Standing::contested};
  next.confirmed = last.confirmed;
  next.contrary = {at};
  if (outcome == Weighing::ties) {
    next.rivals = {last.own, claim};
    next.contrary.append(last.support);
  } else {
    next.own = last.own;
    next.rivals = {claim};
    next.support = last.support;
  }
  stretches_.open(std::move(next));
}

// An act, a decision or a fresh confirmation ends a contest. The state keeps its first
// day.
void Sweeper::settle(HappeningIndex at, const Claim& claim, Day from) {
  const Stretch& last = stretches_.last();
  Stretch next{.own = claim, .start = {from, from}};
  if (happenings_[at].state == claim.state) {
    next.own.weight = joined(claim.weight, happenings_[at].weight);
    next.own.reports_only = claim.reports_only && !is_act(at);
  }
  next.confirmed =
      happenings_[at].kind == Kind::ended ? last.confirmed : anchored(when(at));
  if (last.own.state == claim.state) next.support = last.support;
  next.support.push_back(at);
  stretches_.open(std::move(next));
}

// Later evidence of something else: what was announced did not come about.
void Sweeper::withdraw_announced() {
  const HappeningList announced = stretches_.last().support;
  stretches_.drop_last();
  if (stretches_.empty()) {
    aside_.insert(aside_.end(), announced.begin(), announced.end());
  } else {
    stretches_.last().contrary.append(announced);
  }
}

Weighing Sweeper::outcome_against_last(const Weight& weight, const Days& seen) const {
  const Stretch& last = stretches_.last();
  if (is_stale(last, seen.latest)) return Weighing::wins;
  const auto preferred = preference(weight, last.own.weight, order_);
  if (preferred) return preferred->favours_first ? Weighing::wins : Weighing::loses;
  // Reports of different times do not contradict each other: things have changed.
  const bool speaks_of_later =
      last.own.reports_only && last.confirmed && seen.earliest > last.confirmed->latest;
  return speaks_of_later ? Weighing::wins : Weighing::ties;
}

}  // namespace stance
