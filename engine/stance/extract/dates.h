// SPDX-License-Identifier: Apache-2.0
// Date phrases of English news: found on tokens first, made into days afterwards, because
// the days depend on when the document was published and the words do not.
//
//   "Feb. 27, 2025"          explicit; the same on any day
//   "Feb. 27", "February"    the latest one up to the anchor, or the next where the
//   clause
//                            speaks of the future
//   "Monday"                 the anchor itself or the last one before
//   "last month", "early last week", "two years ago", "the end of the year"
//   "since 2014", "from 2008 to 2014", "until Oct. 1", "effective immediately"
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "stance/base/day.h"
#include "stance/base/evidence.h"
#include "stance/extract/matcher.h"
#include "stance/extract/tokens.h"
#include "stance/rules/rule_set.h"

namespace stance {

enum class DateUnit { day, week, month, quarter, year, decade };
enum class Relation { last, current, next };
// Which part of the unit: "early" a third, "beginning" a tenth; "earlier this year" ends,
// "later this year" begins at the anchor.
enum class DatePart { whole, early, middle, late, beginning, end, earlier, later };

enum class DateForm {
  days,       // explicit: `days`
  month_day,  // `month`, `day` to `last_day`
  month,      // `month`
  weekday,    // `weekday`; `relation` where "last" or "next" stands before it
  season,     // `month` is its first month
  unit,       // `relation`, `unit`: "last month"
  ago,        // `count` units before the anchor
  apart,      // `count` units before the day that was named last, "a day earlier"
  offset,     // `count` days from the anchor: yesterday -1
  recent      // "recently"
};

enum class DateRole { at, since, until, by, before, after, range };

// A date phrase, not yet days on a calendar.
struct DateExpression {
  TokenRange range;
  DateForm form = DateForm::days;
  Days days = {};
  int month = 0;
  int day = 0;
  int last_day = 0;
  // "That November", "the same year": of the day that was named last.
  bool is_of_mentioned = false;
  // "April of that year"
  bool has_same_year = false;
  // month_day of a holiday: its day in each year.
  std::optional<NamedDay> named = {};
  // The end of "January through June", else 0.
  int last_month = 0;
  int weekday = 0;
  int count = 0;
  DateUnit unit = DateUnit::day;
  std::optional<Relation> relation = {};
  // Of a month: its year, "June last year", "this September".
  std::optional<Relation> of_year = {};
  DatePart part = DatePart::whole;
  DateRole role = DateRole::at;
  // The clause speaks of the future before the phrase.
  bool is_future = false;
  // No word before the phrase tells past from future.
  bool has_no_verb = false;
  // "effective immediately": the day of the act it belongs to, else the anchor.
  bool is_immediate = false;
  // Of explicit stretches, "from 2008 to May 2014": the two ends as they are named.
  std::optional<std::pair<Days, Days>> ends = {};
  // A weekday beside an explicit date, "Monday, Feb. 27".
  std::optional<int> named_weekday = {};
};

// The days that a phrase means, with the reliability of the rule that found them.
struct ResolvedDate {
  Days days;
  Grade grade = Grade::a;
};

// Days on which the document was published; for a document without, the last explicit
// date named before stands in for the year of month and day, and the rest stays open.
struct DateAnchor {
  std::optional<Days> published;
  std::optional<Day> narrative = {};
  // What the date before it in the text means.
  std::optional<Days> mentioned = {};
  // What inexact words mean.
  DateRules bounds = {};
};

// A holiday of a year.
Day named_day(const NamedDay& named, int year);

class DateWords;

// All date phrases of a sentence, from left to right, without overlap.
std::vector<DateExpression> read_dates(std::string_view text,
                                       std::span<const Token> tokens,
                                       TokenRange sentence,
                                       const DateWords& words);

// Nothing where the anchor does not tell, or tells it only to more than a quarter.
std::optional<ResolvedDate> resolve_date(const DateExpression& date,
                                         const DateAnchor& anchor);

}  // namespace stance
