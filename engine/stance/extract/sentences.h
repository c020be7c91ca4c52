// SPDX-License-Identifier: Apache-2.0
// Tokens grouped into paragraphs, sentences and clauses.
//
// A line end ends a paragraph, unless the text is wrapped at a width; then a blank line
// does. A full stop ends a sentence unless it belongs to an abbreviation, an initial or a
// number. Closing quotation marks belong to the sentence. A clause ends at ";", ":", a
// dash, the edge of a quotation of five words or more, and before a clause opener.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "stance/extract/tokens.h"

namespace stance {

// Tokens [first, last), bytes [begin, end) of the text.
struct Sentence {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  // Counts from 0.
  std::size_t paragraph = 0;
  // A short line without a full stop: a headline, a subtitle, a list item.
  bool is_heading = false;
};

// The words that sentence splitting needs, each list by word id (true = in the list).
struct SplitWords {
  std::vector<bool> abbreviations;
  std::vector<bool> openers;         // words that begin a sentence after "U.S."
  std::vector<bool> clause_openers;  // "but", "while"
};

std::vector<Sentence> split_sentences(std::string_view text,
                                      std::span<const Token> tokens,
                                      const SplitWords& words);

// For each token of the sentence the number of its clause, from 0.
std::vector<std::uint16_t> clauses_of(std::span<const Token> tokens,
                                      const Sentence& sentence,
                                      const SplitWords& words);

// Words that begin sentences often and names never ("The", "In").
std::span<const std::string_view> common_openers();

}  // namespace stance
