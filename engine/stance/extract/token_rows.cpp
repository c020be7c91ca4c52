// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/token_rows.h"

#include <algorithm>
#include <bit>

#include "stance/extract/match_text.h"

namespace stance {

void TokenRows::forget() {
  for (std::uint32_t* const slot : slots_here_) *slot = unread;
  words_here_.clear();
  slots_here_.clear();
}

std::uint32_t TokenRows::new_row() {
  rows_.resize((rows_used_ + std::size_t{1}) * width_);
  return rows_used_++;
}

void TokenRows::make_room(std::size_t tokens) {
  words_.assign(std::bit_ceil(2 * tokens + 1), WordRow{});
  mask_ = words_.size() - 1;
  met_.assign(programs_.needs / bits_in_word + 1, 0);
  rows_.clear();
  if (rows_.capacity() > 0) return;
  // At the first window: the programs are compiled after the matchers are made.
  const auto& sets = programs_.word_sets;
  const auto& lists = programs_.lists;
  slot_of_set_.resize(sets.size(), unread);
  slot_of_list_.resize(lists.size(), unread);
  const std::size_t most = first_free + most_tokens + sets.size() + lists.size();
  rows_.reserve(most * (most_tokens / bits_in_word + 1));
}

void TokenRows::read(std::span<const Token> tokens) {
  forget();
  make_room(tokens.size());
  size_ = tokens.size();
  width_ = size_ / bits_in_word + 1;
  rows_.resize(first_free * width_);
  rows_used_ = first_free;
  for (std::size_t at = 0; at < size_; ++at) {
    const Token& token = tokens[at];
    set(all, at);
    if (!token.is_mark()) set(words, at);
    if (token.is_mark() && token.kind != TokenKind::semicolon) set(marks, at);
    if (!listed(programs_.spoken, token.word)) continue;
    WordRow& here = words_[place_of(token.word)];
    if (here.word == no_word) {
      words_here_.push_back(token.word);
      here = {token.word, new_row()};
    }
    set(here.slot, at);
  }
  stance::set(met_.data(), no_need);
  for (const WordId word : words_here_) {
    if (word >= programs_.needs_of_word.size()) continue;
    for (const std::uint32_t need : programs_.needs_of_word[word])
      stance::set(met_.data(), need);
  }
}

const Bits* TokenRows::row_of(std::uint32_t& slot, const WordSet& set) {
  if (slot != unread) return row(slot);
  slots_here_.push_back(&slot);
  slot = nothing;
  const auto add = [&](WordId word) {
    const std::uint32_t of_word = words_[place_of(word)].slot;
    if (of_word == nothing) return;
    if (slot == nothing) slot = new_row();
    join(rows_.data() + slot * width_, row(of_word), width_);
  };
  if (set.words().size() <= words_here_.size()) {
    std::ranges::for_each(set.words(), add);
  } else {
    for (const WordId word : words_here_) {
      if (set.contains(word)) add(word);
    }
  }
  return row(slot);
}

}  // namespace stance
