// SPDX-License-Identifier: Apache-2.0
#include "stance/base/edtf_date.h"

#include <algorithm>
#include <string>
#include <vector>

#include "stance/base/assert.h"

namespace stance {
namespace {

constexpr std::string_view qualifiers = "?~%";

bool is_digit(char c) {
  return '0' <= c && c <= '9';
}
bool is_qualifier(char c) {
  return qualifiers.find(c) != std::string_view::npos;
}
bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, is_digit);
}
bool all_digits_or_x(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_digit(c) || c == 'X'; });
}

// Between one and four digits.
std::optional<int> number(std::string_view text) {
  if (text.empty() || text.size() > 4 || !all_digits(text)) return std::nullopt;
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

// A part of the text between hyphens and the byte at which it begins.
struct Field {
  std::string_view text;
  std::size_t offset = 0;
};

std::vector<Field> fields_of(std::string_view text) {
  std::vector<Field> fields;
  std::size_t begin = 0;
  while (true) {
    const std::size_t hyphen = text.find('-', begin);
    const std::size_t end = std::min(hyphen, text.size());
    fields.push_back({.text = text.substr(begin, end - begin), .offset = begin});
    if (hyphen == std::string_view::npos) return fields;
    begin = hyphen + 1;
  }
}

// The days from the first of one month to the end of another of the same year, or of the
// next one where `last` is smaller than `first`.
std::optional<Days> months(int year, int first, int last) {
  const int last_year = last < first ? year + 1 : year;
  const std::optional<Day> earliest = day_of({.year = year, .month = first, .day = 1});
  const std::optional<Day> latest =
      day_of({.year = last_year, .month = last, .day = days_in_month(last_year, last)});
  if (!earliest || !latest) return std::nullopt;
  return Days{.earliest = *earliest, .latest = *latest};
}

// The number in the place of a month: a month, a season, a quarter or a half.
std::optional<Days> part_of_year(int year, int part) {
  if (1 <= part && part <= 12) return months(year, part, part);
  switch (part) {
    case 21: return months(year, 3, 5);
    case 22: return months(year, 6, 8);
    case 23: return months(year, 9, 11);
    case 24: return months(year, 12, 2);
    case 33: return months(year, 1, 3);
    case 34: return months(year, 4, 6);
    case 35: return months(year, 7, 9);
    case 36: return months(year, 10, 12);
    case 40: return months(year, 1, 6);
    case 41: return months(year, 7, 12);
    default: return std::nullopt;
  }
}

bool is_everything_unspecified(std::string_view text) {
  return text == "XXXX" || text == "XXXX-XX" || text == "XXXX-XX-XX";
}

// `text` has no qualifier and is not wholly unspecified.
std::optional<Days> read_days(std::string_view text) {
  const std::vector<Field> fields = fields_of(text);
  if (fields.size() > 3 || fields[0].text.size() != 4) return std::nullopt;
  const std::optional<int> year = number(fields[0].text);
  if (!year) return std::nullopt;
  if (fields.size() == 1) return months(*year, 1, 12);

  const std::string_view month_text = fields[1].text;
  const std::string_view day_text = fields.size() == 3 ? fields[2].text : "XX";
  if (month_text.size() != 2 || day_text.size() != 2) return std::nullopt;
  if (month_text == "XX" && day_text == "XX") return months(*year, 1, 12);
  const std::optional<int> month = number(month_text);
  if (!month) return std::nullopt;
  if (fields.size() == 2) return part_of_year(*year, *month);
  if (*month > 12) return std::nullopt;
  if (day_text == "XX") return part_of_year(*year, *month);
  const std::optional<int> day_number = number(day_text);
  if (!day_number) return std::nullopt;
  const std::optional<Day> day =
      day_of({.year = *year, .month = *month, .day = *day_number});
  if (!day) return std::nullopt;
  return Days{.earliest = *day, .latest = *day};
}

}  // namespace

std::optional<EdtfDate> read_edtf_date(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (is_everything_unspecified(text)) return EdtfDate{};
  const char last = text.back();
  if (is_qualifier(last)) text.remove_suffix(1);
  const std::optional<Days> days = read_days(text);
  if (!days) return std::nullopt;
  return EdtfDate{.days = *days, .is_approximate = last == '~' || last == '%'};
}

