// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/publication.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace stance::ingest {
namespace {

std::string shown(const std::optional<Edtf>& date) {
  return date ? date->to_string() : "nothing";
}

struct Row {
  std::string_view name;
  std::string_view given;
  std::string_view expected;
};

TEST_CASE("ingest: an address tells the day only where it can be read in one way") {
  const Row rows[] = {
      {"folders", "https://example.org/2019/07/23/county-order", "2019-07-23"},
      {"folders of one digit", "https://example.org/2019/7/3/county-order", "2019-07-03"},
      {"month by name", "https://example.org/us/2019/jul/23/county", "2019-07-23"},
      {"folders and a compact date that agree",
       "http://archive.example.org/articles/2009/10/03/20091003sheriff-ice1003.html",
       "2009-10-03"},
      {"compact date", "https://example.org/news/20091003sheriff.html", "2009-10-03"},
      {"dashes before the title", "https://example.org/2019-07-23-county", "2019-07-23"},
      {"dashes behind the title",
       "https://example.org/county-2019-07-23.html",
       "2019-07-23"},
      {"underscores", "https://example.org/minutes_2019_07_23.txt", "2019-07-23"},
      {"year and month", "https://example.org/2019/07/county-order", "2019-07"},
      {"a month is refined by the day",
       "https://example.org/2019/07/20190723-county",
       "2019-07-23"},
      {"archive",
       "https://web.archive.org/web/20210101000000/https://example.org/2019/07/23/a",
       "2019-07-23"},
      {"archive time stamp alone",
       "https://web.archive.org/web/20210101000000/",
       "nothing"},
      {"two dates that disagree",
       "https://example.org/2019/07/23/since-2018-06-12",
       "nothing"},
      {"six digits",
       "https://example.org/en/society/240720/14755/county.html",
       "nothing"},
      {"number of an article", "https://example.org/county-policy-5611198", "nothing"},
      {"number that begins like a year", "https://example.org/20190723117/a", "nothing"},
      {"no such day", "https://example.org/2025/02/30/a", "nothing"},
      {"no such month", "https://example.org/2025/23/07/a", "nothing"},
      {"day and month in doubt", "https://example.org/03-04-2019-a", "nothing"},
      {"year before the web", "https://example.org/1789/07/14/a", "nothing"},
      {"month of an upload", "https://example.org/uploads/2017/01/order.txt", "nothing"},
      {"query", "https://example.org/a?date=2019-07-23", "nothing"},
      {"year and month at the end", "https://example.org/2019/07", "nothing"},
      {"no scheme", "example.org/2019/07/23/a", "nothing"},
      {"empty", "", "nothing"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(shown(published_in_url(row.given)) == row.expected);
  }
}

TEST_CASE("ingest: a text tells the day in a label or a dateline") {
  const Row rows[] = {
      {"press release",
       "ANNAPOLIS (December 4, 2008) - The executive said",
       "2008-12-04"},
      {"agency style", "ROCKVILLE, Md., Dec. 4, 2008 -- The county said", "2008-12-04"},
      {"em dash", "DENVER, December 4th, 2008 \xE2\x80\x94 The city said", "2008-12-04"},
      {"below a headline", "A headline\n\nDENVER (May 1, 2017) - The city", "2017-05-01"},
      {"label", "Headline\nPublished July 20, 2024\n\nText", "2024-07-20"},
      {"label and colon", "Posted: Mar. 5, 2019 10:00 AM", "2019-03-05"},
      {"label with weekday", "Published on Tuesday, July 23, 2019", "2019-07-23"},
      {"label, day first", "Published 23 July 2019", "2019-07-23"},
      {"label, ISO", "Publication date: 2019-07-23", "2019-07-23"},
      {"label, numbers", "Posted 7/23/2019", "2019-07-23"},
      {"label, then an update",
       "Published July 3, 2019 | Updated July 5, 2019",
       "2019-07-03"},
      {"label over dateline",
       "Published July 5, 2019\nDENVER (July 3, 2019) - The city",
       "2019-07-05"},
      {"numbers in doubt", "Posted 3/4/2019", "nothing"},
      {"no year", "DENVER (May 1) - The city", "nothing"},
      {"no such day", "DENVER (February 30, 2025) - The city", "nothing"},
      {"label without date", "Published reports of July 20, 2024 say", "nothing"},
      {"two labels that disagree",
       "Published May 1, 2019\nPublished May 2, 2019",
       "nothing"},
      {"a date in a sentence",
       "DENVER officials, in May 1, 2017 remarks, said",
       "nothing"},
      {"not at the beginning", "In DENVER (May 1, 2017) - The city", "nothing"},
      {"update alone", "Updated July 5, 2019", "nothing"},
      {"empty", "", "nothing"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(shown(published_in_text(row.given)) == row.expected);
  }
}

TEST_CASE("ingest: only the first lines of a text can tell its day") {
  const std::string late = std::string(3000, 'x') + "\nPublished July 20, 2024\n";
  CHECK(shown(published_in_text(late)) == "nothing");
}

TEST_CASE("ingest: the publisher of an address is its host") {
  const Row rows[] = {
      {"plain", "https://example.org/a", "example.org"},
      {"www", "http://www.Example.ORG", "example.org"},
      {"port and name", "https://me@example.org:8080/a?b", "example.org"},
      {"a subdomain stays", "https://news.example.org/", "news.example.org"},
      {"not the web", "ftp://example.org/a", "nothing"},
      {"no host", "https:///a", "nothing"},
      {"no address", "county jail", "nothing"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(host_of(row.given).value_or("nothing") == row.expected);
  }
}

TEST_CASE("ingest: a time stamp gives the day where it was written") {
  struct Stamp {
    std::string_view stamp;
    std::string_view published;
  };
  const Stamp rows[] = {
      {"2025-03-04", "2025-03-04"},
      {"2025-03-04T23:50:00-05:00", "2025-03-04"},
      {"2025-03-04 23:50", "2025-03-04"},
      {"2025-03-04T03:50:00Z", "[2025-03-03..2025-03-04]"},
      {"2025-03-04T03:50:00+00:00", "[2025-03-03..2025-03-04]"},
      {"2025-03-04T12:00:00.000Z", "2025-03-04"},
      {"20250304", "2025-03-04"},
      {"20250304120000", "2025-03-04"},
      {"Tue, 04 Mar 2025 14:30:00 GMT", "2025-03-04"},
      {"March 4, 2025", "2025-03-04"},
      {"20026-03-04", "none"},
      {"2025-03-045", "none"},
      {"2025-02-30", "none"},
      {"1970-01-01T00:00:00Z", "none"},
      {"0001-01-01", "none"},
      {"yesterday", "none"},
      {"", "none"},
  };
  for (const Stamp& row : rows) {
    CAPTURE(row.stamp);
    const std::optional<Edtf> published = published_in_stamp(row.stamp);
    CHECK((published ? published->to_string() : "none") == row.published);
  }
}

TEST_CASE("ingest: a line may be nothing but a date") {
  CHECK(published_alone("March 4, 2025").has_value());
  CHECK(published_alone("Tuesday, March 4, 2025 at 9:30 a.m. EST").has_value());
  CHECK_FALSE(published_alone("March 4, 2025, is the day of the vote").has_value());
  CHECK_FALSE(published_alone("On March 4, 2025").has_value());
  CHECK_FALSE(published_alone("March 4").has_value());
}

}  // namespace
}  // namespace stance::ingest
