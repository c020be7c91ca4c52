// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace stance {

// The text without blanks, tabs and ends of line around it.
inline std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace stance
