// SPDX-License-Identifier: Apache-2.0
// A table of text for people: columns padded to their content, long cells wrapped so that
// the table keeps to a width. Plain characters only, so it survives a pipe.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace stance {

struct Table {
  std::vector<std::string> header;
  // Each row has as many cells as the header.
  std::vector<std::vector<std::string>> rows = {};
  // The column that gives way first when the table is too wide; the widest if not set.
  std::size_t flexible = SIZE_MAX;
};

// The table in at most `width` columns where that can be done without breaking words;
// each line ends in "\n" and has no trailing blanks. A table without rows is "".
std::string render(const Table& table, std::size_t width);

// The lines of the header, and then of each row, as `render` joins them.
using TableBlock = std::string;
std::vector<TableBlock> rendered_blocks(const Table& table, std::size_t width);

// The table as comma-separated values (RFC 4180, lines end in "\n") and as Markdown.
std::string to_csv(const Table& table);
std::string to_markdown(const Table& table);

// `text` broken at blanks into lines of at most `width` columns; longer words are kept
// whole. At least one line.
std::vector<std::string> wrapped(const std::string& text, std::size_t width);

}  // namespace stance
