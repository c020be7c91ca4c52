// SPDX-License-Identifier: Apache-2.0
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

}  // namespace stance
