// SPDX-License-Identifier: Apache-2.0
// A place with authority, as one row of the gazetteer describes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/id.h"

namespace stance {

// What the Census Bureau calls the unit. `place` stands for every municipality and other
// populated place: the sources do not tell cities, towns and villages apart.
enum class JurisdictionKind {
  state,
  district,
  territory,
  county,
  parish,
  borough,
  census_area,
  municipality,
  city_and_borough,
  independent_city,
  planning_region,
  municipio,
  island,
  place,
};

// As the gazetteer writes it: "census-area".
std::string_view to_string(JurisdictionKind kind);
std::optional<JurisdictionKind> parse_jurisdiction_kind(std::string_view text);

// state: states, territories and the federal district. county: counties and what stands
// in their place, independent cities among them. place: all else.
enum class Level { state, county, place };

std::string_view to_string(Level level);

struct Jurisdiction {
  JurisdictionId id;
  // Absent where the sources do not give it (most places).
  std::optional<std::string> geoid = {};
  // The Census name with its legal word ("Orleans Parish"); a place has its bare name.
  std::string name;
  // The name without the legal word: "Orleans".
  std::string short_name;
  JurisdictionKind kind = JurisdictionKind::place;
  // Postal code, in capitals.
  std::string state;
  // The county of a place, the state of a county; absent for states. A place that covers
  // several counties has the state for its parent and the counties in `covers`.
  std::optional<JurisdictionId> parent = {};
  std::optional<std::int64_t> population = {};
  // The year in which the unit ended, and those that followed it.
  std::optional<int> until = {};
  std::vector<JurisdictionId> successors = {};
  // Other names that people write, states' abbreviations among them. A county that is
  // also a city carries the city's name here, bare and with the word "city".
  std::vector<std::string> aliases = {};
  // Other ids of the same unit: a city that is its own county has two of each.
  std::vector<JurisdictionId> alias_ids = {};
  std::vector<std::string> other_geoids = {};
  std::vector<JurisdictionId> covers = {};

  bool operator==(const Jurisdiction&) const = default;
};

Level level(const Jurisdiction& jurisdiction);

// The name that output shows: the Census name with the postal code, a place by its name
// and postal code, a state by its bare name.
std::string printed_name(const Jurisdiction& jurisdiction);

}  // namespace stance
