// SPDX-License-Identifier: Apache-2.0
#include "stance/base/edtf.h"

#include <algorithm>

#include "stance/base/assert.h"
#include "stance/base/edtf_date.h"

namespace stance {
namespace {

// One end of a set or an interval; no date where the end is open or empty.
using End = std::optional<EdtfDate>;
using EndResult = Result<End, EdtfError>;

Failure<EdtfError> failed(std::size_t offset, std::string_view message) {
  return failure(EdtfError{.message = std::string(message), .offset = offset});
}

// The date at bytes [begin, end) of the text.
Result<EdtfDate, EdtfError> date_at(std::string_view text,
                                    std::size_t begin,
                                    std::size_t end) {
  const std::string_view part = text.substr(begin, end - begin);
  if (const std::optional<EdtfDate> date = read_edtf_date(part)) return *date;
  EdtfError error = refuse_edtf_date(part);
  error.offset += begin;
  return failure(error);
}

EndResult end_at(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin == end) return End{};
  Result<EdtfDate, EdtfError> date = date_at(text, begin, end);
  if (!date) return failure(std::move(date).error());
  if (date->days.is_unknown()) {
    return failed(begin, "an end that is not known is left empty, not written XXXX");
  }
  return End{*date};
}

// The days from the first possible one of `first` to the last possible one of `last`.
std::optional<Days> span(const End& first, const End& last) {
  Days days;
  if (first) days.earliest = first->days.earliest;
  if (last) days.latest = last->days.latest;
  if (days.latest < days.earliest) return std::nullopt;
  return days;
}

bool is_about(const End& end) {
  return end && end->is_approximate;
}

std::optional<Days> days_of(const End& end) {
  if (!end) return std::nullopt;
  return end->days;
}

constexpr std::size_t day_length = 10;  // "2025-02-27"

// Two digits at `at`; nothing if they are not there.
std::optional<int> two_digits(std::string_view text, std::size_t at) {
  if (text.size() < at + 2) return std::nullopt;
  const char tens = text[at];
  const char units = text[at + 1];
  if (tens < '0' || tens > '9' || units < '0' || units > '9') return std::nullopt;
  return (tens - '0') * 10 + (units - '0');
}

// The length of "12:00", "12:00:00" or "12:00:00.5" at the start of the text; nothing if
// no time of day stands there. 24:00 is midnight at the end of the day.
std::optional<std::size_t> clock_length(std::string_view text) {
  const std::optional<int> hour = two_digits(text, 0);
  const std::optional<int> minute = two_digits(text, 3);
  if (!hour || !minute || text[2] != ':' || *hour > 24 || *minute > 59)
    return std::nullopt;
  std::size_t length = 5;
  bool is_full_hour = *minute == 0;
  if (text.substr(length).starts_with(':')) {
    const std::optional<int> second = two_digits(text, length + 1);
    if (!second || *second > 59) return std::nullopt;
    length += 3;
    is_full_hour = is_full_hour && *second == 0;
    if (text.substr(length).starts_with('.')) {
      const std::size_t end =
          std::min(text.find_first_not_of("0123456789", length + 1), text.size());
      if (end == length + 1) return std::nullopt;
      const std::string_view fraction = text.substr(length + 1, end - length - 1);
      is_full_hour =
          is_full_hour && fraction.find_first_not_of('0') == std::string_view::npos;
      length = end;
    }
  }
  if (*hour == 24 && !is_full_hour) return std::nullopt;
  return length;
}

// "", "Z", "-05", "-05:00" or "-0500", from -12:00 to +14:00.
bool is_zone(std::string_view text) {
  if (text.empty() || text == "Z") return true;
  if (text[0] != '+' && text[0] != '-') return false;
  const std::optional<int> hours = two_digits(text, 1);
  if (!hours) return false;
  int minutes = 0;
  if (text.size() > 3) {
    const std::size_t at = text[3] == ':' ? 4 : 3;
    const std::optional<int> given = two_digits(text, at);
    if (!given || *given > 59 || text.size() != at + 2) return false;
    minutes = *given;
  }
  const int offset = *hours * 60 + minutes;
  return text[0] == '+' ? offset <= 14 * 60 : offset > 0 && offset <= 12 * 60;
}

}  // namespace

Result<Edtf, EdtfError> Edtf::parse(std::string_view text) {
  // What nearly all dates are.
  if (const std::optional<Day> day = parse_day(text)) {
    return of_date(text, {.days = {.earliest = *day, .latest = *day}});
  }
  if (text.starts_with('[')) return parse_set(text);
  if (text.starts_with('{')) {
    return failed(
        0,
        "sets of all their members {...} are not taken; write one value for each "
        "member, or [a..b] for one day among them");
  }
  if (text.find('/') != std::string_view::npos) return parse_interval(text);
  if (text.size() > day_length && text[day_length] == 'T') return parse_date_time(text);
  if (const std::size_t dots = text.find(".."); dots != std::string_view::npos) {
    return failed(dots,
                  "two dots stand between the ends of a set, [a..b], or at an open end "
                  "of an interval, a/..");
  }
  const Result<EdtfDate, EdtfError> date = date_at(text, 0, text.size());
  if (!date) return failure(date.error());
  if (date->days.is_unknown()) return Edtf();
  return of_date(text, *date);
}

Edtf Edtf::of_date(std::string_view text, const EdtfDate& date) {
  Edtf value;
  value.text_ = text;
  value.days_ = date.days;
  value.approximate_ = date.is_approximate;
  return value;
}

