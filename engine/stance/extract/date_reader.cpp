// SPDX-License-Identifier: Apache-2.0
// Finds date phrases. One function for each kind of phrase, tried from the most specific
// to the least at every token; then the words around it tell its role and direction.
#include <algorithm>

#include "stance/extract/date_counts.h"

namespace stance {

namespace {

namespace flag = token_flag;

}  // namespace

// Three months from the first one of the year given.
Days season_days(int year, int first_month) {
  const int end_year = first_month == 12 ? year + 1 : year;
  const int end_month = (first_month + 1) % 12 + 1;
  return {*day_of({year, first_month, 1}), month_days(end_year, end_month).latest};
}

class DateReader : public DateCounts {
 public:
  using DateCounts::DateCounts;

  std::vector<DateExpression> run() {
    std::size_t at = sentence_.first;
    while (at < sentence_.last) {
      std::optional<DateExpression> date = read(at);
      if (!date || date->range.last <= at) {
        ++at;
        continue;
      }
      add_role(*date);
      at = date->range.last;
      dates_.push_back(*date);
    }
    join_ranges(dates_);
    return std::move(dates_);
  }

 private:
  Read read(std::size_t at) {
    if (tokens_[at].is_mark() || tokens_[at].has(flag::sign_before)) return {};
    if (is_number(at)) return read_number(at);
    if (Read date = read_holiday(at)) return date;
    switch (meaning(at).kind) {
      case DateWord::month: return read_month(at);
      case DateWord::weekday: return read_weekday(at);
      case DateWord::relation:
        if (Read date = read_within_month(at)) return date;
        return read_relation(at, DatePart::whole, at);
      case DateWord::part: return read_part(at);
      case DateWord::season: return read_season(at, at);
      case DateWord::day_offset: return read_offset(at);
      case DateWord::recently: return phrase(at, at + 1, DateForm::recent);
      case DateWord::fiscal: return read_fiscal(at);
      case DateWord::immediately:
      case DateWord::effective: return read_immediate(at);
      case DateWord::article:
        // "July 15 ... that week": no second day.
        if (Read date = read_same(at);
            date && (dates_.empty() || date->form == DateForm::month))
          return date;
        return read_count(at);
      case DateWord::quarter_number:
      case DateWord::none: return read_count(at);
      case DateWord::unit:
      case DateWord::day_time:
      case DateWord::ago:
      case DateWord::number_guard:
      case DateWord::since:
      case DateWord::until:
      case DateWord::by:
      case DateWord::before:
      case DateWord::after:
      case DateWord::from:
      case DateWord::to:
      case DateWord::between:
      case DateWord::conjunction:
      case DateWord::of:
      case DateWord::year_opener:
      case DateWord::future:
      case DateWord::past: return {};
    }
    return {};
  }

  // 2025-02-27, 2/27/25, 2-27-2025, 27 February 2025, 2017, the 1990s, 3 days ago
  Read read_number(std::size_t at) {
    if (Read date = read_numeric(at)) return date;
    if (Read date = read_day_of(at)) return date;
    if (const int day = day_at(at); day != 0 && is(at + 1, DateWord::month)) {
      if (const int year = year_at(at + 2); year != 0)
        return civil_day(at, at + 3, year, day);
    }
    if (Read date = read_count(at)) return date;
    return read_year(at);
  }

  // 24th day of February, 2026; 14th of March last year
  Read read_day_of(std::size_t at) const {
    const int day = day_at(at);
    if (day == 0 || !tokens_[at].has(flag::ordinal)) return {};
    const std::size_t of = is(at + 1, DateWord::unit) ? at + 2 : at + 1;
    if (!is(of, DateWord::of) || !is(of + 1, DateWord::month)) return {};
    const std::size_t last = of + 2;
    const int month = meaning(of + 1).value;
    if (const int year = year_at(year_after(last)); year != 0)
      return with_year(at, year_after(last) + 1, {year, month, day}, day);
    if (!day_of({2024, month, day})) return {};
    DateExpression date = phrase(at, last, DateForm::month_day);
    date.month = month;
    date.day = day;
    date.last_day = day;
    take_year_behind(date);
    return date;
  }

  Read civil_day(std::size_t first, std::size_t last, int year, int day) const {
    const std::optional<Day> on = day_of({year, meaning(first + 1).value, day});
    return on ? explicit_days(first, last, {*on, *on}) : Read{};
  }

