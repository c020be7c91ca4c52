// SPDX-License-Identifier: Apache-2.0
// All jurisdictions that stance knows. The table stays the text it came as, sorted by id,
// and a row is read only when it is asked for, so that a command that needs three rows of
// twenty thousand does not pay for the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/base/id.h"
#include "stance/base/result.h"
#include "stance/places/jurisdiction.h"

namespace stance {

// A GEOID that the user adds to a unit of the gazetteer (see geoids.h).
struct AddedGeoid {
  JurisdictionId id;
  std::string geoid;

  auto operator<=>(const AddedGeoid&) const = default;
};

// Does not change after `parse` and `add`; reading from many threads is safe.
class Gazetteer {
 public:
  // Reads the table (data/jurisdictions.tsv; its columns are listed in data/SOURCES.md).
  // Checks every row, and on any fault returns all faults (codes G001 and up), each with
  // file, place, what is wrong and what to do. `file_name` is used for that alone.
  static Result<Gazetteer, Diagnostics> parse(std::string tsv,
                                              std::string_view file_name);

  // The same for a table that `parse` has accepted before: nothing is checked again, and
  // only the rows that are asked for are read. On any other text its use is undefined.
  // `keeper` owns the text: a string, a file in memory.
  static Gazetteer from_checked(std::string_view tsv, std::shared_ptr<const void> keeper);

  // Adds GEOIDs to units that are there; others are left out and returned.
  std::vector<AddedGeoid> add(std::vector<AddedGeoid> geoids);

  std::size_t size() const { return rows().size(); }
  // The unit in the given row, 0 to size() - 1; rows are in the order of their ids.
  Jurisdiction at(std::size_t row) const;
  // Everything, by id. Superseded units (`until`) are among them.
  std::vector<Jurisdiction> all() const;

  // By canonical id, or by an alias id of the unit.
  std::optional<Jurisdiction> find(const JurisdictionId& id) const;
  // By any GEOID of the unit.
  std::optional<Jurisdiction> find_geoid(std::string_view geoid) const;
  // "MD", in either case.
  std::optional<Jurisdiction> state_by_postal(std::string_view postal) const;
  // "Maryland" or an abbreviation of it ("Md."), in any case.
  std::optional<Jurisdiction> state_by_name(std::string_view name) const;

  // States, district and territories, by id.
  std::vector<Jurisdiction> states() const;
  // The units whose parent this is, by id.
  std::vector<Jurisdiction> children(const JurisdictionId& id) const;
  // The state with this postal code and all in it, by id.
  std::vector<Jurisdiction> in_state(std::string_view postal) const;
  // From the parent upwards: county, state.
  std::vector<Jurisdiction> above(const Jurisdiction& jurisdiction) const;
  // The counties that a place lies in or covers; a county-level unit itself; none for
  // states.
  std::vector<Jurisdiction> counties_of(const Jurisdiction& jurisdiction) const;
  // Is `inner` the same as `outer`, or below it?
  bool lies_in(const JurisdictionId& inner, const JurisdictionId& outer) const;

  // For the resolver: bytes [begin, end) of a row in the table, and the text of the
  // table.
  struct RowSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  std::string_view table() const { return text_; }
  const std::vector<RowSpan>& rows() const;
  // Rows [begin, end) of a state and all in it; empty if there is no such state.
  struct RowRange {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  RowRange state_rows(std::string_view postal) const;

 private:
  struct Rows;

  Gazetteer(std::string_view text, std::shared_ptr<const void> keeper);

  Jurisdiction decoded(std::string_view row) const;
  std::optional<std::size_t> row_listing(std::string_view part, std::size_t column) const;
  std::size_t state_end(std::size_t row) const;

  std::string_view text_;
  std::shared_ptr<const void> keeper_;
  std::shared_ptr<Rows> rows_;     // found when they are first asked for
  std::vector<AddedGeoid> added_;  // by id
};

}  // namespace stance
