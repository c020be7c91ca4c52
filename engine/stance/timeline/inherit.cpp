// SPDX-License-Identifier: Apache-2.0
// Law above: what a parent's law makes of a jurisdiction's own status.
#include <algorithm>

#include "stance/base/sort_unique.h"
#include "stance/timeline/end_state.h"
#include "stance/timeline/status.h"

namespace stance {
namespace {

bool binds(const Status& law) {
  switch (law.standing) {
    case Standing::settled:
    case Standing::inherited:
    case Standing::uncertain:
    case Standing::contested: return true;
    case Standing::announced:
    case Standing::suspended:
    case Standing::stale:
    case Standing::unknown: return false;
  }
  return false;
}

// Readings and inheritance treat stale as unknown.
bool says_nothing(const Status& own) {
  return own.standing == Standing::unknown || own.standing == Standing::stale;
}

bool is_open(const Status& status) {
  return status.standing == Standing::uncertain || status.standing == Standing::contested;
}

Status from_above(const Status& own, const Status& law) {
  Status result = law;
  result.jurisdiction = own.jurisdiction;
  result.policy = own.policy;
  result.inherited_from = law.inherited_from.value_or(law.jurisdiction);
  if (!is_open(law)) result.standing = Standing::inherited;
  add_unique(result.contrary, own.evidence);
  return result;
}

std::size_t strictness(const StateId& state, const Policy& policy) {
  const auto found = std::ranges::find(policy.states, state, &PolicyState::id);
  const auto place = static_cast<std::size_t>(found - policy.states.begin());
  if (policy.strictest == StrictestEnd::first) return policy.states.size() - place;
  return found == policy.states.end() ? 0 : place + 1;
}

// The laxest and the strictest of several states.
struct Strictness {
  std::size_t least = 0;
  std::size_t most = 0;
};

Strictness strictness_of(const std::vector<StateId>& states, const Policy& policy) {
  Strictness range{SIZE_MAX, 0};
  for (const StateId& state : states) {
    range.least = std::min(range.least, strictness(state, policy));
    range.most = std::max(range.most, strictness(state, policy));
  }
  return range;
}

// What a place, or a law, lays down by an act of its own. What an end left is no such
// act.
struct Word {
  const Status& status;
  std::vector<StateId> states;
  bool may_be_none = false;

  bool may_be_left() const { return status.left_by_end != LeftByEnd::no; }
};

Word word_of(const Policy& policy, const Status& status) {
  Word word{status, candidates(status)};
  word.may_be_none = status.may_be_unknown || word.may_be_left();
  if (status.left_by_end == LeftByEnd::surely && policy.when_ended) {
    std::erase(word.states, *policy.when_ended);
  }
  return word;
}

// Both may decide: what they may say together, or where that is one state, whoever is
// sure of it. Where neither may say anything, what an end left is shown.
Status either(const Policy& policy,
              const Word& own,
              const Word& law,
              std::vector<StateId> states) {
  const bool is_adopted = has_end_state(states, policy);
  const bool is_left =
      own.may_be_none && law.may_be_none &&
      (own.may_be_left() || (own.status.may_be_unknown && law.may_be_left()));
  if (is_left) states.push_back(*policy.when_ended);
  sort_unique(states);
  const bool is_one = states.size() == 1;
  Status result =
      is_one && !is_open(own.status) ? own.status : from_above(own.status, law.status);
  result.left_by_end = !is_left     ? LeftByEnd::no
                       : is_adopted ? LeftByEnd::perhaps
                                    : LeftByEnd::surely;
  result.may_be_unknown = own.status.may_be_unknown && law.status.may_be_unknown;
  if (is_one && !is_open(result)) return result;
  result.state = std::nullopt;
  result.standing = own.status.standing == Standing::contested ? own.status.standing
                                                               : law.status.standing;
  if (!is_open(result)) result.standing = Standing::uncertain;
  result.states = std::move(states);
  return result;
}

std::vector<StateId> together(const Word& own, const Word& law) {
  std::vector<StateId> states = own.states;
  states.insert(states.end(), law.states.begin(), law.states.end());
  return states;
}

Status stricter(const Policy& policy, const Word& own, const Word& law) {
  const Strictness mine = strictness_of(own.states, policy);
  const Strictness theirs = strictness_of(law.states, policy);
  if (!own.may_be_none && mine.least >= theirs.most) return own.status;
  if (!law.may_be_none && theirs.least >= mine.most) {
    return from_above(own.status, law.status);
  }
  // What is laxer than the other surely is never comes out.
  const std::size_t least =
      std::max(own.may_be_none ? 0 : mine.least, law.may_be_none ? 0 : theirs.least);
  std::vector<StateId> states = together(own, law);
  std::erase_if(states,
                [&](const StateId& state) { return strictness(state, policy) < least; });
  return either(policy, own, law, std::move(states));
}

// Where the law may bind nobody, what is known below stands; where nothing may have been
// laid down below, the law does.
Status under(const Policy& policy, const Status& own, const Status& above) {
  if (!binds(above) || policy.inherit == Inherit::none) return own;
  if (says_nothing(own)) return from_above(own, above);
  const Word mine = word_of(policy, own);
  const Word law = word_of(policy, above);
  if (law.states.empty() && !own.may_be_unknown) return own;
  if (policy.inherit == Inherit::stricter) return stricter(policy, mine, law);
  if (policy.inherit == Inherit::fill && !mine.may_be_none) return own;
  const bool is_law_sure = policy.inherit == Inherit::override_own || mine.states.empty();
  if (is_law_sure && !law.may_be_none) return from_above(own, above);
  return either(policy, mine, law, together(mine, law));
}

}  // namespace

std::vector<Timeline> strands_binding_below(std::span<const Timeline> strands) {
  std::vector<Timeline> below;
  for (const Timeline& strand : strands) {
    if (strand.binds == Binds::below) below.push_back(strand);
  }
  return below;
}

EffectiveStatus inherit_status(const Policy& policy,
                               const Status& own,
                               std::span<const Status> above) {
  // The law farthest above is applied first: it binds the nearer parents too.
  EffectiveStatus result{.own = own, .effective = own};
  if (above.empty()) return result;
  Status law = above.back();
  for (std::size_t i = above.size() - 1; i-- > 0;) law = under(policy, above[i], law);
  result.effective = under(policy, own, law);
  return result;
}

}  // namespace stance
