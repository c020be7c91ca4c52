// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/series.h"

#include <doctest/doctest.h>

#include "unit/ingest/table_support.h"

using namespace stance;
using namespace stance::test;
using Lines = std::vector<std::string>;

namespace {

const std::string intervals = R"(
[table]
kind = "official"
[columns]
place = "county"
in = "state"
state = "level"
start = "from"
end = "to"
[constants]
policy = "masks"
[values.state]
"2" = "required"
"1" = "recommended"
"na" = false
)";

}  // namespace

TEST_CASE("ingest: rows with a start and an end, open ends included") {
  const ReadSeries read = read_series(intervals,
                                      {{"orders.csv",
                                        "2021-06-01",
                                        "county,state,level,from,to\n"
                                        "Kent,MD,2,2020-04-20,2020-05-01\n"
                                        "Garrett County,Maryland,1,2020-05,ongoing\n"
                                        "Talbot,24,2,,2020-07-01\n"
                                        "Calvert,MD,na,2020-01-01,\n"
                                        "Cecil,MD,1,,\n"}});
  CHECK(lines_of(read) ==
        Lines{"Cecil County, MD masks recommended observed 2021-06-01 [2021-06-01]",
              "Garrett County, MD masks recommended adopted 2020-05 [2021-06-01]",
              "Kent County, MD masks required adopted 2020-04-20 [2021-06-01]",
              "Kent County, MD masks required ended 2020-05-01 [2021-06-01]",
              "Talbot County, MD masks required ended 2020-07-01 [2021-06-01]"});
  CHECK(read.outcome.counts.unused == 1);
  const auto kent = [&](const std::string& on) {
    return status_of(read, "Kent County, MD", "masks", on, "2022-01-01");
  };
  CHECK(kent("2020-04-19") == "unknown");
  CHECK(kent("2020-04-30") == "required");
  CHECK(kent("2020-05-01") == "none");
  CHECK(status_of(read, "Garrett County, MD", "masks", "2021-12-31", "2022-01-01") ==
        "recommended");
}

TEST_CASE("ingest: the end may be the last day") {
  const ReadSeries read = read_series(intervals + "[dates]\nend-is = \"last day\"\n",
                                      {{"orders.csv",
                                        "2021-06-01",
                                        "county,state,level,from,to\n"
                                        "Kent,MD,2,2020-04-20,2020-05-01\n"}});
  CHECK(status_of(read, "Kent County, MD", "masks", "2020-05-01", "2022-01-01") ==
        "required");
  CHECK(status_of(read, "Kent County, MD", "masks", "2020-05-02", "2022-01-01") ==
        "none");
}

