// SPDX-License-Identifier: Apache-2.0
#include "stance/base/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

#include "stance/base/assert.h"
#include "stance/base/sort_unique.h"

namespace stance {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr CodePoint broken = {.value = replacement, .length = 1, .is_valid = false};

struct Range {
  char32_t first;
  char32_t last;
};

bool in_any(std::span<const Range> ranges, char32_t value) {
  return std::ranges::any_of(
      ranges, [value](const Range& r) { return r.first <= value && value <= r.last; });
}

unsigned byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

bool is_continuation(unsigned byte) {
  return (byte & 0xC0U) == 0x80U;
}

// The length that a first byte announces, and the smallest value that needs that length.
struct Form {
  std::size_t length;
  unsigned payload;
  char32_t least;
};

std::optional<Form> form_of(unsigned first) {
  if (first < 0x80U) return Form{1, 0x7FU, 0};
  if (first >= 0xC2U && first <= 0xDFU) return Form{2, 0x1FU, 0x80};
  if (first >= 0xE0U && first <= 0xEFU) return Form{3, 0x0FU, 0x800};
  if (first >= 0xF0U && first <= 0xF4U) return Form{4, 0x07U, 0x10000};
  return std::nullopt;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) {
  STANCE_ASSERT(offset < text.size());
  const unsigned first = byte_at(text, offset);
  const std::optional<Form> form = form_of(first);
  if (!form || text.size() - offset < form->length) return broken;
  char32_t value = first & form->payload;
  for (std::size_t i = 1; i < form->length; ++i) {
    const unsigned next = byte_at(text, offset + i);
    if (!is_continuation(next)) return broken;
    value = (value << 6U) | (next & 0x3FU);
  }
  const bool is_surrogate = 0xD800 <= value && value <= 0xDFFF;
  if (value < form->least || value > 0x10FFFF || is_surrogate) return broken;
  return {.value = value, .length = form->length, .is_valid = true};
}

void append_code_point(std::string& text, char32_t value) {
  const auto append = [&text](char32_t byte) { text += static_cast<char>(byte); };
  const auto append_tail = [&](unsigned shift) {
    append(0x80U | ((value >> shift) & 0x3FU));
  };
  if (value < 0x80) {
    append(value);
  } else if (value < 0x800) {
    append(0xC0U | (value >> 6U));
    append_tail(0);
  } else if (value < 0x10000) {
    append(0xE0U | (value >> 12U));
    append_tail(6);
    append_tail(0);
  } else {
    append(0xF0U | (value >> 18U));
    append_tail(12);
    append_tail(6);
    append_tail(0);
  }
}

namespace {

// How many bytes from `at` on are ASCII, looked at eight by eight: most text is little
// else.
std::size_t ascii_run(std::string_view text, std::size_t at) {
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  std::size_t end = at;
  for (std::uint64_t word = 0; text.size() - end >= sizeof word; end += sizeof word) {
    std::memcpy(&word, text.data() + end, sizeof word);
    if ((word & high_bits) != 0) break;
  }
  while (end < text.size() && byte_at(text, end) < 0x80U) ++end;
  return end - at;
}

}  // namespace

std::optional<std::size_t> first_utf8_fault(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    at += ascii_run(text, at);
    if (at == text.size()) break;
    const CodePoint point = code_point_at(text, at);
    if (!point.is_valid) return at;
    at += point.length;
  }
  return std::nullopt;
}

LineColumn line_and_column(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const std::size_t line_end = before.rfind('\n');
  const std::size_t start = line_end == std::string_view::npos ? 0 : line_end + 1;
  LineColumn place;
  place.line += static_cast<std::size_t>(std::ranges::count(before, '\n'));
  std::size_t at = start;
  while (at < before.size()) {
    const std::size_t next = at + code_point_at(text, at).length;
    if (next > before.size()) break;  // the offset lies inside this character
    ++place.column;
    at = next;
  }
  return place;
}

std::optional<std::size_t> offset_at(std::string_view text, LineColumn place) {
  if (place.line == 0 || place.column == 0) return std::nullopt;
  std::size_t at = 0;
  for (std::size_t line = 1; line < place.line; ++line) {
    const std::size_t line_end = text.find('\n', at);
    if (line_end == std::string_view::npos) return std::nullopt;
    at = line_end + 1;
  }
  for (std::size_t column = 1; column < place.column; ++column) {
    if (at >= text.size() || text[at] == '\n') return std::nullopt;
    at += code_point_at(text, at).length;
  }
  return at;
}

