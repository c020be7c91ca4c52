// SPDX-License-Identifier: Apache-2.0
// The part of base/text.h that compares names regardless of case and accents.
#include <array>

#include "stance/base/text.h"

namespace stance {
namespace {

constexpr char32_t first_letter = 0xC0;  // "À"

// What the letters U+00C0 to U+017F become; a letter without a plain one loses its case.
// clang-format off
constexpr std::array<std::string_view, 192> letters = {
    // U+00C0
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
    // U+00D0
    "d", "n", "o", "o", "o", "o", "o", "×", "o", "u", "u", "u", "u", "y", "þ", "ss",
    // U+00E0
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
    // U+00F0
    "d", "n", "o", "o", "o", "o", "o", "÷", "o", "u", "u", "u", "u", "y", "þ", "y",
    // U+0100
    "a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",
    // U+0110
    "d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",
    // U+0120
    "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",
    // U+0130
    "i", "i", "ij", "ij", "j", "j", "k", "k", "ĸ", "l", "l", "l", "l", "l", "l", "l",
    // U+0140
    "l", "l", "l", "n", "n", "n", "n", "n", "n", "'n", "ŋ", "ŋ", "o", "o", "o", "o",
    // U+0150
    "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",
    // U+0160
    "s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",
    // U+0170
    "u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s"};
// clang-format on

bool is_combining_accent(char32_t value) {
  return 0x0300 <= value && value <= 0x036F;
}

// A straight quote or blank for a typographic one; nothing for other characters.
std::string_view plain_sign(char32_t value) {
  switch (value) {
    case 0x00A0: return " ";
    case 0x02BB:
    case 0x02BC:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B: return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F: return "\"";
    default: return {};
  }
}

}  // namespace

void append_folded(std::string& folded, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80U) {
      folded += 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    if (first_letter <= point.value && point.value < first_letter + letters.size()) {
      folded += letters[point.value - first_letter];
    } else if (const std::string_view sign = plain_sign(point.value); !sign.empty()) {
      folded += sign;
    } else if (!is_combining_accent(point.value)) {
      // A broken byte as U+FFFD: kept, it could form a character with what follows it.
      append_code_point(folded, point.value);
    }
    at += point.length;
  }
}

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  append_folded(folded, text);
  return folded;
}

}  // namespace stance
