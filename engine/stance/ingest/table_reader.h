// SPDX-License-Identifier: Apache-2.0
// A table as a stream: rows go to the caller one by one, and no more of it is held in
// memory than a bound that does not depend on its length.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>

#include "stance/ingest/table_rows.h"

namespace stance::ingest {

struct TableCounts {
  // With the header left out.
  std::size_t rows = 0;
  // Rows that stand in the table more than once; counted once.
  std::size_t duplicates = 0;
  std::size_t pieces = 0;
  // Say nothing.
  std::size_t unused = 0;
  // Rows with a fault that kept them out, or a part of them, by its code.
  std::map<std::string, std::size_t> left_out = {};

  std::size_t all_left_out() const;
  std::size_t held = 0;
};

// Faults of the table as a whole: I070 empty, I071 a page of the web, I072 no text (a
// spreadsheet, an archive), I057 to I059 about its header. Faults of rows go to the
// report. Identical rows are found within eight million rows of each other.
Result<TableCounts, Diagnostics> read_table(const TableRules& rules,
                                            const TableInfo& info,
                                            const NextChunk& bytes,
                                            const std::function<void(RowSays)>& sink);

// What keeps this from being a table at all, by its first bytes.
std::optional<Diagnostic> not_a_table(std::string_view first_bytes,
                                      const std::string& file);

// The bytes of a file in parts; `file` must stay readable as long as it is used.
NextChunk chunks_of_file(const std::string& file);

}  // namespace stance::ingest
