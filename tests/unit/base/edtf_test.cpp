// SPDX-License-Identifier: Apache-2.0
#include "stance/base/edtf.h"

#include <doctest/doctest.h>

#include <string>

namespace stance {
namespace {

Edtf read(std::string_view text) {
  const Result<Edtf, EdtfError> parsed = Edtf::parse(text);
  REQUIRE_MESSAGE(parsed.has_value(), std::string(text), " was refused");
  return *parsed;
}

Day day(std::string_view text) {
  const std::optional<Day> parsed = parse_day(text);
  REQUIRE_MESSAGE(parsed.has_value(), "no day: ", std::string(text));
  return *parsed;
}

TEST_CASE("base: a date means the days from its earliest to its latest") {
  struct Row {
    std::string_view text;
    std::string_view earliest;
    std::string_view latest;
  };
  const Row rows[] = {
      {"2025-02-27", "2025-02-27", "2025-02-27"},
      {"2025-02", "2025-02-01", "2025-02-28"},
      {"2024-02", "2024-02-01", "2024-02-29"},
      {"2025", "2025-01-01", "2025-12-31"},
      {"2025-02-XX", "2025-02-01", "2025-02-28"},
      {"2025-XX", "2025-01-01", "2025-12-31"},
      {"2025-XX-XX", "2025-01-01", "2025-12-31"},
      {"XXXX", "..", ".."},
      {"2025-21", "2025-03-01", "2025-05-31"},
      {"2025-22", "2025-06-01", "2025-08-31"},
      {"2025-23", "2025-09-01", "2025-11-30"},
      {"2025-24", "2025-12-01", "2026-02-28"},
      {"2027-24", "2027-12-01", "2028-02-29"},
      {"2025-33", "2025-01-01", "2025-03-31"},
      {"2025-36", "2025-10-01", "2025-12-31"},
      {"2025-40", "2025-01-01", "2025-06-30"},
      {"2025-41", "2025-07-01", "2025-12-31"},
      {"[2025-02..2025-04]", "2025-02-01", "2025-04-30"},
      {"[2025..2025-02]", "2025-01-01", "2025-02-28"},
      {"[2025-02-27..2025-02-27]", "2025-02-27", "2025-02-27"},
      {"[..2025]", "..", "2025-12-31"},
      {"[2025-02..]", "2025-02-01", ".."},
      {"[2025-24..2026-03]", "2025-12-01", "2026-03-31"},
      {"2014/2019-11-06", "2014-01-01", "2019-11-06"},
      {"2025-02/2025-04", "2025-02-01", "2025-04-30"},
      {"2025-01-20/2025-01-20", "2025-01-20", "2025-01-20"},
      {"2025-02-27/2025", "2025-02-27", "2025-12-31"},
      {"2014/", "2014-01-01", ".."},
      {"2014/..", "2014-01-01", ".."},
      {"../2014", "..", "2014-12-31"},
      {"/", "..", ".."},
      {"../..", "..", ".."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Edtf value = read(row.text);
    CHECK(to_string(value.days().earliest) == row.earliest);
    CHECK(to_string(value.days().latest) == row.latest);
    CHECK(value.to_string() == row.text);
  }
}

TEST_CASE("base: a set is not an interval") {
  const Edtf set = read("[2025-02..2025-04]");
  const Edtf interval = read("2025-02/2025-04");
  CHECK(set.days() == interval.days());
  CHECK(set != interval);
  CHECK(set.form() == EdtfForm::set);
  CHECK(interval.form() == EdtfForm::interval);
  CHECK_FALSE(set.interval_start());
  CHECK(interval.interval_start() == read("2025-02").days());
  CHECK(interval.interval_end() == read("2025-04").days());
}

TEST_CASE("base: an empty end of an interval is not known, two dots are open") {
  struct Row {
    std::string_view text;
    bool starts_open;
    bool has_start;
    bool ends_open;
    bool has_end;
  };
  const Row rows[] = {
      {"2014/..", false, true, true, false},
      {"2014/", false, true, false, false},
      {"../2014", true, false, false, true},
      {"/2014", false, false, false, true},
      {"../..", true, false, true, false},
      {"/", false, false, false, false},
      {"../", true, false, false, false},
      {"2014/2015", false, true, false, true},
      {"[2014..]", false, false, false, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Edtf value = read(row.text);
    CHECK(value.starts_open() == row.starts_open);
    CHECK(value.interval_start().has_value() == row.has_start);
    CHECK(value.ends_open() == row.ends_open);
    CHECK(value.interval_end().has_value() == row.has_end);
    CHECK_FALSE(value.is_unknown());
  }
}

TEST_CASE("base: a qualifier stands behind the whole and says about or perhaps") {
  struct Row {
    std::string_view text;
    bool approximate;
  };
  const Row rows[] = {
      {"2025", false},
      {"2025?", false},
      {"2025~", true},
      {"2025%", true},
      {"2025-02-27~", true},
      {"2025-21?", false},
      {"2014~/2019", true},
      {"2014/2019%", true},
      {"2014?/..", false},
      {"[2014~..2019]", true},
      {"[2014..2019?]", false},
      {"2025-02-XX~", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.text).is_approximate() == row.approximate);
    CHECK(read(row.text).to_string() == row.text);
  }
}

TEST_CASE(
    "base: other ways to write a value of the profile are read and made canonical") {
  struct Row {
    std::string_view text;
    std::string_view canonical;
  };
  const Row rows[] = {
      {"2025-02-27T09:00:00Z", "2025-02-27"},
      {"2025-02-27T09:00:00-05:00", "2025-02-27"},
      {"2025-02-27T23:59:59-12:00", "2025-02-27"},
      {"2025-02-27T00:10:00+14", "2025-02-27"},
      {"2025-02-27T24:00:00", "2025-02-27"},
      {"2025-02-27T09:00", "2025-02-27"},
      {"2025-02-27T09:00:00.125+0530", "2025-02-27"},
      {"[2025-02-27]", "2025-02-27"},
      {"[2025-02~]", "2025-02~"},
      {"[XXXX]", "XXXX"},
      {"XXXX-XX", "XXXX"},
      {"XXXX-XX-XX", "XXXX"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.text).to_string() == row.canonical);
    CHECK(read(row.text) == read(row.canonical));
    CHECK(read(row.text).form() == EdtfForm::date);
  }
}

TEST_CASE(
    "base: what is not taken is refused with the place, the reason and the remedy") {
  struct Row {
    std::string_view text;
    std::size_t offset;
    std::string_view message;
  };
  const Row rows[] = {
      {"", 0, "a date is missing; write XXXX if no day is known"},
      {"2025-02-29", 8, "there is no day 29 in 2025-02, which has 28 days"},
      {"1900-02-29", 8, "there is no day 29 in 1900-02, which has 28 days"},
      {"2025-13",
       5,
       "there is no month 13; months are 01 to 12, seasons 21 to 24, quarters 33 to 36, "
       "halves 40 and 41"},
      {"2025-2", 5, "a month is written in two digits: 2025-02"},
      {"2025-02-7", 8, "a day is written in two digits: 2025-02-27"},
      {"2025-21-05", 8, "only a month is divided into days"},
      {"0999", 0, "the year 0999 is not taken; years run from 1000 to 9999"},
      {"-0044", 0, "negative years are not taken; years run from 1000 to 9999"},
      {"12345", 0, "a year has four digits, from 1000 to 9999"},
      {"Y170000002",
       0,
       "long and exponential years (Y...) are not taken; write a year from 1000 to 9999 "
       "in "
       "four digits"},
      {"1950S2",
       4,
       "significant digits are not taken; write about which year it was, as in 1950~, or "
       "the years as [1950..1959]"},
      {"19",
       0,
       "centuries are not taken; write the years that it can be as [1900..1999]"},
      {"193", 0, "decades are not taken; write the years that it can be as [1930..1939]"},
      {"201X",
       0,
       "unspecified digits of a year are not taken; write the years that it can be as "
       "[2010..2019]"},
      {"XXXX-12", 4, "without a year nothing else can be said; write XXXX alone"},
      {"XXXX~", 4, "without a year nothing else can be said; write XXXX alone"},
      {"2025-0X",
       5,
       "single unspecified digits of a month are not taken; write [2025-01..2025-09], or "
       "XX for any month"},
      {"2025-X0",
       5,
       "single unspecified digits of a month are not taken; write 2025-10, or XX for any "
       "month"},
      {"2025-02-X9",
       8,
       "single unspecified digits of a day are not taken; write "
       "[2025-02-09..2025-02-19], "
       "or XX for any day"},
      {"2025-02-3X", 8, "no day is written 3X"},
      {"2025-3X", 5, "no month is written 3X"},
      {"2025-XX-15",
       5,
       "a day in an unspecified month is not taken; write 2025-XX, or the month"},
      {"2025-xx", 5, "unspecified digits are written with a capital X"},
      {"2025-29",
       5,
       "seasons of a hemisphere (25 to 32) are not taken; write 2025-21, or the months"},
      {"2025-38",
       5,
       "thirds of a year (37 to 39) are not taken; write [2025-05..2025-08]"},
      {"9999-24", 5, "this winter ends after the year 9999"},
      {"2025?~", 4, "one qualifier is enough: % says both ? and ~"},
      {"?2004-06-~11",
       0,
       "qualifiers of a part of a date are not taken; write ?, ~ or % behind the whole, "
       "as "
       "in 2004-06-11%"},
      {"{2025,2026}",
       0,
       "sets of all their members {...} are not taken; write one value for each member, "
       "or "
       "[a..b] for one day among them"},
      {"[2025-02-27,2025-02-28]",
       11,
       "sets with several members are not taken; write the first and the last as "
       "[2025-02-27..2025-03-04]"},
      {"[2025", 5, "a set ends with ]: [2025-02..2025-04]"},
      {"[..]", 0, "a set has a bound; write XXXX if no day is known"},
      {"[2025-04..2025-02]", 10, "the set ends before it begins"},
      {"[2025-02..2025-02-30]", 18, "there is no day 30 in 2025-02, which has 28 days"},
      {"[XXXX..2025]", 1, "an end that is not known is left empty, not written XXXX"},
      {"[2025-02/2025-04]", 8, "a set has two dots between its ends: [2025-02..2025-04]"},
      {"2025..2026",
       4,
       "two dots stand between the ends of a set, [a..b], or at an open end of an "
       "interval, a/.."},
      {"2025-06/2025-02", 8, "the interval ends before it begins"},
      {"2025-02/2025-02-30", 16, "there is no day 30 in 2025-02, which has 28 days"},
      {"02/27/2025",
       5,
       "an interval has two ends and one slash; a date has hyphens: 2025-02-27"},
      {"20250227", 4, "year, month and day are joined by hyphens: 2025-02-27"},
      {"27-02-2025", 0, "a year has four digits, and comes first: 2025-02-27"},
      {"2025-Q1", 5, "quarters are written 33 to 36: 2025-33"},
      {"2025-W09",
       5,
       "weeks are not taken; write their first and last day as [2025-02-24..2025-03-02]"},
      {"2025-058", 5, "days of the year are not taken; write month and day: 2025-02-27"},
      {" 2025", 0, "blanks are not part of a date"},
      {"2025-02-27 12:00:00",
       10,
       "a time of day follows the letter T: 2025-02-27T12:00:00"},
      {"2025-02-27T", 11, "this is not a time of day; write T12:00:00 or cut it off"},
      {"2025-02-27T25:00:00Z",
       11,
       "this is not a time of day; write T12:00:00 or cut it off"},
      {"2025-02-27T24:00:01",
       11,
       "this is not a time of day; write T12:00:00 or cut it off"},
      {"2025-02-27T12:00:00-00:00",
       19,
       "this is not a time zone; write Z or -05:00, or cut it off"},
      {"2025-02-30T12:00:00", 8, "there is no day 30 in 2025-02, which has 28 days"},
      {"2025-02-XXT12:00:00", 10, "a time of day needs a full day before it"},
      {"2025-02-27T12:00/..",
       10,
       "a time of day is only taken on a single date-time; cut it off"},
      {"soon", 0, "this is not a date; write 2025-02-27, 2025-02 or 2025"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Result<Edtf, EdtfError> parsed = Edtf::parse(row.text);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().message == row.message);
    CHECK(parsed.error().offset == row.offset);
  }
}

TEST_CASE("base: a set of days is written in the shortest way that says the same") {
  struct Row {
    std::string_view earliest;
    std::string_view latest;
    std::string_view text;
  };
  const Row rows[] = {
      {"2025-02-27", "2025-02-27", "2025-02-27"},
      {"2025-02-01", "2025-02-28", "2025-02"},
      {"2025-01-01", "2025-12-31", "2025"},
      {"2025-02-01", "2025-04-30", "[2025-02..2025-04]"},
      {"2024-01-01", "2025-12-31", "[2024..2025]"},
      {"2025-01-01", "2025-03-04", "[2025-01-01..2025-03-04]"},
      {"2025-01-01", "2025-03-31", "[2025-01..2025-03]"},
      {"2025-02-02", "2025-02-28", "[2025-02-02..2025-02-28]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Days days{.earliest = day(row.earliest), .latest = day(row.latest)};
    CHECK(Edtf::from_days(days).to_string() == row.text);
    CHECK(Edtf::from_days(days) == read(row.text));
  }
  CHECK(Edtf::from_days({.latest = day("2025-12-31")}).to_string() == "[..2025]");
  CHECK(Edtf::from_days({.latest = day("2025-02-27")}).to_string() == "[..2025-02-27]");
  CHECK(Edtf::from_days({.earliest = day("2025-02-01")}).to_string() == "[2025-02..]");
  CHECK(Edtf::from_days({}).to_string() == "XXXX");
  CHECK(Edtf::from_day(day("2025-02-27")).form() == EdtfForm::date);
}

TEST_CASE("base: a bound beyond the year 9999 is no bound") {
  const Days days{.earliest = day("9999-12-30"),
                  .latest = add_days(day("9999-12-31"), 7)};
  CHECK(Edtf::from_days(days).to_string() == "[9999-12-30..]");
  const Day before = add_days(day("1000-01-01"), -1);
  CHECK(Edtf::from_days({.earliest = before, .latest = day("1000-01-01")}).to_string() ==
        "[..1000-01-01]");
  CHECK(Edtf::from_day(before).to_string() == "[..1000-01-01]");
}

TEST_CASE("base: without a day nothing is known") {
  CHECK(Edtf().is_unknown());
  CHECK(Edtf() == read("XXXX"));
  CHECK_FALSE(read("[..2025]").is_unknown());
  CHECK_FALSE(read("../..").is_unknown());
}

}  // namespace
}  // namespace stance
