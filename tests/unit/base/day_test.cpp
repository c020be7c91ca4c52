// SPDX-License-Identifier: Apache-2.0
#include "stance/base/day.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace stance {
namespace {

// The calendar counted by hand: one day after the other, with the rule of leap years.
CivilDate day_after(CivilDate date) {
  const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
  const int lengths[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.day < lengths[date.month - 1]) return {date.year, date.month, date.day + 1};
  if (date.month < 12) return {date.year, date.month + 1, 1};
  return {date.year + 1, 1, 1};
}

Day day(std::string_view text) {
  const std::optional<Day> parsed = parse_day(text);
  REQUIRE_MESSAGE(parsed.has_value(), "no day: ", std::string(text));
  return *parsed;
}

TEST_CASE("base: every day from 1000 to 9999 has one number and one civil date") {
  CivilDate date{.year = 1000, .month = 1, .day = 1};
  std::int32_t number = -354285;
  int weekday_of_it = 2;  // 1000-01-01 was a Wednesday in the Gregorian calendar
  int counted = 0;
  std::vector<std::int32_t> wrong;
  while (date.year < 10000) {
    const Day expected{number};
    const bool agrees = day_of(date) == expected && civil(expected) == date &&
                        weekday(expected) == weekday_of_it;
    if (!agrees) wrong.push_back(number);
    date = day_after(date);
    weekday_of_it = (weekday_of_it + 1) % 7;
    ++number;
    ++counted;
  }
  CHECK(wrong.empty());
  CHECK(counted == 3287182);
}

TEST_CASE("base: a written day is read back as the same day") {
  int wrong = 0;
  for (std::int32_t number = -354285; number <= 2932896; number += 13) {
    const Day written{number};
    if (parse_day(to_string(written)) != written) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("base: a day is written in one way and no other") {
  struct Row {
    std::string_view text;
    bool is_day;
  };
  const Row rows[] = {
      {"2025-03-04", true},  {"1970-01-01", true},  {"2024-02-29", true},
      {"2000-02-29", true},  {"9999-12-31", true},  {"1000-01-01", true},
      {"2025-02-29", false}, {"1900-02-29", false}, {"2025-02-30", false},
      {"2025-13-01", false}, {"2025-00-10", false}, {"2025-04-31", false},
      {"0999-12-31", false}, {"2025-3-4", false},   {"2025-03-04 ", false},
      {"20250304", false},   {"2025/03/04", false}, {"", false},
      {"2025-03-0X", false}, {"+025-03-04", false}, {"..", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::optional<Day> parsed = parse_day(row.text);
    CHECK(parsed.has_value() == row.is_day);
    if (parsed) CHECK(to_string(*parsed) == row.text);
  }
}

TEST_CASE("base: the calendar has no days outside its months and years") {
  CHECK_FALSE(day_of({.year = 999, .month = 12, .day = 31}));
  CHECK_FALSE(day_of({.year = 10000, .month = 1, .day = 1}));
  CHECK_FALSE(day_of({.year = 2025, .month = 0, .day = 1}));
  CHECK_FALSE(day_of({.year = 2025, .month = 1, .day = 0}));
  CHECK_FALSE(day_of({.year = 2025, .month = 1, .day = -1}));
  CHECK(days_in_month(2024, 2) == 29);
  CHECK(days_in_month(2100, 2) == 28);
  CHECK(days_in_month(2000, 2) == 29);
}

TEST_CASE("base: days are added across months, years and leap days") {
  CHECK(to_string(add_days(day("2024-02-28"), 1)) == "2024-02-29");
  CHECK(to_string(add_days(day("2025-02-28"), 1)) == "2025-03-01");
  CHECK(to_string(add_days(day("2025-01-01"), -1)) == "2024-12-31");
  CHECK(add_days(Day::earliest(), 5) == Day::earliest());
  CHECK(add_days(Day::latest(), -5) == Day::latest());
  CHECK(to_string(Day::latest()) == "..");
  CHECK(weekday(day("2025-03-04")) == 1);
  CHECK(weekday(day("1970-01-01")) == 3);
}

TEST_CASE("base: stretches of days intersect and have a hull") {
  struct Row {
    std::string_view name;
    Days a;
    Days b;
    std::optional<Days> common;
    Days hull;
  };
  const Day d1 = day("2025-01-01");
  const Day d2 = day("2025-02-01");
  const Day d3 = day("2025-03-01");
  const Day d4 = day("2025-04-01");
  const Row rows[] = {
      // d1 ==== d3
      //    d2 ==== d4
      {"overlapping", {d1, d3}, {d2, d4}, Days{d2, d3}, {d1, d4}},
      {"one inside the other", {d1, d4}, {d2, d3}, Days{d2, d3}, {d1, d4}},
      {"sharing one day", {d1, d2}, {d2, d3}, Days{d2, d2}, {d1, d3}},
      {"apart", {d1, d2}, {d3, d4}, std::nullopt, {d1, d4}},
      {"open to the right",
       {d2, Day::latest()},
       {d1, d3},
       Days{d2, d3},
       {d1, Day::latest()}},
      {"open to the left",
       {Day::earliest(), d2},
       {d1, d3},
       Days{d1, d2},
       {Day::earliest(), d3}},
      {"unknown", {}, {d1, d3}, Days{d1, d3}, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK((intersection(row.a, row.b) == row.common));
    CHECK((intersection(row.b, row.a) == row.common));
    CHECK((hull(row.a, row.b) == row.hull));
    CHECK((hull(row.b, row.a) == row.hull));
  }
}

}  // namespace
}  // namespace stance
