// SPDX-License-Identifier: Apache-2.0
// Dates as tables write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/edtf.h"
#include "stance/rules/period.h"

namespace stance::ingest {

// On which days of a period ("2015", a month) a report of it was so.
enum class PeriodMeans { some_day, all_days, first_day, last_day };

struct DateReading {
  // Tried in their order: made of YYYY YY MM M DD D Month Mon and what stands between.
  // EDTF ("2025-03-04", "2025-03") is always read, also with a time of day behind it.
  // "serial" is the number of a day as spreadsheets count them.
  std::vector<std::string> formats = {};
  // Cells that say that no date is known, and that something has not ended.
  std::vector<std::string> unknown = {"na", "n/a", "null", "none", "unknown", "?", "-"};
  std::vector<std::string> open = {
      "present", "ongoing", "current", "open", "until further notice", "indefinite"};
  // No date of the table lies before this day.
  std::optional<Day> first = {};
  // The end is the last day on which it held, not the first on which it did not.
  bool end_is_last_day = false;
  PeriodMeans period = PeriodMeans::some_day;
};

enum class DateCell { date, unknown, open, unreadable };

struct ReadDate {
  DateCell what = DateCell::unknown;
  Edtf date = {};
};

ReadDate read_date(std::string_view cell, const DateReading& reading);

// Is it made of the parts above, with a year, a month and a day (or a month and a year)?
bool is_date_format(std::string_view format);

// How long something lasts: "90", "90 days", "for 2 weeks", "18 months". A bare number
// is one of days.
std::optional<Period> read_length(std::string_view cell);

// The days that the name of a column has by a pattern such as "masks_{YYYY-MM}"; a year
// alone will do.
std::optional<Edtf> date_in_header(std::string_view name, std::string_view pattern);

// The date in the name of a file by a pattern such as "list-{YYYY-MM-DD}"; the pattern
// may stand anywhere in the name. Without a pattern: all different dates that the name
// writes as 2025-03-04, 20250304 or 03042025.
std::vector<Day> dates_in_name(std::string_view file_name,
                               const std::optional<std::string>& pattern);

}  // namespace stance::ingest