  Read read_numeric(std::size_t at) const {
    if (!is_number(at + 1) || !is_number(at + 2)) return {};
    const auto linked = [&](std::size_t i, std::uint32_t by) {
      return tokens_[i].has(by) && !tokens_[i].has(flag::space_before);
    };
    const auto is_written_with = [&](std::uint32_t mark) {
      return linked(at + 1, mark) && linked(at + 2, mark);
    };
    const bool has_hyphens = is_written_with(flag::joined);
    std::optional<Day> day;
    if (has_hyphens && year_at(at) != 0) {
      day = day_of({year_at(at), digits(at + 1), digits(at + 2)});
    } else if (has_hyphens && year_at(at + 2) != 0 && digits(at) >= 1 &&
               digits(at) <= 12) {
      day = day_of({year_at(at + 2), digits(at), digits(at + 1)});
    } else if (is_written_with(flag::slash_before)) {
      int year = digits(at + 2);
      if (year < 100 && spelled(at + 2).size() == 2) year += year < 70 ? 2000 : 1900;
      if (digits(at) >= 1 && digits(at) <= 12)
        day = day_of({year, digits(at), digits(at + 1)});
    }
    return day ? explicit_days(at, at + 3, {*day, *day}) : Read{};
  }

  // Four digits that are no amount: after "in", "since", a possessive, a month, or before
  // a noun in the singular ("a 2019 law").
  Read read_year(std::size_t at) const {
    if (tokens_[at].has(flag::ordinal)) return read_decade(at);
    const int year = year_at(at);
    if (year == 0 || tokens_[at].has(flag::percent_after)) return {};
    if (!opens_year(at)) return {};
    if (in_sentence(at + 1) && tokens_[at + 1].has(flag::joined)) {
      if (const int until = end_year(at + 1, year); until != 0) {
        DateExpression date = *explicit_days(at, at + 2, year_days(year, until));
        date.role = DateRole::range;
        return date;
      }
    }
    return explicit_days(at, at + 1, year_days(year, year));
  }

  // The second year of "2008-14" and "2017-2019".
  int end_year(std::size_t at, int year) const {
    int until = digits(at);
    if (spelled(at).size() == 2 && until != 0) until += year / 100 * 100;
    return until > year && until <= last_year ? until : 0;
  }

  bool opens_year(std::size_t at) const {
    if (at == sentence_.first) return !in_sentence(at + 1) || !counts_things(at + 1);
    const Token& before = tokens_[at - 1];
    switch (meaning(at - 1).kind) {
      case DateWord::number_guard: return false;
      case DateWord::article: return in_sentence(at + 1) && !counts_things(at + 1);
      case DateWord::since:
      case DateWord::until:
      case DateWord::by:
      case DateWord::before:
      case DateWord::after:
      case DateWord::from:
      case DateWord::to:
      case DateWord::between:
      case DateWord::of:
      case DateWord::year_opener:
      case DateWord::part:
      case DateWord::relation: return true;
      case DateWord::conjunction: return !dates_.empty() && near_date(at);
      default: break;
    }
    if (before.has(flag::possessive)) return true;
    if (before.kind == TokenKind::comma) return !dates_.empty() && near_date(at);
    return tokens_[at].has(flag::opens_bracket) && tokens_[at].has(flag::closes_bracket);
  }

  bool near_date(std::size_t at) const { return at - dates_.back().range.last <= 2; }

  Read read_decade(std::size_t at) const {
    const std::string_view word = spelled(at);
    if (word.size() != 5 || !word.ends_with("0s")) return {};
    const int year = static_cast<int>(number_value(text_, tokens_[at]));
    if (year < first_year || year > last_year) return {};
    return explicit_days(at, at + 1, year_days(year, year + 9));
  }

  // Feb. 27, 2025; Feb. 27; March 3 and 4; February 2025; February
  Read read_month(std::size_t at) const {
    const int month = meaning(at).value;
    std::size_t last = at + 1;
    int day = day_at(last);
    if (day != 0 && counts_after_day(last)) day = 0;
    if (day != 0) ++last;
    int last_day = day;
    if (day != 0) last_day = read_last_day(day, last);
    const std::size_t year_place = year_after(last);
    if (const int year = year_at(year_place); year != 0) {
      const Read date = with_year(at, year_place + 1, {year, month, day}, last_day);
      if (date) return date;
    }
    DateExpression date =
        phrase(at, last, day != 0 ? DateForm::month_day : DateForm::month);
    date.month = month;
    date.day = day;
    date.last_day = last_day;
    if (day != 0 && !day_of({2024, month, day})) return {};
    take_year_behind(date);
    if (day == 0 && !date.of_year && !stands_alone(at)) return {};
    return date;
  }

  // Where a year may stand: right behind, behind a comma, behind "of".
  // The end of "3 and 4" or "3-4"; moves `last` behind it.
  int read_last_day(int day, std::size_t& last) const {
    const bool joined = is_number(last) && tokens_[last].has(flag::joined);
    const bool listed = is(last, DateWord::conjunction) && is_number(last + 1);
    if (!joined && !listed) return day;
    const std::size_t place = joined ? last : last + 1;
    const int until = day_at(place);
    if (until <= day || year_at(place) != 0 || (listed && follows_noun(place + 1)))
      return day;
    last = place + 1;
    return until;
  }

  Read with_year(std::size_t first,
                 std::size_t last,
                 CivilDate date,
                 int last_day) const {
    if (date.day == 0)
      return explicit_days(first, last, month_days(date.year, date.month));
    const std::optional<Day> from = day_of(date);
    const std::optional<Day> until = day_of({date.year, date.month, last_day});
    return from && until ? explicit_days(first, last, {*from, *until}) : Read{};
  }