TEST_CASE("ingest: what is wrong with rows is said with row and column") {
  struct Row {
    std::string_view name;
    std::string row;
    std::string_view codes;
    std::size_t pieces;
    std::string_view message;
  };
  const Row rows[] = {
      {"sound", "Kent,MD,2,2020-04-20,", "", 1, ""},
      {"end before start",
       "Kent,MD,2,2020-05-20,2020-05-01",
       "I064",
       0,
       "row 2, column 'to': it ends (2020-05-01) before it starts (2020-05-20); the row "
       "is "
       "left out"},
      {"impossible date",
       "Kent,MD,2,2020-02-30,",
       "I067",
       0,
       "row 2, column 'from': '2020-02-30' is no date that can be read; the row is left "
       "out"},
      {"an end that is none",
       "Kent,MD,2,2020-04-20,a fortnight",
       "I067",
       0,
       "row 2, column 'to': 'a fortnight' is no date that can be read; the row is left "
       "out"},
      {"an end, and no word of the start",
       "Kent,MD,2,soon,2020-05-01",
       "I067",
       0,
       "row 2, column 'from': 'soon' is no date that can be read; the row is left out"},
      {"a start far ahead",
       "Kent,MD,2,2099-02-20,",
       "I066",
       1,
       "row 2, column 'from': '2099-02-20' lies far ahead; it is announced for that day"},
      {"an end that stands for none",
       "Kent,MD,2,2020-04-20,9999-12-31",
       "I066",
       1,
       "row 2, column 'to': '9999-12-31' lies far ahead; it is taken for no end"},
      {"cell without a meaning",
       "Kent,MD,7,2020-05-20,",
       "I069",
       0,
       "row 2, column 'level': nothing says which state of 'masks' is meant by '7'; add "
       "it "
       "to [values.state]"},
      {"too few cells",
       "Kent,MD,2",
       "I061",
       0,
       "row 2: the row has 3 cells, and the header 5; its columns may have shifted"},
      {"the header again",
       "county,state,level,from,to",
       "I062",
       0,
       "row 2: the header "
       "stands here again"},
      {"open quote",
       "\"Kent,MD,2,2020-05-20,\n",
       "I060",
       0,
       "row 2: a quote is opened and never closed"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const ReadSeries read = read_series(
        intervals,
        {{"orders.csv", "2021-06-01", "county,state,level,from,to\n" + row.row + "\n"}});
    Diagnostics faults = read.faults;
    // Columns are empty where there is but one row.
    std::erase_if(faults, [](const Diagnostic& fault) { return fault.code == "I063"; });
    CHECK(codes_of(faults) == row.codes);
    CHECK(read.evidence.size() == row.pieces);
    if (!faults.empty()) CHECK(faults.front().message == row.message);
  }
}

TEST_CASE("ingest: what is no table is said so, and counts for nothing") {
  struct Row {
    std::string_view name;
    std::string text;
    std::string_view code;
    ingest::TableStanding standing = ingest::TableStanding::unreadable;
  };
  const Row rows[] = {
      {"empty", "", "I070"},
      {"blank", " \n\n", "I070"},
      {"header alone",
       "county,state,level,from,to\n",
       "I070",
       ingest::TableStanding::quarantined},
      {"a page", "<!DOCTYPE html><html><body>Not found</body></html>", "I071"},
      {"a spreadsheet", std::string("PK\x03\x04rest"), "I072"},
      {"a column is missing", "county,state,levle,from,to\nKent,MD,2,,\n", "I057"},
      {"two columns of one name", "county,state,level,from,to,to\n", "I059"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const ReadSeries read =
        read_series(intervals, {{"orders.csv", "2021-06-01", row.text}});
    REQUIRE_FALSE(read.faults.empty());
    CHECK(read.faults.front().code == row.code);
    CHECK(read.evidence.empty());
    CHECK(read.outcome.publications.front().standing == row.standing);
  }
}

TEST_CASE("ingest: a row that stands there twice counts once") {
  const ReadSeries read =
      read_series(intervals,
                  {{"orders.csv",
                    "2021-06-01",
                    "county,state,level,from,to\nKent,MD,2,2020-04-20,\nKent,"
                    "MD,2,2020-04-20,\n"}});
  CHECK(read.evidence.size() == 1);
  CHECK(read.outcome.counts.duplicates == 1);
}

TEST_CASE("ingest: names that can be several places, or none, are held") {
  const ReadSeries read = read_series(intervals,
                                      {{"orders.csv",
                                        "2021-06-01",
                                        "county,state,level,from,to\n"
                                        "Baltimore,MD,2,2020-04-20,\n"
                                        "Nowhere,MD,2,2020-04-20,\n"
                                        "Baltimore,MD,1,2020-06-20,\n"
                                        "Kent,Marylnd,1,2020-06-20,\n"}});
  CHECK(read.evidence.empty());
  CHECK(read.outcome.counts.held == 4);
  REQUIRE(read.held.size() == 3);
  CHECK(read.held[0].name.name == "Baltimore");
  CHECK(read.held[0].rows == 2);
  CHECK(read.held[0].name.candidates ==
        Lines{"Baltimore County, MD", "Baltimore city, MD"});
  const std::string settled =
      intervals + "[[name]]\nname = \"baltimore\"\nin = \"MD\"\nplace = \"24510\"\n";
  const ReadSeries again =
      read_series(settled,
                  {{"orders.csv",
                    "2021-06-01",
                    "county,state,level,from,to\nBaltimore,MD,2,2020-04-20,\n"}});
  CHECK(lines_of(again) ==
        Lines{"Baltimore city, MD masks required adopted 2020-04-20 [2021-06-01]"});
}

TEST_CASE(
    "ingest: a state's row without a county binds those below if the mapping says so") {
  const ReadSeries read =
      read_series(intervals + "[names]\nwhole-state = [\"All counties\"]\n",
                  {{"orders.csv",
                    "2021-06-01",
                    "county,state,level,from,to\n,MD,2,2020-04-20,\nAll "
                    "Counties,OH,1,2020-04-20,\n"}});
  CHECK(lines_of(read) ==
        Lines{"Maryland masks required adopted 2020-04-20 [2021-06-01]",
              "Ohio masks recommended adopted 2020-04-20 [2021-06-01]"});
  CHECK(read.evidence.front().binds == Binds::own);
  std::string below = intervals;
  below.replace(below.find("kind ="), 0, "states-bind = \"below\"\n");
  const ReadSeries bound = read_series(
      below,
      {{"orders.csv",
        "2021-06-01",
        "county,state,level,from,to\n,MD,2,2020-04-20,\nKent,MD,1,2020-04-20,\n"}});
  REQUIRE(bound.evidence.size() == 2);
  CHECK(bound.evidence[0].binds == Binds::below);
  CHECK(bound.evidence[1].binds == Binds::own);
}

TEST_CASE("ingest: a chain of events with open ends, and a row that takes one back") {
  const std::string chains = R"(
[table]
kind = "official"
[columns]
place = "area"
instance = "chain"
policy = "type"
state = "status"
kind = "entry"
start = "start"
end = "end"
published = "recorded"
id = "record"
retracts = "corrects"
[values.policy]
"Mask" = "masks"
[values.kind]
"new" = "adopted"
"change" = "adopted"
"end of policy" = "ended"
"correction" = false
)";
  const ReadSeries read = read_series(
      chains,
      {{"chains.csv",
        "2022-01-01",
        "record,chain,corrects,area,type,status,entry,start,end,recorded\n"
        "r1,7,,\"Clay County, FL\",Mask,required,new,2020-06-25,,2020-06-26\n"
        "r2,7,,\"Clay County, FL\",Mask,recommended,change,2020-08-01,,2020-08-02\n"
        "r3,7,,\"Clay County, FL\",Mask,recommended,end of "
        "policy,,2020-10-01,2020-10-02\n"
        "r4,9,,\"Baker County, FL\",Mask,required,new,2020-06-25,,2020-06-26\n"
        "r5,9,r4,\"Baker County, FL\",Mask,required,correction,,,2020-07-15\n"}});
  CHECK(read.evidence.size() == 4);
  const auto clay = [&](const std::string& on, const std::string& known) {
    return status_of(read, "Clay County, FL", "masks", on, known);
  };
  CHECK(clay("2020-07-31", "2022-01-01") == "required");
  CHECK(clay("2020-08-01", "2022-01-01") == "recommended");
  CHECK(clay("2021-01-01", "2022-01-01") == "none");
  CHECK(clay("2021-01-01", "2020-09-01") == "recommended");
  CHECK(status_of(read, "Baker County, FL", "masks", "2020-07-01", "2020-07-14") ==
        "required");
  CHECK(status_of(read, "Baker County, FL", "masks", "2020-07-01", "2020-07-15") ==
        "unknown");
}
