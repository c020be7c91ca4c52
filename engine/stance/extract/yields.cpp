// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/yields.h"

#include <algorithm>

namespace stance {

namespace {

bool yields_to(const CompiledRules& rules, const Given& one, const Given& other) {
  const std::vector<CueId>& winners = rules.cues[one.cue].cue->yields_to;
  return std::find(winners.begin(), winners.end(), *other.evidence.cue) != winners.end();
}

// Any cue gives way to those that it yields to, and a frame to every phrase that tells
// of the same policy; but not to one that yields to it, or neither would be left.
bool beats(const CompiledRules& rules, const Given& other, const Given& one) {
  if (other.evidence.jurisdiction != one.evidence.jurisdiction) return false;
  if (yields_to(rules, one, other)) return true;
  const bool is_weaker = !rules.cues[one.cue].near.empty() &&
                         rules.cues[other.cue].near.empty() &&
                         other.evidence.policy == one.evidence.policy;
  return is_weaker && !yields_to(rules, other, one);
}

}  // namespace

void add(Given one, std::vector<Given>& given) {
  const Evidence& evidence = one.evidence;
  const bool repeats = std::any_of(given.begin(), given.end(), [&](const Given& other) {
    return other.cue == one.cue && other.evidence.jurisdiction == evidence.jurisdiction &&
           other.evidence.policy == evidence.policy &&
           other.evidence.state == evidence.state && other.evidence.kind == evidence.kind;
  });
  if (!repeats) given.push_back(std::move(one));
}

void yield(const CompiledRules& rules,
           std::vector<Given>& given,
           std::vector<Dropped>& dropped) {
  const std::vector<Given> all = given;
  const auto loses = [&](const Given& one) {
    const auto wins = std::find_if(all.begin(), all.end(), [&](const Given& other) {
      return beats(rules, other, one);
    });
    if (wins == all.end()) return false;
    dropped.push_back({one.evidence, "yields to " + wins->evidence.cue->text});
    return true;
  };
  given.erase(std::remove_if(given.begin(), given.end(), loses), given.end());
}

}  // namespace stance
