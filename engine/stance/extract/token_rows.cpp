// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/token_rows.h"

#include <algorithm>

namespace stance {

void TokenRows::forget() {
  for (const WordId word : words_here_) slot_of_word_[word] = nothing;
  for (const std::uint32_t word_class : classes_here_) {
    slot_of_class_[word_class] = nothing;
  }
  words_here_.clear();
  classes_here_.clear();
}

std::uint32_t TokenRows::new_row() {
  rows_.resize((rows_used_ + std::size_t{1}) * width_);
  return rows_used_++;
}

void TokenRows::add_to_class(std::uint32_t word_class, std::uint32_t slot) {
  if (word_class >= slot_of_class_.size()) slot_of_class_.resize(word_class + 1);
  if (slot_of_class_[word_class] == nothing) {
    slot_of_class_[word_class] = new_row();
    classes_here_.push_back(word_class);
  }
  join(rows_.data() + slot_of_class_[word_class] * width_, row(slot), width_);
}

void TokenRows::read(std::span<const Token> tokens) {
  forget();
  size_ = tokens.size();
  width_ = size_ / bits_in_word + 1;
  rows_.clear();
  rows_.resize(first_free * width_);
  rows_used_ = first_free;
  const auto known = static_cast<WordId>(programs_.classes_of_word.size());
  if (slot_of_word_.size() < known) slot_of_word_.resize(known);
  for (std::size_t at = 0; at < size_; ++at) {
    const Token& token = tokens[at];
    set(all, at);
    if (!token.is_mark()) set(words, at);
    if (token.is_mark() && token.kind != TokenKind::semicolon) set(marks, at);
    if (token.word == no_word || token.word >= known) continue;
    std::uint32_t& slot = slot_of_word_[token.word];
    if (slot == nothing) {
      words_here_.push_back(token.word);
      slot = new_row();
    }
    set(slot, at);
  }
  if (++reading_ == 0) {
    std::ranges::fill(met_, 0);
    reading_ = 1;
  }
  if (met_.size() < programs_.needs) met_.resize(programs_.needs);
  for (const WordId word : words_here_) add_word(word);
}

void TokenRows::add_word(WordId word) {
  for (const std::uint32_t word_class : programs_.classes_of_word[word]) {
    add_to_class(word_class, slot_of_word_[word]);
  }
  if (word >= programs_.needs_of_word.size()) return;
  for (const std::uint32_t need : programs_.needs_of_word[word]) met_[need] = reading_;
}

}  // namespace stance
