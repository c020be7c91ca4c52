// SPDX-License-Identifier: Apache-2.0
// The texts, comments and brackets of a TOML text, in one pass over its bytes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace stance {

enum class TomlMarkForm {
  text,     // with its quotes
  comment,  // from "#" to the end of its line
  open,     // [ or {
  close,    // ] or }
  equals,
  comma,
  line_end  // outside of texts
};

// Bytes [begin, end).
struct TomlMark {
  TomlMarkForm form = TomlMarkForm::text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// In the order of the text. A text that is never closed ends with its line, one in three
// quotes with the file.
std::vector<TomlMark> toml_marks(std::string_view text);

}  // namespace stance
