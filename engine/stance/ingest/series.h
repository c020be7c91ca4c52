// SPDX-License-Identifier: Apache-2.0
// From tables to evidence. Tables of one mapping are a series: publications of a list,
// versions of a database, or tables that have nothing to do with each other.
//
//   a plain table       every row says what it says
//   [versions]          a version says anew what holds of a cell; what earlier ones said
//                       of it counts until then (`withdrawn`)
//   retracted rows      take back what rows before them said
//   [list] complete     a row is seen on the day of each publication; one that is absent
//                       has ended, once it has been absent often enough (list_history.h)
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "stance/ingest/table_reader.h"

namespace stance::ingest {

struct SeriesTable {
  TableInfo info;
  // The bytes of the table from the beginning, as often as it is asked for.
  std::function<NextChunk()> open;
  // Retracted by a person: takes no part.
  bool is_retracted = false;
};

enum class TableStanding { sound, quarantined, unreadable, retracted };

std::string_view to_string(TableStanding standing);
std::optional<TableStanding> parse_table_standing(std::string_view text);

// What became of a publication. A table that holds several days has one for each.
struct Publication {
  std::string file;
  Digest digest;
  Day published;
  std::size_t rows = 0;
  TableStanding standing = TableStanding::sound;
  // Why it is not believed.
  std::string reason = {};

  bool operator==(const Publication&) const = default;
};

struct SeriesOutcome {
  TableCounts counts = {};
  std::vector<Publication> publications = {};
};

// Hands out all evidence of the tables, whose order is that in which they were recorded.
// A table that cannot be read is reported and takes no part.
SeriesOutcome series_evidence(const std::vector<SeriesTable>& tables,
                              const TableRules& rules,
                              const std::function<void(Evidence)>& sink);

// Do the tables of this mapping depend on each other?
bool is_series(const Mapping& mapping);

}  // namespace stance::ingest
