// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/calendar_words.h"

#include <array>

namespace stance::ingest {
namespace {

struct MonthName {
  std::string_view name;
  int month;
};

constexpr std::array month_names = {
    MonthName{"january", 1},  MonthName{"february", 2},  MonthName{"march", 3},
    MonthName{"april", 4},    MonthName{"may", 5},       MonthName{"june", 6},
    MonthName{"july", 7},     MonthName{"august", 8},    MonthName{"september", 9},
    MonthName{"october", 10}, MonthName{"november", 11}, MonthName{"december", 12},
    MonthName{"jan", 1},      MonthName{"feb", 2},       MonthName{"mar", 3},
    MonthName{"apr", 4},      MonthName{"jun", 6},       MonthName{"jul", 7},
    MonthName{"aug", 8},      MonthName{"sept", 9},      MonthName{"sep", 9},
    MonthName{"oct", 10},     MonthName{"nov", 11},      MonthName{"dec", 12},
};

}  // namespace

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && is_digit(text[at + count])) ++count;
  return count;
}

int number_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::optional<int> month_named(std::string_view name) {
  for (const MonthName& month : month_names) {
    if (month.name == name) return month.month;
  }
  return std::nullopt;
}

}  // namespace stance::ingest
