// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/date_text.h"

#include <algorithm>
#include <array>

#include "stance/base/text.h"
#include "stance/ingest/calendar_words.h"

namespace stance::ingest {

void DateText::skip_blanks() {
  while (next() == ' ' || next() == '\t') ++at_;
}

bool DateText::take(char c) {
  if (next() != c) return false;
  ++at_;
  return true;
}

std::string DateText::take_word() {
  std::size_t length = 0;
  while (at_ + length < text_.size() && is_letter(text_[at_ + length])) ++length;
  std::string word = fold(text_.substr(at_, length));
  at_ += length;
  return word;
}

std::optional<int> DateText::take_number(std::size_t shortest, std::size_t longest) {
  const std::size_t length = digits_at(text_, at_);
  if (length < shortest || length > longest) return std::nullopt;
  const int value = number_of(text_.substr(at_, length));
  at_ += length;
  return value;
}

namespace {

std::optional<Day> date_from(int year, int month, int day) {
  return day_of({.year = year, .month = month, .day = day});
}

// "December 4, 2008", "Dec. 4th 2008"; the month is already read.
std::optional<Day> take_day_and_year(DateText& reader, int month) {
  reader.take('.');
  reader.skip_blanks();
  const std::optional<int> day = reader.take_number(1, 2);
  if (!day) return std::nullopt;
  if (const std::string ending = reader.take_word(); !ending.empty() && ending != "st" &&
                                                     ending != "nd" && ending != "rd" &&
                                                     ending != "th") {
    return std::nullopt;
  }
  reader.take(',');
  reader.skip_blanks();
  const std::optional<int> year = reader.take_number(4, 4);
  return year ? date_from(*year, month, *day) : std::nullopt;
}

// "7/23/2019": only where the two cannot be mistaken for one another.
std::optional<Day> take_slashed(DateText& reader, int first) {
  const std::optional<int> second = reader.take_number(1, 2);
  if (!second || !reader.take('/')) return std::nullopt;
  const std::optional<int> year = reader.take_number(4, 4);
  if (!year) return std::nullopt;
  if (first > 12) return date_from(*year, *second, first);
  if (*second > 12 || first == *second) return date_from(*year, first, *second);
  return std::nullopt;
}

std::optional<Day> take_numeric_date(DateText& reader) {
  if (digits_at(reader.rest(), 0) == 4) {
    const std::optional<Day> day = parse_day(reader.rest().substr(0, 10));
    if (day) reader.move(10);
    return day;
  }
  const std::optional<int> first = reader.take_number(1, 2);
  if (!first) return std::nullopt;
  if (reader.take('/')) return take_slashed(reader, *first);
  reader.skip_blanks();
  const std::optional<int> month = month_named(reader.take_word());
  reader.take('.');
  reader.take(',');
  reader.skip_blanks();
  const std::optional<int> year = reader.take_number(4, 4);
  return month && year ? date_from(*year, *month, *first) : std::nullopt;
}

bool is_weekday(std::string_view folded) {
  constexpr std::array<std::string_view, 7> names = {
      "mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  return folded.size() >= 3 &&
         std::find(names.begin(), names.end(), folded.substr(0, 3)) != names.end() &&
         (folded.size() <= 5 || folded.ends_with("day"));
}

}  // namespace

std::optional<Day> take_date(DateText& reader) {
  reader.skip_blanks();
  std::string word = reader.take_word();
  if (is_weekday(word)) {
    reader.take('.');
    reader.take(',');
    reader.skip_blanks();
    word = reader.take_word();
  }
  if (word.empty()) return take_numeric_date(reader);
  const std::optional<int> month = month_named(word);
  return month ? take_day_and_year(reader, *month) : std::nullopt;
}

}  // namespace stance::ingest
