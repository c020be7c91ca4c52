// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/token_rows.h"

#include <algorithm>

#include "stance/extract/match_text.h"

namespace stance {

void TokenRows::forget() {
  for (const WordId word : words_here_) slot_of_word_[word] = nothing;
  for (std::uint32_t* const slot : slots_here_) *slot = unread;
  words_here_.clear();
  slots_here_.clear();
}

std::uint32_t TokenRows::new_row() {
  rows_.resize((rows_used_ + std::size_t{1}) * width_);
  return rows_used_++;
}

// At the first window: the programs are compiled after the matchers are made.
void TokenRows::make_room() {
  if (!slot_of_word_.empty()) return;
  const auto& sets = programs_.word_sets;
  const auto& lists = programs_.lists;
  slot_of_word_.resize(programs_.spoken.size() + 1, nothing);
  slot_of_set_.resize(sets.size(), unread);
  slot_of_list_.resize(lists.size(), unread);
  met_.resize(programs_.needs);
  const std::size_t most = first_free + most_tokens + sets.size() + lists.size();
  rows_.reserve(most * (most_tokens / bits_in_word + 1));
}

void TokenRows::read(std::span<const Token> tokens) {
  make_room();
  forget();
  size_ = tokens.size();
  width_ = size_ / bits_in_word + 1;
  rows_.clear();
  rows_.resize(first_free * width_);
  rows_used_ = first_free;
  if (++reading_ == 0) {
    std::ranges::fill(met_, 0);
    reading_ = 1;
  }
  for (std::size_t at = 0; at < size_; ++at) {
    const Token& token = tokens[at];
    set(all, at);
    if (!token.is_mark()) set(words, at);
    if (token.is_mark() && token.kind != TokenKind::semicolon) set(marks, at);
    if (!listed(programs_.spoken, token.word)) continue;
    std::uint32_t& slot = slot_of_word_[token.word];
    if (slot == nothing) {
      words_here_.push_back(token.word);
      slot = new_row();
    }
    set(slot, at);
  }
  for (const WordId word : words_here_) {
    if (word >= programs_.needs_of_word.size()) continue;
    for (const std::uint32_t need : programs_.needs_of_word[word]) met_[need] = reading_;
  }
}

const Bits* TokenRows::row_of(std::uint32_t& slot, const WordSet& set) {
  if (slot != unread) return row(slot);
  slots_here_.push_back(&slot);
  slot = nothing;
  const auto add = [&](WordId word) {
    if (slot_of_word_[word] == nothing) return;
    if (slot == nothing) slot = new_row();
    join(rows_.data() + slot * width_, row(slot_of_word_[word]), width_);
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
