// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/table_dates.h"

#include <algorithm>
#include <array>
#include <utility>

#include "stance/base/text.h"
#include "stance/base/trimmed.h"
#include "stance/ingest/calendar_words.h"

namespace stance::ingest {
namespace {

// Stands in a list of formats for the numbers of days of spreadsheets.
constexpr std::string_view serial_format = "serial";

enum class Part { year4, year2, month2, month, day2, day, month_name };

struct PartName {
  std::string_view name;
  Part part;
};

// Longer names before the shorter ones that they begin with.
constexpr std::array part_names = {PartName{"YYYY", Part::year4},
                                   PartName{"YY", Part::year2},
                                   PartName{"Month", Part::month_name},
                                   PartName{"Mon", Part::month_name},
                                   PartName{"MM", Part::month2},
                                   PartName{"M", Part::month},
                                   PartName{"DD", Part::day2},
                                   PartName{"D", Part::day}};

const PartName* part_at(std::string_view format) {
  for (const PartName& each : part_names) {
    if (format.starts_with(each.name)) return &each;
  }
  return nullptr;
}

struct Found {
  std::optional<int> year = {};
  std::optional<int> month = {};
  std::optional<int> day = {};
};

// Reads `least` to `most` digits.
std::optional<int> take_number(std::string_view& text,
                               std::size_t least,
                               std::size_t most) {
  const std::size_t count = std::min(digits_at(text, 0), most);
  if (count < least) return std::nullopt;
  const int number = number_of(text.substr(0, count));
  text.remove_prefix(count);
  return number;
}

// The day of a month, "3rd" as well as "3".
std::optional<int> take_day(std::string_view& text, std::size_t least) {
  const std::optional<int> day = take_number(text, least, 2);
  if (!day || text.size() < 2) return day;
  const std::string ending = fold(text.substr(0, 2));
  const bool is_ordinal =
      ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
  if (is_ordinal) text.remove_prefix(2);
  return day;
}

// Days as a spreadsheet counts them, the time of day behind a point: 1 is 1 January 1900,
// and 60, which is no day, stands before 1 March 1900.
std::optional<Edtf> serial_day(std::string_view text) {
  const std::size_t count = digits_at(text, 0);
  const std::string_view rest = text.substr(count);
  const bool is_number =
      rest.empty() || (rest.front() == '.' && digits_at(rest, 1) == rest.size() - 1);
  if (count < 3 || count > 5 || !is_number) return std::nullopt;
  const int number = number_of(text.substr(0, count));
  return Edtf::from_day(add_days(*day_of({1899, 12, 30}), number));
}

bool is_time_of_day(std::string_view text) {
  if (text.empty() || (text.front() != ' ' && text.front() != 'T')) return false;
  text.remove_prefix(1);
  const std::size_t hours = digits_at(text, 0);
  return (hours == 1 || hours == 2) && text.size() > hours && text[hours] == ':';
}

// "2020-07-20 00:00:00", as programs write a date.
std::optional<Edtf> day_with_time(std::string_view text) {
  if (text.size() < 13 || !is_time_of_day(text.substr(10))) return std::nullopt;
  const std::optional<Day> day = parse_day(text.substr(0, 10));
  return day ? std::optional(Edtf::from_day(*day)) : std::nullopt;
}

std::optional<int> take_month_name(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_letter(text[count])) ++count;
  const std::optional<int> month = month_named(fold(text.substr(0, count)));
  if (!month) return month;
  text.remove_prefix(count);
  // "Mar. 3" beside "March 3".
  const bool is_cut = text.starts_with(". ") || text.starts_with(".,");
  if (is_cut) text.remove_prefix(1);
  return month;
}

bool take_part(std::string_view& text, Part part, Found& found) {
  switch (part) {
    case Part::year4: found.year = take_number(text, 4, 4); return found.year.has_value();
    case Part::year2:
      found.year = take_number(text, 2, 2);
      if (found.year) *found.year += *found.year < 70 ? 2000 : 1900;
      return found.year.has_value();
    case Part::month2:
      found.month = take_number(text, 2, 2);
      return found.month.has_value();
    case Part::month:
      found.month = take_number(text, 1, 2);
      return found.month.has_value();
    case Part::day2: found.day = take_day(text, 2); return found.day.has_value();
    case Part::day: found.day = take_day(text, 1); return found.day.has_value();
    case Part::month_name:
      found.month = take_month_name(text);
      return found.month.has_value();
  }
  return false;
}

// Takes what the format describes from the beginning of the text.
std::optional<Found> take_format(std::string_view& text, std::string_view format) {
  Found found;
  while (!format.empty()) {
    if (const PartName* part = part_at(format)) {
      if (!take_part(text, part->part, found)) return std::nullopt;
      format.remove_prefix(part->name.size());
    } else if (format.starts_with('.') && !text.starts_with('.')) {
      // It has been taken with the name of the month, or was left out.
      format.remove_prefix(1);
    } else if (text.starts_with(format.front())) {
      text.remove_prefix(1);
      format.remove_prefix(1);
    } else {
      return std::nullopt;
    }
  }
  return found;
}

std::optional<Edtf> date_of(const Found& found) {
  if (!found.year) return std::nullopt;
  if (!found.month) {
    const auto first = day_of({*found.year, 1, 1});
    const auto last = day_of({*found.year, 12, 31});
    if (found.day || !first || !last) return std::nullopt;
    return Edtf::from_days({*first, *last});
  }
  if (*found.month < 1 || *found.month > 12) return std::nullopt;
  if (found.day) {
    const auto day = day_of({*found.year, *found.month, *found.day});
    if (!day) return std::nullopt;
    return Edtf::from_day(*day);
  }
  const auto first = day_of({*found.year, *found.month, 1});
  if (!first) return std::nullopt;
  const int length = days_in_month(*found.year, *found.month);
  return Edtf::from_days({*first, add_days(*first, length - 1)});
}

bool is_listed(const std::vector<std::string>& words, const std::string& folded) {
  return std::ranges::find(words, folded) != words.end();
}

void add_once(std::vector<Day>& days, std::optional<Day> day) {
  if (day && std::ranges::find(days, *day) == days.end()) days.push_back(*day);
}

std::vector<Day> dates_by_pattern(std::string_view name, std::string_view pattern) {
  const std::size_t open = pattern.find('{');
  const std::size_t close = pattern.find('}', open);
  std::vector<Day> days;
  if (open == std::string_view::npos || close == std::string_view::npos) return days;
  const std::string_view before = pattern.substr(0, open);
  const std::string_view format = pattern.substr(open + 1, close - open - 1);
  const std::string_view after = pattern.substr(close + 1);
  for (std::size_t at = 0; at < name.size(); ++at) {
    std::string_view rest = name.substr(at);
    if (!rest.starts_with(before)) continue;
    rest.remove_prefix(before.size());
    const std::optional<Found> found = take_format(rest, format);
    if (!found || !rest.starts_with(after)) continue;
    const std::optional<Edtf> date = date_of(*found);
    if (date && date->days().is_single()) add_once(days, date->days().earliest);
  }
  return days;
}

}  // namespace

