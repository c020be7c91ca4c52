// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/decision_table.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

namespace stance {
namespace {

// "free | leash, * -> open": cells by the names of values, then the answer.
TableRow row(const DecisionTable& table, const std::string& text, std::size_t index) {
  TableRow row;
  row.span = {"t", index * 10, index * 10 + 5};
  row.answer_span = row.span;
  const std::size_t arrow = text.find(" -> ");
  row.answer = text.substr(arrow + 4);
  std::istringstream cells(text.substr(0, arrow));
  std::string cell;
  for (const TableInput& input : table.inputs) {
    std::getline(cells, cell, ',');
    std::uint64_t set = 0;
    for (std::size_t i = 0; i < input.values.size(); ++i) {
      const bool fits = cell.find('*') != std::string::npos ||
                        cell.find(input.values[i]) != std::string::npos;
      if (fits) set |= std::uint64_t{1} << i;
    }
    row.cells.push_back(set);
  }
  return row;
}

DecisionTable dogs(const std::vector<std::string>& rows, RowPick pick = RowPick::only) {
  DecisionTable table;
  table.name = "dogs";
  table.inputs = {{"leash", {"free", "short", "unknown"}}, {"fee", {"paid", "none"}}};
  table.answers = {"yes", "no"};
  table.answer_spans = {{"t", 900, 901}, {"t", 902, 903}};
  table.pick = pick;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    table.rows.push_back(row(table, rows[i], i));
  }
  return table;
}

std::string codes(const DecisionTable& table) {
  Diagnostics faults = table_faults(table);
  sort_by_place(faults);
  std::string text;
  for (const Diagnostic& fault : faults) {
    text += (text.empty() ? "" : " ") + fault.code;
  }
  return text;
}

TEST_CASE("rules: a table that answers each combination once has no fault") {
  CHECK(codes(dogs({"free, * -> yes",
                    "short, paid -> yes",
                    "short, none -> no",
                    "unknown, * -> no"})) == "");
}

TEST_CASE("rules: a table is judged by all its combinations") {
  struct Case {
    std::string name;
    std::vector<std::string> rows;
    RowPick pick;
    std::string codes;
  };
  const std::vector<Case> cases = {
      {"a combination without a row",
       {"free, * -> yes", "unknown, * -> no", "short, paid -> yes"},
       RowPick::only,
       "E0131"},
      {"two rows that disagree",
       {"free, * -> yes", "*, none -> no", "short, paid -> yes", "unknown, paid -> no"},
       RowPick::only,
       "E0132"},
      {"two rows that agree are no contradiction",
       {"free, * -> yes", "*, paid -> yes", "short, none -> no", "unknown, none -> no"},
       RowPick::only,
       ""},
      {"the first row wins where the table says so",
       {"free, * -> yes", "*, none -> no", "*, paid -> yes"},
       RowPick::first,
       ""},
      {"a row that no combination reaches",
       {"*, * -> yes", "free, * -> no"},
       RowPick::first,
       "W0133"},
      {"a row that two others cover together",
       {"*, paid -> yes", "*, none -> no", "free, * -> yes"},
       RowPick::first,
       "W0133"},
      {"an answer that nothing gives", {"*, * -> yes"}, RowPick::only, "W0134"},
      {"an answer that is not listed",
       {"free, * -> perhaps", "short, * -> yes", "unknown, * -> no"},
       RowPick::only,
       "E0134"},
      {"no rows at all", {}, RowPick::only, "E0131 W0134 W0134"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.name);
    CHECK(codes(dogs(one.rows, one.pick)) == one.codes);
  }
}

TEST_CASE("rules: the rows that are missing are written out, put together") {
  const Diagnostics faults =
      table_faults(dogs({"free, paid -> yes", "free, none -> no"}));
  REQUIRE(faults.size() == 1);
  CHECK(faults.front().message == "the table of \"dogs\" has no row for 4 combinations");
  REQUIRE(faults.front().notes.size() == 1);
  CHECK(faults.front().notes.front() == "no row fits [\"short | unknown\", \"*\"]");
}

TEST_CASE("rules: a table of a million combinations is judged, a larger one refused") {
  DecisionTable table;
  table.name = "large";
  const TableInput ten = {"ten", {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}};
  table.inputs.assign(6, ten);
  table.rows = {{std::vector<std::uint64_t>(6, 1023), "yes", {}, {}}};
  CHECK(codes(table) == "");
  table.inputs.push_back(ten);
  table.rows.front().cells.push_back(1023);
  CHECK(codes(table) == "E0135");
}

TEST_CASE("rules: statuses that ask each other are shown as a loop") {
  using Uses = std::vector<std::pair<std::string, std::string>>;
  CHECK(derivation_loop(Uses{}).empty());
  CHECK(derivation_loop(Uses{{"a", "b"}, {"b", "c"}, {"a", "c"}}).empty());
  CHECK(derivation_loop(Uses{{"a", "b"}, {"b", "c"}, {"c", "b"}}) ==
        std::vector<std::string>{"b", "c", "b"});
  CHECK(derivation_loop(Uses{{"a", "a"}}) == std::vector<std::string>{"a", "a"});
}

}  // namespace
}  // namespace stance
