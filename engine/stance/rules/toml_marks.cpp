// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/toml_marks.h"

#include <algorithm>

namespace stance {
namespace {

// Behind the closing quotes of a text that begins at `at`.
std::size_t text_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string_view three = quote == '"' ? "\"\"\"" : "'''";
  const bool is_long = text.substr(at).starts_with(three);
  for (std::size_t i = at + (is_long ? 3 : 1); i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (is_long && text.substr(i).starts_with(three)) {
      i += 3;
      while (i < text.size() && text[i] == quote) ++i;  // up to two belong to the text
      return i;
    } else if (!is_long && text[i] == quote) {
      return i + 1;
    } else if (!is_long && text[i] == '\n') {
      return i;
    }
  }
  return text.size();
}

}  // namespace

std::vector<TomlMark> toml_marks(std::string_view text) {
  std::vector<TomlMark> marks;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    const char c = text[at];
    TomlMarkForm form = TomlMarkForm::line_end;
    bool is_mark = true;
    switch (c) {
      case '"':
      case '\'':
        form = TomlMarkForm::text;
        end = text_end(text, at);
        break;
      case '#':
        form = TomlMarkForm::comment;
        end = std::min(text.find('\n', at), text.size());
        break;
      case '[':
      case '{': form = TomlMarkForm::open; break;
      case ']':
      case '}': form = TomlMarkForm::close; break;
      case '=': form = TomlMarkForm::equals; break;
      case ',': form = TomlMarkForm::comma; break;
      case '\n': break;
      default: is_mark = false; break;
    }
    if (is_mark) marks.push_back({form, at, end});
    at = end;
  }
  return marks;
}

}  // namespace stance
