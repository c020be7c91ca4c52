// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/row_spans.h"

#include <algorithm>
#include <tuple>

namespace stance {
namespace {

// Positions among the pieces.
struct RowSpan {
  std::size_t start = 0;
  std::size_t end = 0;
};

auto cell_of(const Piece& piece) {
  const TableCell& cell = *piece.evidence->cell;
  return std::tie(cell.table, cell.row, cell.column);
}

bool is_of_table(const Piece& piece, Kind kind) {
  return piece.kind == kind && piece.has_row && !piece.is_tentative && !piece.is_undated;
}

// The rows with both a start and an end, by their starts.
std::vector<RowSpan> row_spans(const std::vector<Piece>& pieces) {
  std::vector<std::size_t> starts;
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    if (is_of_table(pieces[at], Kind::adopted)) starts.push_back(at);
    if (is_of_table(pieces[at], Kind::ended)) ends.push_back(at);
  }
  std::vector<RowSpan> spans;
  if (starts.size() < 2 || ends.size() < 2) return spans;
  const auto cell_at = [&](std::size_t at) { return cell_of(pieces[at]); };
  std::ranges::sort(starts, {}, cell_at);
  for (const std::size_t end : ends) {
    const auto found = std::ranges::lower_bound(starts, cell_at(end), {}, cell_at);
    const bool is_of_row = found != starts.end() && cell_at(*found) == cell_at(end) &&
                           pieces[*found].state == pieces[end].state;
    if (is_of_row) spans.push_back({*found, end});
  }
  std::ranges::sort(spans, {}, [&](const RowSpan& span) {
    return std::tuple(pieces[span.start].when, pieces[span.end].when, span.start);
  });
  return spans;
}

// Does the span hold on all days on which the other one may end, by a row as new?
bool covers(const RowSpan& span, const RowSpan& other, const std::vector<Piece>& pieces) {
  const Piece& end = pieces[other.end];
  return span.end != other.end && pieces[span.start].when.latest <= end.when.earliest &&
         pieces[span.end].when.earliest > end.when.latest &&
         pieces[span.end].published >= end.published &&
         pieces[span.end].evidence->cell->table == end.evidence->cell->table;
}

}  // namespace

std::vector<const Evidence*> settle_row_spans(std::vector<Piece>& pieces) {
  const std::vector<RowSpan> spans = row_spans(pieces);
  if (spans.size() < 2) return {};
  std::vector<std::size_t> covered;
  std::vector<Piece> resumed;
  for (const RowSpan& span : spans) {
    // What began last is what holds then.
    const auto top = std::find_if(spans.rbegin(), spans.rend(), [&](const RowSpan& one) {
      return covers(one, span, pieces);
    });
    if (top == spans.rend()) continue;
    const Piece& beneath = pieces[top->start];
    const Piece& own = pieces[span.start];
    if (beneath.state == own.state || beneath.when > own.when) {
      covered.push_back(span.end);
    } else if (beneath.when < own.when) {
      resumed.push_back(beneath);
      resumed.back().when = pieces[span.end].when;
      resumed.back().is_scheduled = pieces[span.end].is_scheduled;
    }
  }
  std::vector<const Evidence*> aside;
  std::ranges::sort(covered);
  for (auto at = covered.rbegin(); at != covered.rend(); ++at) {
    aside.push_back(pieces[*at].evidence);
    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(*at));
  }
  pieces.insert(pieces.end(), resumed.begin(), resumed.end());
  return aside;
}

}  // namespace stance
