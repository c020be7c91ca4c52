// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/period.h"

#include <algorithm>
#include <vector>

#include "stance/base/text.h"
#include "stance/rules/fault.h"
#include "stance/rules/readers.h"

namespace stance {
namespace {

constexpr int largest = 1000;

std::optional<int> number_of(const std::string& word) {
  const bool is_number =
      !word.empty() && word.size() <= 4 &&
      std::ranges::all_of(word, [](char c) { return '0' <= c && c <= '9'; });
  if (!is_number) return std::nullopt;
  const int number = std::stoi(word);
  return number <= largest ? std::optional(number) : std::nullopt;
}

bool add(Period& period, int count, std::string unit) {
  if (unit.ends_with('s')) unit.pop_back();
  if (unit == "year") {
    period.years += count;
  } else if (unit == "month") {
    period.months += count;
  } else if (unit == "week") {
    period.days += 7 * count;
  } else if (unit == "day") {
    period.days += count;
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::optional<Period> parse_period(const std::string& text) {
  const std::vector<std::string> words = split_words(text);
  if (words.empty() || words.size() % 2 != 0 || words.size() > 8) return std::nullopt;
  Period period;
  for (std::size_t i = 0; i < words.size(); i += 2) {
    const std::optional<int> count = number_of(words[i]);
    if (!count || !add(period, *count, words[i + 1])) return std::nullopt;
  }
  return period == Period{} ? std::nullopt : std::optional(period);
}

std::optional<Period> period_at(Reading& reading,
                                const TomlValue& table,
                                std::string_view key) {
  const TomlEntry* entry = table.find(key);
  if (entry == nullptr || entry->value.form != TomlForm::text) return std::nullopt;
  const std::optional<Period> period = parse_period(entry->value.text);
  if (!period) {
    report(reading,
           fault_at("E0125",
                    entry->value.span,
                    quoted(entry->value.text) + " is no period of time"))
        .helps = {
        advice("write a number of years, months, weeks or days: \"3 years\", "
               "\"18 months\", \"45 days\"")};
  }
  return period;
}

Day add_period(Day day, const Period& period) {
  if (!day.is_bound()) return day;
  CivilDate date = civil(day);
  const int months = 12 * (date.year + period.years) + (date.month - 1) + period.months;
  date.year = months / 12;
  date.month = months % 12 + 1;
  if (date.year > 9999) return Day::latest();
  date.day = std::min(date.day, days_in_month(date.year, date.month));
  return add_days(*day_of(date), period.days);
}

}  // namespace stance
