// SPDX-License-Identifier: Apache-2.0
#include "stance/report/table.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "stance/base/text.h"

using namespace stance;

namespace {

std::size_t widest_line(const std::string& text) {
  std::istringstream in(text);
  std::size_t widest = 0;
  for (std::string line; std::getline(in, line);) {
    widest = std::max(widest, display_width(line));
  }
  return widest;
}

}  // namespace

TEST_CASE("table: pads columns to their content and leaves no trailing blanks") {
  const Table table{.header = {"PLACE", "STATE"},
                    .rows = {{"Kent County, MI", "limited"}, {"Ada County, ID", "full"}}};
  CHECK(render(table, 80) ==
        "PLACE            STATE\n"
        "Kent County, MI  limited\n"
        "Ada County, ID   full\n");
}

TEST_CASE("table: without rows it is nothing") {
  CHECK(render({.header = {"PLACE"}}, 80).empty());
  CHECK(render({}, 80).empty());
}

TEST_CASE("table: the flexible column wraps at blanks") {
  const Table table{.header = {"NAME", "WORDS"},
                    .rows = {{"a", "one two three four five"}},
                    .flexible = 1};
  CHECK(render(table, 16) ==
        "NAME  WORDS\n"
        "a     one two\n"
        "      three four\n"
        "      five\n");
}

TEST_CASE("table: columns align by what a terminal shows, not by bytes") {
  const Table table{.header = {"PLACE", "N"},
                    .rows = {{"Doña Ana", "1"}, {"日本", "2"}, {"Ada", "3"}}};
  CHECK(render(table, 80) ==
        "PLACE     N\n"
        "Doña Ana  1\n"
        "日本      2\n"
        "Ada       3\n");
}

TEST_CASE("table: keeps to the width wherever its words allow it") {
  const unsigned seed = 20261122;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto upto = [&](unsigned most) { return random() % most; };
  for (int round = 0; round < 500; ++round) {
    const std::size_t columns = 1 + upto(6);
    Table table{.header = std::vector<std::string>(columns, "HEAD")};
    for (std::size_t row = 0; row < 1 + upto(4); ++row) {
      std::vector<std::string>& cells = table.rows.emplace_back();
      for (std::size_t i = 0; i < columns; ++i) {
        std::string cell;
        for (unsigned word = 0; word < upto(9); ++word) {
          cell += (cell.empty() ? "" : " ") + std::string(1 + upto(8), 'x');
        }
        cells.push_back(cell);
      }
    }
    table.flexible = upto(2) == 0 ? upto(static_cast<unsigned>(columns)) : SIZE_MAX;
    const std::size_t least = columns * 8 + (columns - 1) * 2;
    const std::size_t width = least + upto(60);
    CAPTURE(round);
    CHECK(widest_line(render(table, width)) <= width);
  }
}

TEST_CASE("table: blocks are the header, then one for each row") {
  const Table table{.header = {"A", "B"}, .rows = {{"1", "2"}, {"3", "4"}}};
  const std::vector<TableBlock> blocks = rendered_blocks(table, 80);
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[0] + blocks[1] + blocks[2] == render(table, 80));
}

TEST_CASE("table: wrapped text keeps long words whole and has at least one line") {
  struct Row {
    std::string_view name;
    std::string text;
    std::size_t width;
    std::vector<std::string> lines;
  };
  const Row rows[] = {
      {"empty", "", 10, {""}},
      {"fits", "ten by ten", 10, {"ten by ten"}},
      {"breaks", "ten by ten", 9, {"ten by", "ten"}},
      {"runs of blanks", "a   b", 10, {"a b"}},
      {"a word wider than the line",
       "a ocd-division/country:us b",
       8,
       {"a", "ocd-division/country:us", "b"}},
      {"wide characters", "日本 日本", 6, {"日本", "日本"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(wrapped(row.text, row.width) == row.lines);
  }
}

TEST_CASE("csv: quotes what would break a row, and defuses formulas") {
  struct Row {
    std::string_view name;
    std::string cell;
    std::string written;
  };
  const Row rows[] = {
      {"plain", "limited", "limited"},
      {"empty", "", ""},
      {"comma", "Kent County, MI", "\"Kent County, MI\""},
      {"quote", "the \"Act\"", "\"the \"\"Act\"\"\""},
      {"line end", "a\nb", "\"a\nb\""},
      {"carriage return", "a\rb", "\"a\rb\""},
      {"formula", "=HYPERLINK(A1)", "'=HYPERLINK(A1)"},
      {"formula with a comma", "=A(1,2)", "\"'=A(1,2)\""},
      {"plus", "+1+cmd", "'+1+cmd"},
      {"at", "@SUM(A1)", "'@SUM(A1)"},
      {"minus before letters", "-2+cmd|' /C calc'!A0", "'-2+cmd|' /C calc'!A0"},
      {"nothing known", "-", "-"},
      {"tab", "\t=1", "'\t=1"},
      {"no formula inside", "a=b", "a=b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(to_csv({.header = {"X"}, .rows = {{row.cell}}}) == "X\n" + row.written + "\n");
  }
}

TEST_CASE("markdown: text from documents cannot become markup") {
  struct Row {
    std::string_view name;
    std::string cell;
    std::string written;
  };
  const Row rows[] = {
      {"plain", "limited", "limited"},
      {"bar", "a|b", "a\\|b"},
      {"tag", "<script>", "\\<script\\>"},
      {"link", "[x](http://y)", "\\[x\\](http://y)"},
      {"emphasis", "*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"},
      {"backslash", "a\\|", "a\\\\\\|"},
      {"entity", "&lt;b&gt;", "&amp;lt;b&amp;gt;"},
      {"line ends", "a\r\nb", "a  b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(to_markdown({.header = {"X"}, .rows = {{row.cell}}}) ==
          "| X |\n| --- |\n| " + row.written + " |\n");
  }
}
