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
  const std::optional<bool> direction = direction_before(date.range.first);
  date.has_no_verb = !direction;
  const bool opens = begins_or_bounds(date.range.first);
  date.is_future = direction.value_or(direction_behind(date.range.last).value_or(opens));
  if (date.role == DateRole::range || date.range.first == sentence_.first) return;
  std::size_t before = date.range.first - 1;
  const bool skips = is(before, DateWord::article) || is(before, DateWord::year_opener) ||
                     is(before, DateWord::of);
  if (skips && before > sentence_.first) --before;
  date.role = role_of(meaning(before).kind, date);
  // "From 2014 on"
  const std::size_t behind = date.range.last;
  const bool goes_on =
      behind < sentence_.last && (spelled(behind) == "on" || spelled(behind) == "onward");
  if (is(before, DateWord::from) && goes_on) date.role = DateRole::since;
}

// "From Sept. 1", "by Friday": ahead, unless a verb tells that it is past.
bool DateRoles::begins_or_bounds(std::size_t first) const {
  return first > sentence_.first &&
         (is(first - 1, DateWord::by) || is(first - 1, DateWord::from));
}

// The nearest verb to the left tells; "next" and "until" right before turn it too.
std::optional<bool> DateRoles::direction_before(std::size_t first) const {
  const bool has_article =
      first > sentence_.first + 1 && is(first - 1, DateWord::article);
  const std::size_t before = has_article ? first - 1 : first;
  const std::size_t floor = first - std::min(first - sentence_.first, direction_reach);
  for (std::size_t i = first; i > floor; --i) {
    const Token& token = tokens_[i - 1];
    if (token.kind == TokenKind::semicolon || token.has(flag::closes_quote)) break;
    if (const std::optional<bool> direction = direction_of(i - 1)) return direction;
    if (i == before && is(i - 1, DateWord::until)) return true;
  }
  return std::nullopt;
}

// Whether a word is a verb, or as good as one, of what is ahead or past.
std::optional<bool> DateRoles::direction_of(std::size_t at) const {
  if (is(at, DateWord::future)) return true;
  if (is(at, DateWord::past)) return false;
  const Token& token = tokens_[at];
  const bool is_past = token.kind == TokenKind::word && !token.has(flag::capital) &&
                       token.end - token.begin > 4 && spelled(at).ends_with("ed");
  return is_past ? std::optional(false) : std::nullopt;
}

// "Starting Jan. 1, deputies will": of a date that opens its sentence.
std::optional<bool> DateRoles::direction_behind(std::size_t last) const {
  const std::size_t ceiling = std::min(last + direction_reach, sentence_.last);
  for (std::size_t i = last; i < ceiling; ++i) {
    if (tokens_[i].kind == TokenKind::semicolon || spelled(i) == "which") break;
    if (is(i, DateWord::future)) return true;
    if (is(i, DateWord::past)) return false;
  }
  return std::nullopt;
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
    if (!spans) continue;
    if (from.form == DateForm::month && until.form == DateForm::month) {
      from.last_month = until.month;
    } else if (take_year(from, until)) {
      from.ends = std::pair(from.days, until.days);
      from.days = hull(from.days, until.days);
    } else {
      continue;
    }
    from.range.last = until.range.last;
    from.role = DateRole::range;
    dates.erase(dates.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

}  // namespace stance
