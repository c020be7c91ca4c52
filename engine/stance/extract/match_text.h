// SPDX-License-Identifier: Apache-2.0
// A text as patterns see it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "stance/extract/tokens.h"

namespace stance {

// A window that is longer is searched in pieces of so many tokens.
inline constexpr std::size_t most_tokens = 512;

// Tokens [first, last).
struct TokenRange {
  std::size_t first = 0;
  std::size_t last = 0;

  bool contains(std::size_t token) const { return first <= token && token < last; }
  bool overlaps(const TokenRange& other) const {
    return first < other.last && other.first < last;
  }
  bool operator==(const TokenRange&) const = default;
};

// A phrase that was found before matching: a date, a place, a list of places. `index` is
// its place in its own table.
struct Phrase {
  TokenRange range;
  std::uint32_t index = 0;
};

// What patterns are matched against. The phrases are sorted by their first token.
struct MatchText {
  std::string_view text;
  std::span<const Token> tokens;
  std::span<const Phrase> dates = {};
  std::span<const Phrase> places = {};
  std::span<const Phrase> place_lists = {};
  // The phrases are not known yet: any tokens may be one. For Matcher::occurs alone.
  bool is_sketch = false;
};

}  // namespace stance
