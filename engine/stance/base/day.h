// SPDX-License-Identifier: Apache-2.0
// A calendar day, and a stretch of days. The proleptic Gregorian calendar, no time of
// day, no time zone: policies change on days.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stance {

// Days since 1970-01-01. `Day::earliest()` and `Day::latest()` stand for "no bound on
// this side"; every other day lies in the years 1000 to 9999.
struct Day {
  std::int32_t number = 0;

  static constexpr Day earliest() { return {INT32_MIN}; }
  static constexpr Day latest() { return {INT32_MAX}; }

  constexpr bool is_bound() const { return *this != earliest() && *this != latest(); }

  auto operator<=>(const Day&) const = default;
};

// `count` days later (earlier if negative). The two unbounded days stay what they are.
constexpr Day add_days(Day day, int count) {
  return day.is_bound() ? Day{day.number + count} : day;
}

// A year, month (1 to 12) and day of the month as people write them.
struct CivilDate {
  int year = 1970;
  int month = 1;
  int day = 1;

  auto operator<=>(const CivilDate&) const = default;
};

// The day of a civil date, or nothing where the calendar has no such day (2025-02-30) or
// the year lies outside 1000 to 9999.
std::optional<Day> day_of(CivilDate date);
// The civil date of a bound day.
CivilDate civil(Day day);
// 0 = Monday to 6 = Sunday.
int weekday(Day day);
// 28 to 31.
int days_in_month(int year, int month);
// "2025-03-04" and nothing else.
std::optional<Day> parse_day(std::string_view text);
// "2025-03-04"; ".." for the two unbounded days.
std::string to_string(Day day);

// The days from `earliest` to `latest`, both included: the days on which something may
// have happened. Unbounded on a side where the end is Day::earliest() or Day::latest().
struct Days {
  Day earliest = Day::earliest();
  Day latest = Day::latest();

  constexpr bool contains(Day day) const { return earliest <= day && day <= latest; }
  constexpr bool is_single() const { return earliest == latest; }
  constexpr bool is_unknown() const {
    return earliest == Day::earliest() && latest == Day::latest();
  }

  auto operator<=>(const Days&) const = default;
};

// The days common to both; nothing if there are none.
std::optional<Days> intersection(const Days& a, const Days& b);
// The smallest stretch that holds both.
Days hull(const Days& a, const Days& b);

}  // namespace stance
