// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/table_tests.h"

#include <algorithm>
#include <utility>

#include "stance/rules/check_keys.h"
#include "stance/rules/fault.h"
#include "stance/rules/keys.h"
#include "stance/rules/table_cell.h"

namespace stance {
namespace {

using Row = std::vector<TestWord>;

void read_row(Reading& reading, const TomlValue& row, TableTest& test) {
  if (row.form != TomlForm::array) return;
  Row words;
  for (const TomlValue& cell : row.items) {
    if (cell.form != TomlForm::text) {
      report(reading,
             fault_at("E0102",
                      cell.span,
                      "a cell must be a text",
                      "this is " + std::string(described(cell.form))))
          .helps = {advice("write a value of the input in quotes")};
      return;
    }
    words.push_back({cell.text, cell.span});
  }
  test.check.push_back(std::move(words));
  test.check_spans.push_back(row.span);
}

// Calls `visit` with each combination of the values that the cells mean.
template <class Visit>
void for_combinations(const std::vector<std::uint64_t>& cells,
                      std::vector<std::size_t>& values,
                      const Visit& visit) {
  if (values.size() == cells.size()) return visit(values);
  for (std::size_t i = 0; i < 64; ++i) {
    if ((cells[values.size()] >> i & 1U) == 0) continue;
    values.push_back(i);
    for_combinations(cells, values, visit);
    values.pop_back();
  }
}

std::string values_in_words(const DecisionTable& table,
                            const std::vector<std::size_t>& values) {
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i) {
    text += (i == 0 ? "" : ", ") + table.inputs[i].name + " " +
            table.inputs[i].values[values[i]];
  }
  return text;
}

std::vector<std::uint64_t> cells_of(const DecisionTable& table, const Row& row) {
  std::vector<std::uint64_t> cells;
  for (std::size_t i = 0; i + 1 < row.size(); ++i) {
    cells.push_back(read_cell(row[i].text, table.inputs[i]).values);
  }
  return cells;
}

// The first combination that gives another answer.
std::optional<std::string> failure_of(const DecisionTable& table, const Row& row) {
  const std::vector<std::uint64_t> cells = cells_of(table, row);
  std::optional<std::string> failure;
  std::vector<std::size_t> values;
  for_combinations(cells, values, [&](const std::vector<std::size_t>& each) {
    const TableRow* found = row_for(table, each);
    if (failure || found == nullptr || found->answer == row.back().text) return;
    const std::ptrdiff_t number = found - table.rows.data() + 1;
    failure = values_in_words(table, each) + " is " + found->answer + " by row " +
              std::to_string(number) + ", expected " + row.back().text;
  });
  return failure;
}

}  // namespace

TableTest read_table_test(Reading& reading, const TomlValue& table) {
  check_keys(reading, table, table_test_keys(), table.span);
  TableTest test;
  if (const TomlEntry* status = table.find("status")) {
    test.status = {status->value.text, status->value.span};
  }
  test.name = text_at(table, "name").value_or("the table " + test.status.text);
  test.todo = text_at(table, "todo");
  test.span = table.span;
  const TomlEntry* check = table.find("check");
  if (check == nullptr || check->value.items.empty()) {
    report(reading, fault_at("E0501", table.span, "the test expects nothing")).helps = {
        advice("write check = [[\"value\", …, \"answer\"]]")};
    return test;
  }
  for (const TomlValue& row : check->value.items) read_row(reading, row, test);
  return test;
}

std::optional<AskedTable> asked_table(const RuleSet& rules, const TableTest& test) {
  const std::string& name = test.status.text;
  const std::size_t slash = name.find('/');
  std::vector<AskedTable> found;
  for (const ReadingPack& reading : rules.readings) {
    if (slash != std::string::npos && name.substr(0, slash) != reading.name) continue;
    const std::string status = slash == std::string::npos ? name : name.substr(slash + 1);
    if (const StatusTable* table = reading.find_status(status)) {
      found.push_back({&reading, table});
    }
  }
  if (found.size() != 1) return std::nullopt;
  return found.front();
}

std::set<std::string> answers_of_row(const RuleSet& rules,
                                     const TableTest& test,
                                     std::size_t row) {
  std::set<std::string> answers;
  const std::optional<AskedTable> asked = asked_table(rules, test);
  if (!asked) return answers;
  const DecisionTable& table = asked->status->table;
  std::vector<std::size_t> values;
  const auto note = [&](const std::vector<std::size_t>& each) {
    if (const TableRow* found = row_for(table, each)) answers.insert(found->answer);
  };
  for_combinations(cells_of(table, test.check[row]), values, note);
  return answers;
}

std::vector<std::string> table_failures(const RuleSet& rules, const TableTest& test) {
  std::vector<std::string> failures;
  const std::optional<AskedTable> asked = asked_table(rules, test);
  if (!asked) return failures;
  for (const Row& row : test.check) {
    if (auto failure = failure_of(asked->status->table, row)) {
      failures.push_back(std::move(*failure));
    }
  }
  return failures;
}

}  // namespace stance
