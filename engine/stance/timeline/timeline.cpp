// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/timeline.h"

namespace stance {

std::string_view to_string(Standing standing) {
  switch (standing) {
    case Standing::settled: return "settled";
    case Standing::uncertain: return "uncertain";
    case Standing::contested: return "contested";
    case Standing::announced: return "announced";
    case Standing::suspended: return "suspended";
    case Standing::stale: return "stale";
    case Standing::inherited: return "inherited";
    case Standing::unknown: return "unknown";
  }
  return "";
}

std::optional<Standing> parse_standing(std::string_view text) {
  for (const Standing standing : every_standing) {
    if (to_string(standing) == text) return standing;
  }
  return std::nullopt;
}

}  // namespace stance
