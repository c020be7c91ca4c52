// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/sweep.h"

#include <algorithm>
#include <tuple>

#include "stance/timeline/sweeper.h"

namespace stance {
namespace {

using Phase = Sweeper::Phase;

Phase phase_of(const Happening& happening) {
  if (!happening.is_act) return Phase::reports;
  switch (happening.kind) {
    case Kind::ended: return Phase::ends;
    case Kind::adopted: return Phase::adoptions;
    case Kind::suspended: return Phase::suspensions;
    case Kind::resumed: return Phase::resumptions;
    case Kind::observed:
    case Kind::proposed: break;
  }
  return Phase::reports;
}

bool share_a_document(const Happening& a, const Happening& b) {
  return std::ranges::any_of(a.sources, [&](const Evidence* first) {
    return std::ranges::any_of(b.sources, [&](const Evidence* second) {
      return first->digest == second->digest;
    });
  });
}

}  // namespace

Sweeper::Sweeper(std::span<const Happening> happenings,
                 const Policy& policy,
                 std::span<const Reason> order)
    : happenings_(happenings),
      policy_(policy),
      order_(order),
      done_(happenings.size()),
      supporters_(happenings.size()),
      beaten_(happenings.size()),
      stretches_(happenings.size()) {
  when_.reserve(happenings.size());
  for (const Happening& happening : happenings) when_.push_back(happening.when);
  for (std::size_t i = 0; i < policy.states.size(); ++i) {
    if (policy.when_ended == policy.states[i].id) when_ended_ = static_cast<int>(i);
  }
}

Swept Sweeper::run() {
  set_aside();
  let_acts_lose();
  const std::vector<HappeningIndex> order = order_of_sweep();
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && is_same_batch(order[begin], order[end])) ++end;
    take_batch(std::span(order).subspan(begin, end - begin));
    begin = end;
  }
  std::ranges::sort(aside_);
  return {.stretches = stretches_.taken(), .aside = std::move(aside_)};
}

// What cannot move anything: proposals, announcements that were overtaken, and what has
// no date at all beside what has one.
void Sweeper::set_aside() {
  const bool has_dated = std::ranges::any_of(happenings_, [](const Happening& h) {
    return h.kind != Kind::proposed && !h.when.is_unknown();
  });
  for (HappeningIndex at = 0; at < happenings_.size(); ++at) {
    if (happenings_[at].kind == Kind::proposed) {
      done_[at] = true;
    } else if ((has_dated && when(at).is_unknown()) || is_void(at)) {
      done_[at] = true;
      aside_.push_back(at);
    }
  }
}

// An announcement is void once a later publication reports that the state was renewed or
// withdrawn before the day, or gives another day for it.
bool Sweeper::is_void(HappeningIndex at) const {
  const Happening& announced = happenings_[at];
  return announced.is_scheduled &&
         std::ranges::any_of(happenings_, [&](const Happening& other) {
           return &other != &announced && overtakes(other, announced);
         });
}

// What was told of before the announcement takes nothing back, however often it is told
// again, and nor does hearsay what an act announced.
bool Sweeper::overtakes(const Happening& other, const Happening& announced) const {
  const bool is_change = other.kind == Kind::adopted || other.kind == Kind::ended;
  if (!is_change || other.is_tentative || other.state != announced.state) return false;
  const bool is_opposite = other.kind != announced.kind;
  const Day told = is_opposite ? other.known : other.published;
  if (!other.published.is_bound() || told <= announced.published) return false;
  if (other.when.latest <= announced.published) return false;
  if (is_opposite && other.when.latest > announced.when.latest) return false;
  return (other.is_act || !announced.is_act) && !is_of_another(other, announced);
}

// A table that still holds both rows tells of two adoptions where the later one was made
// after the day of the first, and of an adoption to come where what held before has
// ended. Two ends are not one if the state was adopted anew between them.
bool Sweeper::is_of_another(const Happening& other, const Happening& announced) const {
  if (announced.kind == Kind::adopted) {
    const bool are_two = other.kind == Kind::ended
                             ? held_before(other.when.earliest, announced.state)
                             : announced.when.latest < other.published;
    return are_two && share_a_document(announced, other);
  }
  if (announced.kind != Kind::ended || other.kind != Kind::ended) return false;
  const Days first = std::min(announced.when, other.when);
  const Days second = std::max(announced.when, other.when);
  bool is_anew = false;
  for (HappeningIndex at = 0; at < happenings_.size() && !is_anew; ++at) {
    is_anew = is_adoption(at) && happenings_[at].state == announced.state &&
              when(at).earliest >= first.latest && when(at).latest <= second.earliest &&
              !is_void(at);
  }
  return is_anew && held_before(first.earliest, announced.state);
}

