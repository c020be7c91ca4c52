// SPDX-License-Identifier: Apache-2.0
#include "lsp_cursor.h"

#include <algorithm>

namespace stance::cli {
namespace {

bool is_name_letter(char c) {
  return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '-';
}

// "[words]" or "[[cue]]" at the beginning of a line; rows of lists are indented or begin
// with a quote or a digit.
bool is_header(std::string_view line) {
  const std::size_t at = line.find_first_not_of('[');
  const bool has_brackets = at == 1 || at == 2;
  return has_brackets && 'a' <= line[at] && line[at] <= 'z';
}

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

struct Bounds {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool has_header = false;
};

Bounds table_around(std::string_view text, std::size_t offset) {
  Bounds bounds{.begin = 0, .end = text.size()};
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = line_at(text, at);
    if (is_header(line)) {
      if (at > offset) {
        bounds.end = at;
        return bounds;
      }
      bounds.begin = at;
      bounds.has_header = true;
    }
    at += line.size() + 1;
  }
  return bounds;
}

// Reads the keys and values of a table up to the cursor.
class Scanner {
 public:
  Scanner(std::string_view text, LspCursor& cursor) : text_(text), cursor_(cursor) {}

  void run(std::size_t begin, std::size_t end) {
    at_ = begin;
    end_ = end;
    while (at_ < end_) step();
    cursor_.spot = in_value_ ? LspCursor::Spot::value : LspCursor::Spot::key;
    cursor_.key = in_value_ ? key_ : "";
    cursor_.depth = cells_.size();
    if (!cells_.empty()) cursor_.cells = cells_.back();
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '#') {
      at_ = std::min(text_.find('\n', at_), end_);
    } else if (c == '\n' && cells_.empty()) {
      in_value_ = false;
      word_.clear();
      ++at_;
    } else if (c == '"' || c == '\'') {
      skip_text(c);
    } else {
      step_over(c);
      ++at_;
    }
  }

  void step_over(char c) {
    if (!in_value_) {
      if (c == '=') {
        in_value_ = true;
        key_ = word_;
      } else if (is_name_letter(c)) {
        word_ += c;
      }
      return;
    }
    if (c == '[') cells_.push_back({""});
    if (c == ',' && !cells_.empty()) cells_.back().emplace_back();
    if (c == ']' && !cells_.empty()) cells_.pop_back();
  }

  void skip_text(char quote) {
    const std::size_t begin = at_;
    const std::string three(3, quote);
    const bool is_long = text_.substr(at_).starts_with(three);
    const std::string close = is_long ? three : std::string(1, quote);
    at_ += close.size();
    while (at_ < end_ && !text_.substr(at_).starts_with(close)) {
      if (quote == '"' && text_[at_] == '\\') ++at_;
      if (!is_long && at_ < end_ && text_[at_] == '\n') return;  // never closed
      ++at_;
    }
    const std::size_t first = begin + close.size();
    if (at_ >= end_) {
      cursor_.is_in_quotes = first <= end_;
      const std::string_view before = text_.substr(first, end_ - std::min(first, end_));
      const std::size_t open = before.rfind('{');
      cursor_.is_in_braces = open != std::string_view::npos &&
                             before.find_first_of("} ", open) == std::string_view::npos;
      return;
    }
    if (!cells_.empty()) cells_.back().back() = text_.substr(first, at_ - first);
    at_ += close.size();
  }

  std::string_view text_;
  LspCursor& cursor_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  bool in_value_ = false;
  std::string word_ = {};
  std::string key_ = {};
  // The cells of each open list so far; "" for what is no text.
  std::vector<std::vector<std::string>> cells_ = {};
};

}  // namespace

LspCursor cursor_at(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  LspCursor cursor;
  cursor.begin = offset;
  while (cursor.begin > 0 && is_name_letter(text[cursor.begin - 1])) --cursor.begin;
  cursor.end = offset;
  while (cursor.end < text.size() && is_name_letter(text[cursor.end])) ++cursor.end;
  const Bounds bounds = table_around(text, offset);
  cursor.table_begin = bounds.begin;
  cursor.table_end = bounds.end;
  if (!bounds.has_header) {
    Scanner(text, cursor).run(0, cursor.begin);
  } else {
    const std::string_view line = line_at(text, bounds.begin);
    const std::size_t first = line.find_first_not_of('[');
    cursor.header = line.substr(first, std::min(line.find(']'), line.size()) - first);
    const std::size_t after = bounds.begin + line.size();
    if (offset <= after && line.find('#') > offset - bounds.begin) {
      cursor.spot = LspCursor::Spot::header;
      return cursor;
    }
    Scanner(text, cursor).run(after, std::max(after, cursor.begin));
  }
  // "[" alone on its line begins a header.
  const std::size_t line_begin = text.rfind('\n', offset == 0 ? 0 : offset - 1) + 1;
  const std::string_view before = text.substr(line_begin, offset - line_begin);
  if (cursor.spot == LspCursor::Spot::key && before.starts_with('[')) {
    cursor.spot = LspCursor::Spot::header;
  }
  return cursor;
}

std::string section_of(const LspCursor& cursor) {
  return cursor.header.substr(0, std::min(cursor.header.find('.'), cursor.header.size()));
}

std::string name_in_header(const LspCursor& cursor) {
  const std::size_t dot = cursor.header.find('.');
  if (dot == std::string::npos) return {};
  const std::size_t next =
      std::min(cursor.header.find('.', dot + 1), cursor.header.size());
  return cursor.header.substr(dot + 1, next - dot - 1);
}

std::vector<std::string> texts_in_table(std::string_view text,
                                        const LspCursor& cursor,
                                        std::string_view key) {
  const std::string_view table =
      text.substr(cursor.table_begin, cursor.table_end - cursor.table_begin);
  std::vector<std::string> texts;
  for (std::size_t at = 0; at < table.size();) {
    const std::string_view line = line_at(table, at);
    at += line.size() + 1;
    const std::size_t equals = line.find('=');
    const std::string_view name = line.substr(0, std::min(equals, line.size()));
    if (!name.starts_with(key) ||
        name.find_first_not_of(' ', key.size()) != std::string_view::npos) {
      continue;
    }
    for (std::size_t open = line.find_first_of("\"'", equals);
         open != std::string_view::npos;) {
      const std::size_t close = line.find(line[open], open + 1);
      if (close == std::string_view::npos) break;
      texts.emplace_back(line.substr(open + 1, close - open - 1));
      open = line.find_first_of("\"'", close + 1);
    }
    break;
  }
  return texts;
}

std::string text_in_table(std::string_view text,
                          const LspCursor& cursor,
                          std::string_view key) {
  const std::vector<std::string> texts = texts_in_table(text, cursor, key);
  return texts.empty() ? "" : texts.front();
}

}  // namespace stance::cli
