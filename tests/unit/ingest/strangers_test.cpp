// SPDX-License-Identifier: Apache-2.0
// Tables as strangers publish them: other encodings, codes, dates and words, loaded by a
// mapping alone.
#include <doctest/doctest.h>

#include "unit/ingest/table_support.h"

using namespace stance;
using namespace stance::test;
using Lines = std::vector<std::string>;

namespace {

const std::string orders = R"toml(
[table]
kind        = "official"
separator   = ";"
encoding    = "latin-1"
states-bind = "below"
[columns]
geoid  = "FIPS"
place  = "County Name"
in     = "State Name"
policy = "NPI"
state  = "NPI"
start  = "Start (eff.)"
end    = "End date"
quote  = "Note"
[values.policy]
"Shelter-in-place" = "curfew"
"Face covering"    = "masks"
"2A sanctuary"     = false
[values.state]
"curfew/*" = "imposed"
"masks/*"  = "required"
[dates]
formats = ["M/D/YY", "M/D/YYYY", "D-Mon-YYYY", "Month D, YYYY"]
unknown = ["n/a", "-", "TBD"]
)toml";

const std::string header =
    "FIPS;County Name;State Name;NPI;Start (eff.);End date;Note\r\n";

}  // namespace

TEST_CASE("ingest: county orders with codes, odd dates and signs of another alphabet") {
  const ReadSeries read = read_series(
      orders,
      {{"npis.csv",
        "2021-06-01",
        header +
            "1;;Alabama;Shelter-in-place;04/04/20;30-Apr-2020;\"Stay \"\"home\"\"\"\r\n"
            "1001.0;Autauga;Alabama;Face covering;7/16/2020;;\"one\r\ntwo; three\"\r\n"
            "01003;Baldwin County;AL;FACE COVERING;2020-07-20 00:00:00;until further "
            "notice;\r\n"
            "0500000US35013;Do\xF1"
            "a Ana;US-NM;Face covering;April 15th, 2020;2021-03;\r\n"
            "51600;Fairfax City;51;Face covering;5/29/20;5/29/20;\r\n"
            "51059;Fairfax;51;2A sanctuary;5/29/20;;\r\n"}});
  CHECK(lines_of(read) ==
        Lines{"Alabama curfew imposed adopted 2020-04-04 [2021-06-01]",
              "Alabama curfew imposed ended 2020-04-30 [2021-06-01]",
              "Autauga County, AL masks required adopted 2020-07-16 [2021-06-01]",
              "Baldwin County, AL masks required adopted 2020-07-20 [2021-06-01]",
              "Do\xC3\xB1"
              "a Ana County, NM masks required adopted 2020-04-15 [2021-06-01]",
              "Do\xC3\xB1"
              "a Ana County, NM masks required ended 2021-03 [2021-06-01]",
              "Fairfax city, VA masks required adopted 2020-05-29 [2021-06-01]",
              "Fairfax city, VA masks required ended 2020-05-30 [2021-06-01]"});
  CHECK(codes_of(read.faults).empty());
}

TEST_CASE("ingest: a code and a name that are two places are held") {
  struct Row {
    std::string_view name;
    std::string row;
    std::string_view reason;
  };
  const Row rows[] = {
      {"a city under a county's code",
       "36061;New York City;New York",
       "the GEOID is that of New York County, NY"},
      {"a code of another state",
       "24031;Montgomery;Ohio",
       "the GEOID is that of Montgomery County, MD"},
      {"a code of nothing", "99999;;", "no unit has this GEOID"},
      {"the same place", "24031;Montgomery County;Maryland", ""},
      {"a name that can be two places", "51059;Fairfax;VA", ""},
      {"a name that nobody knows", "24031;Mont. Co.;MD", ""},
      {"a state", "24;Statewide;MD", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const ReadSeries read = read_series(
        orders,
        {{"npis.csv", "2021-06-01", header + row.row + ";Face covering;1/2/20;;\r\n"}});
    CHECK(read.evidence.empty() == !row.reason.empty());
    REQUIRE(read.held.size() == (row.reason.empty() ? 0 : 1));
    if (!row.reason.empty()) CHECK(read.held.front().name.reason == row.reason);
  }
}

TEST_CASE("ingest: UTF-16 is known by its byte order mark") {
  const std::string ascii = "county,state,level\nKent,MD,2\n";
  for (const bool is_big_endian : {false, true}) {
    std::string text = is_big_endian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : ascii) {
      text += is_big_endian ? std::string{'\0', c} : std::string{c, '\0'};
    }
    const ReadSeries read = read_series(R"(
[columns]
place = "county"
in    = "state"
state = "level"
[constants]
policy = "masks"
[values.state]
"2" = "required"
)",
                                        {{"a.csv", "2021-06-01", text}});
    CHECK(lines_of(read) ==
          Lines{"Kent County, MD masks required observed 2021-06-01 [2021-06-01]"});
  }
}