// Was the state adopted, or seen, before the day?
bool Sweeper::held_before(Day day, StateNumber state) const {
  for (HappeningIndex at = 0; at < happenings_.size(); ++at) {
    const bool shows_it = is_adoption(at) || happenings_[at].kind == Kind::observed;
    if (!shows_it || happenings_[at].state != state || when(at).latest >= day) continue;
    if (!is_void(at)) return true;
  }
  return false;
}

bool Sweeper::is_adoption(HappeningIndex at) const {
  return happenings_[at].kind == Kind::adopted && is_act(at);
}

// Of adoptions of one time the better ones stay; those of equal weight contest each
// other. The best are judged first, so that an act loses only to one that stays.
void Sweeper::let_acts_lose() {
  std::vector<HappeningIndex> adoptions;
  bool is_any_of_one_time = false;
  for (HappeningIndex at = 0; at < happenings_.size(); ++at) {
    if (done_[at] || !is_adoption(at)) continue;
    // By last day, so that of those of one time two stand side by side.
    const bool is_near = !adoptions.empty() && overlap(when(adoptions.back()), when(at));
    is_any_of_one_time = is_any_of_one_time || is_near;
    adoptions.push_back(at);
  }
  adoptions_ = adoptions;
  if (!is_any_of_one_time) return;
  std::ranges::stable_sort(
      adoptions, [&](HappeningIndex a, HappeningIndex b) { return is_better(a, b); });
  const auto drop = [&](auto loses_to, auto& kept_with) {
    for (const HappeningIndex at : adoptions) {
      for (const HappeningIndex other : adoptions) {
        if (done_[other] || happenings_[other].state == happenings_[at].state) continue;
        if (!overlap(when(other), when(at)) || !loses_to(at, other)) continue;
        kept_with[other].push_back(at);
        done_[at] = true;
      }
    }
  };
  const auto includes = [&](HappeningIndex a, HappeningIndex b) {
    return shows(happenings_[a].state, happenings_[b].state);
  };
  drop(
      [&](HappeningIndex at, HappeningIndex other) {
        return is_better(other, at) && !includes(at, other) && !includes(other, at);
      },
      beaten_);
  std::erase_if(adoptions, [&](HappeningIndex at) { return done_[at]; });
  drop([&](HappeningIndex at, HappeningIndex other) { return includes(other, at); },
       supporters_);
}

bool Sweeper::is_better(HappeningIndex a, HappeningIndex b) const {
  if (happenings_[a].weight == happenings_[b].weight) return false;
  const auto preferred = preference(happenings_[a].weight, happenings_[b].weight, order_);
  return preferred && preferred->favours_first;
}

std::vector<HappeningIndex> Sweeper::order_of_sweep() const {
  std::vector<HappeningIndex> order;
  order.reserve(happenings_.size());
  for (HappeningIndex at = 0; at < happenings_.size(); ++at) {
    if (!done_[at]) order.push_back(at);
  }
  const auto comes_first = [&](HappeningIndex a, HappeningIndex b) {
    const auto turns = turn_of(a) <=> turn_of(b);
    return turns == 0 ? is_better(a, b) : turns < 0;
  };
  // Happenings come by their last days, so that most are in order already.
  if (!std::ranges::is_sorted(order, comes_first)) {
    std::ranges::stable_sort(order, comes_first);
  }
  return order;
}

// Acts with the same last day go by their first, reports by their weight.
Sweeper::Turn Sweeper::turn_of(HappeningIndex at) const {
  const Phase phase = phase_of(happenings_[at]);
  const bool is_report = phase == Phase::reports;
  return {.latest = when(at).latest,
          .is_report = is_report,
          .earliest = is_report ? Day::earliest() : when(at).earliest,
          .phase = phase};
}

bool Sweeper::is_same_batch(HappeningIndex a, HappeningIndex b) const {
  return turn_of(a) == turn_of(b) && !is_better(a, b);
}