namespace {

using Refusal = std::optional<EdtfError>;

EdtfError refused(std::size_t offset, std::string message) {
  return {.message = std::move(message), .offset = offset};
}

EdtfError no_date(std::size_t offset) {
  return refused(offset, "this is not a date; write 2025-02-27, 2025-02 or 2025");
}

std::string two_digits(int value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

bool fits(std::string_view pattern, std::string_view text) {
  return std::ranges::equal(
      pattern, text, [](char p, char c) { return p == 'X' || p == c; });
}

// "2025-10", or "[2025-01..2025-09]", for the two-digit numbers from 1 to `last` that fit
// the pattern; empty if none does.
std::string meant_by(std::string_view before, std::string_view pattern, int last) {
  std::string first_fit;
  std::string last_fit;
  for (int value = 1; value <= last; ++value) {
    const std::string text = two_digits(value);
    if (!fits(pattern, text)) continue;
    if (first_fit.empty()) first_fit = std::string(before) + text;
    last_fit = std::string(before) + text;
  }
  if (first_fit == last_fit) return first_fit;
  return "[" + first_fit + ".." + last_fit + "]";
}

EdtfError refuse_unspecified_digit(std::string_view what,
                                   const Field& field,
                                   std::string_view before,
                                   int last) {
  const std::string meant = meant_by(before, field.text, last);
  if (meant.empty()) {
    return refused(field.offset,
                   "no " + std::string(what) + " is written " + std::string(field.text));
  }
  return refused(field.offset,
                 "single unspecified digits of a " + std::string(what) +
                     " are not taken; write " + meant + ", or XX for any " +
                     std::string(what));
}

Refusal refuse_qualifiers(std::string_view text) {
  const std::size_t first = text.find_first_of(qualifiers);
  if (first == std::string_view::npos || first + 1 == text.size()) return std::nullopt;
  if (text.find_first_not_of(qualifiers, first) == std::string_view::npos) {
    return refused(first, "one qualifier is enough: % says both ? and ~");
  }
  const bool is_doubtful = text.find_first_of("?%") != std::string_view::npos;
  const bool is_rough = text.find_first_of("~%") != std::string_view::npos;
  std::string whole(text);
  std::erase_if(whole, is_qualifier);
  whole += is_doubtful && is_rough ? '%' : is_rough ? '~' : '?';
  const std::string example = read_edtf_date(whole) ? whole : "2025-02~";
  return refused(first,
                 "qualifiers of a part of a date are not taken; write ?, ~ or % "
                 "behind the whole, as in " +
                     example);
}

Refusal refuse_blanks(std::string_view text) {
  const std::size_t blank = text.find_first_of(" \t\r\n");
  if (blank == std::string_view::npos) return std::nullopt;
  if (blank == 10 && read_edtf_date(text.substr(0, 10))) {
    return refused(blank, "a time of day follows the letter T: 2025-02-27T12:00:00");
  }
  return refused(blank, "blanks are not part of a date");
}

// Notations that show by their first two characters.
Refusal refuse_beginning(std::string_view text) {
  const char second = text.size() > 1 ? text[1] : ' ';
  if (text[0] == 'Y' && (is_digit(second) || second == '-')) {
    return refused(0,
                   "long and exponential years (Y...) are not taken; write a year from "
                   "1000 to 9999 in four digits");
  }
  if (text[0] == '-' && (is_digit(second) || second == 'X')) {
    return refused(0, "negative years are not taken; years run from 1000 to 9999");
  }
  if (text[0] == '{' || text[0] == '[') {
    return refused(0, "a set cannot stand inside another value; write it alone");
  }
  return std::nullopt;
}

// Notations that show by a letter.
Refusal refuse_letters(std::string_view text) {
  if (text.find('S') == 4 && all_digits(text.substr(0, 4))) {
    return refused(4,
                   "significant digits are not taken; write about which year it was, "
                   "as in 1950~, or the years as [1950..1959]");
  }
  if (text.find('T') == 10) {
    return refused(10, "a time of day is only taken on a single date-time; cut it off");
  }
  const std::size_t small = text.find('x');
  if (small != std::string_view::npos &&
      text.find_first_not_of("0123456789-xX") == std::string_view::npos) {
    return refused(small, "unspecified digits are written with a capital X");
  }
  return std::nullopt;
}

// Centuries, decades and years with unspecified digits stand for a run of years.
EdtfError refuse_years(std::string_view what, const std::string& pattern) {
  std::string first = pattern;
  std::string last = pattern;
  std::ranges::replace(first, 'X', '0');
  std::ranges::replace(last, 'X', '9');
  if (first[0] == '0') first = "1000";
  const std::string instead =
      last[0] == '0' ? "years run from 1000 to 9999"
                     : "write the years that it can be as [" + first + ".." + last + "]";
  return refused(0, std::string(what) + " are not taken; " + instead);
}

EdtfError refuse_run_of_digits(std::string_view digits) {
  if (digits.size() == 2) return refuse_years("centuries", std::string(digits) + "XX");
  if (digits.size() == 3) return refuse_years("decades", std::string(digits) + "X");
  std::string with_hyphens(digits.substr(0, std::min<std::size_t>(4, digits.size())));
  if (digits.size() == 6 || digits.size() == 8) {
    with_hyphens += "-" + std::string(digits.substr(4, 2));
    if (digits.size() == 8) with_hyphens += "-" + std::string(digits.substr(6));
    if (read_edtf_date(with_hyphens)) {
      return refused(4, "year, month and day are joined by hyphens: " + with_hyphens);
    }
  }
  return refused(0, "a year has four digits, from 1000 to 9999");
}

Refusal refuse_year(const std::vector<Field>& fields) {
  const std::string_view year = fields[0].text;
  if (year == "XXXX") {
    return refused(4, "without a year nothing else can be said; write XXXX alone");
  }
  if (year.size() == 4 && all_digits(year)) {
    if (year[0] != '0') return std::nullopt;
    return refused(
        0,
        "the year " + std::string(year) + " is not taken; years run from 1000 to 9999");
  }
  if (year.size() == 4 && all_digits_or_x(year)) {
    return refuse_years("unspecified digits of a year", std::string(year));
  }
  if (!year.empty() && all_digits(year)) {
    if (fields.size() == 1) return refuse_run_of_digits(year);
    return refused(0, "a year has four digits, and comes first: 2025-02-27");
  }
  return no_date(fields[0].offset);
}

// The number in the place of a month is one that the profile does not have.
EdtfError refuse_part_of_year(std::string_view year, int part, std::size_t offset) {
  const std::string in_year = std::string(year) + "-";
  if (25 <= part && part <= 32) {
    return refused(offset,
                   "seasons of a hemisphere (25 to 32) are not taken; write " + in_year +
                       two_digits(21 + (part - 25) % 4) + ", or the months");
  }
  if (37 <= part && part <= 39) {
    const int first = 1 + 4 * (part - 37);
    return refused(offset,
                   "thirds of a year (37 to 39) are not taken; write [" + in_year +
                       two_digits(first) + ".." + in_year + two_digits(first + 3) + "]");
  }
  if (part == 24) return refused(offset, "this winter ends after the year 9999");
  return refused(offset,
                 "there is no month " + two_digits(part) +
                     "; months are 01 to 12, seasons 21 to 24, quarters 33 to 36, "
                     "halves 40 and 41");
}

Refusal refuse_month(const std::vector<Field>& fields) {
  const std::string_view year = fields[0].text;
  const auto [month, offset] = fields[1];
  const bool is_quarter =
      month.size() == 2 && month[0] == 'Q' && '1' <= month[1] && month[1] <= '4';
  if (is_quarter) {
    return refused(offset,
                   "quarters are written 33 to 36: " + std::string(year) + "-3" +
                       static_cast<char>(month[1] + 2));
  }
  if (month.starts_with('W')) {
    return refused(offset,
                   "weeks are not taken; write their first and last day as "
                   "[2025-02-24..2025-03-02]");
  }
  if (month.size() == 3 && all_digits(month)) {
    return refused(offset,
                   "days of the year are not taken; write month and day: 2025-02-27");
  }
  if (month.size() != 2 || !all_digits_or_x(month)) {
    return refused(offset, "a month is written in two digits: 2025-02");
  }
  const bool has_day = fields.size() > 2;
  if (month == "XX") {
    if (!has_day) return std::nullopt;
    return refused(offset,
                   "a day in an unspecified month is not taken; write " +
                       std::string(year) + "-XX, or the month");
  }
  const std::optional<int> part = number(month);
  if (!part) {
    return refuse_unspecified_digit("month", fields[1], std::string(year) + "-", 12);
  }
  const bool is_part = part_of_year(*number(year), *part).has_value();
  if (!is_part) return refuse_part_of_year(year, *part, offset);
  if (has_day && *part > 12) {
    return refused(fields[2].offset, "only a month is divided into days");
  }
  return std::nullopt;
}

EdtfError refuse_day(std::string_view text, const std::vector<Field>& fields) {
  const Field& day = fields[2];
  if (day.text.size() != 2 || !all_digits_or_x(day.text)) {
    return refused(day.offset, "a day is written in two digits: 2025-02-27");
  }
  const int length = days_in_month(*number(fields[0].text), *number(fields[1].text));
  if (!all_digits(day.text)) {
    return refuse_unspecified_digit("day", day, text.substr(0, day.offset), length);
  }
  return refused(day.offset,
                 "there is no day " + std::string(day.text) + " in " +
                     std::string(text.substr(0, day.offset - 1)) + ", which has " +
                     std::to_string(length) + " days");
}

}  // namespace

EdtfError refuse_edtf_date(std::string_view text) {
  if (text.empty()) return refused(0, "a date is missing; write XXXX if no day is known");
  for (const auto refuse : {refuse_blanks, refuse_beginning, refuse_letters}) {
    if (const Refusal refusal = refuse(text)) return *refusal;
  }
  if (const Refusal refusal = refuse_qualifiers(text)) return *refusal;
  if (is_qualifier(text.back())) text.remove_suffix(1);
  const std::vector<Field> fields = fields_of(text);
  if (const Refusal refusal = refuse_year(fields)) return *refusal;
  if (fields.size() > 1) {
    if (const Refusal refusal = refuse_month(fields)) return *refusal;
  }
  if (fields.size() == 3) return refuse_day(text, fields);
  return no_date(fields.size() > 3 ? fields[3].offset - 1 : 0);
}

}  // namespace stance
