// SPDX-License-Identifier: Apache-2.0
// A text as words, numbers and clause marks, in one pass over its bytes.
//
// Only , ; : ? ! and dashes are tokens of their own. All other signs (full stops,
// quotation marks, brackets, "$") are flags of the word beside them, so that words which
// belong together stand side by side: `12(b)` is 12, b; `the "old" rule` is the, old,
// rule. A hyphen between letters separates words; "n't" is a word of its own; "'s" stays
// with its word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stance/extract/vocabulary.h"

namespace stance {

enum class TokenKind : std::uint8_t {
  word,
  number,
  comma,
  semicolon,
  colon,
  dash,
  question,
  exclamation
};

// What a token looks like and what stands right before and after it.
namespace token_flag {
inline constexpr std::uint32_t capital = 1u << 0;       // first letter
inline constexpr std::uint32_t all_capitals = 1u << 1;  // two letters or more
inline constexpr std::uint32_t space_before = 1u << 2;
inline constexpr std::uint32_t newline_before = 1u << 3;
inline constexpr std::uint32_t blank_line_before = 1u << 4;
inline constexpr std::uint32_t period_after = 1u << 5;
inline constexpr std::uint32_t ellipsis_after = 1u << 7;
inline constexpr std::uint32_t opens_quote = 1u << 8;   // a quotation mark right before
inline constexpr std::uint32_t closes_quote = 1u << 9;  // a quotation mark right after
inline constexpr std::uint32_t opens_bracket = 1u << 10;
inline constexpr std::uint32_t closes_bracket = 1u << 11;
inline constexpr std::uint32_t joined = 1u << 12;  // to the word before, by a hyphen
inline constexpr std::uint32_t slash_before = 1u << 13;
inline constexpr std::uint32_t sign_before = 1u << 14;  // "$", "§", "#"
inline constexpr std::uint32_t percent_after = 1u << 15;
inline constexpr std::uint32_t possessive = 1u << 16;  // ends in "'s" or "s'"
inline constexpr std::uint32_t ordinal = 1u << 17;     // "19th"
}  // namespace token_flag

// Bytes [begin, end) of the text.
struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  WordId word = no_word;
  std::uint32_t flags = 0;
  TokenKind kind = TokenKind::word;

  bool has(std::uint32_t flag) const { return (flags & flag) != 0; }
  bool is_mark() const { return kind != TokenKind::word && kind != TokenKind::number; }
};

// The word id that marks of this kind have in every vocabulary.
constexpr WordId mark_word(TokenKind kind) {
  return static_cast<WordId>(kind) - static_cast<WordId>(TokenKind::comma) + 1;
}

// The tokens in the order of the text, which may be any bytes but no longer than 4 GiB.
std::vector<Token> tokenize(std::string_view text, const Vocabulary& vocabulary);

// The folded words of a phrase, as a text with that phrase would have them: for compiling
// patterns and names. Marks are left out.
std::vector<std::string> phrase_words(std::string_view phrase);

}  // namespace stance
