// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/sides.h"

#include <algorithm>

#include "stance/base/sort_unique.h"

namespace stance {
std::vector<Side> sides_of(
    const Status& status, const std::function<const Evidence*(const EvidenceId&)>& find) {
  std::vector<Side> sides;
  if (status.standing != Standing::contested) return sides;
  for (const StateId& state : status.states) sides.push_back({.state = state});
  for (const auto* ids : {&status.evidence, &status.contrary}) {
    for (const EvidenceId& id : *ids) {
      const Evidence* const piece = find(id);
      // That a state ended is no word for it.
      if (piece == nullptr || piece->kind == Kind::ended) continue;
      const auto side = std::ranges::find(sides, piece->state, &Side::state);
      if (side == sides.end()) continue;
      side->evidence.push_back(id);
      if (piece->speaker) side->speakers.push_back(*piece->speaker);
    }
  }
  for (Side& side : sides) {
    sort_unique(side.evidence);
    sort_unique(side.speakers);
  }
  return sides;
}

std::string sides_words(const std::vector<Side>& sides) {
  std::string words;
  for (const Side& side : sides) {
    std::string speakers;
    for (const std::string& speaker : side.speakers) {
      speakers += (speakers.empty() ? "" : ", ") + speaker;
    }
    if (speakers.empty()) continue;
    words += (words.empty() ? "" : "; ") + side.state.text + ": " + speakers;
  }
  return words;
}

}  // namespace stance
