// SPDX-License-Identifier: Apache-2.0
#include "stance/report/table.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include "stance/base/text.h"

namespace stance {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 8;

std::vector<std::size_t> natural_widths(const Table& table) {
  std::vector<std::size_t> widths;
  for (const std::string& cell : table.header) widths.push_back(display_width(cell));
  for (const std::vector<std::string>& row : table.rows) {
    for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row[i]));
    }
  }
  return widths;
}

std::size_t total(const std::vector<std::size_t>& widths) {
  return std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
}

void narrow(std::vector<std::size_t>& widths, std::size_t flexible, std::size_t width) {
  const std::size_t sum = total(widths);
  if (sum <= width || flexible >= widths.size()) return;
  const std::size_t excess = sum - width;
  const std::size_t current = widths[flexible];
  widths[flexible] =
      current > excess + narrowest ? current - excess : std::min(current, narrowest);
}

// First the flexible column gives way; where that is not enough, the widest one.
void fit(std::vector<std::size_t>& widths, std::size_t flexible, std::size_t width) {
  narrow(widths, flexible, width);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const auto widest = std::ranges::max_element(widths);
    narrow(widths, static_cast<std::size_t>(widest - widths.begin()), width);
  }
}

void append_row(std::string& out,
                const std::vector<std::string>& row,
                const std::vector<std::size_t>& widths) {
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

// A cell that a spreadsheet would take for a formula is quoted with a leading apostrophe.
std::string csv_cell(const std::string& text) {
  const bool formula = !text.empty() && std::string_view("=+@").find(text.front()) !=
                                            std::string_view::npos;
  std::string cell = formula ? "'" + text : text;
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

std::string markdown_row(const std::vector<std::string>& row) {
  std::string line = "|";
  for (const std::string& cell : row) {
    line += " ";
    for (const char c : cell) {
      if (std::string_view("|\\<>[]`*_").find(c) != std::string_view::npos) line += '\\';
      line += c == '\n' ? ' ' : c;
    }
    line += " |";
  }
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
  std::vector<std::size_t> widths = natural_widths(table);
  fit(widths, table.flexible, width);
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
