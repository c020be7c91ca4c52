// SPDX-License-Identifier: Apache-2.0
// How the state that a policy has when an order ends (`when-ended`) came about: left by
// an end, or adopted as a state of its own. What an end left binds nobody.
#pragma once

#include <vector>

#include "stance/rules/rule_set.h"
#include "stance/timeline/timeline.h"

namespace stance {

// Is the state that the policy has when an order ends among them?
bool has_end_state(const std::vector<StateId>& states, const Policy& policy);
// What a segment may say; where contested, all sides. Unsorted.
std::vector<StateId> states_in(const Segment& segment);
// What a status may say: its state, or those between which it is open. Sorted.
std::vector<StateId> candidates(const Status& status);

class EndState {
 public:
  // A segment that may hold on the day, of the strand that it is in.
  void add(const Timeline& strand, const Segment& segment, const Policy& policy, Day on);
  // What another status may say.
  void add(const Status& status, const Policy& policy);

  LeftByEnd answer() const;

 private:
  bool may_be_left_ = false;
  bool may_be_adopted_ = false;
};

}  // namespace stance