TEST_CASE("ingest: a word where a date could stand says how it was on the table's day") {
  const ReadSeries read = read_series(
      R"(
[columns]
in = "POSTCODE"
published = "Version"
[[column]]
name   = "Mask mandate"
policy = "masks"
state  = "required"
cell   = "start"
values = { "0" = "none", "exempt" = false }
[dates]
formats = ["M/D/YYYY"]
[versions]
restate  = true
complete = true
)",
      {{"all.csv",
        "2021-06-01",
        "Version,POSTCODE,Mask mandate\n"
        "4/1/2020,MD,0\n4/1/2020,OH,3/30/2020\n4/1/2020,TX,exempt\n"
        "5/1/2020,MD,4/18/2020\n5/1/2020,OH,4/2/2020\n5/1/2020,TX,\n"
        "6/1/2020,MD,4/15/2020\n6/1/2020,OH,\n6/1/2020,TX,0\n"}});
  const auto masks = [&](const std::string& place, const std::string& day) {
    return status_of(read, place, "masks", day, day);
  };
  CHECK(masks("Maryland", "2020-04-02") == "none");
  CHECK(masks("Maryland", "2020-05-02") == "required");
  CHECK(status_of(read, "Maryland", "masks", "2020-04-16", "2020-05-02") == "unknown");
  CHECK(status_of(read, "Maryland", "masks", "2020-04-16", "2020-06-02") == "required");
  CHECK(masks("Ohio", "2020-04-02") == "required");
  CHECK(status_of(read, "Ohio", "masks", "2020-04-01", "2020-05-02") == "unknown");
  CHECK(masks("Ohio", "2020-06-02") == "unknown");
  CHECK(masks("Texas", "2020-05-02") == "unknown");
  CHECK(masks("Texas", "2020-06-02") == "none");
  CHECK(codes_of(read.faults).empty());
}

TEST_CASE("ingest: chains of events with corrections, extensions and early ends") {
  const ReadSeries read = read_series(
      R"(
[table]
kind = "official"
[columns]
in        = "province"
place     = "city"
state     = "compliance"
start     = "date_start"
end       = "date_end"
announced = "date_announced"
published = "recorded"
kind      = ["update_type", "entry_type"]
instance  = "policy_id"
[constants]
policy = "masks"
[values.state]
"*" = "required"
[values.kind]
"new_entry"        = "adopted"
"Change of Policy" = "adopted"
"End of Policy"    = "ended"
"correction"       = "corrected"
"retraction"       = "retracted"
)",
      {{"chain.csv",
        "2021-03-01",
        "policy_id,entry_type,update_type,date_announced,date_start,date_end,province,"
        "city,"
        "compliance,recorded\n"
        "1,new_entry,,2020-04-01,2020-04-10,,Maryland,,yes,2020-04-02T09:00:00Z\n"
        "1,update,Change of "
        "Policy,2020-05-01,2020-05-10,2020-06-10,Maryland,,yes,2020-05-"
        "02T09:00:00Z\n"
        "1,update,End of "
        "Policy,2020-05-25,2020-05-28,2020-05-28,Maryland,,yes,2020-05-26T"
        "09:00:00Z\n"
        "2,new_entry,,2020-05-30,2020-05-31,,Maryland,Kent County,yes,2020-06-01\n"
        "2,correction,,2020-05-30,2020-06-02,,Maryland,Kent County,yes,2020-06-10\n"
        "3,new_entry,,2020-05-30,2020-05-31,,Maryland,Cecil County,yes,2020-06-01\n"
        "3,retraction,,2020-05-30,2020-05-31,,Maryland,Cecil County,yes,2020-06-10\n"}});
  struct Row {
    std::string place;
    std::string on;
    std::string known;
    std::string_view status;
  };
  const Row rows[] = {
      {"Maryland", "2020-04-12", "2020-04-12", "required announced"},
      {"Maryland", "2020-04-12", "2021-03-01", "required announced"},
      {"Maryland", "2020-05-20", "2020-05-20", "required announced"},
      {"Maryland", "2020-06-05", "2020-05-20", "required announced"},
      {"Maryland", "2020-06-05", "2020-05-26", "none announced"},
      {"Kent County, MD", "2020-06-01", "2020-06-05", "required"},
      {"Kent County, MD", "2020-06-01", "2020-06-10", "unknown"},
      {"Kent County, MD", "2020-06-02", "2020-06-10", "required"},
      {"Cecil County, MD", "2020-06-05", "2020-06-05", "required"},
      {"Cecil County, MD", "2020-06-05", "2020-06-10", "unknown"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.place);
    CAPTURE(row.on);
    CAPTURE(row.known);
    CHECK(status_of(read, row.place, "masks", row.on, row.known) == row.status);
  }
}
