// SPDX-License-Identifier: Apache-2.0
// Publications of a complete list: what is absent has ended, but only when it has been
// absent often enough, and never because a publication was broken.
#include <doctest/doctest.h>

#include <algorithm>

#include "unit/ingest/table_support.h"

using namespace stance;
using namespace stance::test;

namespace {

const std::string mapping = R"(
[table]
kind = "official"
[columns]
in = "state"
place = "office"
agency = "office"
instance = "model"
signed = "signed"
[constants]
policy = "curfew"
state = "imposed"
[names]
clean = ["Office", "Bureau"]
[list]
complete = true
absent-after = 2
suspicious-below = 0.6
identity = ["in", "agency", "instance"]
same-if = [["in", "instance", "signed"], ["agency", "instance", "signed"]]
)";

const std::string header = "state,office,model,signed\n";

// Rows of Ohio counties that fill a list, so that one more or less is no collapse.
std::string filler(const std::string& state = "OH") {
  std::string rows;
  for (const char* name : {"Adams", "Allen", "Ashland", "Brown", "Butler", "Clark"}) {
    rows += state + "," + name + " County Office,Day,2019-01-0" +
            std::to_string(1 + rows.size() % 9) + "\n";
  }
  return rows;
}

GivenTable publication(const std::string& day, const std::string& rows) {
  return {"list_" + day + ".csv", day, header + filler() + rows};
}

std::string standings(const ReadSeries& read) {
  std::string words;
  for (const ingest::Publication& each : read.outcome.publications) {
    words += (words.empty() ? "" : " ") + std::string(to_string(each.standing));
  }
  return words;
}

std::string kent(const ReadSeries& read, const std::string& day) {
  return status_of(read, "Kent County, MD", "curfew", day, day);
}

const std::string kent_row = "MD,Kent County Office,Day,2020-01-05\n";

}  // namespace

TEST_CASE("ingest: absent once is uncertain, absent often enough is an end") {
  const ReadSeries read = read_series(mapping,
                                      {publication("2020-02-01", kent_row),
                                       publication("2020-03-01", kent_row),
                                       publication("2020-04-01", ""),
                                       publication("2020-05-01", "")});
  CHECK(standings(read) == "sound sound sound sound");
  CHECK(kent(read, "2020-01-31") == "unknown");
  CHECK(kent(read, "2020-03-31") == "imposed");
  CHECK(kent(read, "2020-04-01") == "imposed|lifted uncertain");
  CHECK(kent(read, "2020-04-30") == "imposed|lifted uncertain");
  CHECK(kent(read, "2020-05-01") == "lifted");
  // The edge: last listed on March 1, absent since April 1.
  const auto on = [&](const std::string& day) {
    return status_of(read, "Kent County, MD", "curfew", day, "2020-05-01");
  };
  CHECK(on("2020-01-04") == "unknown");
  CHECK(on("2020-01-05") == "imposed");
  CHECK(on("2020-03-01") == "imposed");
  CHECK(on("2020-03-15") == "imposed|lifted uncertain");
  CHECK(on("2020-04-01") == "lifted");
}

TEST_CASE("ingest: listed again, it never left, unless it was signed anew") {
  const std::string anew = "MD,Kent County Office,Day,2020-06-05\n";
  const auto read_with = [&](const std::string& row) {
    return read_series(mapping,
                       {publication("2020-02-01", kent_row),
                        publication("2020-03-01", ""),
                        publication("2020-04-01", ""),
                        publication("2020-07-01", row)});
  };
  const ReadSeries back = read_with(kent_row);
  CHECK(kent(back, "2020-04-01") == "lifted");
  CHECK(kent(back, "2020-07-01") == "imposed");
  CHECK(status_of(back, "Kent County, MD", "curfew", "2020-04-15", "2020-07-01") ==
        "imposed");
  const ReadSeries left = read_with(anew);
  CHECK(status_of(left, "Kent County, MD", "curfew", "2020-04-15", "2020-07-01") ==
        "lifted");
  CHECK(status_of(left, "Kent County, MD", "curfew", "2020-06-05", "2020-07-01") ==
        "imposed");
}

