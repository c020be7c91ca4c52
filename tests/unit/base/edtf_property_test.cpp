// SPDX-License-Identifier: Apache-2.0
// Properties of dates over generated values, with a slow day-by-day oracle, and over
// broken texts.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "stance/base/edtf.h"

namespace stance {
namespace {

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  int between(int first, int last) {
    return first + static_cast<int>(random_() % static_cast<unsigned>(last - first + 1));
  }

  template <class Range>
  auto one_of(const Range& range) {
    return range[random_() % std::size(range)];
  }

  // A date of the profile, now and then with a qualifier.
  std::string date() {
    const std::string year = std::to_string(between(1000, 9998));
    static constexpr std::string_view parts[] = {
        "XX", "21", "22", "23", "24", "33", "34", "35", "36", "40", "41"};
    std::string text = year;
    switch (between(0, 5)) {
      case 0: break;
      case 1: text += "-" + std::string(one_of(parts)); break;
      case 2: text += "-" + two_digits(between(1, 12)); break;
      case 3: text += "-" + two_digits(between(1, 12)) + "-XX"; break;
      case 4: text += "-XX-XX"; break;
      default:
        text += "-" + two_digits(between(1, 12));
        text += "-" + two_digits(between(1, 28));
    }
    if (between(0, 3) == 0) text += one_of(std::string_view("?~%"));
    return text;
  }

  // A text in the shape of a value; the ends may be in the wrong order.
  std::string value() {
    std::string first = date();
    const std::string last = date();
    switch (between(0, 7)) {
      case 0: return "[" + first + ".." + last + "]";
      case 1: return "[.." + last + "]";
      case 2: return "[" + first + "..]";
      case 3: return first + "/" + last;
      case 4: return first + "/";
      case 5: return first + "/..";
      case 6: return "../" + last;
      default: return first;
    }
  }

  std::string noise() {
    static constexpr std::string_view signs =
        "0123456789X-/.[]{},?~%TZ:+ YSEWQx\xC3\xA9\x1B";
    std::string text;
    for (int i = between(0, 24); i > 0; --i) text += one_of(signs);
    return text;
  }

  std::string mutation(std::string text) {
    for (int i = between(1, 3); i > 0; --i) {
      const auto at = static_cast<std::size_t>(between(0, static_cast<int>(text.size())));
      switch (between(0, 2)) {
        case 0: text.insert(at, noise().substr(0, 2)); break;
        case 1: text.erase(at, 1); break;
        default:
          if (at < text.size()) text[at] = static_cast<char>(between(0, 255));
      }
    }
    return text;
  }

 private:
  static std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  }

  std::mt19937 random_;
};

TEST_CASE("base: a date that was read is written and read back as itself") {
  constexpr unsigned seed = 20250227;
  CAPTURE(seed);
  Generator generator(seed);
  int read = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = generator.value();
    const Result<Edtf, EdtfError> parsed = Edtf::parse(text);
    if (!parsed) {
      const bool is_reversed =
          parsed.error().message.find("ends before it begins") != std::string::npos;
      CHECK_MESSAGE(is_reversed, text, ": ", parsed.error().message);
      continue;
    }
    ++read;
    const Result<Edtf, EdtfError> again = Edtf::parse(parsed->to_string());
    REQUIRE_MESSAGE(again.has_value(), text);
    const bool same = *again == *parsed && again->days() == parsed->days() &&
                      again->form() == parsed->form() &&
                      again->interval_start() == parsed->interval_start() &&
                      again->interval_end() == parsed->interval_end() &&
                      again->is_approximate() == parsed->is_approximate();
    CHECK_MESSAGE(same, text);
  }
  CHECK(read > 15000);
}

TEST_CASE("base: days that were written as a date are read back as the same days") {
  constexpr unsigned seed = 1357;
  CAPTURE(seed);
  Generator generator(seed);
  for (int round = 0; round < 20000; ++round) {
    const Day first{generator.between(-354285, 2932896)};
    // Mostly near, so that whole months and years occur.
    const int length = generator.between(0, 2) == 0 ? generator.between(0, 100000)
                                                    : generator.between(0, 60);
    Days days{.earliest = first, .latest = Day{std::min(first.number + length, 2932896)}};
    if (generator.between(0, 9) == 0) days.earliest = Day::earliest();
    if (generator.between(0, 9) == 0) days.latest = Day::latest();
    const Edtf written = Edtf::from_days(days);
    const Result<Edtf, EdtfError> parsed = Edtf::parse(written.to_string());
    REQUIRE_MESSAGE(parsed.has_value(), written.to_string());
    CHECK_MESSAGE((parsed->days() == days && *parsed == written), written.to_string());
    CHECK_MESSAGE(parsed->form() == written.form(), written.to_string());
  }
}

