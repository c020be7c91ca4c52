// SPDX-License-Identifier: Apache-2.0
#include "stance/base/day.h"

#include <algorithm>
#include <chrono>

#include "stance/base/assert.h"

namespace stance {
namespace {

// The number that `count` decimal digits at `at` write; nothing if one is no digit.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  int number = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::string padded(int number, std::size_t width) {
  std::string text = std::to_string(number);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

}  // namespace

int days_in_month(int year, int month) {
  STANCE_ASSERT(1 <= month && month <= 12);
  const std::chrono::year_month_day_last last =
      std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
      std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::optional<Day> day_of(CivilDate date) {
  if (date.year < 1000 || date.year > 9999) return std::nullopt;
  if (date.month < 1 || date.month > 12) return std::nullopt;
  if (date.day < 1 || date.day > days_in_month(date.year, date.month))
    return std::nullopt;
  const std::chrono::sys_days days =
      std::chrono::year{date.year} /
      std::chrono::month{static_cast<unsigned>(date.month)} /
      std::chrono::day{static_cast<unsigned>(date.day)};
  return Day{static_cast<std::int32_t>(days.time_since_epoch().count())};
}

CivilDate civil(Day day) {
  STANCE_ASSERT(day.is_bound());
  const std::chrono::year_month_day date{
      std::chrono::sys_days{std::chrono::days{day.number}}};
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<int>(static_cast<unsigned>(date.month())),
          .day = static_cast<int>(static_cast<unsigned>(date.day()))};
}

int weekday(Day day) {
  STANCE_ASSERT(day.is_bound());
  constexpr int thursday = 3;  // 1970-01-01
  const int rest = (day.number % 7 + thursday) % 7;
  return rest < 0 ? rest + 7 : rest;
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::optional<int> year = digits(text, 0, 4);
  const std::optional<int> month = digits(text, 5, 2);
  const std::optional<int> day = digits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  return day_of({.year = *year, .month = *month, .day = *day});
}

std::string to_string(Day day) {
  if (!day.is_bound()) return "..";
  const CivilDate date = civil(day);
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::optional<Days> intersection(const Days& a, const Days& b) {
  const Days common{.earliest = std::max(a.earliest, b.earliest),
                    .latest = std::min(a.latest, b.latest)};
  if (common.latest < common.earliest) return std::nullopt;
  return common;
}

Days hull(const Days& a, const Days& b) {
  return {.earliest = std::min(a.earliest, b.earliest),
          .latest = std::max(a.latest, b.latest)};
}

}  // namespace stance
