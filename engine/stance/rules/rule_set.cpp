// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/rule_set.h"

#include <algorithm>

namespace stance {

const PolicyState* Policy::find_state(const StateId& state) const {
  const auto found = std::ranges::find(states, state, &PolicyState::id);
  return found == states.end() ? nullptr : &*found;
}

const Policy* RuleSet::find_policy(const PolicyId& policy) const {
  const auto found = std::ranges::find(policies, policy, &Policy::id);
  return found == policies.end() ? nullptr : &*found;
}

const ReadingPack* RuleSet::find_reading(const std::string& name) const {
  const auto found = std::ranges::find(readings, name, &ReadingPack::name);
  return found == readings.end() ? nullptr : &*found;
}

const WordList* RuleSet::find_words(const std::string& name) const {
  const auto found = std::ranges::find(words, name, &WordList::name);
  return found == words.end() ? nullptr : &*found;
}

}  // namespace stance
