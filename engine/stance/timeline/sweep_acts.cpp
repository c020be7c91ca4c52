// SPDX-License-Identifier: Apache-2.0
// What acts do to a sweep: adopted, ended, suspended, resumed.
#include <algorithm>

#include "stance/timeline/sweeper.h"

namespace stance {

namespace {

Days day_before(const Days& days) {
  return {add_days(days.earliest, -1), add_days(days.latest, -1)};
}

}  // namespace

bool overlap(const Days& a, const Days& b) {
  return intersection(anchored(a), anchored(b)).has_value();
}

// The acts for what is current that may as well have happened after this one.
std::vector<HappeningIndex> Sweeper::rivals_of(HappeningIndex at) const {
  std::vector<HappeningIndex> rivals;
  if (stretches_.empty()) return rivals;
  for (const auto* acts :
       {&stretches_.last().opened_by, &stretches_.last().readopted_by}) {
    for (const HappeningIndex other : *acts) {
      const bool is_contrary = happenings_[other].state != happenings_[at].state;
      if (is_contrary && overlap(when(other), when(at))) rivals.push_back(other);
    }
  }
  return rivals;
}

void Sweeper::adopt(HappeningIndex at) {
  const StateNumber state = happenings_[at].state;
  if (!stretches_.empty() && stretches_.last().own.state == state) {
    adopt_again(at);
  } else if (!stretches_.empty() && stretches_.last().is_contested() &&
             find_rival(state) != nullptr) {
    settle(at, *find_rival(state), when(at).latest);
  } else if (!rivals_of(at).empty()) {
    contest_adoption(at);
  } else {
    Stretch next{.own = claim_of(at, when(at)), .start = when(at)};
    if (happenings_[at].is_scheduled) next.standing = Standing::announced;
    next.confirmed = anchored(when(at));
    next.opened_by = {at};
    next.support = {at};
    stretches_.open(std::move(next));
  }
  keep_with_last(at);
}

// Nobody knows which of two acts of the same time came last.
void Sweeper::contest_adoption(HappeningIndex at) {
  Stretch& last = stretches_.last();
  Day both = anchored(when(at)).earliest;
  for (const HappeningIndex other : rivals_of(at)) {
    both = std::max(both, anchored(when(other)).earliest);
  }
  Stretch next{.start = {std::min(when(at).latest, both), {}},
               .standing = Standing::contested};
  next.start.latest = next.start.earliest;
  next.rivals = last.rivals;
  if (last.own.state != no_state) next.rivals.push_back(last.own);
  next.rivals.push_back(claim_of(at, when(at)));
  next.confirmed = last.confirmed;
  next.opened_by = last.opened_by;
  next.opened_by.push_back(at);
  next.contrary = last.contrary;
  next.contrary.append(last.support);
  next.contrary.push_back(at);
  if (!last.is_confirmed_again) {
    // The first of them opened nothing that can be told from the contest.
    next.start.earliest = std::min(last.start.earliest, when(at).earliest);
    next.confirmed = std::nullopt;
    stretches_.drop_last();
  }
  if (!stretches_.empty()) {
    const Stretch& before = stretches_.last();
    const Day possible = std::max(first_day_after(before), before.start.latest);
    next.start.latest = std::max(next.start.latest, std::min(possible, when(at).latest));
  }
  stretches_.open(std::move(next));
}

void Sweeper::adopt_again(HappeningIndex at) {
  Stretch& last = stretches_.last();
  if (happenings_[at].is_scheduled) {
    // An announcement of what holds already confirms nothing.
    last.support.push_back(at);
    return;
  }
  if (last.is_contested()) {
    settle(at, last.own, when(at).latest);
    return;
  }
  confirm_last(at, when(at));
  last.readopted_by.push_back(at);
}

// Whatever showed the state last, it may have ended since; of another state it says
// nothing.
void Sweeper::end_perhaps(HappeningIndex at) {
  const bool is_current = !stretches_.empty() && !stretches_.last().is_contested() &&
                          shows(stretches_.last().own.state, happenings_[at].state);
  if (is_current) {
    close(at);
  } else {
    aside_.push_back(at);
  }
}

void Sweeper::end(HappeningIndex at) {
  const StateNumber state = happenings_[at].state;
  if (happenings_[at].is_tentative) {
    end_perhaps(at);
  } else if (stretches_.empty()) {
    end_other(at);
  } else if (shows(stretches_.last().own.state, state)) {
    // The end of a wider state ends the narrower one that implies it.
    end_current(at);
  } else if (stretches_.last().is_contested() && find_rival(state) != nullptr) {
    end_claim(at);
  } else {
    end_other(at);
  }
}

void Sweeper::end_current(HappeningIndex at) {
  if (is_part_of_adoption(at) || makes_room(at) || meets_readoption(at)) return;
  if (!is_act(at)) {
    const Weighing outcome = outcome_against_last(happenings_[at].weight, when(at));
    const bool is_beaten = stretches_.last().is_contested() || outcome != Weighing::wins;
    if (is_beaten && happenings_[at].is_scheduled) {
      stretches_.last().contrary.push_back(at);
      return;
    }
    if (is_beaten) {
      Claim claim = claim_of(at, when(at));
      claim.state = ended_state(happenings_[at].state);
      contest(at, claim, when(at), outcome);
      return;
    }
  }
  close(at);
}

// The end of one side of a contest leaves the others.
void Sweeper::end_claim(HappeningIndex at) {
  Stretch& last = stretches_.last();
  std::vector<Claim> left = last.rivals;
  std::erase_if(left,
                [&](const Claim& claim) { return claim.state == happenings_[at].state; });
  if (last.own.state != no_state) left.insert(left.begin(), last.own);
  if (!is_act(at) || left.size() != 1) {
    last.contrary.push_back(at);
    if (is_act(at) && left.size() > 1)
      std::erase_if(last.rivals, [&](const Claim& claim) {
        return claim.state == happenings_[at].state;
      });
    return;
  }
  settle(at, left.front(), when(at).latest);
}

// An end of a state that is not current: the state held until the day before, if nothing
// better says otherwise. It contests nothing: by its own word the state is over.
void Sweeper::end_other(HappeningIndex at) {
  if (explains_known_change(at)) return;
  const StateNumber state = happenings_[at].state;
  if (pull_adoption(state, when(at).latest)) {
    end(at);
    return;
  }
  const Days before = day_before(when(at));
  const bool is_new = stretches_.empty() || stretches_.last().is_blank();
  const bool is_early =
      !stretches_.empty() &&
      (stretches_.last().start.latest > before.latest || may_precede_knowledge(before));
  // An announcement has seen nothing of what is not current.
  const bool is_blind = happenings_[at].is_scheduled && !is_new;
  if (is_early || is_blind || has_equal_rival(at)) {
    aside_.push_back(at);
  } else if (is_new) {
    report_first(at, state, before);
    close(at);
  } else if (!confirms_known(at, state, before)) {
    end_against(at, before);
  }
}

void Sweeper::end_against(HappeningIndex at, const Days& before) {
  Stretch& last = stretches_.last();
  const bool is_weighed =
      last.standing == Standing::settled && !shows(happenings_[at].state, last.own.state);
  if (is_weighed &&
      outcome_against_last(happenings_[at].weight, before) == Weighing::wins) {
    report_first(at, happenings_[at].state, before);
    close(at);
  } else {
    last.contrary.push_back(at);
  }
}

// Does something of the same kind, day and weight say it of another state?
bool Sweeper::has_equal_rival(HappeningIndex at) const {
  return std::ranges::any_of(batch_, [&](HappeningIndex other) {
    return happenings_[other].kind == happenings_[at].kind &&
           happenings_[other].state != happenings_[at].state;
  });
}

// Adopted again on the very day of the end: that made room for it. What was only
// announced, or follows what was suspended, begins anew.
bool Sweeper::makes_room(HappeningIndex at) {
  if (!is_act(at) || !when(at).is_single()) return false;
  const Stretch& last = stretches_.last();
  for (const HappeningIndex other : adoptions_) {
    const bool is_renewal = !done_[other] && when(other) == when(at) &&
                            happenings_[other].state == last.own.state;
    if (!is_renewal) continue;
    if (happenings_[other].is_scheduled || last.standing == Standing::suspended) {
      close(at);
    } else {
      supporters_[other].push_back(at);
    }
    return true;
  }
  return false;
}

// Adopted again and ended at the same time: the orders lead to different outcomes.
bool Sweeper::meets_readoption(HappeningIndex at) {
  HappeningList again = stretches_.last().readopted_by;
  for (const HappeningIndex other : adoptions_) {
    if (!done_[other] && happenings_[other].state == stretches_.last().own.state) {
      again.push_back(other);
    }
  }
  for (const HappeningIndex other : again) {
    if (!overlap(when(other), when(at))) continue;
    const bool is_pending = !done_[other];
    done_[other] = true;
    if (is_better(at, other)) {
      if (is_pending) stretches_.last().contrary.push_back(other);
      continue;
    }
    if (is_pending) adopt_again(other);
    if (is_better(other, at)) {
      stretches_.last().contrary.push_back(at);
      return true;
    }
    Claim claim = claim_of(at, when(at));
    claim.state = ended_state(happenings_[at].state);
    open_contest(at, claim, when(at), Weighing::ties);
    return true;
  }
  return false;
}

// The end of a state that has given way to another at that time is that same change.
bool Sweeper::explains_known_change(HappeningIndex at) {
  const StateNumber state = happenings_[at].state;
  for (std::size_t next = stretches_.size(); next-- > 1;) {
    Stretch& stretch = stretches_[next];
    if (stretches_[next - 1].own.state != state || stretch.own.state == state) continue;
    const auto common = intersection(stretch.start, when(at));
    if (stretch.is_contested() || !common) continue;
    if (is_act(at)) stretches_.narrow_start(next, *common);
    stretch.support.push_back(at);
    if (stretch.standing == Standing::announced && !happenings_[at].is_scheduled) {
      stretch.standing = Standing::settled;
    }
    return true;
  }
  return false;
}

// The end that an adoption of the same days brings about by itself.
bool Sweeper::is_part_of_adoption(HappeningIndex at) {
  for (const HappeningIndex other : adoptions_) {
    const bool is_same_change =
        !done_[other] && happenings_[other].state != stretches_.last().own.state &&
        happenings_[other].is_scheduled == happenings_[at].is_scheduled &&
        when(other).latest == when(at).latest &&
        when(other).earliest >= when(at).earliest;
    if (!is_same_change) continue;
    supporters_[other].push_back(at);
    return true;
  }
  return false;
}

void Sweeper::close(HappeningIndex at) {
  // What ended had begun: it held on the day before, if it held at all.
  stretches_.last_began_by(add_days(when(at).latest, -1));
  Stretch next{.own = claim_of(at, when(at)), .start = when(at)};
  next.own.state = ended_state(happenings_[at].state);
  if (happenings_[at].is_scheduled) next.standing = Standing::announced;
  if (next.own.state != no_state) next.confirmed = anchored(when(at));
  next.support = {at};
  stretches_.open(std::move(next));
}

void Sweeper::suspend(HappeningIndex at) {
  const StateNumber state = happenings_[at].state;
  const bool is_new = stretches_.empty() || stretches_.last().is_blank();
  if (is_new && !has_equal_rival(at)) report_first(at, state, day_before(when(at)));
  if (is_new && has_equal_rival(at)) {
    aside_.push_back(at);
    return;
  }
  if (stretches_.last().own.state != state && pull_adoption(state, when(at).latest)) {
    suspend(at);
    return;
  }
  const Stretch& last = stretches_.last();
  if (last.own.state != state || last.is_contested()) {
    aside_.push_back(at);
  } else if (last.standing == Standing::suspended) {
    confirm_last(at, when(at));
  } else {
    continue_as(Standing::suspended, at);
  }
}

void Sweeper::resume(HappeningIndex at) {
  const bool is_current = !stretches_.empty() &&
                          stretches_.last().own.state == happenings_[at].state &&
                          stretches_.last().standing == Standing::suspended;
  if (is_current) {
    continue_as(Standing::settled, at);
  } else {
    report(at, happenings_[at].state, when(at));
  }
}

// The same state from then on, with another standing.
void Sweeper::continue_as(Standing standing, HappeningIndex at) {
  const Stretch& last = stretches_.last();
  Stretch next{.own = last.own, .start = when(at), .standing = standing};
  next.own.weight = joined(next.own.weight, happenings_[at].weight);
  next.own.reports_only = next.own.reports_only && !is_act(at);
  next.confirmed = anchored(when(at));
  next.support = last.support;
  next.support.push_back(at);
  stretches_.open(std::move(next));
}

}  // namespace stance
