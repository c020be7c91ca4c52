// SPDX-License-Identifier: Apache-2.0
#include "stance/places/gazetteer.h"

#include <algorithm>
#include <mutex>

#include "stance/base/assert.h"
#include "stance/base/sort_unique.h"
#include "stance/places/resolve.h"
#include "stance/places/table.h"

namespace stance {
namespace {

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if ('a' <= c && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

bool lists(std::string_view list, std::string_view wanted) {
  bool is_listed = false;
  for_each_part(list,
                [&](std::string_view part) { is_listed = is_listed || part == wanted; });
  return is_listed;
}

}  // namespace

struct Gazetteer::Rows {
  std::once_flag found;
  std::vector<RowSpan> spans;
};

Gazetteer::Gazetteer(std::string_view text, std::shared_ptr<const void> keeper)
    : text_(text), keeper_(std::move(keeper)), rows_(std::make_shared<Rows>()) {}

Result<Gazetteer, Diagnostics> Gazetteer::parse(std::string tsv,
                                                std::string_view file_name) {
  const auto text = std::make_shared<const std::string>(std::move(tsv));
  Gazetteer gazetteer(*text, text);
  Diagnostics faults = table_faults(*text, gazetteer.rows(), file_name);
  if (!faults.empty()) return failure(std::move(faults));
  return gazetteer;
}

Gazetteer Gazetteer::from_checked(std::string_view tsv,
                                  std::shared_ptr<const void> keeper) {
  return {tsv, std::move(keeper)};
}

const std::vector<Gazetteer::RowSpan>& Gazetteer::rows() const {
  std::call_once(rows_->found, [&] { rows_->spans = row_spans(text_); });
  return rows_->spans;
}

std::vector<AddedGeoid> Gazetteer::add(std::vector<AddedGeoid> geoids) {
  std::vector<AddedGeoid> left_out;
  for (AddedGeoid& geoid : geoids) {
    const bool is_known = row_with_id(text_, geoid.id.text).has_value();
    (is_known ? added_ : left_out).push_back(std::move(geoid));
  }
  std::ranges::sort(left_out);
  sort_unique(added_);
  return left_out;
}

Jurisdiction Gazetteer::at(std::size_t row) const {
  STANCE_ASSERT(row < rows().size());
  return decoded(row_text(text_, rows()[row]));
}

Jurisdiction Gazetteer::decoded(std::string_view row) const {
  Jurisdiction result = decoded_row(row);
  for (auto added = std::ranges::lower_bound(added_, result.id, {}, &AddedGeoid::id);
       added != added_.end() && added->id == result.id;
       ++added) {
    if (!result.geoid) {
      result.geoid = added->geoid;
    } else if (*result.geoid != added->geoid &&
               std::ranges::count(result.other_geoids, added->geoid) == 0) {
      result.other_geoids.push_back(added->geoid);
    }
  }
  return result;
}

std::vector<Jurisdiction> Gazetteer::all() const {
  std::vector<Jurisdiction> result;
  result.reserve(size());
  for (std::size_t row = 0; row < rows().size(); ++row) result.push_back(at(row));
  return result;
}

// The first row that lists `part` in the given column. Reading all rows takes less time
// than an index of them would take to build.
std::optional<std::size_t> Gazetteer::row_listing(std::string_view part,
                                                  std::size_t column) const {
  for (std::size_t row = 0; row < rows().size(); ++row) {
    const std::string_view text = row_text(text_, rows()[row]);
    if (lists(field(text, static_cast<Column>(column)), part)) return row;
  }
  return std::nullopt;
}

std::optional<Jurisdiction> Gazetteer::find(const JurisdictionId& id) const {
  if (const auto row = row_with_id(text_, id.text)) return decoded(*row);
  if (!id.text.starts_with(id_prefix)) return std::nullopt;
  const auto row = row_listing(id.text, static_cast<std::size_t>(Column::same_as));
  if (!row) return std::nullopt;
  return at(*row);
}

std::optional<Jurisdiction> Gazetteer::find_geoid(std::string_view geoid) const {
  if (geoid.empty()) return std::nullopt;
  for (const Column column : {Column::geoid, Column::same_as}) {
    if (const auto row = row_listing(geoid, static_cast<std::size_t>(column))) {
      return at(*row);
    }
  }
  const auto added = std::ranges::find(added_, geoid, &AddedGeoid::geoid);
  if (added == added_.end()) return std::nullopt;
  return find(added->id);
}

std::vector<Jurisdiction> Gazetteer::states() const {
  std::vector<Jurisdiction> result;
  for (std::size_t row = 0; row < rows().size(); row = state_end(row)) {
    result.push_back(at(row));
  }
  return result;
}

// One past the last row of the state that the given row, a state's, begins: everything
// below a state has the state's id and "/" in front of its own.
std::size_t Gazetteer::state_end(std::size_t row) const {
  const std::string_view text = text_;
  const std::string below =
      std::string(field(row_text(text, rows()[row]), Column::id)) + "/";
  const auto first = rows().begin() + static_cast<std::ptrdiff_t>(row) + 1;
  const auto end = std::partition_point(first, rows().end(), [&](RowSpan span) {
    return row_text(text, span).starts_with(below);
  });
  return static_cast<std::size_t>(end - rows().begin());
}

Gazetteer::RowRange Gazetteer::state_rows(std::string_view postal) const {
  const std::string wanted = upper(postal);
  for (std::size_t row = 0; row < rows().size(); row = state_end(row)) {
    if (field(row_text(text_, rows()[row]), Column::state) == wanted) {
      return {row, state_end(row)};
    }
  }
  return {};
}

std::optional<Jurisdiction> Gazetteer::state_by_postal(std::string_view postal) const {
  const RowRange range = state_rows(postal);
  if (range.begin == range.end) return std::nullopt;
  return at(range.begin);
}

std::optional<Jurisdiction> Gazetteer::state_by_name(std::string_view name) const {
  const std::string wanted = folded_name(name);
  std::optional<std::size_t> by_alias;
  for (std::size_t row = 0; row < rows().size(); row = state_end(row)) {
    const std::string_view text = row_text(text_, rows()[row]);
    if (folded_name(field(text, Column::name)) == wanted) return at(row);
    for_each_part(field(text, Column::aliases), [&](std::string_view alias) {
      if (!by_alias && folded_name(alias) == wanted) by_alias = row;
    });
  }
  if (!by_alias) return std::nullopt;
  return at(*by_alias);
}

std::vector<Jurisdiction> Gazetteer::children(const JurisdictionId& id) const {
  std::vector<Jurisdiction> result;
  const auto parent = find(id);
  if (!parent) return result;
  const RowRange range = state_rows(parent->state);
  for (std::size_t row = range.begin; row < range.end; ++row) {
    if (field(row_text(text_, rows()[row]), Column::parent) == parent->id.text) {
      result.push_back(at(row));
    }
  }
  return result;
}

std::vector<Jurisdiction> Gazetteer::in_state(std::string_view postal) const {
  std::vector<Jurisdiction> result;
  const RowRange range = state_rows(postal);
  for (std::size_t row = range.begin; row < range.end; ++row) result.push_back(at(row));
  return result;
}

std::vector<Jurisdiction> Gazetteer::above(const Jurisdiction& jurisdiction) const {
  std::vector<Jurisdiction> result;
  // A table may call two units each other's parents; three levels is all there are.
  constexpr std::size_t most_levels = 3;
  std::optional<JurisdictionId> next = jurisdiction.parent;
  while (next && result.size() < most_levels) {
    const auto parent = find(*next);
    if (!parent) break;
    next = parent->parent;
    result.push_back(*parent);
  }
  return result;
}

std::vector<Jurisdiction> Gazetteer::counties_of(const Jurisdiction& jurisdiction) const {
  std::vector<Jurisdiction> result;
  switch (level(jurisdiction)) {
    case Level::state: return result;
    case Level::county: return {jurisdiction};
    case Level::place: break;
  }
  for (const JurisdictionId& id : jurisdiction.covers) {
    if (auto county = find(id)) result.push_back(std::move(*county));
  }
  if (!result.empty()) return result;
  auto parent = find(*jurisdiction.parent);
  if (parent && level(*parent) == Level::county) result.push_back(std::move(*parent));
  return result;
}

bool Gazetteer::lies_in(const JurisdictionId& inner, const JurisdictionId& outer) const {
  const auto unit = find(inner);
  const auto around = find(outer);
  if (!unit || !around) return false;
  if (unit->id == around->id) return true;
  return std::ranges::count(above(*unit), around->id, &Jurisdiction::id) > 0;
}

}  // namespace stance
