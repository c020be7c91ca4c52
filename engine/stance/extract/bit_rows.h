// SPDX-License-Identifier: Apache-2.0
// Rows of bits, `width` words each: bit i is the i-th token of a window.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace stance {

using Bits = std::uint64_t;

inline constexpr std::size_t bits_in_word = 64;

inline bool any(const Bits* row, std::size_t width) {
  for (std::size_t k = 0; k < width; ++k) {
    if (row[k] != 0) return true;
  }
  return false;
}

inline bool has(const Bits* row, std::size_t at) {
  return ((row[at / bits_in_word] >> (at % bits_in_word)) & 1U) != 0;
}

inline void set(Bits* row, std::size_t at) {
  row[at / bits_in_word] |= Bits{1} << (at % bits_in_word);
}

inline void join(Bits* to, const Bits* from, std::size_t width) {
  for (std::size_t k = 0; k < width; ++k) to[k] |= from[k];
}

// `from` and `mask`, one token on.
inline void join_next(Bits* to, const Bits* from, const Bits* mask, std::size_t width) {
  Bits carry = 0;
  for (std::size_t k = 0; k < width; ++k) {
    const Bits taken = from[k] & mask[k];
    to[k] |= taken << 1U | carry;
    carry = taken >> (bits_in_word - 1);
  }
}

// Those in `mask` from which one token on leads into `from`.
inline void join_before(Bits* to, const Bits* from, const Bits* mask, std::size_t width) {
  for (std::size_t k = 0; k < width; ++k) {
    const Bits next = k + 1 < width ? from[k + 1] << (bits_in_word - 1) : 0;
    to[k] |= (from[k] >> 1U | next) & mask[k];
  }
}

template <class Visit>
inline void each_bit(const Bits* row,
                     const Bits* mask,
                     std::size_t width,
                     const Visit& visit) {
  for (std::size_t k = 0; k < width; ++k) {
    for (Bits left = row[k] & mask[k]; left != 0; left &= left - 1) {
      visit(k * bits_in_word + static_cast<std::size_t>(std::countr_zero(left)));
    }
  }
}

// The first token in both rows.
inline std::optional<std::size_t> first_in(const Bits* row,
                                           const Bits* mask,
                                           std::size_t width) {
  for (std::size_t k = 0; k < width; ++k) {
    const Bits both = row[k] & mask[k];
    if (both != 0)
      return k * bits_in_word + static_cast<std::size_t>(std::countr_zero(both));
  }
  return std::nullopt;
}

}  // namespace stance
