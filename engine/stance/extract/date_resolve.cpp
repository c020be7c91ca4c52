// SPDX-License-Identifier: Apache-2.0
// From date phrases to days. An anchor of several days (an article of "March 2024") gives
// the hull of what each of its days would give, as long as that stays within a quarter.
#include <algorithm>

#include "stance/extract/dates.h"

namespace stance {

namespace {

// A wider answer says too little to be a date.
constexpr int widest_hull = 92;
// Wider anchors are walked in steps.
constexpr int anchor_steps = 62;
// Without a cue for the future, a month and day lies ahead only if it is that near.
constexpr int near_future = 100;
constexpr int far_future = 300;
// Where no verb before it tells, a day of a month lies ahead only if it is that near.
constexpr int soon_future = 45;

Day first_of_month(int year, int month) {
  return *day_of({year, month, 1});
}

// The month `count` months later.
CivilDate months_later(CivilDate date, int count) {
  const int months = date.year * 12 + date.month - 1 + count;
  return {months / 12, months % 12 + 1, 1};
}

Days month_of(CivilDate date) {
  return {first_of_month(date.year, date.month),
          *day_of({date.year, date.month, days_in_month(date.year, date.month)})};
}

int length(const Days& days) {
  return days.latest.number - days.earliest.number + 1;
}

Days part_of(const Days& days,
             DatePart part,
             std::optional<Day> anchor,
             const DateRules& bounds) {
  const int size = length(days);
  const int share = size / bounds.parts;
  const int edge = size > 2 * bounds.edge_days ? bounds.edge_days : std::max(1, share);
  switch (part) {
    case DatePart::whole: return days;
    case DatePart::early:
      return {days.earliest, add_days(days.earliest, std::max(share, 1))};
    case DatePart::middle:
      return {add_days(days.earliest, share), add_days(days.latest, -share)};
    case DatePart::late: return {add_days(days.latest, -std::max(share, 1)), days.latest};
    case DatePart::beginning: return {days.earliest, add_days(days.earliest, edge - 1)};
    case DatePart::end: return {add_days(days.latest, 1 - edge), days.latest};
    case DatePart::earlier:
      return anchor && days.contains(*anchor) ? Days{days.earliest, *anchor} : days;
    case DatePart::later:
      return anchor && days.contains(*anchor) ? Days{*anchor, days.latest} : days;
  }
  return days;
}

Days unit_around(Day day, DateUnit unit, int steps) {
  const CivilDate date = civil(day);
  switch (unit) {
    case DateUnit::day: return {add_days(day, steps), add_days(day, steps)};
    case DateUnit::week: {
      const Day monday = add_days(day, 7 * steps - weekday(day));
      return {monday, add_days(monday, 6)};
    }
    case DateUnit::month: return month_of(months_later(date, steps));
    case DateUnit::quarter: {
      const CivilDate first = {date.year, (date.month - 1) / 3 * 3 + 1, 1};
      const CivilDate from = months_later(first, 3 * steps);
      return {month_of(from).earliest, month_of(months_later(from, 2)).latest};
    }
    case DateUnit::year:
      return {first_of_month(date.year + steps, 1), *day_of({date.year + steps, 12, 31})};
    case DateUnit::decade: {
      const int from = date.year / 10 * 10 + 10 * steps;
      return {first_of_month(from, 1), *day_of({from + 9, 12, 31})};
    }
  }
  return {day, day};
}

Days ago(Day day, DateUnit unit, int count) {
  const CivilDate date = civil(day);
  const auto months_back = [&](int months, int spread) {
    const CivilDate middle = months_later(date, -months);
    const int on = std::min(date.day, days_in_month(middle.year, middle.month));
    const Day center = *day_of({middle.year, middle.month, on});
    return Days{add_days(center, -spread), add_days(center, spread)};
  };
  switch (unit) {
    case DateUnit::day: return {add_days(day, -count), add_days(day, -count)};
    case DateUnit::week:
      return {add_days(day, -7 * count - 3), add_days(day, -7 * count + 3)};
    case DateUnit::month: return months_back(count, 30);
    case DateUnit::quarter: return months_back(3 * count, 45);
    case DateUnit::year: return months_back(12 * count, 183);
    case DateUnit::decade: return months_back(120 * count, 365);
  }
  return {day, day};
}

// Days, and whole units around the same day of a longer one.
Days unit_apart(Day day, DateUnit unit, int count) {
  switch (unit) {
    case DateUnit::day:
    case DateUnit::week:
    case DateUnit::decade: return ago(day, unit, count);
    case DateUnit::month:
    case DateUnit::quarter:
    case DateUnit::year: return unit_around(day, unit, -count);
  }
  return {day, day};
}

// Phrases that reach further back than any policy are no dates.
bool is_sensible(DateUnit unit, int count) {
  constexpr int longest_years = 200;
  switch (unit) {
    case DateUnit::day: return count <= longest_years * 366;
    case DateUnit::week: return count <= longest_years * 53;
    case DateUnit::month: return count <= longest_years * 12;
    case DateUnit::quarter: return count <= longest_years * 4;
    case DateUnit::year: return count <= longest_years;
    case DateUnit::decade: return count <= longest_years / 10;
  }
  return false;
}

// The end of a month, or of the last one of "November through March".
Day last_of_months(const DateExpression& date, int year) {
  if (date.last_month == 0) return month_of({year, date.month, 1}).latest;
  const int end_year = date.last_month < date.month ? year + 1 : year;
  return month_of({end_year, date.last_month, 1}).latest;
}

// The month, the days of it or the holiday, in one year.
std::optional<Days> in_year(const DateExpression& date, int year) {
  std::optional<Day> from = first_of_month(year, date.month);
  std::optional<Day> until = last_of_months(date, year);
  if (date.named) {
    from = until = named_day(*date.named, year);
  } else if (date.form == DateForm::month_day) {
    from = day_of({year, date.month, date.day});
    until = day_of({year, date.month, date.last_day});
  }
  return from && until ? std::optional(Days{*from, *until}) : std::nullopt;
}

// Of the candidates of three years, the latest not after the anchor, or the next one.
std::optional<Days> nearest_year(const DateExpression& date, Day anchor) {
  const int year = civil(anchor).year;
  if (date.of_year) return in_year(date, year + static_cast<int>(*date.of_year) - 1);
  std::optional<Days> past;
  std::optional<Days> future;
  for (int y = year - 1; y <= year + 1; ++y) {
    const std::optional<Days> days = in_year(date, y);
    if (!days) continue;
    if ((date.last_month == 0 ? days->earliest : days->latest) <= anchor) {
      past = days;
    } else if (!future) {
      future = days;
    }
  }
  if (date.relation == Relation::next) return future;
  if (date.relation == Relation::last) {
    return past && past->contains(anchor)
               ? nearest_year(date, add_days(past->earliest, -1))
               : past;
  }
  if (!past || !future) return past ? past : future;
  const int ahead = future->earliest.number - anchor.number;
  const int behind = anchor.number - past->latest.number;
  if (past->contains(anchor) || date.role == DateRole::since) return past;
  if (date.is_future) return ahead <= far_future ? future : past;
  const bool may_be_ahead = date.role == DateRole::until || date.has_no_verb;
  const bool is_near =
      date.role == DateRole::until ? ahead < near_future : ahead < soon_future;
  const bool is_day = date.form == DateForm::month_day || date.role == DateRole::until;
  return may_be_ahead && is_day && is_near && ahead < behind ? future : past;
}

Days weekday_near(const DateExpression& date, Day anchor) {
  const int back = (weekday(anchor) - date.weekday + 7) % 7;
  const auto on = [&](int days) {
    return Days{add_days(anchor, days), add_days(anchor, days)};
  };
  if (date.relation == Relation::last) return on(back == 0 ? -7 : -back);
  if (date.relation == Relation::next) return on(back == 0 ? 7 : 7 - back);
  return date.is_future ? on(back == 0 ? 0 : 7 - back) : on(-back);
}

}  // namespace

Days season_days(int year, int first_month);

namespace {

Days season_near(const DateExpression& date, Day anchor) {
  const int year = civil(anchor).year;
  const Days this_year = season_days(year, date.month);
  const Days last_year = season_days(year - 1, date.month);
  const bool begun = this_year.earliest <= anchor;
  if (!date.relation) {
    if (date.is_future) {
      return this_year.latest >= anchor ? this_year : season_days(year + 1, date.month);
    }
    return begun ? this_year : last_year;
  }
  switch (*date.relation) {
    case Relation::current: return last_year.contains(anchor) ? last_year : this_year;
    case Relation::next: return begun ? season_days(year + 1, date.month) : this_year;
    case Relation::last:
      if (!begun)
        return last_year.contains(anchor) ? season_days(year - 2, date.month) : last_year;
      return this_year.contains(anchor) ? last_year : this_year;
  }
  return this_year;
}

int steps_of(Relation relation) {
  switch (relation) {
    case Relation::last: return -1;
    case Relation::current: return 0;
    case Relation::next: return 1;
  }
  return 0;
}

std::optional<Days> days_from(const DateExpression& date,
                              Day anchor,
                              const DateRules& bounds) {
  switch (date.form) {
    case DateForm::days: return date.days;
    case DateForm::month_day:
    case DateForm::month: return nearest_year(date, anchor);
    case DateForm::weekday: return weekday_near(date, anchor);
    case DateForm::season: return season_near(date, anchor);
    case DateForm::unit:
      return unit_around(anchor, date.unit, steps_of(date.relation.value()));
    case DateForm::ago:
      if (!is_sensible(date.unit, date.count)) return std::nullopt;
      return ago(anchor, date.unit, date.count);
    case DateForm::apart:
      if (!is_sensible(date.unit, std::abs(date.count))) return std::nullopt;
      return unit_apart(anchor, date.unit, date.count);
    case DateForm::offset:
      return Days{add_days(anchor, date.count), add_days(anchor, date.count)};
    case DateForm::recent: return Days{add_days(anchor, -bounds.recent_days), anchor};
  }
  return std::nullopt;
}

std::optional<Days> days_from(const DateExpression& date,
                              const Days& anchor,
                              const DateRules& bounds) {
  const int step = std::max(1, length(anchor) / anchor_steps);
  std::optional<Days> result;
  int widest = widest_hull;
  for (Day day = anchor.earliest;; day = std::min(add_days(day, step), anchor.latest)) {
    const std::optional<Days> days = days_from(date, day, bounds);
    if (!days) return std::nullopt;
    const Days whole = part_of(*days, date.part, day, bounds);
    result = result ? hull(*result, whole) : whole;
    widest = std::max(widest, 2 * length(whole));
    if (day == anchor.latest) break;
  }
  const bool told = anchor.is_single() || length(*result) <= widest;
  return told ? result : std::nullopt;
}

Grade grade_of(const DateExpression& date) {
  switch (date.form) {
    case DateForm::days:
    case DateForm::month_day:
    case DateForm::weekday:
    case DateForm::offset: return Grade::a;
    case DateForm::month:
    case DateForm::season:
    case DateForm::unit: return Grade::b;
    case DateForm::ago:
    case DateForm::apart:
    case DateForm::recent: return Grade::c;
  }
  return Grade::c;
}

// Known, and so far inside the calendar that no phrase leads out of it.
bool is_usable(const Days& anchor) {
  if (!anchor.earliest.is_bound() || !anchor.latest.is_bound()) return false;
  return civil(anchor.earliest).year >= 1500 && civil(anchor.latest).year <= 9900;
}

// Month and day take the year of the last explicit date that the text named before.
std::optional<ResolvedDate> resolve_narrative(const DateExpression& date, Day narrative) {
  if (date.form != DateForm::month && date.form != DateForm::month_day)
    return std::nullopt;
  const int shift = date.of_year ? static_cast<int>(*date.of_year) - 1 : 0;
  const int year = civil(narrative).year + shift;
  const std::optional<Days> days = in_year(date, year);
  return days ? std::optional(ResolvedDate{*days, Grade::c}) : std::nullopt;
}

}  // namespace

namespace {

// "A day earlier" than what was named last.
bool is_from_mentioned(const DateExpression& date, const DateAnchor& anchor) {
  return date.form == DateForm::apart && anchor.mentioned && is_usable(*anchor.mentioned);
}

// "In August 2021 ... that November": the next one; "in 2021 ... that year".
std::optional<ResolvedDate> resolve_same(const DateExpression& date,
                                         const DateAnchor& anchor) {
  if (!anchor.mentioned || !is_usable(*anchor.mentioned)) return std::nullopt;
  const Day mentioned = anchor.mentioned->earliest;
  const CivilDate from = civil(mentioned);
  const bool is_month = date.form == DateForm::month && !date.has_same_year;
  const int year = is_month && date.month < from.month ? from.year + 1 : from.year;
  const bool is_in_year =
      date.form == DateForm::month || date.form == DateForm::month_day;
  const std::optional<Days> days =
      is_in_year ? in_year(date, year) : days_from(date, mentioned, anchor.bounds);
  return days ? std::optional(ResolvedDate{*days, Grade::c}) : std::nullopt;
}

}  // namespace

std::optional<ResolvedDate> resolve_date(const DateExpression& date,
                                         const DateAnchor& anchor) {
  const bool has_anchor = anchor.published && is_usable(*anchor.published);
  if (date.form == DateForm::days) {
    const std::optional<Day> from =
        has_anchor ? std::optional(anchor.published->earliest) : std::nullopt;
    return ResolvedDate{part_of(date.days, date.part, from, anchor.bounds), Grade::a};
  }
  if (date.is_of_mentioned) return resolve_same(date, anchor);
  if (!has_anchor) {
    return anchor.narrative ? resolve_narrative(date, *anchor.narrative) : std::nullopt;
  }
  const bool is_apart = is_from_mentioned(date, anchor);
  const std::optional<Days> days =
      days_from(date, is_apart ? *anchor.mentioned : *anchor.published, anchor.bounds);
  if (!days) return std::nullopt;
  Grade grade = grade_of(date);
  if (date.named_weekday && days->is_single() &&
      weekday(days->earliest) != *date.named_weekday) {
    grade = Grade::c;
  }
  return ResolvedDate{*days, grade};
}

}  // namespace stance
