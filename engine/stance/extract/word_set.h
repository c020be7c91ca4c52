// SPDX-License-Identifier: Apache-2.0
// A set of words, told quickly of a word that is not in it: most words of a text are not
// in most sets.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "stance/extract/bit_rows.h"
#include "stance/extract/vocabulary.h"

namespace stance {

class WordSet {
 public:
  WordSet() = default;
  // The words are sorted.
  explicit WordSet(std::vector<WordId> words) : words_(std::move(words)) {
    for (const WordId word : words_) set(marks_.data(), mark_of_word(word));
  }

  const std::vector<WordId>& words() const { return words_; }
  bool contains(WordId word) const {
    return has(marks_.data(), mark_of_word(word)) &&
           std::ranges::binary_search(words_, word);
  }

 private:
  static constexpr std::size_t most_marks = 1024;
  static std::size_t mark_of_word(WordId word) { return word % most_marks; }

  std::vector<WordId> words_;
  std::array<Bits, most_marks / bits_in_word> marks_ = {};
};

}  // namespace stance
