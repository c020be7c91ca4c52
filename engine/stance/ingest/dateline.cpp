// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/publication.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "stance/base/text.h"
#include "stance/ingest/calendar_words.h"

namespace stance::ingest {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

// Looks through text from left to right; every `take` moves on only if it finds what it
// looks for.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::string_view rest() const { return text_.substr(at_); }
  bool is_done() const { return at_ >= text_.size(); }
  char next() const { return is_done() ? '\0' : text_[at_]; }
  void move(std::size_t count) { at_ += count; }

  void skip_blanks() {
    while (is_blank(next())) ++at_;
  }
  bool take(char c) {
    if (next() != c) return false;
    ++at_;
    return true;
  }
  // In lower case; empty if no letter comes next.
  std::string take_word() {
    std::size_t length = 0;
    while (at_ + length < text_.size() && is_letter(text_[at_ + length])) ++length;
    std::string word = fold(text_.substr(at_, length));
    at_ += length;
    return word;
  }
  std::optional<int> take_number(std::size_t shortest, std::size_t longest) {
    const std::size_t length = digits_at(text_, at_);
    if (length < shortest || length > longest) return std::nullopt;
    const int value = number_of(text_.substr(at_, length));
    at_ += length;
    return value;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

std::optional<Day> date_from(int year, int month, int day) {
  return day_of({.year = year, .month = month, .day = day});
}

// "December 4, 2008", "Dec. 4th 2008"; the month is already read.
std::optional<Day> take_day_and_year(Reader& reader, int month) {
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
std::optional<Day> take_slashed(Reader& reader, int first) {
  const std::optional<int> second = reader.take_number(1, 2);
  if (!second || !reader.take('/')) return std::nullopt;
  const std::optional<int> year = reader.take_number(4, 4);
  if (!year) return std::nullopt;
  if (first > 12) return date_from(*year, *second, first);
  if (*second > 12 || first == *second) return date_from(*year, first, *second);
  return std::nullopt;
}

std::optional<Day> take_numeric_date(Reader& reader) {
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

// A whole date with its year, behind an optional day of the week.
std::optional<Day> take_date(Reader& reader) {
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

// "Published July 20, 2024", "Posted on: 2019-07-23", "Publication date: ...".
std::optional<Day> labelled_date(std::string_view line) {
  Reader reader(line);
  reader.skip_blanks();
  std::string word = reader.take_word();
  if (word == "first" || word == "date") {
    reader.skip_blanks();
    word = reader.take_word();
  }
  if (word != "published" && word != "posted" && word != "publication") {
    return std::nullopt;
  }
  Reader ahead = reader;
  ahead.skip_blanks();
  const std::string particle = ahead.take_word();
  if (particle == "on" || particle == "date") reader = ahead;
  reader.skip_blanks();
  reader.take(':');
  return take_date(reader);
}

bool takes_dash(Reader& reader) {
  reader.skip_blanks();
  return reader.take('-') || reader.rest().starts_with("\xE2\x80\x93") ||  // en dash
         reader.rest().starts_with("\xE2\x80\x94") ||                      // em dash
         reader.rest().starts_with("/PR");
}

bool may_stand_in_place(char c) {
  return is_letter(c) || c == ' ' || c == '.' || c == '\'' || c == '-';
}

// The date behind the place of a dateline, whose "(" or "," stands at `at`. The dash that
// must follow tells a dateline from a sentence.
std::optional<Day> date_of_place(std::string_view line, std::size_t at) {
  Reader reader(line.substr(at + 1));
  const std::optional<Day> day = take_date(reader);
  if (!day) return std::nullopt;
  if (line[at] == '(' && !reader.take(')')) return std::nullopt;
  return takes_dash(reader) ? day : std::nullopt;
}

// "ANNAPOLIS (December 4, 2008) -", "ROCKVILLE, Md., Dec. 4, 2008 --".
std::optional<Day> dateline(std::string_view line) {
  constexpr std::size_t longest_place = 60;
  std::size_t capitals = 0;
  while (capitals < line.size() && is_upper(line[capitals])) ++capitals;
  if (capitals < 3) return std::nullopt;
  const std::size_t end = std::min(line.size(), longest_place);
  for (std::size_t at = capitals; at < end; ++at) {
    if (line[at] == '(' || line[at] == ',') {
      if (const std::optional<Day> day = date_of_place(line, at)) return day;
    } else if (!may_stand_in_place(line[at])) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

// The only day among them; nothing if there is none or several differ.
std::optional<Edtf> only_day(const std::vector<Day>& found) {
  const bool agree = std::all_of(
      found.begin(), found.end(), [&](Day day) { return day == found.front(); });
  if (found.empty() || !agree) return std::nullopt;
  return Edtf::from_day(found.front());
}

}  // namespace

std::optional<Edtf> published_in_text(std::string_view text) {
  constexpr std::size_t head = 2000;
  text = text.substr(0, head);
  std::vector<Day> labelled;
  std::vector<Day> datelines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (const std::optional<Day> day = labelled_date(line)) labelled.push_back(*day);
    if (const std::optional<Day> day = dateline(line)) datelines.push_back(*day);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return only_day(labelled.empty() ? datelines : labelled);
}

}  // namespace stance::ingest
