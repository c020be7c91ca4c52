// SPDX-License-Identifier: Apache-2.0
// Decision tables, judged by going through every combination of their inputs: which have
// no row, which have two rows with different answers, which rows are never chosen, which
// answers never given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "stance/base/diagnostic.h"

namespace stance {

// A column: what it asks, and all it can be ("unknown" included), at most 64.
struct TableInput {
  std::string name;
  std::vector<std::string> values;
};

// A row: for each input the set of values that fit (bit i = values[i]), and the answer.
struct TableRow {
  std::vector<std::uint64_t> cells;
  std::string answer;
  SourceSpan span = {};
  SourceSpan answer_span = {};
};

enum class RowPick {
  only,  // no two rows with different answers may fit one combination
  first  // the first that fits counts
};

struct DecisionTable {
  // "access": the status that the table decides.
  std::string name;
  std::vector<TableInput> inputs;
  std::vector<TableRow> rows;
  // The answers that it says it can give, and where; empty: not said.
  std::vector<std::string> answers;
  std::vector<SourceSpan> answer_spans;
  RowPick pick = RowPick::only;
  // What to point at for the table as a whole.
  SourceSpan span = {};
};

// E0131 combinations without a row, E0132 rows that contradict each other, W0133 rows
// that are never chosen, E0134 an answer of a row that is not among the answers, W0134 an
// answer that no row gives. E0135 where there are more than a million combinations, which
// are then not gone through.
Diagnostics table_faults(const DecisionTable& table);

// How many combinations there are; at most `limit`.
std::size_t combinations(const DecisionTable& table, std::size_t limit);

// The row that decides this combination of values; nothing if there is none.
const TableRow* row_for(const DecisionTable& table,
                        const std::vector<std::size_t>& values);

// A loop of statuses that are derived from each other: "a", "b", "a" where a asks b and b
// asks a. `uses` are pairs (who asks, who is asked). Empty if there is none.
std::vector<std::string> derivation_loop(
    const std::vector<std::pair<std::string, std::string>>& uses);

}  // namespace stance
