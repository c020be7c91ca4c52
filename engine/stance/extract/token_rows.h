// SPDX-License-Identifier: Apache-2.0
// The tokens of a window as rows of bits, one row for each thing that a pattern can ask
// of a token: bit i tells it of the i-th token. What a pattern asks of one token it
// thereby asks of all of them at once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stance/extract/bit_rows.h"
#include "stance/extract/match_text.h"
#include "stance/extract/program.h"
#include "stance/extract/tokens.h"

namespace stance {

// Are all of the needs among those that are met?
inline bool meets(const Bits* met, const NeedNumbers& needs) {
  return std::ranges::all_of(needs, [&](std::uint32_t need) { return has(met, need); });
}

// A row is `width()` words long and has a bit for the end behind the last token as well.
class TokenRows {
 public:
  explicit TokenRows(const Programs& programs) : programs_(programs) {}

  // Reads the tokens of another window, at most `most_tokens`.
  void read(std::span<const Token> tokens);

  std::size_t width() const { return width_; }
  std::size_t size() const { return size_; }
  // The tokens of this word.
  const Bits* word(WordId word) const { return row(words_[place_of(word)].slot); }
  // Those whose word is in the word set.
  const Bits* word_set(std::uint32_t set) {
    return row_of(slot_of_set_[set], programs_.word_sets[set]);
  }
  // Those that may begin an entry of the list.
  const Bits* begins(std::uint32_t list) {
    const CompiledList& entries = programs_.lists[list];
    return entries.begins_open ? row(all)
                               : row_of(slot_of_list_[list], entries.first_words);
  }
  const Bits* tokens() const { return row(all); }
  // The needs that the tokens meet.
  const Bits* met() const { return met_.data(); }
  // Those that gaps count, and those that gaps cross without counting.
  const Bits* counted() const { return row(words); }
  const Bits* crossed() const { return row(marks); }

 private:
  // Rows that are always there.
  static constexpr std::uint32_t nothing = 0;
  static constexpr std::uint32_t all = 1;
  static constexpr std::uint32_t words = 2;
  static constexpr std::uint32_t marks = 3;
  static constexpr std::uint32_t first_free = 4;
  // That of a set or a list that nobody asked for in this window.
  static constexpr std::uint32_t unread = ~std::uint32_t{0};

  struct WordRow {
    WordId word = no_word;
    std::uint32_t slot = nothing;
  };

  // Where the word is among `words_`, or the free place where it would be.
  std::size_t place_of(WordId word) const {
    std::size_t place = word & mask_;
    while (words_[place].word != word && words_[place].word != no_word)
      place = (place + 1) & mask_;
    return place;
  }
  const Bits* row(std::uint32_t slot) const { return rows_.data() + slot * width_; }
  // The row of these words, read when it is asked for first.
  const Bits* row_of(std::uint32_t& slot, const WordSet& set);
  void make_room(std::size_t tokens);
  void forget();
  void set(std::uint32_t slot, std::size_t at) {
    stance::set(rows_.data() + slot * width_, at);
  }
  std::uint32_t new_row();

  const Programs& programs_;
  std::size_t size_ = 0;
  std::size_t width_ = 0;
  // Never moved, so that rows stay where they are.
  std::vector<Bits> rows_;
  std::uint32_t rows_used_ = 0;
  // The words of the tokens, by open addressing: twice as many places, a power of two.
  std::vector<WordRow> words_;
  std::size_t mask_ = 0;
  // The rows of sets and lists.
  std::vector<std::uint32_t> slot_of_set_;
  std::vector<std::uint32_t> slot_of_list_;
  std::vector<Bits> met_;
  std::vector<WordId> words_here_;
  std::vector<std::uint32_t*> slots_here_;
};

}  // namespace stance
