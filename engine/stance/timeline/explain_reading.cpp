// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/explain_reading.h"

#include "stance/base/text.h"
#include "stance/rules/table_cell.h"

namespace stance {
namespace {

std::vector<std::string> values_named(std::uint64_t bits, const TableInput& input) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < input.values.size(); ++i) {
    if ((bits >> i & 1U) != 0) names.push_back(input.values[i]);
  }
  return names;
}

std::string row_words(const StatusTable& table, std::size_t row) {
  std::string text =
      "row " + std::to_string(row + 1) + " [" + join(table.cells[row], ", ") + "]";
  if (row < table.because.size() && !table.because[row].empty()) {
    text += ": " + table.because[row];
  }
  return text;
}

// The inputs that a row asks for; where it asks for none of them, all fit.
Explanation explain_row(const Judgement& judgement,
                        const StatusTable& table,
                        std::size_t row,
                        const InputExplainer& input) {
  Explanation node{.claim = row_words(table, row), .role = Role::shows, .because = {}};
  for (std::size_t i = 0; i < judgement.inputs.size(); ++i) {
    if (table.table.rows[row].cells[i] == all_values(table.table.inputs[i])) continue;
    node.because.push_back(input(judgement.inputs[i]));
  }
  return node;
}

// A cell that an input does not fit, or only may fit.
Explanation explain_cell(const JudgedInput& judged,
                         const TableInput& input,
                         std::uint64_t cell,
                         const InputExplainer& explain) {
  const std::string is = join(values_named(judged.values, input), " or ");
  const std::string needed = join(values_named(cell, input), " or ");
  if ((judged.values & ~cell) == 0) {
    return {.claim = input.name + " is " + is + ", which fits",
            .role = Role::shows,
            .because = {}};
  }
  const bool may_fit = (judged.values & cell) != 0;
  return {.claim = input.name + " is " + is +
                   (may_fit ? ", and surely needed is " : ", not ") + needed,
          .role = Role::lacking,
          .because = {explain(judged)}};
}

}  // namespace

std::string answer_words(const Judgement& judgement) {
  std::string text = judgement.status + " is " + join(judgement.answers, " or ");
  if (judgement.standing != Standing::settled) {
    text += " (" + std::string(to_string(judgement.standing)) + ")";
  }
  return text;
}

Explanation explain_judgement(const Judgement& judgement,
                              const StatusTable& table,
                              const InputExplainer& input) {
  Explanation root{.claim = answer_words(judgement), .role = Role::answer, .because = {}};
  for (const std::size_t row : judgement.rows) {
    root.because.push_back(explain_row(judgement, table, row, input));
  }
  return root;
}

Explanation explain_why_not(const Judgement& judgement,
                            const StatusTable& table,
                            const std::string& wanted,
                            const InputExplainer& input) {
  Explanation root{.claim = answer_words(judgement) + ", not " + wanted,
                   .role = Role::answer,
                   .because = {}};
  const DecisionTable& rows = table.table;
  for (std::size_t row = 0; row < rows.rows.size(); ++row) {
    if (rows.rows[row].answer != wanted) continue;
    Explanation node{.claim = "would need " + row_words(table, row),
                     .role = Role::lacking,
                     .because = {}};
    for (std::size_t i = 0; i < judgement.inputs.size(); ++i) {
      const std::uint64_t cell = rows.rows[row].cells[i];
      if (cell == all_values(rows.inputs[i])) continue;
      node.because.push_back(
          explain_cell(judgement.inputs[i], rows.inputs[i], cell, input));
    }
    root.because.push_back(std::move(node));
  }
  return root;
}

}  // namespace stance
