// SPDX-License-Identifier: Apache-2.0
// What the versions of a table said of each cell, and until when.
//
//   version   1 March      1 April       1 May
//   cell      required     required      recommended
//   pieces    required ------------------|          withdrawn on 1 May
//                          (seen again)--|
//                                        recommended
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "stance/ingest/table_rows.h"

namespace stance::ingest {

// The name of the cell that a piece of a row is about.
std::string cell_name(const Mapping& mapping, const RowSays& says, const Evidence& piece);

class CellHistory {
 public:
  CellHistory(const Mapping& mapping, std::function<void(Evidence)> sink)
      : mapping_(mapping), sink_(std::move(sink)) {}

  // Rows come in the order of their publication: those of a cell, and all of them where
  // versions are complete.
  void take(const RowSays& says);
  // After the last row.
  void finish();

 private:
  struct Piece {
    Evidence evidence;
    // The last version that said so.
    Day restated;
  };
  struct Cell {
    Day version;
    std::vector<Piece> pieces;
    // That the last version was the same again; replaced by each version.
    std::vector<Piece> confirmations;
  };

  void take_piece(Cell& cell, const Evidence& piece, Day version);
  void begin_version(Cell& cell, Day version);
  void settle(Cell& cell);
  void withdraw(Cell& cell, Day day);
  void end_version(Day version);
  void give(Evidence piece) { sink_(std::move(piece)); }

  const Mapping& mapping_;
  std::function<void(Evidence)> sink_;
  std::map<std::string, Cell> cells_ = {};
  std::optional<Day> version_ = {};
};

}  // namespace stance::ingest
