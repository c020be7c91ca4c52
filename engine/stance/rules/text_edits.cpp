// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/text_edits.h"

#include <algorithm>

#include "stance/rules/toml_marks.h"

namespace stance {
namespace {

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

// Before the line end of the line, "\r" included.
std::size_t line_stop(std::string_view text, std::size_t at) {
  std::size_t stop = std::min(text.find('\n', at), text.size());
  if (stop > at && text[stop - 1] == '\r') --stop;
  return stop;
}

std::string indent_of(std::string_view text, std::size_t at) {
  const std::size_t begin = line_begin(text, at);
  const std::size_t end = text.find_first_not_of(" \t", begin);
  return std::string(text.substr(begin, std::min(end, text.size()) - begin));
}

TextEdit insertion(const std::string& file, std::size_t at, std::string text) {
  return {{file, at, at}, std::move(text)};
}

bool same_value(const TomlValue& one, const TomlValue& two) {
  // The library reads numbers exactly as they are written.
  const bool is_same_real = !(one.real < two.real) && !(two.real < one.real);
  return one.form == two.form && one.text == two.text && one.integer == two.integer &&
         is_same_real && one.boolean == two.boolean &&
         one.items.size() == two.items.size() && one.entries.size() == two.entries.size();
}

}  // namespace

std::string with_edits(std::string_view text, std::vector<TextEdit> edits) {
  std::ranges::stable_sort(edits, {}, [](const TextEdit& edit) {
    return std::pair(edit.span.begin, edit.span.end);
  });
  std::string result;
  std::size_t at = 0;
  for (const TextEdit& edit : edits) {
    const std::size_t begin = std::min(edit.span.begin, text.size());
    if (begin < at) continue;
    result += text.substr(at, begin - at);
    result += edit.text;
    at = std::clamp(edit.span.end, begin, text.size());
  }
  result += text.substr(at);
  return result;
}

bool same_tree(const TomlValue& one, const TomlValue& two) {
  if (!same_value(one, two)) return false;
  for (std::size_t i = 0; i < one.items.size(); ++i) {
    if (!same_tree(one.items[i], two.items[i])) return false;
  }
  for (std::size_t i = 0; i < one.entries.size(); ++i) {
    if (one.entries[i].key != two.entries[i].key) return false;
    if (!same_tree(one.entries[i].value, two.entries[i].value)) return false;
  }
  return true;
}

std::vector<std::string> comments_of(std::string_view text) {
  std::vector<std::string> comments;
  for (const TomlMark& mark : toml_marks(text)) {
    if (mark.form != TomlMarkForm::comment) continue;
    std::string_view comment = text.substr(mark.begin, mark.end - mark.begin);
    const std::size_t last = comment.find_last_not_of(" \t\r");
    comments.emplace_back(comment.substr(0, last + 1));
  }
  return comments;
}

std::vector<TextEdit> edits_to_add(std::string_view text,
                                   const TomlValue& list,
                                   const std::string& element) {
  const std::string& file = list.span.file;
  if (list.items.empty()) return {{list.span, "[" + element + "]"}};
  const TomlValue& last = list.items.back();
  const std::size_t end = last.span.end;
  const bool is_one_line =
      text.substr(end, list.span.end - end).find('\n') == std::string_view::npos;
  const std::size_t comma = text.find_first_not_of(" \t", end);
  const bool has_comma = comma < list.span.end && text[comma] == ',';
  if (is_one_line) {
    if (has_comma) return {insertion(file, comma + 1, " " + element + ",")};
    return {insertion(file, end, ", " + element)};
  }
  std::vector<TextEdit> edits;
  if (!has_comma) edits.push_back(insertion(file, end, ","));
  edits.push_back(insertion(
      file,
      line_stop(text, end),
      std::string(line_end_of(text)) + indent_of(text, last.span.begin) + element + ","));
  return edits;
}

std::vector<TextEdit> edits_to_set(std::string_view text,
                                   const TomlValue& table,
                                   const std::string& key,
                                   const std::string& value) {
  if (const TomlEntry* entry = table.find(key)) return {{entry->value.span, value}};
  const TomlEntry* last = nullptr;
  for (const TomlEntry& entry : table.entries) {
    const bool is_below =
        entry.value.form == TomlForm::table || entry.key_span.begin < table.span.begin;
    if (!is_below) last = &entry;
  }
  const std::string line_end(line_end_of(text));
  if (last == nullptr) {
    const std::size_t at = line_stop(text, table.span.end);
    return {insertion(table.span.file, at, line_end + key + " = " + value)};
  }
  const std::size_t equals = text.find('=', last->key_span.end);
  const std::size_t width = equals - last->key_span.begin;
  std::string line = indent_of(text, last->key_span.begin) + key;
  line += std::string(width > key.size() ? width - key.size() : 1, ' ') + "= " + value;
  return {
      insertion(table.span.file, line_stop(text, last->value.span.end), line_end + line)};
}

std::string toml_quoted(std::string_view text) {
  const bool is_plain = std::ranges::none_of(text, [](char c) {
    return c == '\'' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  if (is_plain) return "'" + std::string(text) + "'";
  std::string quoted = "\"";
  for (const char c : text) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      quoted += "\\u00";
      quoted += digits[byte / 16];
      quoted += digits[byte % 16];
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

std::string_view line_end_of(std::string_view text) {
  const std::size_t first = text.find('\n');
  const bool is_crlf =
      first != std::string_view::npos && first > 0 && text[first - 1] == '\r';
  return is_crlf ? "\r\n" : "\n";
}

}  // namespace stance
