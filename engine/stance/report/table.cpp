// SPDX-License-Identifier: Apache-2.0
#include "stance/report/table.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string_view>

#include "stance/base/text.h"

namespace stance {
namespace {

constexpr std::size_t gap = 2;
// The flexible column gives way down to this width before others give way, too.
constexpr std::size_t comfortable = 24;

using Widths = std::vector<std::size_t>;

std::size_t longest_word(const std::string& text) {
  std::size_t longest = 0;
  for (const std::string& word : wrapped(text, 1)) {
    longest = std::max(longest, display_width(word));
  }
  return longest;
}

// The largest of each column, in the header and all rows.
Widths column_widths(const Table& table, std::size_t (*width_of)(const std::string&)) {
  Widths widths;
  for (const std::string& cell : table.header) widths.push_back(width_of(cell));
  for (const std::vector<std::string>& row : table.rows) {
    for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i) {
      widths[i] = std::max(widths[i], width_of(row[i]));
    }
  }
  return widths;
}

std::size_t total(const Widths& widths) {
  return std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
}

// The widest column that can give way; none if all are as narrow as their words allow.
std::optional<std::size_t> widest_above(const Widths& widths, const Widths& least) {
  std::optional<std::size_t> widest;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (widths[i] == least[i]) continue;
    if (!widest || widths[i] > widths[*widest]) widest = i;
  }
  return widest;
}

// First the flexible column gives way, as far as it stays comfortable; then always the
// widest one. No column becomes narrower than its longest word.
Widths fitted_widths(const Table& table, std::size_t width) {
  const Widths least = column_widths(table, longest_word);
  Widths widths =
      column_widths(table, [](const std::string& cell) { return display_width(cell); });
  if (table.flexible < widths.size()) {
    std::size_t& column = widths[table.flexible];
    const std::size_t floor = std::max(least[table.flexible], comfortable);
    while (total(widths) > width && column > floor) --column;
  }
  while (total(widths) > width) {
    const std::optional<std::size_t> widest = widest_above(widths, least);
    if (!widest) break;
    --widths[*widest];
  }
  return widths;
}

void append_row(std::string& out,
                const std::vector<std::string>& row,
                const Widths& widths) {
  std::vector<std::vector<std::string>> cells;
  std::size_t height = 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    cells.push_back(wrapped(row[i], widths[i]));
    height = std::max(height, cells.back().size());
  }
  for (std::size_t line = 0; line < height; ++line) {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string cell = line < cells[i].size() ? cells[i][line] : "";
      text += pad_right(cell, widths[i] + gap);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + "\n";
  }
}

// What a spreadsheet would run as a formula. A lone "-" stands for "nothing".
bool is_formula(const std::string& cell) {
  if (cell.empty() || cell == "-") return false;
  return std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

// A formula is made text by a leading apostrophe.
std::string csv_cell(const std::string& text) {
  const std::string cell = is_formula(text) ? "'" + text : text;
  if (cell.find_first_of(",\"\n\r") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string csv_row(const std::vector<std::string>& row) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i)
    line += (i == 0 ? "" : ",") + csv_cell(row[i]);
  return line + "\n";
}

std::string markdown_cell(const std::string& text) {
  std::string cell;
  for (const char c : text) {
    if (c == '&') {
      cell += "&amp;";
      continue;
    }
    if (std::string_view("|\\<>[]`*_").find(c) != std::string_view::npos) cell += '\\';
    cell += c == '\n' || c == '\r' ? ' ' : c;
  }
  return cell;
}

std::string markdown_row(const std::vector<std::string>& row) {
  std::string line = "|";
  for (const std::string& cell : row) line += " " + markdown_cell(cell) + " |";
  return line + "\n";
}

}  // namespace

std::string to_csv(const Table& table) {
  std::string text = csv_row(table.header);
  for (const std::vector<std::string>& row : table.rows) text += csv_row(row);
  return text;
}

std::string to_markdown(const Table& table) {
  std::string text = markdown_row(table.header) + "|";
  for (std::size_t i = 0; i < table.header.size(); ++i) text += " --- |";
  text += "\n";
  for (const std::vector<std::string>& row : table.rows) text += markdown_row(row);
  return text;
}

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t blank = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, blank - at);
    if (!line.empty() && display_width(line) + 1 + display_width(word) > width) {
      lines.push_back(line);
      line.clear();
    }
    if (!word.empty()) line += (line.empty() ? "" : " ") + word;
    at = blank + 1;
  }
  lines.push_back(line);
  return lines;
}

std::vector<TableBlock> rendered_blocks(const Table& table, std::size_t width) {
  const Widths widths = fitted_widths(table, width);
  std::vector<TableBlock> blocks(1);
  append_row(blocks[0], table.header, widths);
  for (const std::vector<std::string>& row : table.rows) {
    append_row(blocks.emplace_back(), row, widths);
  }
  return blocks;
}

std::string render(const Table& table, std::size_t width) {
  if (table.rows.empty() || table.header.empty()) return "";
  std::string out;
  for (const TableBlock& block : rendered_blocks(table, width)) out += block;
  return out;
}

}  // namespace stance
