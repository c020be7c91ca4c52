// SPDX-License-Identifier: Apache-2.0
// GEOIDs of places from the Census Bureau's gazetteer file, which the user downloads:
// "2023_Gaz_place_national.txt", tab-separated, with the columns USPS, GEOID, NAME.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/base/result.h"
#include "stance/places/gazetteer.h"

namespace stance {

// A row of the Census file that gave no GEOID, by its line (from 1), with the reason.
struct UnusedRow {
  std::size_t line = 0;
  std::string geoid;
  std::string name;
  std::string state;
  enum class Reason {
    not_in_gazetteer,
    ambiguous,
    taken
  } reason = Reason::not_in_gazetteer;

  bool operator==(const UnusedRow&) const = default;
};

struct CensusGeoids {
  std::vector<AddedGeoid> matched;  // by id
  std::vector<UnusedRow> unused;    // by line
};

// Matches the rows of the Census file to the places of the gazetteer by state and name. A
// name that two rows or two places of one state bear is matched to neither. Fails if the
// text is not such a file (G020, G021).
Result<CensusGeoids, Diagnostics> match_census_places(const Gazetteer& gazetteer,
                                                      std::string_view text,
                                                      std::string_view file_name);

// The table that keeps them between runs: "id<TAB>geoid", one a line, after a header.
std::string to_tsv(const std::vector<AddedGeoid>& geoids);
Result<std::vector<AddedGeoid>, Diagnostics> parse_geoids(std::string_view tsv,
                                                          std::string_view file_name);

}  // namespace stance
