// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/date_counts.h"

#include <algorithm>

#include "stance/base/text.h"

namespace stance {

namespace {

constexpr double most_units = 10000;
constexpr int days_of_week = 7;

}  // namespace

DateCounts::Read DateCounts::read_fiscal(std::size_t at) const {
  const std::size_t place = is(at + 1, DateWord::unit) ? at + 2 : at + 1;
  const int year = year_at(place);
  if (year == 0) return {};
  return explicit_days(
      at, place + 1, {*day_of({year - 1, 7, 1}), *day_of({year, 9, 30})});
}

DateCounts::Read DateCounts::read_count(std::size_t at) const {
  if (is(at, DateWord::quarter_number)) {
    if (Read date = read_within_month(at)) return date;
    return read_quarter(at);
  }
  std::size_t unit = at + 1;
  int count = 1;
  if (const auto number =
          words_.numbers().read(text_, tokens_.first(sentence_.last), at)) {
    count = static_cast<int>(std::min(number->value, most_units));
    unit = at + number->length;
  } else if (!is(at, DateWord::article)) {
    return {};
  }
  if (!is(unit, DateWord::unit)) return {};
  if (!is(unit + 1, DateWord::ago)) return read_offset_from(at, unit, count);
  DateExpression date = phrase(at, unit + 2, DateForm::ago);
  date.count = count;
  date.unit = static_cast<DateUnit>(meaning(unit).value);
  return date;
}

DateCounts::Read DateCounts::read_offset_from(std::size_t at,
                                              std::size_t unit,
                                              int count) const {
  const std::size_t link = unit + 1;
  const bool at_end = !in_sentence(link + 1) || tokens_[link + 1].is_mark();
  const bool is_part = is(link, DateWord::part) && !is(link + 1, DateWord::relation);
  const auto part = static_cast<DatePart>(meaning(link).value);
  const bool is_back =
      (is_part && part == DatePart::earlier) || (is(link, DateWord::before) && at_end);
  const bool is_on = is_part && part == DatePart::later;
  // "In 30 days", "in a week", but not "that day".
  const bool is_amount = !is(at, DateWord::article) || spelled(at).size() <= 2;
  const bool is_term = !is_back && !is_on && is_amount && follows_effect(at);
  if (!is_back && !is_on && !is_term) return {};
  DateExpression date = phrase(at, is_term ? link : link + 1, DateForm::apart);
  date.count = is_back ? count : -count;
  date.unit = static_cast<DateUnit>(meaning(unit).value);
  return date;
}

// "Takes effect in", "goes into force".
bool DateCounts::follows_effect(std::size_t at) const {
  if (at <= sentence_.first) return false;
  const std::size_t before = is(at - 1, DateWord::year_opener) ? at - 2 : at - 1;
  return in_sentence(before) && is(before, DateWord::effective);
}

DateCounts::Read DateCounts::read_within_month(std::size_t at) const {
  if (!is(at + 1, DateWord::unit) || !is(at + 2, DateWord::of)) return {};
  const auto unit = static_cast<DateUnit>(meaning(at + 1).value);
  const bool is_last = is(at, DateWord::relation) &&
                       static_cast<Relation>(meaning(at).value) == Relation::last;
  if (!is_last && !is(at, DateWord::quarter_number)) return {};
  if (unit != DateUnit::day && unit != DateUnit::week) return {};
  if (const int year = year_at(at + 3); year != 0 && unit == DateUnit::day)
    return end_of_year(at, is_last ? Relation::last : Relation::next, year);
  if (!is(at + 3, DateWord::month)) return {};
  const int month = meaning(at + 3).value;
  const int size = unit == DateUnit::day ? 1 : days_of_week;
  const int nth = is_last ? 1 : meaning(at).value;
  // Counted from the end of the month where negative.
  const int from = is_last ? -size : (nth - 1) * size + 1;
  DateExpression date = phrase(at, at + 4, DateForm::month_day);
  date.month = month;
  const int year = year_at(at + 4);
  const int length = days_in_month(year == 0 ? 2023 : year, month);
  date.day = from > 0 ? from : length + from + 1;
  date.last_day = std::min(date.day + size - 1, length);
  if (year == 0) return date;
  const std::optional<Day> first = day_of({year, month, date.day});
  const std::optional<Day> last = day_of({year, month, date.last_day});
  return first && last ? explicit_days(at, at + 5, {*first, *last}) : Read{};
}

// The first or the last day of 2024.
DateCounts::Read DateCounts::end_of_year(std::size_t at, Relation which, int year) const {
  const bool is_last = which == Relation::last;
  if (!is_last && meaning(at).value != 1) return {};
  const Day day = *day_of(is_last ? CivilDate{year, 12, 31} : CivilDate{year, 1, 1});
  return explicit_days(at, at + 4, {day, day});
}

DateCounts::Read DateCounts::read_same(std::size_t at) const {
  const auto spells = [&](std::size_t i, std::string_view word) {
    return in_sentence(i) && fold(spelled(i)) == word;
  };
  const bool is_same = spells(at + 1, "same");
  if (!is_same && !spells(at, "that")) return {};
  const std::size_t next = is_same ? at + 2 : at + 1;
  const DateMeaning what = meaning(next);
  // "Said that May would be too late"
  const DateWord behind = meaning(next + 1).kind;
  if (behind == DateWord::future || behind == DateWord::past) return {};
  DateExpression date = phrase(at, next + 1, DateForm::unit);
  date.is_of_mentioned = true;
  date.relation = Relation::current;
  switch (what.kind) {
    case DateWord::month:
      date.form = DateForm::month;
      date.month = what.value;
      date.relation = {};
      return year_at(next + 1) == 0 && day_at(next + 1) == 0 ? Read(date) : Read{};
    case DateWord::season:
      date.form = DateForm::season;
      date.month = what.value;
      return date;
    case DateWord::unit:
      if (spelled(next).ends_with('s')) return {};
      date.unit = static_cast<DateUnit>(what.value);
      // "Freed on the same day": of any day.
      if (date.unit == DateUnit::day || date.unit == DateUnit::week) {
        const bool opens = at <= sentence_.first + 1;
        if (!opens && !is(at - 1, DateWord::effective)) return {};
      }
      return date;
    default: return {};
  }
}

void DateCounts::take_year_behind(DateExpression& date) const {
  const std::size_t place =
      is(date.range.last, DateWord::of) ? date.range.last + 1 : date.range.last;
  // "April 8 of that year"
  if (const Read same = read_same(place);
      same && same->form == DateForm::unit && same->unit == DateUnit::year) {
    date.is_of_mentioned = true;
    date.has_same_year = true;
    date.range.last = same->range.last;
    return;
  }
  const DateMeaning unit = meaning(place + 1);
  if (!is(place, DateWord::relation) || unit.kind != DateWord::unit) return;
  if (static_cast<DateUnit>(unit.value) != DateUnit::year) return;
  date.of_year = static_cast<Relation>(meaning(place).value);
  date.range.last = place + 2;
}

Day named_day(const NamedDay& named, int year) {
  if (named.nth == 0) {
    const int day = std::min(named.day, days_in_month(year, named.month));
    return *day_of({year, named.month, day});
  }
  const Days month = month_days(year, named.month);
  const int ahead = (named.weekday - weekday(month.earliest) + 7) % 7;
  const int back = (weekday(month.latest) - named.weekday + 7) % 7;
  const Day on = named.nth < 0 ? add_days(month.latest, -back)
                               : add_days(month.earliest, ahead + 7 * (named.nth - 1));
  return add_days(on, named.behind);
}

DateCounts::Read DateCounts::read_holiday(std::size_t at) const {
  if (!tokens_[at].has(token_flag::capital)) return {};
  for (const HolidayName& name : words_.holidays(tokens_[at].word)) {
    const std::size_t last = at + name.words.size();
    const auto is_word = [&](std::size_t i) {
      return in_sentence(at + i) && tokens_[at + i].word == name.words[i];
    };
    bool is_named = true;
    for (std::size_t i = 1; i < name.words.size(); ++i) is_named = is_named && is_word(i);
    if (!is_named) continue;
    DateExpression date = phrase(at, last, DateForm::month_day);
    date.named = name.day;
    date.month = name.day.month;
    if (const int year = year_at(year_after(last)); year != 0) {
      const Day on = named_day(name.day, year);
      return explicit_days(at, year_after(last) + 1, {on, on});
    }
    if (at > sentence_.first && is(at - 1, DateWord::relation))
      date.relation = static_cast<Relation>(meaning(at - 1).value);
    return date;
  }
  return {};
}

DateCounts::Read DateCounts::read_quarter(std::size_t at) const {
  if (!is(at + 1, DateWord::unit)) return {};
  if (static_cast<DateUnit>(meaning(at + 1).value) != DateUnit::quarter) return {};
  const std::size_t place = year_after(at + 2);
  const int year = year_at(place);
  if (year == 0) return {};
  const int month = 3 * meaning(at).value - 2;
  return explicit_days(
      at,
      place + 1,
      {month_days(year, month).earliest, month_days(year, month + 2).latest});
}

}  // namespace stance
