// SPDX-License-Identifier: Apache-2.0
// Where in a rule file the cursor stands, told from the text before it, so that it works
// while the author is writing and the file is no TOML.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stance::cli {

struct LspCursor {
  enum class Spot { header, key, value };
  Spot spot = Spot::key;
  // The table's name without brackets, "policy.dogs"; empty above all tables.
  std::string header;
  // The first byte of the table's header, and that of the next one or the end.
  std::size_t table_begin = 0;
  std::size_t table_end = 0;
  // The key whose value this is.
  std::string key;
  bool is_in_quotes = false;
  // Between "{" and "}" of a pattern.
  bool is_in_braces = false;
  // How many "[" are open, and the cells of the innermost up to that of the cursor, the
  // last one; "" for what is no text.
  std::size_t depth = 0;
  std::vector<std::string> cells;
  // The bytes of the name or word at the cursor: letters, digits and hyphens.
  std::size_t begin = 0;
  std::size_t end = 0;
};

LspCursor cursor_at(std::string_view text, std::size_t offset);

// The part of a header before the first dot, and the next one: "policy", "dogs".
std::string section_of(const LspCursor& cursor);
std::string name_in_header(const LspCursor& cursor);

// The text of `key = "text"` in the cursor's table; empty if it has none. Of a list the
// text of its first element, or all of them.
std::string text_in_table(std::string_view text,
                          const LspCursor& cursor,
                          std::string_view key);
std::vector<std::string> texts_in_table(std::string_view text,
                                        const LspCursor& cursor,
                                        std::string_view key);

}  // namespace stance::cli
