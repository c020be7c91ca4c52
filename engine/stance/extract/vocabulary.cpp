// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/vocabulary.h"

#include "stance/base/assert.h"

namespace stance {

Vocabulary::Vocabulary() : ends_{0}, slots_(16) {
  // In the order of the kinds of marks: see mark_word() of tokens.h.
  for (const std::string_view mark : {",", ";", ":", "-", "?", "!"}) intern(mark);
}

std::uint32_t Vocabulary::hash(std::string_view folded) {
  std::uint32_t hashed = hash_start;
  for (const char byte : folded) hashed = hash_step(hashed, byte);
  return hashed;
}

std::size_t Vocabulary::slot_of(std::string_view folded, std::uint32_t hashed) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (hashed ^ (hashed >> 15)) & mask;
  while (slots_[at].id != no_word &&
         (slots_[at].hash != hashed || word(slots_[at].id) != folded)) {
    at = (at + 1) & mask;
  }
  return at;
}

WordId Vocabulary::find(std::string_view folded, std::uint32_t hashed) const {
  return slots_[slot_of(folded, hashed)].id;
}

WordId Vocabulary::intern(std::string_view folded) {
  if (folded.empty()) return no_word;
  const std::uint32_t hashed = hash(folded);
  if (const WordId known = find(folded, hashed); known != no_word) return known;
  if (2 * (size() + 1) > slots_.size()) grow();
  letters_ += folded;
  ends_.push_back(static_cast<std::uint32_t>(letters_.size()));
  const auto id = static_cast<WordId>(ends_.size() - 1);
  slots_[slot_of(folded, hashed)] = {hashed, id};
  return id;
}

std::string_view Vocabulary::word(WordId id) const {
  STANCE_ASSERT(id != no_word && id < ends_.size());
  return std::string_view(letters_).substr(ends_[id - 1], ends_[id] - ends_[id - 1]);
}

void Vocabulary::grow() {
  const std::vector<Slot> old = std::move(slots_);
  slots_ = std::vector<Slot>(old.size() * 2);
  for (const Slot& slot : old) {
    if (slot.id != no_word) slots_[slot_of(word(slot.id), slot.hash)] = slot;
  }
}

}  // namespace stance
