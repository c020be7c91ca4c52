// SPDX-License-Identifier: Apache-2.0
#include "stance/places/fingerprint.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

namespace stance {
namespace {

constexpr std::size_t word_size = sizeof(std::uint64_t);
constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;

std::uint64_t mixed(std::uint64_t sum, std::uint64_t word) {
  constexpr int half_way = 29;
  return std::rotl((sum ^ word) * factor, half_way);
}

}  // namespace

std::uint64_t fingerprint(std::string_view text) {
  // Four sums side by side: none waits for the product of another.
  std::array<std::uint64_t, 4> sums = {1, 2, 3, 4};
  std::uint64_t all = text.size();
  while (text.size() >= word_size * sums.size()) {
    std::array<std::uint64_t, 4> words = {};
    std::memcpy(words.data(), text.data(), sizeof words);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] = mixed(sums[i], words[i]);
    text.remove_prefix(sizeof words);
  }
  std::array<std::uint64_t, 4> rest = {};
  std::memcpy(rest.data(), text.data(), text.size());
  for (std::size_t i = 0; i < sums.size(); ++i) {
    all = mixed(all, mixed(sums[i], rest[i]));
  }
  return all ^ (all >> 32U);
}

}  // namespace stance
