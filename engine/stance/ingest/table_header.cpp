// SPDX-License-Identifier: Apache-2.0
// The header of a table: which of its columns the mapping means.
#include <algorithm>
#include <utility>

#include "stance/base/text.h"
#include "stance/base/trimmed.h"
#include "stance/ingest/mapping_keys.h"
#include "stance/ingest/table_rows.h"
#include "stance/rules/fault.h"

namespace stance::ingest {

std::optional<std::size_t> RowReader::column_named(
    const std::vector<std::string_view>& cells,
    const Written& name,
    Diagnostics& faults) const {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (folded_words(cells[i]) == folded_words(name.text) &&
        (fold(trimmed(cells[i])) == fold(name.text) ||
         !folded_words(name.text).empty())) {
      return i;
    }
  }
  std::vector<std::string_view> known(cells.begin(), cells.end());
  Diagnostic fault = table_fault(
      "I057", info_.file, "there is no column '" + printable_line(name.text) + "'", "");
  fault.helps.push_back({.text = meant(name.text, known), .edits = {}});
  fault.others.push_back({name.span, "the mapping names it here"});
  faults.push_back(std::move(fault));
  return std::nullopt;
}

Diagnostics RowReader::take_header(const std::vector<std::string_view>& cells) {
  Diagnostics faults;
  std::vector<std::string> used;
  const auto find = [&](const Written& name) -> std::optional<Column> {
    const std::optional<std::size_t> at = column_named(cells, name, faults);
    if (!at) return std::nullopt;
    used.push_back(fold(trimmed(cells[*at])));
    return Column{*at, std::string(trimmed(cells[*at])), false};
  };
  for (const std::string_view each : cells) header_.emplace_back(trimmed(each));
  for (const auto& [role, names] : rules_.mapping.columns) {
    for (const Written& name : names) {
      if (auto column = find(name))
        columns_[static_cast<std::size_t>(role)].push_back(*std::move(column));
    }
  }
  for (std::size_t at = 0; at < rules_.mapping.policy_columns.size(); ++at) {
    const PolicyColumn& each = rules_.mapping.policy_columns[at];
    if (each.column.text.find('{') != std::string::npos) {
      take_dated_columns(cells, at, faults);
      continue;
    }
    wide_.push_back({.column = find(each.column).value_or(Column{}),
                     .end = each.end ? find(*each.end) : std::nullopt,
                     .meaning = at});
  }
  for (const WideColumn& each : wide_) {
    if (each.when) used.push_back(fold(each.column.name));
  }
  for (const std::string& name : used) {
    const auto same = std::ranges::count_if(
        cells, [&](std::string_view cell) { return fold(trimmed(cell)) == name; });
    if (same < 2) continue;
    faults.push_back(table_fault("I059",
                                 info_.file,
                                 "two columns are called '" + name + "'",
                                 "rename one of them"));
  }
  if (!rules_.mapping.ignored) return faults;
  for (const std::string_view each : cells) {
    const std::string name = fold(trimmed(each));
    const bool is_known =
        std::ranges::find(used, name) != used.end() ||
        std::ranges::any_of(*rules_.mapping.ignored, [&](const std::string& other) {
          return fold(other) == name;
        });
    if (is_known) continue;
    faults.push_back(
        table_fault("I058",
                    info_.file,
                    "the mapping does not know the column '" + printable_line(each) + "'",
                    "give it a meaning, or add it to 'ignored'"));
  }
  return faults;
}

// All columns with a date in their names, as the mapping writes it.
void RowReader::take_dated_columns(const std::vector<std::string_view>& cells,
                                   std::size_t meaning,
                                   Diagnostics& faults) {
  const Written& pattern = rules_.mapping.policy_columns[meaning].column;
  const std::size_t before = wide_.size();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::optional<Edtf> when = date_in_header(cells[i], pattern.text);
    if (!when) continue;
    wide_.push_back({.column = {i, std::string(trimmed(cells[i])), false},
                     .meaning = meaning,
                     .when = when});
  }
  if (wide_.size() > before) return;
  Diagnostic fault =
      table_fault("I057",
                  info_.file,
                  "no column is called like '" + printable_line(pattern.text) + "'",
                  "write the names of the columns as they are, and {YYYY}, {YYYY-MM} or "
                  "{Mon YYYY} where the date stands");
  fault.others.push_back({pattern.span, "the mapping names them here"});
  faults.push_back(std::move(fault));
}

}  // namespace stance::ingest
