// SPDX-License-Identifier: Apache-2.0
// Law above: what a parent's law makes of a jurisdiction's own status.
#include <algorithm>

#include "stance/base/sort_unique.h"
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

std::vector<StateId> candidates(const Status& status) {
  std::vector<StateId> states = status.states;
  if (states.empty() && status.state) states.push_back(*status.state);
  return states;
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

// The laxest and the strictest that a status may mean.
struct Strictness {
  std::size_t least = 0;
  std::size_t most = 0;
};

Strictness strictness_of(const Status& status, const Policy& policy) {
  Strictness range{SIZE_MAX, 0};
  for (const StateId& state : candidates(status)) {
    range.least = std::min(range.least, strictness(state, policy));
    range.most = std::max(range.most, strictness(state, policy));
  }
  return range;
}

Status stricter(const Policy& policy, const Status& own, const Status& law) {
  const Strictness mine = strictness_of(own, policy);
  const Strictness theirs = strictness_of(law, policy);
  if (mine.least >= theirs.most) return own;
  if (theirs.least >= mine.most) return from_above(own, law);
  Status result = from_above(own, law);
  result.state = std::nullopt;
  result.is_after_end = false;
  result.standing = own.standing == Standing::contested ? own.standing : law.standing;
  if (!is_open(result)) result.standing = Standing::uncertain;
  for (const StateId& state : candidates(own)) result.states.push_back(state);
  if (result.states.empty() || law.states.empty()) {
    for (const StateId& state : candidates(law)) result.states.push_back(state);
  }
  std::erase_if(result.states, [&](const StateId& state) {
    return strictness(state, policy) < std::max(mine.least, theirs.least);
  });
  sort_unique(result.states);
  return result;
}

Status under(const Policy& policy, const Status& own, const Status& law) {
  if (!binds(law)) return own;
  switch (policy.inherit) {
    case Inherit::none: return own;
    case Inherit::fill: return says_nothing(own) ? from_above(own, law) : own;
    case Inherit::override_own:
      // An order that has ended binds nobody.
      return law.is_after_end && !says_nothing(own) ? own : from_above(own, law);
    case Inherit::stricter:
      return says_nothing(own) ? from_above(own, law) : stricter(policy, own, law);
  }
  return own;
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
