// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/date_roles.h"

#include <algorithm>

namespace stance {

namespace {

namespace flag = token_flag;

// How far back, in tokens, the word that tells past from future may stand.
constexpr std::size_t direction_reach = 12;

DateRole role_of(DateWord word, const DateExpression& date) {
  switch (word) {
    case DateWord::since: return DateRole::since;
    case DateWord::until: return DateRole::until;
    case DateWord::by: return DateRole::by;
    case DateWord::before: return DateRole::before;
    case DateWord::after: return DateRole::after;
    default: return date.role;
  }
}

bool take_year(DateExpression& from, const DateExpression& until) {
  if (until.form != DateForm::days) return false;
  if (from.form == DateForm::days) return true;
  const CivilDate end = civil(until.days.latest);
  const int year = from.month > end.month ? end.year - 1 : end.year;
  if (from.form == DateForm::month) {
    from.days = month_days(year, from.month);
  } else if (from.form == DateForm::month_day) {
    const std::optional<Day> day = day_of({year, from.month, from.day});
    if (!day) return false;
    from.days = {*day, *day};
  } else {
    return false;
  }
  from.form = DateForm::days;
  return true;
}

}  // namespace

void DateRoles::add_role(DateExpression& date) const {
  date.is_future = speaks_of_future(date.range.first);
  if (date.role == DateRole::range || date.range.first == sentence_.first) return;
  std::size_t before = date.range.first - 1;
  const bool skips = is(before, DateWord::article) || is(before, DateWord::year_opener) ||
                     is(before, DateWord::of);
  if (skips && before > sentence_.first) --before;
  date.role = role_of(meaning(before).kind, date);
}

// The nearest verb to the left tells; "next", "until" and "by" right before turn it
// too.
bool DateRoles::speaks_of_future(std::size_t first) const {
  const std::size_t floor = first - std::min(first - sentence_.first, direction_reach);
  for (std::size_t i = first; i > floor; --i) {
    const Token& token = tokens_[i - 1];
    if (token.kind == TokenKind::semicolon || token.has(flag::closes_quote)) return false;
    switch (meaning(i - 1).kind) {
      case DateWord::future: return true;
      case DateWord::until: return true;
      case DateWord::by: return i == first;
      case DateWord::past: return false;
      default: break;
    }
    if (token.kind == TokenKind::word && !token.has(flag::capital) &&
        token.end - token.begin > 4 && spelled(i - 1).ends_with("ed")) {
      return false;
    }
  }
  return false;
}

void DateRoles::join_ranges(std::vector<DateExpression>& dates) const {
  for (std::size_t i = 0; i + 1 < dates.size(); ++i) {
    DateExpression& from = dates[i];
    const DateExpression& until = dates[i + 1];
    if (until.range.first != from.range.last + 1 || from.range.first == sentence_.first) {
      continue;
    }
    const DateWord opener = meaning(from.range.first - 1).kind;
    const DateWord link = meaning(from.range.last).kind;
    const bool spans =
        (opener == DateWord::from && (link == DateWord::to || link == DateWord::until)) ||
        (opener == DateWord::between && link == DateWord::conjunction);
    if (!spans || !take_year(from, until)) continue;
    from.days = hull(from.days, until.days);
    from.range.last = until.range.last;
    from.role = DateRole::range;
    dates.erase(dates.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

}  // namespace stance
