// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/number_test.h"

#include <array>
#include <charconv>

namespace stance {
namespace {

constexpr std::string_view name_signs = "abcdefghijklmnopqrstuvwxyz0123456789-_";

void skip_blanks(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
}

// Digits with at most one point: "48", "2.5".
std::optional<double> parse_bound(std::string_view text) {
  double whole = 0;
  double scale = 0;
  if (text.empty() || text.size() > 15 || text.front() == '.' || text.back() == '.') {
    return std::nullopt;
  }
  for (const char c : text) {
    if (c == '.' && scale == 0) {
      scale = 1;
    } else if ('0' <= c && c <= '9') {
      whole = whole * 10 + (c - '0');
      scale *= 10;
    } else {
      return std::nullopt;
    }
  }
  return scale == 0 ? whole : whole / scale;
}

}  // namespace

std::optional<NumberTest> parse_number_test(std::string_view text) {
  skip_blanks(text);
  const std::size_t name_end = text.find_first_not_of(name_signs);
  if (name_end == 0 || name_end == std::string_view::npos) return std::nullopt;
  NumberTest test{.name = std::string(text.substr(0, name_end)), .comparison = {}};
  text.remove_prefix(name_end);
  skip_blanks(text);
  constexpr std::array<std::string_view, 5> comparisons = {"<=", ">=", "<", "=", ">"};
  for (const std::string_view comparison : comparisons) {
    if (!text.starts_with(comparison)) continue;
    test.comparison = comparison;
    break;
  }
  text.remove_prefix(test.comparison.size());
  skip_blanks(text);
  const std::optional<double> bound = parse_bound(text);
  if (test.comparison.empty() || !bound) return std::nullopt;
  test.bound = *bound;
  return test;
}

std::string to_string(const NumberTest& test) {
  std::array<char, 64> digits{};
  const auto written =
      std::to_chars(digits.data(), digits.data() + digits.size(), test.bound);
  return test.name + " " + test.comparison + " " +
         std::string(digits.data(), written.ptr);
}

bool passes(const NumberTest& test, double number) {
  if (test.comparison == "<") return number < test.bound;
  if (test.comparison == "<=") return number <= test.bound;
  if (test.comparison == ">=") return number >= test.bound;
  if (test.comparison == ">") return number > test.bound;
  return !(number < test.bound) && !(number > test.bound);
}

}  // namespace stance
