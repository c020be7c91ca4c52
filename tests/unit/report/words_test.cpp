// SPDX-License-Identifier: Apache-2.0
#include "stance/report/words.h"

#include <doctest/doctest.h>

#include <set>

#include "stance/report/status_page.h"

using namespace stance;

namespace {

Days days(std::string_view earliest, std::string_view latest) {
  return {earliest.empty() ? Day::earliest() : parse_day(earliest).value(),
          latest.empty() ? Day::latest() : parse_day(latest).value()};
}

}  // namespace

TEST_CASE("words: possible days are said no more exactly than they are known") {
  struct Row {
    std::string_view name;
    Days days;
    std::string words;
  };
  const Row rows[] = {
      {"a day", days("2024-02-27", "2024-02-27"), "2024-02-27"},
      {"a month", days("2024-02-01", "2024-02-29"), "2024-02"},
      {"a year", days("2014-01-01", "2014-12-31"), "2014"},
      {"two days", days("2024-02-27", "2024-02-28"), "2024-02-27 to 2024-02-28"},
      {"nearly a month", days("2023-02-01", "2023-02-27"), "2023-02-01 to 2023-02-27"},
      {"no first day", days("", "2024-07-20"), "by 2024-07-20"},
      {"no last day", days("2024-02-27", ""), "2024-02-27 or later"},
      {"no day", days("", ""), "unknown"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(in_words(row.days) == row.words);
    CHECK(in_words(std::optional<Days>(row.days)) == row.words);
  }
  CHECK(in_words(std::optional<Days>()) == "-");
}

TEST_CASE("words: every standing that asks for care has a mark of its own") {
  std::set<std::string> marks;
  for (const Standing standing : every_standing) {
    CAPTURE(std::string(to_string(standing)));
    CHECK(!meaning_of(standing).empty());
    const bool plain = standing == Standing::settled || standing == Standing::unknown;
    CHECK(mark_of(standing).empty() == plain);
    if (!plain) CHECK(marks.insert(mark_of(standing)).second);
  }
}

TEST_CASE("words: counts take their plural") {
  CHECK(counted(0, "source") == "0 sources");
  CHECK(counted(1, "source") == "1 source");
  CHECK(counted(2, "source") == "2 sources");
}

TEST_CASE("legend: explains each mark once, and none that does not occur") {
  CHECK(legend({}, 80).empty());
  CHECK(legend({Standing::settled, Standing::unknown}, 80).empty());
  CHECK(legend({Standing::stale, Standing::settled, Standing::stale}, 80) ==
        "* stale: rests on old reports alone; it may have changed\n");
  const std::string both = legend({Standing::stale, Standing::contested}, 80);
  CHECK(both.find("! contested") < both.find("* stale"));
}
