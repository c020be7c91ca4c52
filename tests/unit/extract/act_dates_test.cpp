// SPDX-License-Identifier: Apache-2.0
// Which date of a text is that of an act.
#include <doctest/doctest.h>

#include "unit/extract/reading.h"

namespace stance {
namespace {

using test::records_in;

TEST_CASE("extract: acts take the dates that are theirs") {
  struct Row {
    std::string_view name;
    std::string_view said;
    std::string_view published;
    std::string_view records;  // without the place
  };
  const Row rows[] = {
      {"day of the act",
       "bought cameras on Feb. 27.",
       "2025-03-04",
       "cameras worn adopted 2025-02-27"},
      {"said on a day",
       "said Friday they bought cameras in 2019.",
       "2025-03-04",
       "cameras worn adopted 2019"},
      {"only the statement is dated",
       "said Friday they bought cameras.",
       "2025-03-04",
       "cameras worn adopted 2025-02-28"},
      {"since",
       "have worn cameras since 2014.",
       "2025-03-04",
       "cameras worn adopted 2014|cameras worn observed 2025-03-04"},
      {"since, of what they have had",
       "have had cameras worn since 2014.",
       "2025-03-04",
       "cameras worn adopted 2014|cameras worn observed 2025-03-04"},
      {"since, of what had been so",
       "had worn cameras since 2014.",
       "2025-03-04",
       "cameras worn adopted 2014"},
      {"from a year on",
       "from 2014 on wore cameras.",
       "2025-03-04",
       "cameras worn adopted 2014"},
      {"until", "wore cameras until 2016.", "2025-03-04", "cameras worn ended 2016"},
      {"range",
       "wore cameras from 2008 to 2014.",
       "2025-03-04",
       "cameras worn observed 2008-01-01/2014-12-31"},
      {"range of what is no more",
       "formerly wore cameras from 2008 until May 2014.",
       "2025-03-04",
       "cameras worn adopted 2008|cameras worn ended 2014-05"},
      {"immediately",
       "bought cameras Monday, effective immediately.",
       "2025-03-04",
       "cameras worn adopted 2025-03-03"},
      {"never after the document",
       "bought cameras this year.",
       "2025-03-04",
       "cameras worn adopted [2025-01-01..2025-03-04]"},
      {"scheduled",
       "will scrap the cameras on May 1.",
       "2025-03-04",
       "cameras worn ended 2025-05-01"},
      {"before",
       "bought cameras before 2019.",
       "2025-03-04",
       "cameras worn adopted [..2019]"},
      {"law of a year",
       "wear cameras under a 2019 law.",
       "2025-03-04",
       "cameras worn adopted 2019"},
      {"no publication, relative",
       "bought cameras last month.",
       "",
       "cameras worn adopted XXXX"},
      {"no publication, observed", "wear cameras.", "", "cameras worn observed XXXX"},
      {"no publication, explicit",
       "bought cameras in 2018.",
       "",
       "cameras worn adopted 2018"},
      {"published in a month",
       "wear cameras.",
       "2024-03",
       "cameras worn observed 2024-03"},
      {"of another verb",
       "scrapped the cameras delivered in 2021.",
       "2025-03-04",
       "cameras worn ended [..2025-03-04]"},
      {"past, the day of something else",
       "formerly wore cameras under an order signed in 2021.",
       "2025-03-04",
       "cameras worn ended [..2025-03-04]"},
      {"a state with a day of its own began on it",
       "began in March 2021 and have worn cameras.",
       "2025-03-04",
       "cameras worn adopted 2021-03"},
      {"under a paper of a day",
       "wear cameras by the order of June 4, 2019.",
       "2025-03-04",
       "cameras worn adopted 2019-06-04"},
      {"said some days before",
       "said on Friday that they wear cameras.",
       "2025-03-04",
       "cameras worn observed 2025-02-28/2025-03-04"},
      {"in a letter of a day",
       "wear cameras, according to a letter of Feb. 20.",
       "2025-03-04",
       "cameras worn observed 2025-02-20"},
      {"of somebody in an aside",
       "and their chief, who retired in 2019, wear cameras.",
       "2025-03-04",
       "cameras worn observed 2025-03-04"},
      {"of another place",
       "trained in 2019, and they wear cameras.",
       "2025-03-04",
       "cameras worn observed 2025-03-04"},
      {"this year is no beginning",
       "wear cameras this year.",
       "2025-03-04",
       "cameras worn observed 2025-03-04"},
      {"a day ahead",
       "from May 1 will wear cameras.",
       "2025-03-04",
       "cameras worn adopted 2025-05-01"},
      {"a day ahead of something else",
       "wear cameras and will vote on May 1.",
       "2025-03-04",
       "cameras worn observed 2025-03-04"},
      {"when",
       "trained on Feb. 17, when they bought cameras.",
       "2025-03-04",
       "cameras worn adopted 2025-02-17"},
      {"of another place behind a semicolon",
       "wear cameras; those of Barry County began on Feb. 27.",
       "2025-03-04",
       "cameras worn observed 2025-03-04"},
      {"a deadline",
       "bought cameras, with a deadline of May 1.",
       "2025-03-04",
       "cameras worn adopted [..2025-03-04]"},
      {"an end told behind it, with a day of its own",
       "bought cameras in 2019 and gave them up in May 2021.",
       "2025-03-04",
       "cameras worn ended 2021-05"},
      {"an end told behind it, without",
       "bought cameras in 2019 and gave them up.",
       "2025-03-04",
       "cameras worn ended [..2025-03-04]"},
      {"two acts",
       "bought cameras in 2019 and scrapped the cameras in 2021.",
       "2025-03-04",
       "cameras worn adopted 2019|cameras worn ended 2021"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    std::string expected;
    for (std::string_view rest = row.records; !rest.empty();) {
      const std::size_t bar = rest.find('|');
      expected += (expected.empty() ? "" : "\n") + std::string("Kent County, MI ") +
                  std::string(rest.substr(0, bar));
      rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 1);
    }
    CHECK(records_in("Kent County, Michigan, officers " + std::string(row.said),
                     row.published) == expected);
  }
}

TEST_CASE("extract: since when it held is no day of its end, but one of its beginning") {
  const test::TextRow rows[] = {
      {"since, and the day of the end",
       "Kent County, Michigan, on Feb. 27 scrapped the cameras that it has used since "
       "2008.",
       "Kent County, MI cameras worn adopted 2008\n"
       "Kent County, MI cameras worn ended 2025-02-27"},
      {"since alone",
       "Kent County, Michigan, scrapped the cameras that it has used since 2008.",
       "Kent County, MI cameras worn adopted 2008\n"
       "Kent County, MI cameras worn ended [..2025-03-04]"},
      {"the paper of a year",
       "Kent County, Michigan, on Feb. 27 scrapped the cameras under its rule of 2008.",
       "Kent County, MI cameras worn ended 2025-02-27"},
      {"what ends, of a year",
       "Kent County, Michigan, scrapped cameras, a habit that goes back to 2008, on Feb. "
       "27.",
       "Kent County, MI cameras worn adopted 2008\n"
       "Kent County, MI cameras worn ended 2025-02-27"},
      {"somebody's years",
       "Kent County, Michigan, scrapped the cameras of the sheriff who has served since "
       "2008.",
       "Kent County, MI cameras worn ended [..2025-03-04]"},
      {"ended since",
       "Since February 2017, when Kent County, Michigan, scrapped cameras, all is quiet.",
       "Kent County, MI cameras worn ended 2017-02"},
      {"joined to it",
       "Kent County, Michigan, scrapped the cameras, and has asked for others since "
       "2008.",
       "Kent County, MI cameras worn ended [..2025-03-04]"},
  };
  for (const test::TextRow& row : rows) check(row);
}

TEST_CASE(
    "extract: what is said in an article may have been said on the day of its news") {
  const test::TextRow rows[] = {
      {"the day told before",
       "The Kent County, Michigan, board met on Feb. 27. Deputies wear cameras, the "
       "sheriff "
       "said.",
       "Kent County, MI cameras worn observed [2025-02-27..2025-03-04]"},
      {"in quotation marks",
       "The Kent County, Michigan, board met on Feb. 27. \"Deputies wear cameras.\"",
       "Kent County, MI cameras worn observed [2025-02-27..2025-03-04]"},
      {"no news",
       "The Kent County, Michigan, board met on Jan. 7. Deputies wear cameras, the "
       "sheriff "
       "said.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"nobody's word",
       "The Kent County, Michigan, board met on Feb. 27. Deputies wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"the act of the day, said again",
       "Kent County, Michigan, bought cameras on Feb. 27. Deputies wear cameras, the "
       "sheriff said.",
       "Kent County, MI cameras worn adopted 2025-02-27"},
  };
  for (const test::TextRow& row : rows) check(row);
}

TEST_CASE("extract: an act takes the day that was told just before") {
  struct Row {
    std::string_view name;
    std::string_view text;
    std::string_view records;
  };
  const Row rows[] = {
      {"a signature before",
       "The Kent County, Michigan, board met. On Feb. 20 the board had ordered new "
       "gear. The rule was ordered on Feb. 21. Officers bought cameras.",
       "Kent County, MI cameras worn adopted 2025-02-21"},
      {"a day of nothing",
       "The Kent County, Michigan, board met on Feb. 20. Officers bought cameras.",
       "Kent County, MI cameras worn adopted [..2025-03-04]"},
      {"paragraphs away",
       "The Kent County, Michigan, rule was ordered on Feb. 20.\n\nIt rained.\n\nIt "
       "snowed.\n\nOfficers bought cameras.",
       "Kent County, MI cameras worn adopted [..2025-03-04]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(records_in(row.text, "2025-03-04") == row.records);
  }
}

}  // namespace
}  // namespace stance
