// SPDX-License-Identifier: Apache-2.0
// Numbers in a text: "48", "1,303", "forty-eight", "two dozen".
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "stance/extract/tokens.h"

namespace stance {

// The number that begins at a token, and how many tokens it takes.
struct NumberRead {
  double value = 0;
  std::size_t length = 1;
};

// Number words of English, known to the vocabulary that it was made with.
class NumberWords {
 public:
  explicit NumberWords(Vocabulary& vocabulary);

  // The number that begins at token `at`; "a" and "the" are none.
  std::optional<NumberRead> read(std::string_view text,
                                 std::span<const Token> tokens,
                                 std::size_t at) const;

 private:
  double value_of(WordId word) const;

  std::vector<double> values_;  // by word id, 0 if the word is no number
  WordId dozen_ = no_word;
  WordId zero_ = no_word;
};

// The value of a number token: "1,303" 1303, "2.5" 2.5, "19th" 19.
double number_value(std::string_view text, const Token& token);

}  // namespace stance
