// SPDX-License-Identifier: Apache-2.0
// [dates]: what "early", "recently", seasons and holidays mean. A pack changes single
// entries of those that it extends.
#include <algorithm>
#include <array>
#include <charconv>

#include "stance/base/text.h"
#include "stance/rules/check_keys.h"
#include "stance/rules/fault.h"
#include "stance/rules/keys.h"
#include "stance/rules/readers.h"

namespace stance {
namespace {

constexpr std::array<std::string_view, 12> months = {"january",
                                                     "february",
                                                     "march",
                                                     "april",
                                                     "may",
                                                     "june",
                                                     "july",
                                                     "august",
                                                     "september",
                                                     "october",
                                                     "november",
                                                     "december"};
constexpr std::array<std::string_view, 7> weekdays = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 4> numbered = {"1st", "2nd", "3rd", "4th"};

// 1 for the first; none.
template <std::size_t size>
std::optional<int> place_in(const std::array<std::string_view, size>& words,
                            std::string_view word) {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return static_cast<int>(found - words.begin()) + 1;
}

std::optional<int> nth_of(std::string_view word) {
  return word == "last" ? std::optional(-1) : place_in(numbered, word);
}

// "July 4"
std::optional<NamedDay> day_of_month(const std::vector<std::string>& words) {
  if (words.size() != 2) return std::nullopt;
  const auto month = place_in(months, words[0]);
  int day = 0;
  const char* const end = words[1].data() + words[1].size();
  const auto read = std::from_chars(words[1].data(), end, day);
  if (!month || read.ptr != end || !day_of({2024, *month, day})) return std::nullopt;
  return NamedDay{.month = *month, .day = day};
}

// "4th Thursday of November"
std::optional<NamedDay> nth_weekday(std::span<const std::string> words) {
  if (words.size() != 4 || words[2] != "of") return std::nullopt;
  const auto nth = nth_of(words[0]);
  const auto weekday = place_in(weekdays, words[1]);
  const auto month = place_in(months, words[3]);
  if (!nth || !weekday || !month) return std::nullopt;
  return NamedDay{.month = *month, .nth = *nth, .weekday = *weekday - 1};
}

// "Tuesday after 1st Monday of November"
std::optional<NamedDay> weekday_after(const std::vector<std::string>& words) {
  if (words.size() != 6 || words[1] != "after") return std::nullopt;
  const auto weekday = place_in(weekdays, words[0]);
  auto on = nth_weekday(std::span(words).subspan(2));
  if (!weekday || !on) return std::nullopt;
  const int days = (*weekday - 1 - on->weekday + 7) % 7;
  on->behind = days == 0 ? 7 : days;
  return on;
}

std::optional<NamedDay> parse_named_day(std::string_view text) {
  const std::vector<std::string> words = split_words(fold(text));
  if (const auto day = day_of_month(words)) return day;
  if (const auto day = nth_weekday(words)) return day;
  return weekday_after(words);
}

void report_no_day(Reading& reading, const TomlValue& value, std::string_view needed) {
  report(reading, fault_at("E0102", value.span, std::string(needed), "not read as one"))
      .helps = {advice("see [dates] in rules/README.md, section 6")};
}

void read_seasons(Reading& reading, const TomlValue& table, DateRules& dates) {
  for (const TomlEntry& season : table.entries) {
    const auto month = season.value.form == TomlForm::text
                           ? place_in(months, fold(season.value.text))
                           : std::nullopt;
    if (month) {
      dates.seasons[fold(season.key)] = *month;
    } else {
      report_no_day(reading,
                    season.value,
                    "the season " + quoted(season.key) +
                        " needs its first month, such as \"March\"");
    }
  }
}

void read_holidays(Reading& reading, const TomlValue& table, DateRules& dates) {
  for (const TomlEntry& holiday : table.entries) {
    const auto day = holiday.value.form == TomlForm::text
                         ? parse_named_day(holiday.value.text)
                         : std::nullopt;
    if (day) {
      dates.holidays[fold(holiday.key)] = *day;
    } else {
      report_no_day(reading,
                    holiday.value,
                    "the holiday " + quoted(holiday.key) +
                        " needs its day: \"July 4\", \"4th Thursday of November\" or "
                        "\"Tuesday after 1st Monday of November\"");
    }
  }
}

}  // namespace

DateRules read_date_rules(Reading& reading) {
  DateRules dates;
  for (const Section& found : sections(reading, "dates")) {
    const TomlValue& table = found.entry->value;
    if (table.form != TomlForm::table) continue;
    check_keys(reading, table, dates_keys(), found.entry->key_span);
    const auto number = [&](std::string_view name, int& value) {
      const TomlEntry* entry = table.find(name);
      if (entry != nullptr && entry->value.form == TomlForm::integer)
        value = static_cast<int>(std::clamp<std::int64_t>(entry->value.integer, 1, 3650));
    };
    number("parts", dates.parts);
    number("edge-days", dates.edge_days);
    number("recent-days", dates.recent_days);
    for (const TomlEntry& entry : table.entries) {
      if (entry.value.form != TomlForm::table) continue;
      if (entry.key == "seasons") read_seasons(reading, entry.value, dates);
      if (entry.key == "holidays") read_holidays(reading, entry.value, dates);
    }
  }
  return dates;
}

}  // namespace stance