TEST_CASE("ingest: renames, other spellings and another state are no departures") {
  struct Row {
    std::string_view name;
    std::string after;
  };
  const Row rows[] = {
      {"typographic apostrophe and blanks", "MD,  Kent  County Office ,Day,2020-01-05\n"},
      {"renamed", "MD,Kent County Bureau,Day,2020-01-05\n"},
      {"a misspelt state", "MDD,Kent County Office,Day,2020-01-05\n"},
      {"another day of signing", "MD,Kent County Office,Day,2020-01-06\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const ReadSeries read = read_series(mapping,
                                        {publication("2020-02-01", kent_row),
                                         publication("2020-03-01", row.after),
                                         publication("2020-04-01", row.after),
                                         publication("2020-05-01", row.after)});
    for (const char* on : {"2020-02-01", "2020-03-01", "2020-04-01", "2020-05-01"}) {
      CHECK(kent(read, on) == "imposed");
    }
  }
}

TEST_CASE("ingest: one of two models that ends does not end the other") {
  const std::string night = "MD,Kent County Office,Night,2020-01-05\n";
  const ReadSeries read = read_series(mapping,
                                      {publication("2020-02-01", kent_row + night),
                                       publication("2020-03-01", kent_row),
                                       publication("2020-04-01", kent_row)});
  std::size_t ended = 0;
  for (const Evidence& piece : read.evidence) {
    if (piece.kind != Kind::ended || piece.withdrawn) continue;
    ++ended;
    CHECK(piece.instance == "Night, Kent County Office");
    CHECK(piece.contexts ==
          std::vector<std::string>{"last on list_2020-02-01.csv",
                                   "absent from list_2020-03-01.csv",
                                   "still absent from list_2020-04-01.csv"});
  }
  CHECK(ended == 1);
}