Result<Edtf, EdtfError> Edtf::parse_date_time(std::string_view text) {
  const Result<EdtfDate, EdtfError> date = date_at(text, 0, day_length);
  if (!date) return failure(date.error());
  const std::string_view day = text.substr(0, day_length);
  if (!parse_day(day))
    return failed(day_length, "a time of day needs a full day before it");
  const std::size_t time = day_length + 1;
  const std::optional<std::size_t> length = clock_length(text.substr(time));
  if (!length) {
    return failed(time, "this is not a time of day; write T12:00:00 or cut it off");
  }
  const std::size_t zone = time + *length;
  if (!is_zone(text.substr(zone))) {
    return failed(zone, "this is not a time zone; write Z or -05:00, or cut it off");
  }
  return of_date(day, *date);
}

Result<Edtf, EdtfError> Edtf::parse_interval(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (const std::size_t second = text.find('/', slash + 1);
      second != std::string_view::npos) {
    return failed(
        second, "an interval has two ends and one slash; a date has hyphens: 2025-02-27");
  }
  const bool starts_open = text.substr(0, slash) == "..";
  const bool ends_open = text.substr(slash + 1) == "..";
  EndResult first = end_at(text, starts_open ? slash : 0, slash);
  if (!first) return failure(std::move(first).error());
  EndResult last = end_at(text, slash + 1, ends_open ? slash + 1 : text.size());
  if (!last) return failure(std::move(last).error());
  const std::optional<Days> days = span(*first, *last);
  if (!days) return failed(slash + 1, "the interval ends before it begins");

  Edtf value;
  value.text_ = text;
  value.form_ = EdtfForm::interval;
  value.days_ = *days;
  value.start_ = days_of(*first);
  value.end_ = days_of(*last);
  value.approximate_ = is_about(*first) || is_about(*last);
  return value;
}

Result<Edtf, EdtfError> Edtf::parse_set(std::string_view text) {
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    return failed(slash, "a set has two dots between its ends: [2025-02..2025-04]");
  }
  const std::size_t close = text.size() - 1;
  if (close == 0 || text[close] != ']') {
    return failed(text.size(), "a set ends with ]: [2025-02..2025-04]");
  }
  if (const std::size_t comma = text.find(','); comma != std::string_view::npos) {
    return failed(
        comma,
        "sets with several members are not taken; write the first and the last as "
        "[2025-02-27..2025-03-04]");
  }
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const Result<EdtfDate, EdtfError> only = date_at(text, 1, close);
    if (!only) return failure(only.error());
    if (only->days.is_unknown()) return Edtf();
    return of_date(text.substr(1, close - 1), *only);
  }
  EndResult first = end_at(text, 1, dots);
  if (!first) return failure(std::move(first).error());
  EndResult last = end_at(text, dots + 2, close);
  if (!last) return failure(std::move(last).error());
  if (!*first && !*last)
    return failed(0, "a set has a bound; write XXXX if no day is known");
  const std::optional<Days> days = span(*first, *last);
  if (!days) return failed(dots + 2, "the set ends before it begins");

  Edtf value;
  value.text_ = text;
  value.form_ = EdtfForm::set;
  value.days_ = *days;
  value.approximate_ = is_about(*first) || is_about(*last);
  return value;
}

namespace {

// How many characters of 2025-02-27 are enough to write the bound.
enum class Precision : std::size_t { year = 4, month = 7, day = 10 };

Precision precision_of_first(Day day) {
  const CivilDate date = civil(day);
  if (date.day != 1) return Precision::day;
  return date.month == 1 ? Precision::year : Precision::month;
}

Precision precision_of_last(Day day) {
  const CivilDate date = civil(day);
  if (date.day != days_in_month(date.year, date.month)) return Precision::day;
  return date.month == 12 ? Precision::year : Precision::month;
}

std::string written(Day day, Precision precision) {
  return to_string(day).substr(0, static_cast<std::size_t>(precision));
}

// A bound that four digits cannot write tells nothing on its own side.
Days writable(Days days) {
  const Day first = *day_of({.year = 1000, .month = 1, .day = 1});
  const Day last = *day_of({.year = 9999, .month = 12, .day = 31});
  if (days.earliest < first) days.earliest = Day::earliest();
  if (days.latest > last) days.latest = Day::latest();
  if (days.earliest > last) days.earliest = last;
  if (days.latest < first) days.latest = first;
  return days;
}

std::string text_of(const Days& days) {
  if (days.is_unknown()) return "XXXX";
  if (!days.earliest.is_bound()) {
    return "[.." + written(days.latest, precision_of_last(days.latest)) + "]";
  }
  if (!days.latest.is_bound()) {
    return "[" + written(days.earliest, precision_of_first(days.earliest)) + "..]";
  }
  // Both ends are as exact as the more exact one: "2025..2025-03" would be misread.
  const Precision precision =
      std::max(precision_of_first(days.earliest), precision_of_last(days.latest));
  const std::string first = written(days.earliest, precision);
  const std::string last = written(days.latest, precision);
  return first == last ? first : "[" + first + ".." + last + "]";
}

}  // namespace

Edtf Edtf::from_days(const Days& days) {
  STANCE_ASSERT(days.earliest <= days.latest);
  const Days bounds = writable(days);
  Edtf value;
  value.text_ = text_of(bounds);
  value.form_ = value.text_.starts_with('[') ? EdtfForm::set : EdtfForm::date;
  value.days_ = bounds;
  return value;
}

Edtf Edtf::from_day(Day day) {
  return from_days({.earliest = day, .latest = day});
}

}  // namespace stance
