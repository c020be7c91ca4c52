// SPDX-License-Identifier: Apache-2.0
// A name as people type it, taken apart: "city of X" and "X city" have a head word and a
// base. Private to places/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "stance/places/jurisdiction.h"

namespace stance {

// The word that says what kind of unit is meant.
enum class HeadWord {
  county,
  parish,
  borough,
  city,
  independent_city,
  town,
  village,
  township,
  municipality,
  municipio,
  census_area,
  planning_region,
  city_and_borough,
  city_and_county,
};

enum class HeadPlace { none, before, after };

// All text is folded (see folded_name).
struct TypedName {
  std::string text;
  // The text without its head word; the same as `text` if it has none.
  std::string base;
  std::optional<HeadWord> head = {};
  HeadPlace head_place = HeadPlace::none;
};

TypedName typed_name(std::string folded);

std::string_view to_string(HeadWord head);

// Can a unit of this kind be meant by the head word? Never for a word that the gazetteer
// has no units for, such as "township".
bool accepts(HeadWord head, JurisdictionKind kind);

}  // namespace stance
