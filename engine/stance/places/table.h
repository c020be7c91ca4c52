// SPDX-License-Identifier: Apache-2.0
// The rows of the gazetteer's table, field by field. Private to places/.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/places/gazetteer.h"

namespace stance {

enum class Column : std::size_t {
  id,
  geoid,
  name,
  short_name,
  kind,
  state,
  parent,
  population,
  until,
  successors,
  aliases,
  same_as,
  covers,
};

inline constexpr std::size_t column_count = 13;
inline constexpr std::string_view table_header =
    "id\tgeoid\tname\tshort\tkind\tstate\tparent\tpopulation\tuntil\tsuccessors\taliases"
    "\t"
    "same_as\tcovers";
inline constexpr std::string_view id_prefix = "ocd-division/country:us/";

// The text of one column; empty if the row ends before it.
std::string_view field(std::string_view row, Column column);

// All fields of a row, for whoever needs most of them.
class Fields {
 public:
  explicit Fields(std::string_view row);

  std::string_view operator[](Column column) const {
    return fields_[static_cast<std::size_t>(column)];
  }
  // How many the row has, too many or too few included.
  std::size_t count() const { return count_; }

 private:
  std::array<std::string_view, column_count> fields_;
  std::size_t count_ = 0;
};

// Calls `visit` with each part of a list that "|" separates; an empty list has none.
template <class Visit>
void for_each_part(std::string_view list, Visit visit) {
  while (!list.empty()) {
    const std::size_t bar = list.find('|');
    visit(list.substr(0, bar));
    list = bar == std::string_view::npos ? std::string_view() : list.substr(bar + 1);
  }
}

// The lines after the header, without their line ends.
std::vector<Gazetteer::RowSpan> row_spans(std::string_view text);

inline std::string_view row_text(std::string_view text, Gazetteer::RowSpan span) {
  return text.substr(span.begin, span.end - span.begin);
}

// A row that `table_faults` found nothing wrong with.
Jurisdiction decoded_row(std::string_view row);

// The row of a sorted table that begins with this id.
std::optional<std::string_view> row_with_id(std::string_view text, std::string_view id);

// The same among rows that were found before.
std::optional<std::size_t> row_with_id(std::string_view text,
                                       const std::vector<Gazetteer::RowSpan>& rows,
                                       std::string_view id);

// What is wrong with the table; empty if nothing is. Stops after fifty faults and says
// so.
Diagnostics table_faults(std::string_view text,
                         const std::vector<Gazetteer::RowSpan>& rows,
                         std::string_view file_name);

}  // namespace stance
