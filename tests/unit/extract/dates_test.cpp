// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/dates.h"

#include <doctest/doctest.h>

#include <sstream>

#include "stance/extract/date_words.h"
#include "unit/extract/reading.h"
#include "unit/places/shipped.h"

namespace stance {
namespace {

struct FoundDate {
  std::string words;
  DateExpression expression;
  std::optional<ResolvedDate> resolved;
};

std::vector<FoundDate> dates_in(std::string_view text, DateAnchor anchor) {
  Vocabulary vocabulary;
  const DateWords words(vocabulary, test::english_dates());
  const std::vector<Token> tokens = tokenize(text, vocabulary);
  std::vector<FoundDate> found;
  anchor.bounds = words.bounds();
  for (const DateExpression& date : read_dates(text, tokens, {0, tokens.size()}, words)) {
    const std::size_t begin = tokens[date.range.first].begin;
    const std::size_t end = tokens[date.range.last - 1].end;
    const auto resolved = resolve_date(date, anchor);
    if (resolved) anchor.mentioned = resolved->days;
    found.push_back({std::string(text.substr(begin, end - begin)), date, resolved});
  }
  return found;
}

DateAnchor anchored(std::string_view published) {
  if (published.empty()) return {};
  return {.published = Edtf::parse(published)->days(), .narrative = {}};
}

// "phrase = days" of all dates, "phrase ?" for those that stay open.
std::string read_back(std::string_view text, std::string_view published) {
  std::string result;
  for (const FoundDate& date : dates_in(text, anchored(published))) {
    if (!result.empty()) result += "; ";
    result += date.words;
    result +=
        date.resolved ? " = " + Edtf::from_days(date.resolved->days).to_string() : " ?";
  }
  return result;
}

TEST_CASE("extract: date phrases become days") {
  // 2025-03-04 is a Tuesday.
  constexpr std::string_view tuesday = "2025-03-04";
  struct Row {
    std::string_view text;
    std::string_view dates;
  };
  const Row rows[] = {
      {"signed on Feb. 27, 2025", "Feb. 27, 2025 = 2025-02-27"},
      {"signed on 27 February 2025", "27 February 2025 = 2025-02-27"},
      {"signed on 2025-02-27", "2025-02-27 = 2025-02-27"},
      {"signed on 2/27/25", "2/27/25 = 2025-02-27"},
      {"signed in March 2017", "March 2017 = 2017-03"},
      {"signed on Feb. 27", "Feb. 27 = 2025-02-27"},
      {"held March 3 and 4", "March 3 and 4 = [2025-03-03..2025-03-04]"},
      {"signed in November", "November = 2024-11"},
      {"signed in June last year", "June last year = 2024-06"},
      {"signed on March 3 of this year", "March 3 of this year = 2025-03-03"},
      {"begins this September", "this September = 2025-09"},
      {"May: the board met", "May = 2024-05"},
      {"May deputies ask", ""},
      {"signed Monday", "Monday = 2025-03-03"},
      {"signed on Tuesday", "Tuesday = 2025-03-04"},
      {"signed last Tuesday", "last Tuesday = 2025-02-25"},
      {"will take effect Thursday", "Thursday = 2025-03-06"},
      {"will begin in May", "May = 2025-05"},
      {"Monday, April 7, 2025", "Monday, April 7, 2025 = 2025-04-07"},
      {"voted last month", "last month = 2025-02"},
      {"voted last week", "last week = [2025-02-24..2025-03-02]"},
      {"vote next year", "next year = 2026"},
      {"passed earlier this year", "earlier this year = [2025-01-01..2025-03-04]"},
      {"ended in early 2017", "early 2017 = [2017-01-01..2017-05-02]"},
      {"by the end of the year", "end of the year = 2025-12"},
      {"adopted in the spring of 2019", "spring of 2019 = [2019-03..2019-05]"},
      {"repealed last fall", "last fall = [2024-09..2024-11]"},
      {"adopted in the spring", "spring = [2025-03..2025-05]"},
      {"left two years ago", "two years ago = [2022-09-02..2023-09-03]"},
      {"voted on Monday, signed a day earlier",
       "Monday = 2025-03-03; a day earlier = 2025-03-02"},
      {"began in 2014, ended two years later", "2014 = 2014; two years later = 2016"},
      {"signed Monday, takes effect in 30 days",
       "Monday = 2025-03-03; 30 days = 2025-04-02"},
      {"put his name to it on Friday, which means that they will", "Friday = 2025-02-28"},
      {"By Friday nobody was left", "Friday = 2025-02-28"},
      {"they leave by Friday", "Friday = 2025-03-07"},
      {"a law that applies from Sept. 1", "Sept. 1 = 2025-09-01"},
      {"come July 1, no town can", "July 1 = 2025-07-01"},
      {"the deal fell through in September", "September = 2024-09"},
      {"in force through September", "September = 2025-09"},
      {"the notice of a week before", "a week before = [2025-02-22..2025-02-28]"},
      {"in the last week of June", "last week of June = [2024-06-24..2024-06-30]"},
      {"on the first day of July 2024", "first day of July 2024 = 2024-07-01"},
      {"on the last day of 2024", "last day of 2024 = 2024-12-31"},
      {"kept from January through June", "January through June = [2024-01..2024-06]"},
      {"will keep from January through June",
       "January through June = [2025-01..2025-06]"},
      {"kept from November to February", "November to February = [2024-11..2025-02]"},
      {"Starting April 1, deputies will", "April 1 = 2025-04-01"},
      {"When it kicks in on Dec. 1, wardens will", "Dec. 1 = 2025-12-01"},
      {"On Dec. 1, wardens had", "Dec. 1 = 2024-12-01"},
      {"her motion comes up on March 18", "March 18 = 2025-03-18"},
      {"her motion passed on March 18", "March 18 = 2024-03-18"},
      {"two days before a release", ""},
      {"acted ten days ago", "ten days ago = 2025-02-22"},
      {"said yesterday", "yesterday = 2025-03-03"},
      {"said on Wednesday night", "Wednesday night = 2025-02-26"},
      {"in force since 2014", "2014 = 2014"},
      {"adopted this 24th day of February, 2026",
       "24th day of February, 2026 = 2026-02-24"},
      {"signed on the 3rd of March 2017", "3rd of March 2017 = 2017-03-03"},
      {"signed on the 14th of March last year", "14th of March last year = 2024-03-14"},
      {"left on New Year's Day", "New Year's Day = 2025-01-01"},
      {"left on the Labor Day weekend", "Labor Day = 2024-09-02"},
      {"left on Memorial Day 2019", "Memorial Day 2019 = 2019-05-27"},
      {"will leave on Election Day", "Election Day = 2025-11-04"},
      {"left before last Thanksgiving", "Thanksgiving = 2024-11-28"},
      {"his thanksgiving was short", ""},
      {"left in August 2021, and she that November",
       "August 2021 = 2021-08; that November = 2021-11"},
      {"left in August 2021, and she that March",
       "August 2021 = 2021-08; that March = 2022-03"},
      {"left in March of 1985, and she on April 8 of that year",
       "March of 1985 = 1985-03; April 8 of that year = 1985-04-08"},
      {"settled on July 15 and left that week", "July 15 = 2024-07-15"},
      {"freed on the same day", ""},
      {"left that November", "that November ?"},
      {"Ord. 118, 12-19-2016", "12-19-2016 = 2016-12-19"},
      {"file 13-19-2016", ""},
      {"honored from 2008 to 2014", "2008 to 2014 = [2008..2014]"},
      {"between March 2017 and June 2019",
       "March 2017 and June 2019 = [2017-03..2019-06]"},
      {"between January and June 2018", "January and June 2018 = [2018-01..2018-06]"},
      {"in the 1990s", "1990s = [1990..1999]"},
      {"a 2019 law", "2019 = 2019"},
      {"the state's 2010 law", "2010 = 2010"},
      {"fiscal year 2024", "fiscal year 2024 = [2023-07..2024-09]"},
      {"first quarter of 2019", "first quarter of 2019 = [2019-01..2019-03]"},
      {"recently agreed", "recently = [2024-11-04..2025-03-04]"},
      {"effective immediately", "effective immediately = 2025-03-04"},
      {"takes effect immediately", "effect immediately = 2025-03-04"},
      // No dates.
      {"no more than 48 hours", ""},
      {"under Section 1357", ""},
      {"Senate Bill 2019", ""},
      {"$2019 and 2017 cells", ""},
      {"may march on", ""},
      {"They may fall second", ""},
      {"a decision of April Jones", ""},
      {"in 2 weeks or 3 days", ""},
      {"Feb. 30, 2025", ""},
      {"the past two years", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read_back(row.text, tuesday) == row.dates);
  }
}

TEST_CASE("extract: dates are as open as their anchor") {
  struct Row {
    std::string_view name;
    std::string_view text;
    std::string_view published;
    std::string_view dates;
  };
  const Row rows[] = {
      {"no anchor, relative", "stopped last month", "", "last month ?"},
      {"no anchor, weekday", "said Monday", "", "Monday ?"},
      {"no anchor, explicit", "stopped in 2018", "", "2018 = 2018"},
      {"a month as anchor", "stopped on Feb. 27", "2024-03", "Feb. 27 = 2024-02-27"},
      {"a month as anchor, weekday",
       "said Monday",
       "2024-03",
       "Monday = [2024-02-26..2024-03-25]"},
      {"a year as anchor", "said Monday", "2024", "Monday ?"},
      {"a leap day", "on Feb. 29", "2024-03-01", "Feb. 29 = 2024-02-29"},
      {"the year turns", "on Dec. 31", "2025-01-02", "Dec. 31 = 2024-12-31"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(read_back(row.text, row.published) == row.dates);
  }
  const DateAnchor narrative{.published = {}, .narrative = *day_of({2018, 6, 30})};
  const auto dates = dates_in("stopped in April", narrative);
  REQUIRE(dates.size() == 1);
  CHECK(Edtf::from_days(dates[0].resolved->days).to_string() == "2018-04");
}

TEST_CASE("extract: the word before a date gives its role") {
  struct Row {
    std::string_view text;
    DateRole role;
  };
  const Row rows[] = {
      {"in force since 2014", DateRole::since},
      {"runs until Oct. 1, 2026", DateRole::until},
      {"leave by May 18, 2021", DateRole::by},
      {"done before 2014", DateRole::before},
      {"from 2008 to 2014", DateRole::range},
      {"on Feb. 27", DateRole::at},
      {"since about 2014", DateRole::since},
      {"through the spring of 2019", DateRole::until},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto dates = dates_in(row.text, anchored("2025-03-04"));
    REQUIRE(dates.size() == 1);
    CHECK(dates[0].expression.role == row.role);
  }
}

TEST_CASE("extract: a weekday that disagrees with its date lowers the grade") {
  CHECK(dates_in("Monday, March 3", anchored("2025-03-04"))[0].resolved->grade ==
        Grade::a);
  CHECK(dates_in("Friday, March 3", anchored("2025-03-04"))[0].resolved->grade ==
        Grade::c);
}

// The two stretches meet, and ours is not much wider.
bool compatible(const Days& expected, const Days& got) {
  if (!intersection(expected, got)) return false;
  const int wide = got.latest.number - got.earliest.number;
  return wide <= std::max(31, 2 * (expected.latest.number - expected.earliest.number));
}

TEST_CASE("extract: the thirty phrases of the reference table") {
  for (const test::Record& row : test::reference_table("dates/phrases.tsv")) {
    CAPTURE(row.at("text"));
    const auto dates = dates_in(row.at("text"), anchored(row.at("dct")));
    const std::string& kind = row.at("kind");
    if (kind == "none" || kind == "event") {
      CHECK(dates.empty());
      continue;
    }
    REQUIRE(dates.size() == 1);
    REQUIRE(dates[0].resolved);
    const Days expected{*parse_day(row.at("earliest")), *parse_day(row.at("latest"))};
    Days got = dates[0].resolved->days;
    if (kind == "by") got.earliest = *parse_day(row.at("dct"));
    CHECK(compatible(expected, got));
  }
}

// The days of a TIMEX3 value; nothing for references, durations and the like.
std::optional<Days> timex_days(const std::string& value) {
  if (value.size() == 8 && value.substr(4, 2) == "-W" && value[6] >= '0' &&
      value[6] <= '9') {
    const int year = std::stoi(value.substr(0, 4));
    const Day fourth = *day_of({year, 1, 4});
    const Day monday =
        add_days(fourth, 7 * (std::stoi(value.substr(6)) - 1) - weekday(fourth));
    return Days{monday, add_days(monday, 6)};
  }
  for (const char c : value) {
    if ((c < '0' || c > '9') && c != '-') return std::nullopt;
  }
  if (value.size() != 4 && value.size() != 7 && value.size() != 10) return std::nullopt;
  const auto edtf = Edtf::parse(value);
  return edtf ? std::optional(edtf->days()) : std::nullopt;
}

// Documents of "phrase, type, value" rows, the first of each its own date.
void count_timex(std::string_view name, int& right, int& all) {
  const auto text =
      test::file_text(std::string(STANCE_SHARED_DIR "/data/dates/") + std::string(name));
  if (!text) return;
  std::istringstream lines(*text);
  std::string line;
  std::string published;
  while (std::getline(lines, line)) {
    const std::size_t first = line.find('\t');
    if (first == std::string::npos) {
      published.clear();
      continue;
    }
    const std::size_t second = line.find('\t', first + 1);
    const std::string phrase = line.substr(0, first);
    if (published.empty()) {
      published = phrase.substr(0, 10);
      continue;
    }
    if (line.substr(first + 1, second - first - 1) != "DATE" || !parse_day(published))
      continue;
    const auto expected = timex_days(line.substr(second + 1));
    if (!expected) continue;
    ++all;
    const auto dates = dates_in(phrase, anchored(published));
    if (dates.size() == 1 && dates[0].resolved &&
        compatible(*expected, dates[0].resolved->days))
      ++right;
  }
}

TEST_CASE("extract: phrases of a public corpus, read without their sentences") {
  int right = 0;
  int all = 0;
  count_timex("timenorm-en-test.tsv", right, all);
  count_timex("timenorm-en-train.tsv", right, all);
  if (all == 0) {
    MESSAGE("skipped: no timenorm phrases beside the project");
    return;
  }
  const double share = static_cast<double>(right) / all;
  MESSAGE("timenorm: " << right << " of " << all << " phrases, " << share);
  CHECK(share >= 0.85);
}

}  // namespace
}  // namespace stance
