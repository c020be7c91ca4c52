// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/row_spans.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace stance {
namespace {

// What a row says: positions among the pieces, and the days on which it holds.
struct RowSpan {
  std::size_t start = 0;
  // None where the row names no end.
  std::optional<std::size_t> end = {};
  // The first day on which it may no longer hold. A row without an end holds until one
  // that began later ends: its own end was not noted.
  Day until = Day::latest();
};

auto cell_of(const Piece& piece) {
  const TableCell& cell = *piece.evidence->cell;
  return std::tie(cell.table, cell.row, cell.column);
}

bool is_of_table(const Piece& piece, Kind kind) {
  return piece.kind == kind && piece.has_row && !piece.is_tentative && !piece.is_undated;
}

std::vector<RowSpan> rows_with_starts(const std::vector<Piece>& pieces) {
  std::vector<RowSpan> rows;
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    if (is_of_table(pieces[at], Kind::adopted)) rows.push_back({.start = at});
    if (is_of_table(pieces[at], Kind::ended)) ends.push_back(at);
  }
  if (rows.size() < 2 || ends.empty()) return {};
  const auto cell_at = [&](std::size_t at) { return cell_of(pieces[at]); };
  const auto cell_of_row = [&](const RowSpan& row) { return cell_at(row.start); };
  std::ranges::sort(rows, {}, cell_of_row);
  for (const std::size_t end : ends) {
    const auto found = std::ranges::lower_bound(rows, cell_at(end), {}, cell_of_row);
    const bool is_of_row = found != rows.end() && cell_of_row(*found) == cell_at(end) &&
                           pieces[found->start].state == pieces[end].state;
    if (!is_of_row) continue;
    found->end = end;
    found->until = pieces[end].when.earliest;
  }
  return rows;
}

// The rows of the strand, by their starts.
std::vector<RowSpan> row_spans(const std::vector<Piece>& pieces) {
  std::vector<RowSpan> rows = rows_with_starts(pieces);
  const auto start_of = [&](const RowSpan& row) { return pieces[row.start].when; };
  std::ranges::sort(rows, {}, [&](const RowSpan& row) {
    const Days end = row.end ? pieces[*row.end].when : Days{};
    return std::tuple(start_of(row), !row.end, end, row.start);
  });
  // The first end of a row that began later than the one looked at.
  Day first_end = Day::latest();
  for (std::size_t past = rows.size(); past > 0;) {
    std::size_t from = past;
    while (from > 0 && start_of(rows[from - 1]) == start_of(rows[past - 1])) --from;
    for (std::size_t at = from; at < past; ++at) {
      if (!rows[at].end) rows[at].until = first_end;
    }
    for (std::size_t at = from; at < past; ++at) {
      if (rows[at].end) first_end = std::min(first_end, rows[at].until);
    }
    past = from;
  }
  return rows;
}

// Of what was known before its table was published, the table says all at once.
bool is_known_before(const Evidence& piece) {
  return piece.withdrawn && piece.dates.contains("known");
}

bool is_as_new(const Piece& start, const Piece& end) {
  const Evidence& mine = *start.evidence;
  const Evidence& other = *end.evidence;
  const bool is_of_one =
      is_known_before(mine) && is_known_before(other) && mine.digest == other.digest;
  return is_of_one || start.published >= end.published;
}

// Does the row hold on all days on which the other one may end, by a word as new?
bool holds_at_end(const RowSpan& row,
                  const RowSpan& other,
                  const std::vector<Piece>& pieces) {
  const Piece& start = pieces[row.start];
  const Piece& end = pieces[*other.end];
  return row.start != other.start && start.when.latest <= end.when.earliest &&
         row.until > end.when.latest && is_as_new(start, end) &&
         start.evidence->cell->table == end.evidence->cell->table;
}

// A row without an end does not hold on after one that began later.
bool covers(const RowSpan& row, const RowSpan& other, const std::vector<Piece>& pieces) {
  if (!holds_at_end(row, other, pieces)) return false;
  const Piece& start = pieces[row.start];
  const Piece& own = pieces[other.start];
  if (row.end || start.when > own.when) return true;
  return start.when == own.when && start.state == own.state &&
         start.published > pieces[*other.end].published;
}

// Of one day and publication, one with an end and one without: nobody knows which counts.
bool leaves_open(const RowSpan& row,
                 const RowSpan& other,
                 const std::vector<Piece>& pieces) {
  const Piece& start = pieces[row.start];
  const Piece& own = pieces[other.start];
  return !row.end && holds_at_end(row, other, pieces) && start.when == own.when &&
         start.state == own.state && start.published == pieces[*other.end].published;
}

// Nobody knows whether it came: it may have, on any day until the next adoption.
void make_tentative(Piece& end) {
  end.is_tentative = true;
  end.when.latest = Day::latest();
}

void end_by_next_adoption(std::vector<Piece>& pieces) {
  for (Piece& end : pieces) {
    if (!end.is_tentative || end.evidence->is_tentative) continue;
    for (const Piece& piece : pieces) {
      const bool is_next = piece.kind == Kind::adopted && piece.is_trusted_for_acts &&
                           piece.when.earliest > end.when.earliest;
      if (is_next) end.when.latest = std::min(end.when.latest, piece.when.latest);
    }
  }
}

}  // namespace

std::vector<const Evidence*> settle_row_spans(std::vector<Piece>& pieces) {
  const std::vector<RowSpan> rows = row_spans(pieces);
  std::vector<std::size_t> covered;
  std::vector<Piece> resumed;
  for (const RowSpan& row : rows) {
    if (!row.end) continue;
    // What began last is what holds then.
    const auto top = std::find_if(rows.rbegin(), rows.rend(), [&](const RowSpan& one) {
      return covers(one, row, pieces);
    });
    const Piece& own = pieces[row.start];
    const bool is_later = top != rows.rend() && pieces[top->start].when > own.when;
    const bool is_open = !is_later && std::ranges::any_of(rows, [&](const RowSpan& one) {
      return leaves_open(one, row, pieces);
    });
    if (is_open) make_tentative(pieces[*row.end]);
    if (is_open || top == rows.rend()) continue;
    const Piece& beneath = pieces[top->start];
    if (beneath.state == own.state || is_later) {
      covered.push_back(*row.end);
    } else if (beneath.when < own.when) {
      resumed.push_back(beneath);
      resumed.back().when = pieces[*row.end].when;
      resumed.back().is_scheduled = pieces[*row.end].is_scheduled;
    }
  }
  std::vector<const Evidence*> aside;
  std::ranges::sort(covered);
  for (auto at = covered.rbegin(); at != covered.rend(); ++at) {
    aside.push_back(pieces[*at].evidence);
    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(*at));
  }
  pieces.insert(pieces.end(), resumed.begin(), resumed.end());
  end_by_next_adoption(pieces);
  return aside;
}

}  // namespace stance
