// SPDX-License-Identifier: Apache-2.0
// Words as numbers. Only the words that rules, names and date phrases speak of get one;
// any other word of a text is `no_word`, and costs nothing after that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stance {

using WordId = std::uint32_t;

inline constexpr WordId no_word = 0;

// Folded words (fold() of base/text.h) and their ids, 1 to size(). Immutable once the
// rules are compiled; looking up from many threads is safe.
class Vocabulary {
 public:
  Vocabulary();

  // The word's id, a new one if it is not yet known. An empty word has none.
  WordId intern(std::string_view folded);
  // The word's id, or `no_word`.
  WordId find(std::string_view folded) const { return find(folded, hash(folded)); }
  // The same where the caller has hashed the word already, while folding it, say.
  WordId find(std::string_view folded, std::uint32_t hashed) const;
  std::string_view word(WordId id) const;
  std::size_t size() const { return ends_.size() - 1; }

  static constexpr std::uint32_t hash_start = 2166136261u;
  static constexpr std::uint32_t hash_step(std::uint32_t hash, char byte) {
    return (hash ^ static_cast<unsigned char>(byte)) * 16777619u;
  }
  static std::uint32_t hash(std::string_view folded);

 private:
  struct Slot {
    std::uint32_t hash = 0;
    WordId id = no_word;
  };

  std::size_t slot_of(std::string_view folded, std::uint32_t hashed) const;
  void grow();

  std::string letters_;
  std::vector<std::uint32_t> ends_;  // of word `id` in letters_; ends_[0] is 0
  std::vector<Slot> slots_;          // open addressing, a power of two
};

// Is the word in a list that says so for each id?
inline bool listed(const std::vector<bool>& list, WordId word) {
  return word != no_word && word < list.size() && list[word];
}

}  // namespace stance
