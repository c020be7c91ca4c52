// SPDX-License-Identifier: Apache-2.0
// Several places in one cell, and rows that end where others begin.
#include <doctest/doctest.h>

#include "stance/ingest/place_names.h"
#include "unit/ingest/table_support.h"

using namespace stance;
using namespace stance::test;

TEST_CASE("ingest: a cell with several places") {
  struct Row {
    std::string_view cell;
    std::string_view names;
  };
  const std::vector<std::string> separators = {";", ",", " and "};
  const Row rows[] = {
      {"Alder County", "Alder County|"},
      {"Alder and Birch counties", "Alder County|Birch County|"},
      {"Alder, Birch, and Cedar Counties", "Alder County|Birch County|Cedar County|"},
      {"Alder Parish; Birch Parish", "Alder Parish|Birch Parish|"},
      {"Alder AND Birch", "Alder|Birch|"},
      {"Oak and Elm County; Birch and Cedar", "Oak and Elm County|Birch|Cedar|"},
      {" ; Alder;; ", "Alder|"},
      {"Peña Blanca and Sandoval", "Peña Blanca|Sandoval|"},
      {"", ""},
  };
  const auto is_place = [](const std::string& name) {
    return name == "Oak and Elm County";
  };
  for (const Row& row : rows) {
    CAPTURE(row.cell);
    std::string names;
    for (const std::string& name :
         ingest::names_in_cell(row.cell, separators, is_place)) {
      names += name + "|";
    }
    CHECK(names == row.names);
  }
}

TEST_CASE("ingest: an order that another one supersedes is over when that begins") {
  const std::string mapping = R"toml(
[columns]
place      = "county"
in         = "state"
state      = "level"
start      = "from"
end        = "to"
published  = "posted"
id         = "no"
supersedes = "replaces"
[constants]
policy = "masks"
)toml";
  const std::string header = "no,county,state,level,from,to,posted,replaces\n";
  struct Row {
    std::string name;
    std::string first;
    std::string second;
    std::string on;
    std::string known;
    std::string expected;
  };
  const Row rows[] = {
      {"before",
       "required,2020-04-01,,2020-04-01",
       "recommended,2020-06-01,2020-07-01,2020-06-01",
       "2020-05-31",
       "2021-01-01",
       "required"},
      {"within",
       "required,2020-04-01,,2020-04-01",
       "recommended,2020-06-01,2020-07-01,2020-06-01",
       "2020-06-15",
       "2021-01-01",
       "recommended"},
      {"after both",
       "required,2020-04-01,2020-12-31,2020-04-01",
       "recommended,2020-06-01,2020-07-01,2020-06-01",
       "2020-07-02",
       "2021-01-01",
       "none announced"},
      {"before it was posted",
       "required,2020-04-01,2020-12-31,2020-04-01",
       "recommended,2020-06-01,2020-07-01,2020-08-01",
       "2020-07-15",
       "2020-07-20",
       "required"},
      {"an end of its own before",
       "required,2020-04-01,2020-05-01,2020-05-02",
       "recommended,2020-06-01,,2020-06-01",
       "2020-05-15",
       "2021-01-01",
       "none"},
      {"it never began",
       "required,2020-08-01,,2020-04-01",
       "recommended,2020-06-01,,2020-06-01",
       "2020-09-01",
       "2021-01-01",
       "recommended"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const std::string text =
        header + "7,Kent,MD," + row.first + ",\n9,Kent,MD," + row.second + ",7\n";
    const ReadSeries read = read_series(mapping, {{"chain.csv", "2021-12-31", text}});
    CHECK(status_of(read, "Kent County, MD", "masks", row.on, row.known) == row.expected);
  }
}
