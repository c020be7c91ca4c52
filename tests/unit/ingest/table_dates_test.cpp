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
