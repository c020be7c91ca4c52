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
  if (says.is_held) return;
  if (version_ && says.published > *version_ && mapping_.versions_are_complete) {
    end_version(*version_);
  }
  version_ = std::max(version_.value_or(says.published), says.published);
  const auto cell_of = [&](const Evidence& piece) -> Cell& {
    Cell& cell =
        cells_.try_emplace(cell_name(mapping_, says, piece), Cell{says.published, {}, {}})
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
  const auto same = std::ranges::find_if(cell.pieces, [&](const Piece& each) {
    return says_the_same(each.evidence, piece);
  });
  if (same == cell.pieces.end()) {
    cell.pieces.push_back({piece, version});
  } else if (same->restated != version) {
    same->restated = version;
    if (is_dateless(piece)) cell.confirmations.push_back({piece, version});
  }
}

// What the version before this one did not say again was withdrawn by it.
void CellHistory::begin_version(Cell& cell, Day version) {
  if (mapping_.has_versions) settle(cell);
  cell.version = version;
}

void CellHistory::settle(Cell& cell) {
  for (auto* pieces : {&cell.pieces, &cell.confirmations}) {
    std::erase_if(*pieces, [&](Piece& piece) {
      if (piece.restated == cell.version) return false;
      piece.evidence.withdrawn = cell.version;
      give(std::move(piece.evidence));
      return true;
    });
  }
}

void CellHistory::withdraw(Cell& cell, Day day) {
  for (auto* pieces : {&cell.pieces, &cell.confirmations}) {
    for (Piece& piece : *pieces) {
      piece.evidence.withdrawn = day;
      give(std::move(piece.evidence));
    }
    pieces->clear();
  }
}

// Cells that a complete version leaves out are withdrawn by it.
void CellHistory::end_version(Day version) {
  for (auto& [key, cell] : cells_) {
    if (cell.version < version) withdraw(cell, version);
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