namespace {

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    points += point.value;
    at += point.length;
  }
  return points;
}

// The distance, or some number above `limit` as soon as it must be larger than that.
std::size_t distance(const std::u32string& a,
                     const std::u32string& b,
                     std::size_t limit) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    // What follows grows from these two rows.
    const std::size_t least =
        std::min(*std::ranges::min_element(row), *std::ranges::min_element(last));
    if (least > limit) return least;
  }
  return row[b.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  return distance(code_points(a), code_points(b), std::max(a.size(), b.size()));
}

std::vector<std::string> closest(std::string_view word,
                                 std::span<const std::string> candidates) {
  const std::u32string wanted = code_points(word);
  const std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const std::string& candidate : candidates) {
    // Of a single letter an edit leaves nothing; capitals are still no other letter.
    if (wanted.size() == 1) {
      if (fold(word) == fold(candidate)) near.emplace_back(0, candidate);
      continue;
    }
    const std::u32string name = code_points(candidate);
    const std::size_t longer = std::max(name.size(), wanted.size());
    if (longer - std::min(name.size(), wanted.size()) > limit) continue;
    const std::size_t edits = distance(wanted, name, limit);
    if (edits <= limit) near.emplace_back(edits, candidate);
  }
  sort_unique(near);
  std::vector<std::string> names;
  names.reserve(near.size());
  for (auto& [edits, name] : near) names.push_back(std::move(name));
  return names;
}

namespace {

// C0 and C1 controls, line and paragraph separators, marks and overrides of direction.
constexpr Range commands[] = {{0x00, 0x1F},
                              {0x7F, 0x9F},
                              {0x061C, 0x061C},
                              {0x200E, 0x200F},
                              {0x2028, 0x202E},
                              {0x2066, 0x2069}};

constexpr Range zero_width[] = {{0x0300, 0x036F},
                                {0x200B, 0x200F},
                                {0x2060, 0x2064},
                                {0xFE00, 0xFE0F},
                                {0xFEFF, 0xFEFF}};

constexpr Range double_width[] = {{0x1100, 0x115F},
                                  {0x2E80, 0xA4CF},
                                  {0xAC00, 0xD7A3},
                                  {0xF900, 0xFAFF},
                                  {0xFE30, 0xFE6F},
                                  {0xFF00, 0xFF60},
                                  {0xFFE0, 0xFFE6},
                                  {0x1F300, 0x1F64F},
                                  {0x1F900, 0x1FAFF},
                                  {0x20000, 0x3FFFD}};

void append_hexadecimal(std::string& text, std::string_view mark, char32_t value) {
  constexpr std::string_view digits = "0123456789abcdef";
  text += mark;
  for (int shift = mark == "\\x" ? 4 : 12; shift >= 0; shift -= 4) {
    text += digits[(value >> static_cast<unsigned>(shift)) & 0x0FU];
  }
}

void append_shown(std::string& shown, std::string_view text, std::size_t at) {
  const CodePoint point = code_point_at(text, at);
  if (!point.is_valid) {
    append_hexadecimal(shown, "\\x", byte_at(text, at));
  } else if (in_any(commands, point.value)) {
    append_hexadecimal(shown, point.value < 0x100 ? "\\x" : "\\u", point.value);
  } else {
    shown += text.substr(at, point.length);
  }
}

}  // namespace

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).length) {
    const char c = text[at];
    if (c == '\r' && text.substr(at + 1).starts_with('\n')) continue;
    if (c == '\n' || c == '\t') {
      shown += c;
    } else {
      append_shown(shown, text, at);
    }
  }
  return shown;
}

std::string printable_line(std::string_view text) {
  std::string shown = printable(text);
  std::ranges::replace_if(
      shown, [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return shown;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (const char32_t value : code_points(text)) {
    if (in_any(zero_width, value)) continue;
    width += in_any(double_width, value) ? 2U : 1U;
  }
  return width;
}

std::string pad_right(std::string_view text, std::size_t width) {
  const std::size_t filled = display_width(text);
  return std::string(text) + std::string(width > filled ? width - filled : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t filled = display_width(text);
  return std::string(width > filled ? width - filled : 0, ' ') + std::string(text);
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; (at = text.find_first_not_of(' ', at)) != text.npos;) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

std::string join(std::span<const std::string> parts, std::string_view joint) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += joint;
    text += part;
  }
  return text;
}

}  // namespace stance
