// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/end_state.h"

#include <algorithm>

#include "stance/base/sort_unique.h"

namespace stance {
namespace {

bool is_about(const Event& event, const Segment& segment) {
  return share_any(event.evidence, segment.evidence) ||
         (segment.standing == Standing::contested &&
          share_any(event.evidence, segment.contrary));
}

}  // namespace

bool has_end_state(const std::vector<StateId>& states, const Policy& policy) {
  return policy.when_ended &&
         std::ranges::find(states, *policy.when_ended) != states.end();
}

std::vector<StateId> states_in(const Segment& segment) {
  std::vector<StateId> states = segment.against;
  if (segment.state) states.push_back(*segment.state);
  return states;
}

std::vector<StateId> candidates(const Status& status) {
  std::vector<StateId> states = status.states;
  if (status.state) states.push_back(*status.state);
  sort_unique(states);
  return states;
}

void EndState::add(const Timeline& strand,
                   const Segment& segment,
                   const Policy& policy,
                   Day on) {
  if (!has_end_state(states_in(segment), policy)) return;
  bool is_ended = false;
  bool is_surely_adopted = false;
  for (const Event& event : strand.events) {
    if (event.when.earliest > on || !is_about(event, segment)) continue;
    const bool is_adoption =
        event.kind == Kind::adopted && event.state == *policy.when_ended;
    may_be_adopted_ = may_be_adopted_ || is_adoption;
    is_surely_adopted = is_surely_adopted || (is_adoption && event.when.latest <= on);
    is_ended = is_ended || event.kind == Kind::ended;
  }
  may_be_adopted_ = may_be_adopted_ || !is_ended;
  may_be_left_ = may_be_left_ || (is_ended && !is_surely_adopted);
}

void EndState::add(const Status& status, const Policy& policy) {
  if (!has_end_state(candidates(status), policy)) return;
  may_be_left_ = may_be_left_ || status.left_by_end != LeftByEnd::no;
  may_be_adopted_ = may_be_adopted_ || status.left_by_end != LeftByEnd::surely;
}

LeftByEnd EndState::answer() const {
  if (!may_be_left_) return LeftByEnd::no;
  return may_be_adopted_ ? LeftByEnd::perhaps : LeftByEnd::surely;
}

}  // namespace stance
