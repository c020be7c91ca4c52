// SPDX-License-Identifier: Apache-2.0
#include "stance/places/jurisdiction.h"

#include <algorithm>
#include <array>

namespace stance {
namespace {

struct KindWord {
  JurisdictionKind kind;
  std::string_view word;
};

constexpr std::array kind_words = {
    KindWord{JurisdictionKind::state, "state"},
    KindWord{JurisdictionKind::district, "district"},
    KindWord{JurisdictionKind::territory, "territory"},
    KindWord{JurisdictionKind::county, "county"},
    KindWord{JurisdictionKind::parish, "parish"},
    KindWord{JurisdictionKind::borough, "borough"},
    KindWord{JurisdictionKind::census_area, "census-area"},
    KindWord{JurisdictionKind::municipality, "municipality"},
    KindWord{JurisdictionKind::city_and_borough, "city-and-borough"},
    KindWord{JurisdictionKind::independent_city, "independent-city"},
    KindWord{JurisdictionKind::planning_region, "planning-region"},
    KindWord{JurisdictionKind::municipio, "municipio"},
    KindWord{JurisdictionKind::island, "island"},
    KindWord{JurisdictionKind::place, "place"},
};

}  // namespace

std::string_view to_string(JurisdictionKind kind) {
  return std::ranges::find(kind_words, kind, &KindWord::kind)->word;
}

std::optional<JurisdictionKind> parse_jurisdiction_kind(std::string_view text) {
  const auto found = std::ranges::find(kind_words, text, &KindWord::word);
  if (found == kind_words.end()) return std::nullopt;
  return found->kind;
}

std::string_view to_string(Level level) {
  switch (level) {
    case Level::state: return "state";
    case Level::county: return "county";
    case Level::place: return "place";
  }
  return "";
}

Level level(const Jurisdiction& jurisdiction) {
  if (!jurisdiction.parent) return Level::state;
  return jurisdiction.kind == JurisdictionKind::place ? Level::place : Level::county;
}

std::string printed_name(const Jurisdiction& jurisdiction) {
  if (level(jurisdiction) == Level::state) return jurisdiction.name;
  return jurisdiction.name + ", " + jurisdiction.state;
}

}  // namespace stance