// Of equals on one day, those with a date of their own that fit what is current go first,
// then those that fit what was or what is to be adopted, then narrower states.
void Sweeper::take_batch(std::span<const HappeningIndex> batch) {
  batch_.assign(batch.begin(), batch.end());
  if (batch.size() == 1) return take_once(batch.front());
  const auto novelty = [&](HappeningIndex at) {
    const StateNumber state = happenings_[at].state;
    for (std::size_t i = stretches_.size(); i-- > 0;) {
      if (shows(stretches_[i].own.state, state))
        return i + 1 == stretches_.size() ? 0 : 1;
    }
    return pending_adoption(state, when(at).latest) ? 2 : 3;
  };
  const auto breadth = [&](HappeningIndex at) {
    return std::ranges::count_if(batch, [&](HappeningIndex other) {
      return happenings_[other].state != happenings_[at].state &&
             shows(happenings_[other].state, happenings_[at].state);
    });
  };
  std::vector<HappeningIndex> order = batch_;
  std::ranges::stable_sort(order, {}, [&](HappeningIndex at) {
    return std::tuple(happenings_[at].is_undated, novelty(at), breadth(at));
  });
  for (const HappeningIndex at : order) take_once(at);
}

void Sweeper::take_once(HappeningIndex at) {
  if (done_[at]) return;
  done_[at] = true;
  take(at);
}

void Sweeper::take(HappeningIndex at) {
  const Happening& happening = happenings_[at];
  // An undated report may speak of any time before it was published.
  const Days seen = happening.is_undated ? when(at) : anchored(when(at));
  switch (happening.kind) {
    case Kind::adopted:
      if (is_act(at)) {
        adopt(at);
      } else if (happening.is_scheduled) {
        forecast(at);
      } else {
        report(at, happening.state, seen);
      }
      break;
    case Kind::ended: end(at); break;
    case Kind::observed: report(at, happening.state, seen); break;
    case Kind::suspended:
    case Kind::resumed:
      if (!is_act(at)) {
        aside_.push_back(at);
      } else if (happening.kind == Kind::suspended) {
        suspend(at);
      } else {
        resume(at);
      }
      break;
    case Kind::proposed: break;
  }
}

bool Sweeper::pull_adoption(StateNumber state, Day day) {
  const auto found = pending_adoption(state, day);
  if (!found) return false;
  done_[*found] = true;
  when_[*found].latest = std::min(when_[*found].latest, day);
  adopt(*found);
  return true;
}

std::optional<HappeningIndex> Sweeper::pending_adoption(StateNumber state,
                                                        Day day) const {
  for (const HappeningIndex at : adoptions_) {
    if (!done_[at] && when(at).earliest <= day && shows(happenings_[at].state, state)) {
      return at;
    }
  }
  return std::nullopt;
}

void Sweeper::confirm_last(HappeningIndex at, const Days& seen) {
  Stretch& last = stretches_.last();
  stretches_.confirm(stretches_.size() - 1, seen);
  last.own.weight = joined(last.own.weight, happenings_[at].weight);
  if (is_act(at)) last.own.reports_only = false;
  if (last.standing == Standing::announced) last.standing = Standing::settled;
  last.support.push_back(at);
}

// What lost to an act, or says the same, stays beside it.
void Sweeper::keep_with_last(HappeningIndex at) {
  Stretch& last = stretches_.last();
  auto& support = last.own.state == no_state ? last.contrary : last.support;
  support.append(supporters_[at]);
  last.contrary.append(beaten_[at]);
}

// Does a state that holds show the other one, by being it or by implying it?
bool Sweeper::shows(StateNumber held, StateNumber state) const {
  if (held == no_state || state == no_state) return false;
  if (held == state) return true;
  const std::size_t count = policy_.states.size();
  const auto at = static_cast<std::size_t>(held);
  const auto wider_at = static_cast<std::size_t>(state);
  if (at >= count || wider_at >= count) return false;
  const auto wider = policy_.implies.find(policy_.states[at].id);
  return wider != policy_.implies.end() &&
         std::ranges::find(wider->second, policy_.states[wider_at].id) !=
             wider->second.end();
}

const Claim* Sweeper::find_rival(StateNumber state) const {
  for (const Claim& claim : stretches_.last().rivals) {
    if (shows(claim.state, state)) return &claim;
  }
  return nullptr;
}

StateNumber Sweeper::ended_state(StateNumber ended) const {
  return ended == when_ended_ ? no_state : when_ended_;
}

bool Sweeper::is_stale(const Stretch& stretch, Day day) const {
  return stretch.own.reports_only && policy_.stale_after && stretch.confirmed &&
         stretch.confirmed->earliest.is_bound() &&
         add_period(stretch.confirmed->earliest, *policy_.stale_after) < day;
}

Claim Sweeper::claim_of(HappeningIndex at, const Days& since) const {
  return {.state = happenings_[at].state,
          .since = since,
          .weight = happenings_[at].weight,
          .reports_only = !is_act(at)};
}

Swept swept(std::span<const Happening> happenings,
            const Policy& policy,
            std::span<const Reason> order) {
  return Sweeper(happenings, policy, order).run();
}

}  // namespace stance
