// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/cell_history.h"

#include <algorithm>
#include <utility>

namespace stance::ingest {
namespace {

// Seen on the day of its version, and on no day of its own.
bool is_dateless(const Evidence& piece) {
  return piece.kind == Kind::observed && piece.published &&
         piece.when == *piece.published;
}

bool says_the_same(const Evidence& a, const Evidence& b) {
  const bool is_same_day = a.when == b.when || (is_dateless(a) && is_dateless(b));
  return is_same_day && a.kind == b.kind && a.state == b.state && a.scope == b.scope &&
         a.binds == b.binds && a.speaker == b.speaker && a.parameters == b.parameters;
}

bool is_ahead(const Evidence& act) {
  const Days when = act.when.days();
  const Day published = act.published->days().latest;
  return when.earliest > published || (when.earliest == published &&
                                       when.latest.is_bound() && when.latest > published);
}

// What was announced is told anew once its day has come.
bool tells_the_same(const Evidence& before, const Evidence& now) {
  return says_the_same(before, now) && is_ahead(before) == is_ahead(now);
}

void append(std::string& key, std::string_view part) {
  key += part;
  key += '\x1F';
}

}  // namespace

std::string cell_name(const Mapping& mapping,
                      const RowSays& says,
                      const Evidence& piece) {
  std::string key;
  append(key, piece.jurisdiction.text);
  append(key, piece.policy.text);
  append(key, piece.agency.value_or(""));
  append(key, piece.instance.value_or(""));
  for (const Role role : mapping.list.identity) {
    append(key, says.cells[static_cast<std::size_t>(role)]);
  }
  return key;
}

void CellHistory::take(const RowSays& says) {
  if (version_ && says.published > *version_ && mapping_.versions_are_complete) {
    end_version(*version_);
  }
  version_ = std::max(version_.value_or(says.published), says.published);
  if (says.is_held) return;
  const auto cell_of = [&](const Evidence& piece) -> Cell& {
    Cell& cell = cells_
                     .try_emplace(cell_name(mapping_, says, piece),
                                  Cell{.version = says.published})
                     .first->second;
    if (says.published > cell.version) begin_version(cell, says.published);
    return cell;
  };
  for (const Evidence& nothing : says.silent) cell_of(nothing);
  if (says.is_retraction) {
    for (const Evidence& piece : says.evidence) withdraw(cell_of(piece), says.published);
    if (!says.is_correction) return;
  }
  for (const Evidence& piece : says.evidence) {
    take_piece(cell_of(piece), piece, says.published);
  }
}

void CellHistory::take_piece(Cell& cell, const Evidence& piece, Day version) {
  if (!mapping_.has_versions) {
    cell.pieces.push_back({piece, version});
  } else if (is_dateless(piece)) {
    take_report(cell, piece, version);
  } else {
    cell.told.push_back(piece);
  }
}

void CellHistory::take_report(Cell& cell, const Evidence& report, Day version) {
  const auto same = std::ranges::find_if(cell.pieces, [&](const Piece& each) {
    return says_the_same(each.evidence, report);
  });
  if (same == cell.pieces.end()) {
    cell.pieces.push_back({report, version});
  } else if (same->restated != version) {
    same->restated = version;
    cell.confirmations.push_back({report, version});
  }
}

void CellHistory::begin_version(Cell& cell, Day version) {
  if (mapping_.has_versions) settle(cell);
  cell.version = version;
  cell.is_settled = false;
}

// What the version before this one did not say again was withdrawn by it. Acts stay as
// they are where it told of all of them and of no other.
void CellHistory::settle(Cell& cell) {
  if (cell.is_settled) return;
  cell.is_settled = true;
  const bool is_unchanged = tells_all_again(cell);
  for (Piece& piece : cell.pieces) {
    if (is_unchanged && !is_dateless(piece.evidence)) piece.restated = cell.version;
  }
  for (auto* pieces : {&cell.pieces, &cell.confirmations}) {
    std::erase_if(*pieces, [&](Piece& piece) {
      if (piece.restated == cell.version) return false;
      give_until(cell.version, std::move(piece.evidence));
      return true;
    });
  }
  for (Evidence& act : cell.told) {
    if (!is_unchanged) cell.pieces.push_back({std::move(act), cell.version});
  }
  cell.told.clear();
}

bool CellHistory::tells_all_again(const Cell& cell) {
  std::vector<bool> is_again(cell.told.size());
  std::size_t again = 0;
  for (const Piece& piece : cell.pieces) {
    if (is_dateless(piece.evidence)) continue;
    std::size_t at = 0;
    while (at < is_again.size() &&
           (is_again[at] || !tells_the_same(piece.evidence, cell.told[at]))) {
      ++at;
    }
    if (at == is_again.size()) return false;
    is_again[at] = true;
    ++again;
  }
  return again == is_again.size();
}

// It may have been taken back before by name.
void CellHistory::give_until(Day day, Evidence piece) {
  piece.withdrawn = std::min(piece.withdrawn.value_or(day), day);
  give(std::move(piece));
}

void CellHistory::withdraw(Cell& cell, Day day) {
  for (Evidence& act : cell.told) cell.pieces.push_back({std::move(act), cell.version});
  cell.told.clear();
  for (auto* pieces : {&cell.pieces, &cell.confirmations}) {
    for (Piece& piece : *pieces) give_until(day, std::move(piece.evidence));
    pieces->clear();
  }
}

// Cells that a complete version leaves out are withdrawn by it.
void CellHistory::end_version(Day version) {
  for (auto& [key, cell] : cells_) {
    if (cell.version >= version) continue;
    // What its own last version withdrew was withdrawn then.
    settle(cell);
    withdraw(cell, version);
  }
}

void CellHistory::finish() {
  if (version_ && mapping_.versions_are_complete) end_version(*version_);
  for (auto& [key, cell] : cells_) {
    if (mapping_.has_versions) settle(cell);
    for (auto* pieces : {&cell.pieces, &cell.confirmations}) {
      for (Piece& piece : *pieces) give(std::move(piece.evidence));
    }
  }
  cells_.clear();
}

}  // namespace stance::ingest