  // Monday; Monday night; Monday, Feb. 27
  Read read_weekday(std::size_t at) const {
    std::size_t last = at + 1;
    const std::size_t month = is_comma(last) ? last + 1 : last;
    if (is(month, DateWord::month) && day_at(month + 1) != 0) {
      if (Read date = read_month(month)) {
        date->range.first = at;
        date->named_weekday = meaning(at).value;
        return date;
      }
    }
    if (is(last, DateWord::day_time)) ++last;
    DateExpression date = phrase(at, last, DateForm::weekday);
    date.weekday = meaning(at).value;
    return date;
  }

  // last week, this fall, next Tuesday, last February, this morning
  Read read_relation(std::size_t first, DatePart part, std::size_t at) const {
    const auto relation = static_cast<Relation>(meaning(at).value);
    const DateMeaning next = meaning(at + 1);
    DateExpression date = phrase(first, at + 2, DateForm::unit);
    date.relation = relation;
    date.part = part;
    switch (next.kind) {
      case DateWord::weekday:
        date.form = DateForm::weekday;
        date.weekday = next.value;
        if (is(at + 2, DateWord::day_time)) ++date.range.last;
        return date;
      case DateWord::month:
        date.form = DateForm::month;
        date.month = next.value;
        if (relation == Relation::current) date.of_year = relation;
        return date;
      case DateWord::season:
        date.form = DateForm::season;
        date.month = next.value;
        return date;
      case DateWord::unit:
        if (spelled(at + 1).ends_with('s') && !tokens_[at + 1].has(flag::possessive))
          return {};
        date.unit = static_cast<DateUnit>(next.value);
        return date;
      case DateWord::day_time:
        date.form = DateForm::offset;
        date.count = relation == Relation::last ? -1 : 0;
        if (relation == Relation::next) return {};
        return date;
      default: return {};
    }
  }

  // early 2017; late last week; the end of the year; mid-March; earlier this year
  Read read_part(std::size_t at) const {
    const auto part = static_cast<DatePart>(meaning(at).value);
    std::size_t next = at + 1;
    if (is(next, DateWord::of)) ++next;
    if (is(next, DateWord::article) || is(next, DateWord::year_opener)) ++next;
    if (const int year = year_at(next); year != 0) {
      DateExpression date = *explicit_days(at, next + 1, year_days(year, year));
      date.part = part;
      return date;
    }
    Read date;
    if (is(next, DateWord::relation)) date = read_relation(at, part, next);
    if (is(next, DateWord::month)) date = read_month(next);
    if (is(next, DateWord::season)) date = read_season(at, next);
    if (is(next, DateWord::unit) && next > at + 1 && !is(next + 1, DateWord::ago)) {
      date = phrase(at, next + 1, DateForm::unit);
      date->unit = static_cast<DateUnit>(meaning(next).value);
      date->relation = Relation::current;
    }
    if (!date) return {};
    date->range.first = at;
    date->part = part;
    return date;
  }

  // spring of 2019, summer 2024; "the spring", "this spring"; never the bare word
  Read read_season(std::size_t first, std::size_t at) const {
    const std::size_t place = year_after(at + 1);
    if (const int year = year_at(place); year != 0) {
      return explicit_days(first, place + 1, season_days(year, meaning(at).value));
    }
    const bool named =
        at > sentence_.first && is(at - 1, DateWord::article) &&
        at > sentence_.first + 1 &&
        (is(at - 2, DateWord::year_opener) || is(at - 2, DateWord::since) ||
         is(at - 2, DateWord::by) || is(at - 2, DateWord::of));
    if (!named) return {};
    DateExpression date = phrase(first, at + 1, DateForm::season);
    date.month = meaning(at).value;
    return date;
  }

  Read read_offset(std::size_t at) const {
    DateExpression date = phrase(at, at + 1, DateForm::offset);
    date.count = meaning(at).value;
    return date;
  }

  // effective immediately, takes effect immediately, immediate effect, effective at once
  Read read_immediate(std::size_t at) const {
    const auto other = [&](std::size_t i) {
      return is(i, DateWord::immediately) ? DateWord::immediately : meaning(i).kind;
    };
    const DateWord wanted =
        is(at, DateWord::effective) ? DateWord::immediately : DateWord::effective;
    for (std::size_t i = at + 1; i <= at + 2 && in_sentence(i); ++i) {
      if (other(i) != wanted) continue;
      DateExpression date = phrase(at, i + 1, DateForm::offset);
      date.is_immediate = true;
      return date;
    }
    return {};
  }

  std::vector<DateExpression> dates_;
};

std::vector<DateExpression> read_dates(std::string_view text,
                                       std::span<const Token> tokens,
                                       TokenRange sentence,
                                       const DateWords& words) {
  return DateReader(text, tokens, sentence, words).run();
}

}  // namespace stance