bool is_date_format(std::string_view format) {
  if (format == serial_format) return true;
  bool has_year = false;
  bool has_month = false;
  bool has_day = false;
  while (!format.empty()) {
    if (const PartName* part = part_at(format)) {
      has_year = has_year || part->part == Part::year4 || part->part == Part::year2;
      has_month = has_month || part->part == Part::month || part->part == Part::month2 ||
                  part->part == Part::month_name;
      has_day = has_day || part->part == Part::day || part->part == Part::day2;
      format.remove_prefix(part->name.size());
    } else {
      format.remove_prefix(1);
    }
  }
  return has_year && (has_month || !has_day);
}

ReadDate read_date(std::string_view cell, const DateReading& reading) {
  const std::string_view text = trimmed(cell);
  if (text.empty()) return {DateCell::unknown, {}};
  for (const std::string& format : reading.formats) {
    std::string_view rest = text;
    if (format == serial_format) {
      if (std::optional<Edtf> date = serial_day(text)) return {DateCell::date, *date};
      continue;
    }
    const std::optional<Found> found = take_format(rest, format);
    // A time of day may follow.
    if (!found || !(rest.empty() || rest.front() == ' ' || rest.front() == 'T')) continue;
    if (std::optional<Edtf> date = date_of(*found)) return {DateCell::date, *date};
  }
  if (std::optional<Edtf> date = day_with_time(text)) return {DateCell::date, *date};
  if (is_digit(text.front()) || text.front() == '[') {
    if (Result<Edtf, EdtfError> date = Edtf::parse(text)) return {DateCell::date, *date};
  }
  const std::string folded = fold(text);
  if (is_listed(reading.unknown, folded)) return {DateCell::unknown, {}};
  if (is_listed(reading.open, folded)) return {DateCell::open, {}};
  if (Result<Edtf, EdtfError> date = Edtf::parse(text)) return {DateCell::date, *date};
  return {DateCell::unreadable, {}};
}

std::optional<Period> read_length(std::string_view cell) {
  std::string text = fold(trimmed(cell));
  if (text.starts_with("for ")) text.erase(0, 4);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  if (!text.empty() && digits_at(text, 0) == text.size()) text += " days";
  // "90-day", "90 calendar days".
  std::ranges::replace(text, '-', ' ');
  const std::size_t calendar = text.find(" calendar ");
  if (calendar != std::string::npos) text.erase(calendar, 9);
  return parse_period(text);
}

std::optional<Edtf> date_in_header(std::string_view name, std::string_view pattern) {
  const std::size_t open = pattern.find('{');
  const std::size_t close = pattern.find('}', open);
  if (open == std::string_view::npos || close == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string before = fold(pattern.substr(0, open));
  const std::string after = fold(pattern.substr(close + 1));
  std::string_view rest = trimmed(name);
  if (!fold(rest.substr(0, before.size())).starts_with(before)) return std::nullopt;
  rest.remove_prefix(before.size());
  const std::optional<Found> found =
      take_format(rest, pattern.substr(open + 1, close - open - 1));
  if (!found || fold(rest) != after) return std::nullopt;
  return date_of(*found);
}

std::vector<Day> dates_in_name(std::string_view file_name,
                               const std::optional<std::string>& pattern) {
  if (pattern) return dates_by_pattern(file_name, *pattern);
  std::vector<Day> days;
  for (std::size_t at = 0; at < file_name.size(); ++at) {
    const bool continues = at > 0 && is_digit(file_name[at - 1]);
    if (continues || !is_digit(file_name[at])) continue;
    const std::string_view rest = file_name.substr(at);
    if (rest.size() >= 10 && digits_at(rest, 0) == 4)
      add_once(days, parse_day(rest.substr(0, 10)));
    if (digits_at(rest, 0) != 8) continue;
    const int number = number_of(rest.substr(0, 8));
    const auto by_year = day_of({number / 10000, number / 100 % 100, number % 100});
    const auto by_month =
        day_of({number % 10000, number / 1000000, number / 10000 % 100});
    const auto is_likely = [](std::optional<Day> day) {
      return day && civil(*day).year >= 1900 && civil(*day).year < 2100;
    };
    if (is_likely(by_year)) add_once(days, by_year);
    if (!is_likely(by_year) && is_likely(by_month)) add_once(days, by_month);
  }
  return days;
}

}  // namespace stance::ingest