TEST_CASE("base: every month and year is written as such") {
  for (int year = 1996; year <= 2004; ++year) {
    const Day first = *day_of({.year = year, .month = 1, .day = 1});
    const Day last = *day_of({.year = year, .month = 12, .day = 31});
    CHECK(Edtf::from_days({first, last}).to_string() == std::to_string(year));
    for (int month = 1; month <= 12; ++month) {
      const Day begin = *day_of({.year = year, .month = month, .day = 1});
      const Day end =
          *day_of({.year = year, .month = month, .day = days_in_month(year, month)});
      const std::string text = Edtf::from_days({begin, end}).to_string();
      CHECK(text == to_string(begin).substr(0, 7));
    }
  }
}

// The oracle looks at every day of the calendar and asks whether the text can mean it.
bool can_mean(std::string_view text, Day day) {
  const CivilDate date = civil(day);
  const std::string written = to_string(day);
  struct Season {
    std::string_view code;
    std::vector<int> months;
  };
  static const Season seasons[] = {{"21", {3, 4, 5}},
                                   {"22", {6, 7, 8}},
                                   {"23", {9, 10, 11}},
                                   {"24", {12, 1, 2}},
                                   {"33", {1, 2, 3}},
                                   {"34", {4, 5, 6}},
                                   {"35", {7, 8, 9}},
                                   {"36", {10, 11, 12}},
                                   {"40", {1, 2, 3, 4, 5, 6}},
                                   {"41", {7, 8, 9, 10, 11, 12}}};
  if (text.size() == 7) {
    for (const Season& season : seasons) {
      if (text.substr(5) != season.code) continue;
      const bool is_next_year = season.code == "24" && date.month < 3;
      const int year = std::stoi(std::string(text.substr(0, 4))) + (is_next_year ? 1 : 0);
      return date.year == year && std::ranges::count(season.months, date.month) == 1;
    }
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != 'X' && text[i] != written[i]) return false;
  }
  return true;
}

TEST_CASE("base: the bounds of a date are those of the days that it can mean") {
  constexpr unsigned seed = 604;
  CAPTURE(seed);
  Generator generator(seed);
  for (int round = 0; round < 400; ++round) {
    std::string text = generator.date();
    const Result<Edtf, EdtfError> parsed = Edtf::parse(text);
    REQUIRE_MESSAGE(parsed.has_value(), text);
    const int year = std::stoi(text.substr(0, 4));
    text.resize(std::min(text.find_first_of("?~%"), text.size()));

    const Day from = *day_of({.year = year, .month = 1, .day = 1});
    const Day until = *day_of({.year = year + 1, .month = 12, .day = 31});
    std::optional<Days> meant;
    int count = 0;
    for (Day day = from; day <= until; day = add_days(day, 1)) {
      if (!can_mean(text, day)) continue;
      meant = meant ? hull(*meant, {day, day}) : Days{day, day};
      ++count;
    }
    REQUIRE_MESSAGE(meant.has_value(), text);
    CHECK_MESSAGE(parsed->days() == *meant, text);
    CHECK_MESSAGE(meant->latest.number - meant->earliest.number + 1 == count, text);
  }
}

TEST_CASE("base: the bounds of sets and intervals are the outer ones of their ends") {
  constexpr unsigned seed = 99;
  CAPTURE(seed);
  Generator generator(seed);
  for (int round = 0; round < 5000; ++round) {
    const std::string first = generator.date();
    const std::string last = generator.date();
    const Days a = Edtf::parse(first).value().days();
    const Days b = Edtf::parse(last).value().days();
    const bool is_in_order = a.earliest <= b.latest;
    const std::string set =
        std::string("[").append(first).append("..").append(last) + "]";
    const std::string interval = std::string(first).append("/").append(last);
    for (const std::string& text : {set, interval}) {
      const Result<Edtf, EdtfError> parsed = Edtf::parse(text);
      CHECK_MESSAGE(parsed.has_value() == is_in_order, text);
      if (parsed) CHECK_MESSAGE((parsed->days() == Days{a.earliest, b.latest}), text);
    }
  }
}

// What must be true of any answer to any text.
bool is_sound(const std::string& text, const Result<Edtf, EdtfError>& parsed) {
  if (!parsed) {
    const EdtfError& error = parsed.error();
    const bool is_plain =
        std::ranges::all_of(error.message, [](char c) { return ' ' <= c && c <= '~'; });
    return error.offset <= text.size() && error.message.size() > 10 && is_plain;
  }
  const Result<Edtf, EdtfError> again = Edtf::parse(parsed->to_string());
  return again.has_value() && *again == *parsed &&
         parsed->days().earliest <= parsed->days().latest;
}

TEST_CASE("base: any text is a date or is refused with a reason inside it") {
  constexpr unsigned seed = 271828;
  CAPTURE(seed);
  Generator generator(seed);
  int refused = 0;
  constexpr int rounds = 200000;
  for (int round = 0; round < rounds; ++round) {
    const std::string text = generator.between(0, 3) == 0
                                 ? generator.noise()
                                 : generator.mutation(generator.value());
    const Result<Edtf, EdtfError> parsed = Edtf::parse(text);
    if (!parsed) ++refused;
    if (!is_sound(text, parsed)) FAIL_CHECK("unsound answer to: " << text);
  }
  CHECK(refused > rounds / 2);
  CHECK(refused < rounds);
}

}  // namespace
}  // namespace stance
