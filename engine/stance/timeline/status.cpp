// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/status.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "stance/base/sort_unique.h"
#include "stance/timeline/end_state.h"

namespace stance {
namespace {

using States = std::vector<StateId>;

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
  sort_unique(to);
}

// May the segment hold on the day? Where it only began "by" a day, the days before are
// unknown.
bool may_hold(const Segment& segment, Day on) {
  const bool is_by =
      segment.start.earliest == Day::earliest() && segment.start.latest.is_bound();
  const Day first = is_by ? segment.start.latest : segment.start.earliest;
  return first <= on && (!segment.end || on <= segment.end->latest);
}

bool is_stale(const Segment& segment, const Policy& policy, Day on) {
  return segment.standing == Standing::settled && segment.reports_only &&
         policy.stale_after && segment.last_confirmed &&
         add_period(segment.last_confirmed->earliest, *policy.stale_after) < on;
}

// May none of them have begun, or may all be over, or the one that holds tell nothing?
bool may_be_unknown(const std::vector<const Segment*>& possible, Day on) {
  const Segment& last = *possible.back();
  return possible.front()->start.latest > on || (last.end && last.end->earliest < on) ||
         std::ranges::any_of(possible, [](const Segment* segment) {
           return states_in(*segment).empty();
         });
}

void hold(Status& status, const Segment& segment, const Policy& policy) {
  status.state = segment.state;
  status.standing = segment.standing;
  status.last_confirmed = segment.last_confirmed;
  status.evidence = segment.evidence;
  status.contrary = segment.contrary;
  if (segment.standing == Standing::unknown) return;
  status.since = segment.since;
  if (segment.standing == Standing::contested) {
    status.states = states_in(segment);
    sort_unique(status.states);
    status.may_be_unknown = status.states.size() < 2;
  } else if (is_stale(segment, policy, status.on)) {
    status.standing = Standing::stale;
  }
}

void waver(Status& status, const std::vector<const Segment*>& possible) {
  status.standing = Standing::uncertain;
  status.since = possible.back()->start;
  for (const Segment* segment : possible) {
    append(status.states, states_in(*segment));
    append(status.evidence, segment->evidence);
    append(status.contrary, segment->contrary);
    if (segment->last_confirmed && segment->last_confirmed->earliest <= status.on) {
      status.last_confirmed = segment->last_confirmed;
    }
  }
}

bool says_the_same(const Segment& a, const Segment& b) {
  return a.state == b.state && a.standing == b.standing && a.against == b.against;
}

Status strand_status(const Timeline& strand, const Policy& policy, Status status) {
  std::vector<const Segment*> possible;
  for (const Segment& segment : strand.segments) {
    if (may_hold(segment, status.on)) possible.push_back(&segment);
  }
  if (possible.empty()) return status;
  // Several may hold, but they say the same: it does not matter which.
  const bool is_sure = possible.front()->start.latest <= status.on &&
                       std::ranges::all_of(possible, [&](const Segment* segment) {
                         return says_the_same(*segment, *possible.front());
                       });
  if (is_sure) {
    hold(status, *possible.back(), policy);
    for (const Segment* segment : possible) {
      append(status.evidence, segment->evidence);
      append(status.contrary, segment->contrary);
    }
  } else {
    waver(status, possible);
    status.may_be_unknown = may_be_unknown(possible, status.on);
  }
  EndState end_state;
  for (const Segment* segment : possible) {
    end_state.add(strand, *segment, policy, status.on);
  }
  status.left_by_end = end_state.answer();
  return status;
}

// The strands that know something; stale ones only where nothing fresher is known.
std::vector<Status> known(std::vector<Status> strands) {
  std::erase_if(strands, [](const Status& s) { return candidates(s).empty(); });
  const auto is_stale = [](const Status& s) { return s.standing == Standing::stale; };
  if (!std::ranges::all_of(strands, is_stale)) std::erase_if(strands, is_stale);
  return strands;
}

// The place of a state in what `combine` prefers; 0 comes first.
std::size_t preference_rank(const StateId& state, const Policy& policy) {
  const auto found = std::ranges::find(policy.states, state, &PolicyState::id);
  const auto place = static_cast<std::size_t>(found - policy.states.begin());
  const std::size_t count = policy.states.size();
  if (policy.combine == Combine::any) {
    return state == policy.when_ended ? std::numeric_limits<std::size_t>::max() : place;
  }
  const bool is_reversed = policy.strictest == StrictestEnd::last && place < count;
  return is_reversed ? count - 1 - place : place;
}

// The states that may come out best: no strand is sure to have a better one.
States best_candidates(std::span<const Status> strands, const Policy& policy) {
  const auto rank = [&](const StateId& s) { return preference_rank(s, policy); };
  std::size_t bound = std::numeric_limits<std::size_t>::max();
  States all;
  for (const Status& strand : strands) {
    std::size_t worst = strand.may_be_unknown ? bound : 0;
    for (const StateId& state : candidates(strand)) {
      worst = std::max(worst, rank(state));
      all.push_back(state);
    }
    bound = std::min(bound, worst);
  }
  sort_unique(all);
  std::erase_if(all, [&](const StateId& state) { return rank(state) > bound; });
  return all;
}

// The order in which strands that agree on a state tell its standing.
int firmness(const Status& status) {
  switch (status.standing) {
    case Standing::settled: return 0;
    case Standing::inherited: return 1;
    case Standing::suspended: return 2;
    case Standing::announced: return 3;
    case Standing::stale: return 4;
    case Standing::contested: return 5;
    case Standing::uncertain: return 6;
    case Standing::unknown: return 7;
  }
  return 7;
}

bool is_perhaps_nothing(const Status& strand) {
  return strand.may_be_unknown;
}

LeftByEnd left_by_end_in(std::span<const Status> strands,
                         const Policy& policy,
                         const States& states) {
  if (!has_end_state(states, policy)) return LeftByEnd::no;
  EndState found;
  for (const Status& strand : strands) found.add(strand, policy);
  return found.answer();
}

// The firmest of them speaks; the others that agree add their evidence.
Status agreed(std::span<const Status> strands, const StateId& state) {
  const Status* firmest = nullptr;
  for (const Status& strand : strands) {
    if (candidates(strand) != States{state}) continue;
    if (firmest == nullptr || firmness(strand) < firmness(*firmest)) firmest = &strand;
  }
  STANCE_ASSERT(firmest != nullptr);
  Status result = *firmest;
  for (const Status& strand : strands) {
    append(strand.state == state ? result.evidence : result.contrary, strand.evidence);
    append(result.contrary, strand.contrary);
    if (candidates(strand) == States{state}) {
      result.left_by_end = std::min(result.left_by_end, strand.left_by_end);
    }
    if (strand.state != state || strand.standing != result.standing) continue;
    result.since = std::min(result.since, strand.since);
    result.last_confirmed = std::max(result.last_confirmed, strand.last_confirmed);
  }
  result.may_be_unknown = std::ranges::all_of(strands, is_perhaps_nothing);
  std::erase_if(result.contrary, [&](const EvidenceId& id) {
    return std::ranges::binary_search(result.evidence, id);
  });
  return result;
}

Status open_between(std::span<const Status> strands,
                    const Policy& policy,
                    States states,
                    Standing standing) {
  Status result = strands.front();
  result.state = std::nullopt;
  result.since = std::nullopt;
  result.last_confirmed = std::nullopt;
  result.left_by_end = left_by_end_in(strands, policy, states);
  result.may_be_unknown = std::ranges::all_of(strands, is_perhaps_nothing);
  result.standing = standing;
  result.states = std::move(states);
  result.evidence.clear();
  for (const Status& strand : strands) {
    append(result.contrary, strand.evidence);
    append(result.contrary, strand.contrary);
  }
  return result;
}

bool is_sure_of(const Status& strand, const StateId& state) {
  return candidates(strand) == States{state};
}

Status best_of(std::span<const Status> strands, const Policy& policy) {
  const States best = best_candidates(strands, policy);
  const bool is_decided =
      best.size() == 1 && std::ranges::any_of(strands, [&](const Status& strand) {
        return is_sure_of(strand, best.front());
      });
  if (is_decided) return agreed(strands, best.front());
  const bool is_contested = std::ranges::any_of(strands, [](const Status& strand) {
    return strand.standing == Standing::contested;
  });
  return open_between(
      strands, policy, best, is_contested ? Standing::contested : Standing::uncertain);
}

// The day from which a strand's word counts, where only "by" is known: that day.
Days word_given(const Status& status) {
  const Days since = status.since.value_or(Days{});
  return since.earliest == Day::earliest() ? Days{since.latest, since.latest} : since;
}

Status latest_of(std::span<const Status> strands, const Policy& policy) {
  const Status& last = *std::ranges::max_element(
      strands, {}, [](const Status& s) { return word_given(s).latest; });
  States states;
  std::vector<Status> equals;
  std::vector<Status> earlier;
  for (const Status& strand : strands) {
    const bool is_equal = intersection(word_given(strand), word_given(last)).has_value();
    (is_equal ? equals : earlier).push_back(strand);
    if (is_equal) append(states, candidates(strand));
  }
  Status result = last;
  if (states.size() == 1) {
    result = agreed(equals, states.front());
  } else if (equals.size() > 1) {
    result = open_between(equals, policy, states, Standing::contested);
  }
  if (!result.may_be_unknown || earlier.empty()) return result;
  // Perhaps the latest word has not been spoken yet, or is over.
  const Status before = latest_of(earlier, policy);
  append(states, candidates(before));
  const std::vector<Status> both = {result, before};
  if (states.size() == 1) return agreed(both, states.front());
  return open_between(both, policy, states, result.standing);
}

// Is there no state on which all of them may agree?
bool is_different(std::span<const Status> strands) {
  States common = candidates(strands.front());
  for (const Status& strand : strands) {
    const States other = candidates(strand);
    std::erase_if(common, [&](const StateId& state) {
      return !std::ranges::binary_search(other, state);
    });
  }
  return common.empty();
}

Status same_or_contested(std::span<const Status> strands, const Policy& policy) {
  States states;
  std::vector<Status> sure;
  bool is_open = false;
  for (const Status& strand : strands) {
    append(states, candidates(strand));
    is_open = is_open || candidates(strand).size() > 1 || strand.may_be_unknown;
    if (!strand.may_be_unknown) sure.push_back(strand);
  }
  if (states.size() == 1) return agreed(strands, states.front());
  const bool is_perhaps_same = is_open && (sure.empty() || !is_different(sure));
  return open_between(strands,
                      policy,
                      states,
                      is_perhaps_same ? Standing::uncertain : Standing::contested);
}

Status combined(std::span<const Status> strands, const Policy& policy) {
  switch (policy.combine) {
    case Combine::any:
    case Combine::strictest: return best_of(strands, policy);
    case Combine::latest: return latest_of(strands, policy);
    case Combine::contested_if_different: return same_or_contested(strands, policy);
  }
  return strands.front();
}

}  // namespace

Status status_on(std::span<const Timeline> strands,
                 const Policy& policy,
                 Day on,
                 Day as_known_on) {
  Status blank;
  blank.policy = policy.id;
  blank.on = on;
  blank.as_known_on = as_known_on;
  if (strands.empty()) return blank;
  blank.jurisdiction = strands.front().jurisdiction;
  std::vector<Status> all;
  for (const Timeline& strand : strands) {
    all.push_back(strand_status(strand, policy, blank));
  }
  if (all.size() == 1) return all.front();
  const std::vector<Status> knowing = known(all);
  if (knowing.empty()) return blank;
  return knowing.size() == 1 ? knowing.front() : combined(knowing, policy);
}

}  // namespace stance
