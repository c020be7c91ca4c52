// SPDX-License-Identifier: Apache-2.0
// Date phrases that count: "two years ago", "a day earlier", "the last week of June".
#pragma once

#include "stance/extract/date_roles.h"

namespace stance {

class DateCounts : public DateRoles {
 public:
  using DateRoles::DateRoles;

 protected:
  // two years ago, a decade ago, a day earlier, a week later; first quarter of 2019
  Read read_count(std::size_t at) const;
  // the last week of June, the first day of July 2024; `at` is its "last" or "first"
  Read read_within_month(std::size_t at) const;
  // that November, that same year, the same day; `at` is its "that" or "the"
  Read read_same(std::size_t at) const;
  // "June last year", "March 3 of this year", "April 8 of that year"
  void take_year_behind(DateExpression& date) const;
  // New Year's Day, Thanksgiving 2019, last Labor Day
  Read read_holiday(std::size_t at) const;
  // fiscal year 2024: of a state or of the federal government, whichever it is
  Read read_fiscal(std::size_t at) const;

 private:
  Read read_quarter(std::size_t at) const;
  Read end_of_year(std::size_t at, Relation which, int year) const;
  bool follows_effect(std::size_t at) const;
  // "A day earlier", "two weeks before", "takes effect in 30 days": from the day that was
  // named last.
  Read read_offset_from(std::size_t at, std::size_t unit, int count) const;
};

}  // namespace stance
