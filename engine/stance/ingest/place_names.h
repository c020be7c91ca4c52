// SPDX-License-Identifier: Apache-2.0
// The places that a table names. A name that can be two places, or none, is held for a
// person to settle; it is never guessed.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "stance/ingest/mapping.h"
#include "stance/places/gazetteer.h"

namespace stance::ingest {

// What a row says about its place, cells as they stand.
struct PlaceCells {
  std::string_view name;
  std::string_view in;
  std::string_view county;
  std::string_view geoid;
  std::string_view level;
};

// A name that waits for a person.
struct HeldName {
  std::string name;
  std::string in;
  // "can be 2 places", "nothing in Ohio is called ..."
  std::string reason;
  // Names that `places` knows, the likeliest first; at most five.
  std::vector<std::string> candidates = {};

  bool operator==(const HeldName&) const = default;
};

using PlaceFound = std::variant<Jurisdiction, HeldName>;

class PlaceNames {
 public:
  // `settled` are names that people have settled; they win over those of the mapping.
  PlaceNames(const Mapping& mapping,
             const Gazetteer& gazetteer,
             const std::vector<KnownName>& settled);

  // The reference holds until the next call.
  const PlaceFound& place(const PlaceCells& cells);

 private:
  PlaceFound looked_up(const PlaceCells& cells) const;
  PlaceFound agreed(Jurisdiction unit,
                    const std::string& name,
                    const std::string& in,
                    const PlaceCells& cells) const;
  bool is_whole_state(const std::string& name) const;
  PlaceFound named(const std::string& name,
                   const std::string& in,
                   const PlaceCells& cells,
                   std::optional<Level> wanted) const;
  std::string cleaned(std::string_view name) const;

  const Mapping& mapping_;
  const Gazetteer& gazetteer_;
  // Folded "name|in" to what a person wrote for it.
  std::unordered_map<std::string, std::string> known_ = {};
  // Folded, the longest first; " #" at the end stands for a number.
  std::vector<std::string> clean_ = {};
  std::unordered_map<std::string, PlaceFound> found_ = {};
};

// The level that a word of a table stands for: "county", "City", "state agency".
std::optional<Level> level_named(std::string_view word);

// The names in a cell that lists several ("A; B and C counties"), by what stands between
// them, one separator after the other; what `is_place` is not split further. The kind
// that the last one names for all ("counties") goes with each.
std::vector<std::string> names_in_cell(
    std::string_view cell,
    const std::vector<std::string>& separators,
    const std::function<bool(const std::string&)>& is_place);

// A name as names in tables are compared: without case, accents, punctuation, runs of
// blanks.
std::string folded_words(std::string_view name);

}  // namespace stance::ingest
