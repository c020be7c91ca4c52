// SPDX-License-Identifier: Apache-2.0
// Places in a text as editors count them: lines from 0, and in a line UTF-16 units.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stance::cli {

struct TextPosition {
  std::size_t line = 0;
  std::size_t character = 0;

  auto operator<=>(const TextPosition&) const = default;
};

struct TextRange {
  TextPosition begin;
  TextPosition end;

  bool operator==(const TextRange&) const = default;
};

// A byte inside of a character counts as its beginning, one past the end as the end.
TextPosition position_of(std::string_view text, std::size_t offset);
TextRange range_of(std::string_view text, std::size_t begin, std::size_t end);
// A character past the end of its line is that end, a line past the last the text's end,
// the middle of a pair of units the character's beginning.
std::size_t offset_of(std::string_view text, TextPosition position);

// "file:///a%20b" and "/a b". A path that is no file's address is "".
std::string path_of_uri(std::string_view uri);
std::string uri_of_path(std::string_view path);

}  // namespace stance::cli
