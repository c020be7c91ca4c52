// SPDX-License-Identifier: Apache-2.0
// The little that addresses and datelines share: digits, letters, names of months.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace stance::ingest {

inline bool is_digit(char c) {
  return '0' <= c && c <= '9';
}
inline bool is_upper(char c) {
  return 'A' <= c && c <= 'Z';
}
inline bool is_letter(char c) {
  return is_upper(c) || ('a' <= c && c <= 'z');
}

// How many digits stand at `at`.
std::size_t digits_at(std::string_view text, std::size_t at);
// The value of at most nine digits.
int number_of(std::string_view digits);
// 1 to 12 for "january", "jan", "sept"; in lower case.
std::optional<int> month_named(std::string_view name);

}  // namespace stance::ingest
