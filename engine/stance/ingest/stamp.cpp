// SPDX-License-Identifier: Apache-2.0
#include "stance/base/text.h"
#include "stance/ingest/calendar_words.h"
#include "stance/ingest/date_text.h"
#include "stance/ingest/publication.h"

namespace stance::ingest {
namespace {

// "20250304", and what may follow a day in a time stamp.
std::optional<Day> take_packed(DateText& text) {
  const std::size_t count = digits_at(text.rest(), 0);
  if (count != 8 && count != 14) return std::nullopt;
  const std::string_view digits = text.rest().substr(0, 8);
  text.move(count);
  return day_of({.year = number_of(digits.substr(0, 4)),
                 .month = number_of(digits.substr(4, 2)),
                 .day = number_of(digits.substr(6, 2))});
}

// Is the time in Greenwich's, and so early that it is the day before further west?
bool may_be_day_before(DateText text) {
  text.take(',');
  text.skip_blanks();
  text.take('T');
  const std::optional<int> hour = text.take_number(1, 2);
  if (!hour || !text.take(':')) return false;
  const std::string zone = fold(text.rest());
  const bool is_greenwich = zone.ends_with("z") || zone.ends_with("+00:00") ||
                            zone.ends_with("+0000") || zone.ends_with("gmt") ||
                            zone.ends_with("utc");
  return is_greenwich && *hour < 10;
}

bool is_of_the_web(Day day) {
  const auto first = day_of({.year = 1991, .month = 1, .day = 1});
  return first && day >= *first;
}

// What may stand behind a date in a line of its own: a time.
bool is_time(std::string_view rest) {
  constexpr std::size_t longest = 30;
  if (rest.size() > longest) return false;
  const std::string folded = fold(rest);
  DateText text(folded);
  while (!text.is_done()) {
    if (const std::string word = text.take_word(); !word.empty()) {
      const bool fits = word == "at" || word == "a" || word == "p" || word == "m" ||
                        word == "am" || word == "pm" || word == "noon" ||
                        (word.size() == 3 && word.ends_with('t'));  // a time zone
      if (!fits) return false;
    } else {
      text.move(1);
    }
  }
  return true;
}

}  // namespace

std::optional<Edtf> published_in_stamp(std::string_view stamp) {
  DateText text(stamp.substr(0, 64));
  text.skip_blanks();
  std::optional<Day> day = take_packed(text);
  if (!day) day = take_date(text);
  // "20026-03-04" must not be read as a day of 2002.
  if (!day || is_digit(text.next()) || !is_of_the_web(*day)) return std::nullopt;
  if (!may_be_day_before(text)) return Edtf::from_day(*day);
  return Edtf::from_days({.earliest = add_days(*day, -1), .latest = *day});
}

std::optional<Edtf> published_alone(std::string_view line) {
  constexpr std::size_t longest = 60;
  if (line.size() > longest) return std::nullopt;
  DateText text(line);
  const std::optional<Day> day = take_date(text);
  if (!day || !is_of_the_web(*day) || !is_time(text.rest())) return std::nullopt;
  return Edtf::from_day(*day);
}

}  // namespace stance::ingest
