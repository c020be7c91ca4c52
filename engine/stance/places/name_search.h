// SPDX-License-Identifier: Apache-2.0
// Rows of the gazetteer that bear a name, and rows that nearly do. Private to places/.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "stance/places/gazetteer.h"
#include "stance/places/typed_name.h"

namespace stance {

// One way to read what was typed: a name in these rows, and perhaps in this county.
struct NameReading {
  TypedName name;
  Gazetteer::RowRange rows;
  // Postal code of the state the rows are of; empty for all rows.
  std::string state;
  // Folded; with or without its legal word.
  std::optional<std::string> county = {};
};

// Is "De Kalb" the same as "DeKalb"?
enum class Blanks { count, are_ignored };

// The rows that bear the name, in their order. A name that is a unit's own, head word
// included, goes before one that only fits by base and kind.
std::vector<std::size_t> rows_named(const Gazetteer& gazetteer,
                                    const NameReading& reading,
                                    Blanks blanks);

// The units with the most similar names, the nearest first; at most `most`.
std::vector<Jurisdiction> near_misses(const Gazetteer& gazetteer,
                                      const NameReading& reading,
                                      std::size_t most);

}  // namespace stance
