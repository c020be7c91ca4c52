// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/table_dates.h"

#include <doctest/doctest.h>

using namespace stance;
using namespace stance::ingest;

namespace {

std::string words_of(const ReadDate& read) {
  switch (read.what) {
    case DateCell::date: return read.date.to_string();
    case DateCell::unknown: return "unknown";
    case DateCell::open: return "open";
    case DateCell::unreadable: return "unreadable";
  }
  return "";
}

std::string days_in(const std::string& name, const std::optional<std::string>& pattern) {
  std::string words;
  for (const Day day : dates_in_name(name, pattern)) words += to_string(day) + " ";
  return words;
}

}  // namespace

TEST_CASE("ingest: dates as tables write them") {
  struct Row {
    std::string_view cell;
    std::vector<std::string> formats;
    std::string_view date;
  };
  const Row rows[] = {
      {"2025-03-04", {}, "2025-03-04"},
      {"2025-03", {}, "2025-03"},
      {" 2025 ", {}, "2025"},
      {"3/4/2025", {"M/D/YYYY"}, "2025-03-04"},
      {"03/04/25", {"MM/DD/YY"}, "2025-03-04"},
      {"4.3.2025", {"D.M.YYYY"}, "2025-03-04"},
      {"20250304", {"YYYYMMDD"}, "2025-03-04"},
      {"March 4, 2025", {"Month D, YYYY"}, "2025-03-04"},
      {"4-Mar-2025", {"D-Mon-YYYY"}, "2025-03-04"},
      {"3/2025", {"M/YYYY"}, "2025-03"},
      {"3/4/2025 12:30:00 AM", {"M/D/YYYY"}, "2025-03-04"},
      {"2025-03-04T10:00:00", {}, "2025-03-04"},
      {"2025-03-04 00:00:00", {}, "2025-03-04"},
      {"March 4th, 2025", {"Month D, YYYY"}, "2025-03-04"},
      {"Mar. 4, 2025", {"Mon D, YYYY"}, "2025-03-04"},
      {"March 4, 2025", {"Mon. D, YYYY"}, "2025-03-04"},
      {"45720", {"serial"}, "2025-03-04"},
      {"45720.75", {"M/D/YYYY", "serial"}, "2025-03-04"},
      {"Until further notice", {}, "open"},
      {"13/4/2025", {"M/D/YYYY"}, "unreadable"},
      {"2/30/2025", {"M/D/YYYY"}, "unreadable"},
      {"3/4/2025", {}, "unreadable"},
      {"", {}, "unknown"},
      {"N/A", {}, "unknown"},
      {"Ongoing", {}, "open"},
      {"soon", {}, "unreadable"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.cell);
    CHECK(words_of(read_date(row.cell, {.formats = row.formats})) == row.date);
  }
}

TEST_CASE("ingest: the date in the name of a file") {
  CHECK(days_in("list_2025-01-31.csv", std::nullopt) == "2025-01-31 ");
  CHECK(days_in("list20250131v2.csv", std::nullopt) == "2025-01-31 ");
  CHECK(days_in("list_01312025.csv", std::nullopt) == "2025-01-31 ");
  CHECK(days_in("2025-01-31_to_2025-02-28.csv", std::nullopt) ==
        "2025-01-31 2025-02-28 ");
  CHECK(days_in("list.csv", std::nullopt).empty());
  CHECK(days_in("run 7 of 31.1.2025.csv", "of {D.M.YYYY}") == "2025-01-31 ");
  CHECK(days_in("run 7.csv", "of {D.M.YYYY}").empty());
}

TEST_CASE("ingest: a date format needs a year and a month") {
  CHECK(is_date_format("M/D/YYYY"));
  CHECK(is_date_format("Month YYYY"));
  CHECK_FALSE(is_date_format("D/M"));
  CHECK_FALSE(is_date_format("date"));
}

TEST_CASE("ingest: lengths of time as tables write them") {
  struct Row {
    std::string_view cell;
    std::optional<Period> length;
  };
  const Row rows[] = {
      {"90", Period{.days = 90}},
      {"90.0", Period{.days = 90}},
      {"for 90 days", Period{.days = 90}},
      {"90-day", Period{.days = 90}},
      {"30 calendar days", Period{.days = 30}},
      {"2 weeks", Period{.days = 14}},
      {"1 year 6 months", Period{.years = 1, .months = 6}},
      {"a while", std::nullopt},
      {"0", std::nullopt},
      {"", std::nullopt},
  };
  for (const Row& row : rows) {
    CAPTURE(row.cell);
    CHECK(read_length(row.cell) == row.length);
  }
}

TEST_CASE("ingest: dates in the names of columns") {
  struct Row {
    std::string_view name;
    std::string_view pattern;
    std::string_view date;
  };
  const Row rows[] = {
      {"2016", "{YYYY}", "2016"},
      {" Law 2016 ", "law {YYYY}", "2016"},
      {"masks_2020-03", "masks_{YYYY-MM}", "2020-03"},
      {"Mar. 2020", "{Mon YYYY}", "2020-03"},
      {"3/4/2020 cases", "{M/D/YYYY} cases", "2020-03-04"},
      {"2016 note", "{YYYY}", "none"},
      {"20161", "{YYYY}", "none"},
      {"2020-13", "{YYYY-MM}", "none"},
      {"state", "{YYYY}", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const std::optional<Edtf> date = date_in_header(row.name, row.pattern);
    CHECK((date ? date->to_string() : "none") == row.date);
  }
}
