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

void merge(std::vector<EvidenceId>& into, const std::vector<EvidenceId>& from) {
  into.insert(into.end(), from.begin(), from.end());
  sort_unique(into);
}

Status from_above(const Status& own, const Status& law) {
  Status result = law;
  result.jurisdiction = own.jurisdiction;
  result.policy = own.policy;
  result.inherited_from = law.inherited_from.value_or(law.jurisdiction);
  if (!is_open(law)) result.standing = Standing::inherited;
  merge(result.contrary, own.evidence);
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

// What a law may lay on those of whom something is known. An order that has ended binds
// none of them.
struct Law {
  const Status& status;
  std::vector<StateId> states;
  bool may_be_none = false;

  // What an end left is shown where nothing may be known below.
  bool is_shown_under(const Status& own) const {
    return own.may_be_unknown || status.left_by_end != LeftByEnd::surely;
  }
};

Law law_of(const Policy& policy, const Status& status) {
  Law law{status,
          candidates(status),
          status.may_be_unknown || status.left_by_end != LeftByEnd::no};
  if (status.left_by_end == LeftByEnd::surely && policy.when_ended) {
    std::erase(law.states, *policy.when_ended);
  }
  return law;
}

// Both may decide: what they may say together, or where that is one state, whoever is
// sure of it.
Status either(const Policy& policy,
              const Status& own,
              const Law& law,
              std::vector<StateId> states) {
  sort_unique(states);
  const bool is_one = states.size() == 1;
  Status result = is_one && !is_open(own) ? own : from_above(own, law.status);
  EndState end_state;
  end_state.add(own, policy);
  Status shown = law.status;
  if (!own.may_be_unknown) shown.left_by_end = LeftByEnd::no;
  if (law.is_shown_under(own)) end_state.add(shown, policy);
  const bool is_out =
      !policy.when_ended || !std::ranges::binary_search(states, *policy.when_ended);
  result.left_by_end = is_out ? LeftByEnd::no : end_state.answer();
  result.may_be_unknown = own.may_be_unknown && law.status.may_be_unknown;
  if (is_one && !is_open(result)) return result;
  result.state = std::nullopt;
  result.standing =
      own.standing == Standing::contested ? own.standing : law.status.standing;
  if (!is_open(result)) result.standing = Standing::uncertain;
  result.states = std::move(states);
  return result;
}

std::vector<StateId> together(const Status& own, const Law& law) {
  std::vector<StateId> states = candidates(own);
  const std::vector<StateId> above =
      law.is_shown_under(own) ? candidates(law.status) : law.states;
  states.insert(states.end(), above.begin(), above.end());
  return states;
}

Status stricter(const Policy& policy, const Status& own, const Law& law) {
  const Strictness mine = strictness_of(candidates(own), policy);
  const Strictness theirs = strictness_of(law.states, policy);
  // What an end left here, a law may say as well, and binds by it.
  const bool is_said_above =
      own.left_by_end != LeftByEnd::no && policy.when_ended &&
      std::ranges::find(law.states, *policy.when_ended) != law.states.end();
  if (mine.least >= theirs.most && !own.may_be_unknown && !is_said_above) return own;
  if (theirs.least >= mine.most && !law.may_be_none) return from_above(own, law.status);
  std::vector<StateId> states = together(own, law);
  // What is laxer than the other surely is never comes out.
  const std::size_t least =
      std::max(own.may_be_unknown ? 0 : mine.least, law.may_be_none ? 0 : theirs.least);
  std::erase_if(states,
                [&](const StateId& state) { return strictness(state, policy) < least; });
  return either(policy, own, law, std::move(states));
}

// What is known below stands where the law may bind nobody; what the law says, where
// nothing may be known below.
Status under(const Policy& policy, const Status& own, const Status& above) {
  if (!binds(above) || policy.inherit == Inherit::none) return own;
  const Law law = law_of(policy, above);
  if (says_nothing(own)) return from_above(own, above);
  if (law.states.empty() && !own.may_be_unknown) return own;
  if (policy.inherit == Inherit::stricter) return stricter(policy, own, law);
  const bool is_law_first = policy.inherit == Inherit::override_own;
  if (is_law_first ? !law.may_be_none : !own.may_be_unknown) {
    return is_law_first ? from_above(own, above) : own;
  }
  return either(policy, own, law, together(own, law));
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
