// SPDX-License-Identifier: Apache-2.0
// What the versions of a table said of each cell, and until when.
//
//   version   1 March      1 April       1 May
//   cell      required     required      recommended
//   pieces    required ------------------|          withdrawn on 1 May
//                          (seen again)--|
//                                        recommended
//
// A version that changes anything of a cell says all of it anew, so that what is known
// from then on is what that version says, published on its day.
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
    // What versions before this one said, and this one of things without a date.
    std::vector<Piece> pieces = {};
    // That the last version was the same again; replaced by each version.
    std::vector<Piece> confirmations = {};
    // The acts that this version tells of, until it is settled.
    std::vector<Evidence> told = {};
    bool is_settled = false;
  };

  void take_piece(Cell& cell, const Evidence& piece, Day version);
  void take_report(Cell& cell, const Evidence& report, Day version);
  void begin_version(Cell& cell, Day version);
  void settle(Cell& cell);
  static bool tells_all_again(const Cell& cell);
  void withdraw(Cell& cell, Day day);
  void end_version(Day version);
  void give_until(Day day, Evidence piece);
  void give(Evidence piece) { sink_(std::move(piece)); }

  const Mapping& mapping_;
  std::function<void(Evidence)> sink_;
  std::map<std::string, Cell> cells_ = {};
  std::optional<Day> version_ = {};
};

}  // namespace stance::ingest
