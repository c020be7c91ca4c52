// SPDX-License-Identifier: Apache-2.0
#include "stance/places/table.h"

#include <algorithm>
#include <charconv>

#include "stance/base/assert.h"

namespace stance {
namespace {

template <class Number>
std::optional<Number> number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  Number value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  STANCE_ASSERT(error == std::errc() && stop == end);
  return value;
}

std::vector<JurisdictionId> ids(std::string_view list) {
  std::vector<JurisdictionId> result;
  for_each_part(list, [&](std::string_view part) {
    result.push_back(JurisdictionId{std::string(part)});
  });
  return result;
}

std::vector<std::string> texts(std::string_view list) {
  std::vector<std::string> result;
  for_each_part(list, [&](std::string_view part) { result.emplace_back(part); });
  return result;
}

// Other ids and other GEOIDs share a column: an id has the prefix, a GEOID only digits.
void decode_same_as(std::string_view list, Jurisdiction& jurisdiction) {
  for_each_part(list, [&](std::string_view part) {
    if (part.starts_with(id_prefix)) {
      jurisdiction.alias_ids.push_back(JurisdictionId{std::string(part)});
    } else {
      jurisdiction.other_geoids.emplace_back(part);
    }
  });
}

}  // namespace

std::string_view field(std::string_view row, Column column) {
  for (auto skipped = static_cast<std::size_t>(column); skipped > 0; --skipped) {
    const std::size_t tab = row.find('\t');
    if (tab == std::string_view::npos) return {};
    row.remove_prefix(tab + 1);
  }
  return row.substr(0, row.find('\t'));
}

Fields::Fields(std::string_view row) {
  for (;;) {
    const std::size_t tab = row.find('\t');
    if (count_ < column_count) fields_[count_] = row.substr(0, tab);
    ++count_;
    if (tab == std::string_view::npos) return;
    row.remove_prefix(tab + 1);
  }
}

std::vector<Gazetteer::RowSpan> row_spans(std::string_view text) {
  std::vector<Gazetteer::RowSpan> rows;
  rows.reserve(text.size() / 128);
  std::size_t begin = text.find('\n');
  begin = begin == std::string_view::npos ? text.size() : begin + 1;
  while (begin < text.size()) {
    const std::size_t newline = std::min(text.find('\n', begin), text.size());
    std::size_t end = newline;
    if (end > begin && text[end - 1] == '\r') --end;
    rows.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = newline + 1;
  }
  return rows;
}

Jurisdiction decoded_row(std::string_view row) {
  const Fields fields(row);
  const auto kind = parse_jurisdiction_kind(fields[Column::kind]);
  STANCE_ASSERT(kind.has_value());
  Jurisdiction result;
  result.id = JurisdictionId{std::string(fields[Column::id])};
  if (const auto geoid = fields[Column::geoid]; !geoid.empty()) result.geoid = geoid;
  result.name = fields[Column::name];
  result.short_name = fields[Column::short_name];
  result.kind = *kind;
  result.state = fields[Column::state];
  if (const auto parent = fields[Column::parent]; !parent.empty()) {
    result.parent = JurisdictionId{std::string(parent)};
  }
  result.population = number<std::int64_t>(fields[Column::population]);
  result.until = number<int>(fields[Column::until]);
  result.successors = ids(fields[Column::successors]);
  result.aliases = texts(fields[Column::aliases]);
  decode_same_as(fields[Column::same_as], result);
  result.covers = ids(fields[Column::covers]);
  return result;
}

std::optional<std::string_view> row_with_id(std::string_view text, std::string_view id) {
  const auto line_end = [text](std::size_t at) {
    return std::min(text.find('\n', at), text.size());
  };
  // The row begins in [begin, end), if it is there; both are beginnings of lines.
  std::size_t begin = std::min(line_end(0) + 1, text.size());
  std::size_t end = text.size();
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    const std::size_t before = text.substr(begin, middle - begin).rfind('\n');
    const std::size_t line =
        before == std::string_view::npos ? begin : begin + before + 1;
    const std::size_t next = line_end(line);
    std::string_view row = text.substr(line, next - line);
    if (row.ends_with('\r')) row.remove_suffix(1);
    const int order = field(row, Column::id).compare(id);
    if (order == 0) return row;
    if (order < 0) {
      begin = std::min(next + 1, text.size());
    } else {
      end = line;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> row_with_id(std::string_view text,
                                       const std::vector<Gazetteer::RowSpan>& rows,
                                       std::string_view id) {
  const auto id_of = [text](Gazetteer::RowSpan span) {
    return field(row_text(text, span), Column::id);
  };
  const auto found = std::ranges::lower_bound(rows, id, {}, id_of);
  if (found == rows.end() || id_of(*found) != id) return std::nullopt;
  return static_cast<std::size_t>(found - rows.begin());
}

}  // namespace stance
