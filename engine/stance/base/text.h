// SPDX-License-Identifier: Apache-2.0
// UTF-8 text as people write, mistype and look at it: characters, positions, folding of
// case and accents, near misses, and what may be shown on a terminal.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stance {

// One character and the bytes that it takes. For a byte that is not part of valid UTF-8:
// U+FFFD, one byte, `is_valid` false.
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 1;
  bool is_valid = true;
};

// The character that begins at byte `offset`, which must lie inside the text.
CodePoint code_point_at(std::string_view text, std::size_t offset);
// Appends the character's UTF-8 bytes.
void append_code_point(std::string& text, char32_t value);
// The byte at which the text stops to be valid UTF-8 (RFC 3629: no overlong forms, no
// surrogates, nothing above U+10FFFF); nothing if it is valid throughout.
std::optional<std::size_t> first_utf8_fault(std::string_view text);

// The text in plain lower-case letters, for comparing: "Señor" -> "senor". Letters
// of Latin-1 and Latin Extended-A lose case and accents (two letters for "æ", "œ", "ß",
// "ĳ"), combining accents disappear, curly quotes become straight, a no-break space a
// blank, a broken byte U+FFFD. All else stays as it is. fold(fold(x)) == fold(x).
std::string fold(std::string_view text);
void append_folded(std::string& folded, std::string_view text);

// Line and column as editors count them: from 1, columns in characters.
struct LineColumn {
  std::size_t line = 1;
  std::size_t column = 1;

  auto operator<=>(const LineColumn&) const = default;
};

// Where the byte is; an offset past the end is taken as the end. Lines end with "\n".
LineColumn line_and_column(std::string_view text, std::size_t offset);
// The byte at which a place begins; nothing if the text has no such line, or the line no
// such column. The column after the last character of a line is its end.
std::optional<std::size_t> offset_at(std::string_view text, LineColumn place);

// How many characters must be inserted, removed, replaced or swapped with their neighbour
// to turn one text into the other (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b);
// The candidates that `word` may be a slip for: within a third of its length, at least
// one edit (of a letter, only its case). The nearest first, then by name, none twice.
std::vector<std::string> closest(std::string_view word,
                                 std::span<const std::string> candidates);

// The text without anything that commands a terminal: control characters, escapes, marks
// that turn the direction of writing and broken bytes are written out ("\x1b", "\u202e").
// Line ends and tabs stay ("\r\n" becomes "\n").
std::string printable(std::string_view text);
// The same on one line: line ends and tabs become blanks.
std::string printable_line(std::string_view text);

// The lines of a text without their ends ("\n"), and its words, which blanks set apart.
std::vector<std::string> split_lines(std::string_view text);
std::vector<std::string> split_words(std::string_view text);
// The parts in a row, `joint` between them.
std::string join(std::span<const std::string> parts, std::string_view joint);

// How many columns of a terminal the text fills: none for a combining accent, two for an
// East Asian wide character, one for others.
std::size_t display_width(std::string_view text);
// Filled with blanks up to `width` columns, behind or in front; longer text stays as it
// is.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

}  // namespace stance
