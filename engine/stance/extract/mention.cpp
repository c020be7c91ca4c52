// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "stance/extract/names.h"

namespace stance {

std::uint32_t role_owner(Level level) {
  switch (level) {
    case Level::state: return 0;
    case Level::place: return 1;
    case Level::county: return 2;
  }
  return 0;
}

Level role_level(std::uint32_t owner) {
  return owner == 0 ? Level::state : owner == 1 ? Level::place : Level::county;
}

std::optional<std::uint32_t> Mention::unit() const {
  if (candidates.empty() || margin < sure_margin) return std::nullopt;
  return candidates.front().unit;
}

bool keep_level(Mention& mention, const PlaceIndex& places, Level wanted) {
  std::vector<Candidate> kept;
  for (const Candidate& candidate : mention.candidates) {
    if (level(places.unit(candidate.unit)) == wanted) kept.push_back(candidate);
  }
  if (kept.empty()) return false;
  mention.candidates = std::move(kept);
  return true;
}

bool ends_one(std::span<const Phrase> phrases, std::size_t token) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
    return phrase.range.last == token;
  });
}

}  // namespace stance