TEST_CASE("ingest: broken publications are found by their content") {
  struct Row {
    std::string_view name;
    std::string text;
    std::string_view reason;
  };
  const std::string good = header + filler() + filler("IN") + kent_row;
  std::string ahead = header + filler() + filler("IN");
  for (int i = 1; i < 5; ++i) {
    ahead += "MD,Kent County Office,Model " + std::to_string(i) + ",2020-09-0" +
             std::to_string(i) + "\n";
  }
  std::string shifted = header + kent_row + filler();
  for (int i = 1; i < 9; ++i)
    shifted += "MD,,Kent County Office,Day,2020-01-05\n" + std::to_string(i);
  const Row rows[] = {
      {"few rows", header + kent_row, "it has 1 rows, and the last sound one had 13"},
      {"a page", "<html>Gone</html>", "this is a page of the web and no table"},
      {"one state is missing",
       header + filler() + kent_row +
           "MD,Cecil County Office,Day,2020-01-05\nMD,Calvert County "
           "Office,Day,2020-01-05\n"
           "MD,Garrett County Office,Day,2020-01-06\nMD,Talbot County "
           "Office,Day,2020-01-05\n"
           "OH,Erie County Office,Day,2020-01-05\n",
       "only 53 % of the last sound publication is in it"},
      {"dated before its content",
       ahead,
       "4 rows bear dates after its own; its date is wrong, or its content"},
      {"shifted columns", shifted, "56 % of its rows cannot be read as the others"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const ReadSeries read =
        read_series(mapping,
                    {{"a_2020-02-01.csv", "2020-02-01", good},
                     {"b_2020-03-01.csv", "2020-03-01", row.text},
                     {"c_2020-04-01.csv", "2020-04-01", good + "\n"}});
    std::string reason;
    for (const ingest::Publication& each : read.outcome.publications) {
      if (each.standing != ingest::TableStanding::sound) {
        CHECK(each.file == "b_2020-03-01.csv");
        reason = each.reason;
      }
    }
    CHECK(reason == row.reason);
    CHECK(kent(read, "2020-03-01") == "imposed");
    CHECK(kent(read, "2020-04-01") == "imposed");
  }
}

TEST_CASE("ingest: a list of which one whole state is gone is not believed") {
  std::string good = header + kent_row + filler();
  std::string others;
  for (const char* name : {"Boone", "Clark", "Casey", "Fulton", "Pike"}) {
    good += "IN," + std::string(name) + " County Office,Day,2020-01-01\n";
    others += "KY," + std::string(name) + " County Office,Night,2020-01-02\n";
  }
  for (const char* name : {"Erie", "Fulton", "Greene", "Hardin", "Holmes", "Jackson"}) {
    good += "OH," + std::string(name) + " County Office,Day,2020-01-01\n";
    others += "OH," + std::string(name) + " County Office,Day,2020-01-01\n";
  }
  const ReadSeries read =
      read_series(mapping,
                  {{"a.csv", "2020-02-01", good},
                   {"b.csv", "2020-03-01", header + filler() + kent_row + others}});
  CHECK(standings(read) == "sound quarantined");
  CHECK(read.outcome.publications.back().reason == "all 5 rows of 'in' are missing");
}

TEST_CASE("ingest: an old list under a new date is not believed") {
  std::string more;
  for (const char* name : {"Cecil", "Calvert", "Garrett", "Talbot", "Dorchester"}) {
    more += "MD," + std::string(name) + " County Office,Day,2020-02-0" +
            std::to_string(1 + more.size() % 9) + "\n";
  }
  const ReadSeries read = read_series(mapping,
                                      {publication("2020-01-15", kent_row),
                                       publication("2020-02-15", kent_row + more),
                                       publication("2020-03-15", kent_row),
                                       publication("2020-04-15", kent_row + more)});
  CHECK(standings(read) == "sound sound quarantined sound");
  CHECK(read.outcome.publications[2].reason == "it repeats the list of 2020-01-15");
}

TEST_CASE("ingest: a shrunken list is believed once the next ones agree") {
  const std::string few = header + kent_row + "MD,Cecil County Office,Day,2020-01-05\n";
  const ReadSeries read = read_series(mapping,
                                      {publication("2020-01-15", kent_row),
                                       {"b.csv", "2020-02-15", few},
                                       {"c.csv", "2020-03-15", few + "\n"},
                                       {"d.csv", "2020-04-15", few + "\n\n"}});
  CHECK(standings(read) == "sound quarantined quarantined sound");
}

TEST_CASE("ingest: the order of publications is that of their days") {
  const std::vector<GivenTable> tables = {publication("2020-05-01", ""),
                                          publication("2020-02-01", kent_row),
                                          publication("2020-04-01", ""),
                                          publication("2020-03-01", kent_row)};
  std::vector<GivenTable> sorted = tables;
  std::ranges::sort(sorted, {}, &GivenTable::published);
  CHECK(lines_of(read_series(mapping, tables)) == lines_of(read_series(mapping, sorted)));
}

TEST_CASE("ingest: places that only a code names are rows of their own") {
  const std::string by_code = R"(
[columns]
geoid = "fips"
[constants]
policy = "curfew"
state = "imposed"
[list]
complete = true
absent-after = 2
suspicious-below = 0.5
)";
  const auto list = [](const std::string& day, const std::string& codes) {
    return GivenTable{"list_" + day + ".csv", day, "fips\n" + codes};
  };
  for (const std::string& identity :
       {std::string(), std::string("identity = [\"policy\"]\n")}) {
    CAPTURE(identity);
    const ReadSeries read = read_series(by_code + identity,
                                        {list("2020-01-01", "24029\n24003\n24005\n"),
                                         list("2020-02-01", "24029\n24003\n"),
                                         list("2020-03-01", "24029.0\n24003\n")});
    CHECK(standings(read) == "sound sound sound");
    CHECK(kent(read, "2020-03-01") == "imposed");
    const auto status = [&](const std::string& place) {
      return status_of(read, place, "curfew", "2020-03-01", "2020-03-01");
    };
    CHECK(status("Anne Arundel County, MD") == "imposed");
    CHECK(status("Baltimore County, MD") == "lifted");
  }
}
