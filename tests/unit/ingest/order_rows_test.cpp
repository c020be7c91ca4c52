// SPDX-License-Identifier: Apache-2.0
// Rows that say from when until when: orders that are extended, shortened, or made
// stricter for a while; columns that say nothing; rows that take back others.
#include <doctest/doctest.h>

#include "unit/ingest/table_support.h"

using namespace stance;
using namespace stance::test;

namespace {

const std::string orders = R"toml(
[table]
kind  = "official"
empty = ["NA", "-99"]
[columns]
place     = "county"
in        = "state"
state     = "order"
start     = ["effective", "signed"]
end       = "expires"
published = "posted"
kind      = ["correct_type", "update_type", "entry_type"]
id        = "id"
retracts  = "takes_back"
[constants]
policy = "masks"
[values.state]
"masks"  = "required"
"advice" = "recommended"
[values.kind]
"original"         = false
"new_entry"        = "adopted"
"End of Policy"    = "ended"
"retraction"       = "retracted"
"correction"       = "corrected"
[dates]
unknown = ["tbd"]
)toml";

const std::string header =
    "id,county,state,order,effective,signed,expires,posted,correct_type,update_type,"
    "entry_type,takes_back\n";

// From the columns behind the place: "masks,2020-04-01,,2020-05-01,2020-04-01".
std::string status_from(const std::vector<std::string>& rows,
                        const std::string& on,
                        const std::string& known = "2022-01-01") {
  std::string text = header;
  int id = 0;
  for (const std::string& row : rows) {
    text += std::to_string(++id) + ",Kent,MD," + row + "\n";
  }
  const ReadSeries read = read_series(orders, {{"orders.csv", "2021-12-31", text}});
  // Columns that are empty in so small a table are no fault.
  for (const Diagnostic& fault : read.faults) CHECK(fault.code == "I063");
  return status_of(read, "Kent County, MD", "masks", on, known);
}

}  // namespace

TEST_CASE("ingest: the end of one order inside another ends that order alone") {
  struct Row {
    std::string_view name;
    std::vector<std::string> rows;
    std::string on;
    std::string_view status;
  };
  const std::string first = "masks,2020-04-01,,2020-05-01,NA,NA,NA,,";
  const std::string longer = "masks,2020-04-20,,2020-06-01,NA,NA,NA,,";
  const std::string outer = "advice,2020-03-01,,2020-12-01,NA,NA,NA,,";
  const std::string open = "masks,2020-04-20,,,NA,NA,NA,,";
  const Row rows[] = {
      {"an extension", {first, longer}, "2020-05-15", "required"},
      {"the order of rows is no matter", {longer, first}, "2020-05-15", "required"},
      {"the extension ends", {first, longer}, "2020-06-01", "none"},
      {"stricter for a while", {outer, first}, "2020-04-15", "required"},
      {"and back", {outer, first}, "2020-05-15", "recommended"},
      {"until that ends", {outer, first}, "2020-12-01", "none"},
      {"extended, inside another", {outer, first, longer}, "2020-05-15", "required"},
      {"and back from the extension",
       {outer, first, longer},
       "2020-06-15",
       "recommended"},
      {"an extension without an end", {first, open}, "2020-05-15", "required"},
      {"another order without an end",
       {first, "advice,2020-04-20,,,NA,NA,NA,,"},
       "2020-05-15",
       "recommended"},
      {"an end that nobody noted does not outlive a later order",
       {"masks,2020-03-14,,,NA,NA,NA,,", "masks,2020-04-15,,2020-04-29,NA,NA,NA,,"},
       "2020-05-15",
       "none"},
      {"nor when an earlier order ends after that",
       {"masks,2020-03-01,,2020-06-01,NA,NA,NA,,",
        "masks,2020-03-14,,,NA,NA,NA,,",
        "masks,2020-04-15,,2020-04-29,NA,NA,NA,,"},
       "2020-06-15",
       "none"},
      {"renewed on the day on which it ends",
       {first, "masks,2020-05-01,,,NA,NA,NA,,"},
       "2020-05-15",
       "required"},
      {"with and without an end, from one day on",
       {first, "masks,2020-04-01,,,NA,NA,NA,,"},
       "2020-05-15",
       "none|required uncertain"},
      {"until then there is no doubt",
       {first, "masks,2020-04-01,,,NA,NA,NA,,"},
       "2020-04-30",
       "required"},
      {"nor from the next order on",
       {first, "masks,2020-04-01,,,NA,NA,NA,,", "advice,2020-07-01,,,NA,NA,NA,,"},
       "2020-07-01",
       "recommended"},
      {"the day before it there is",
       {first, "masks,2020-04-01,,,NA,NA,NA,,", "advice,2020-07-01,,,NA,NA,NA,,"},
       "2020-06-30",
       "none|required uncertain"},
      {"the later word of the two has no end",
       {"masks,2020-04-01,,2020-05-01,2020-06-01,NA,NA,,",
        "masks,2020-04-01,,,2020-06-02,NA,NA,,"},
       "2020-05-15",
       "required"},
      {"the later word of the two has one",
       {"masks,2020-04-01,,,2020-06-01,NA,NA,,",
        "masks,2020-04-01,,2020-05-01,2020-06-02,NA,NA,,"},
       "2020-05-15",
       "none"},
      {"what began later but was published before is shortened",
       {"masks,2020-04-20,,,2020-06-01,NA,NA,,",
        "masks,2020-04-01,,2020-05-01,2020-06-02,NA,NA,,"},
       "2020-05-15",
       "none"},
      {"one after the other",
       {first, "advice,2020-05-01,,2020-06-01,NA,NA,NA,,"},
       "2020-05-15",
       "recommended"},
      {"shortened by a later row",
       {"masks,2020-04-01,,2020-06-01,2020-04-01,NA,NA,,",
        "masks,2020-04-01,,2020-05-01,2020-04-20,NA,NA,,"},
       "2020-05-15",
       "none announced"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(status_from(row.rows, row.on) == row.status);
  }
}

TEST_CASE("ingest: an extension counts from the day on which it was posted") {
  const std::vector<std::string> rows = {
      "masks,2020-04-01,,2020-05-01,2020-04-01,NA,NA,,",
      "masks,2020-04-20,,2020-06-01,2020-04-28,NA,NA,,"};
  CHECK(status_from(rows, "2020-05-15", "2020-04-27") == "none announced");
  CHECK(status_from(rows, "2020-05-15", "2020-04-28") == "required");
}

TEST_CASE("ingest: of several columns the first that says something counts") {
  CHECK(status_from({"masks,tbd,2020-04-01,,,original,NA,new_entry,"}, "2020-04-01") ==
        "required");
  CHECK(status_from({"masks,NA,2020-04-01,,,original,NA,new_entry,",
                     "masks,,,2020-05-01,2020-05-01,original,End of Policy,update,"},
                    "2020-05-02") == "none");
  CHECK(status_from({"masks,2020-04-01,,-99,,original,NA,NA,"}, "2020-04-01") ==
        "unknown");
}

TEST_CASE("ingest: a row that names another one takes back that one alone") {
  const std::vector<std::string> rows = {
      "masks,2020-04-01,,,2020-04-01,NA,NA,new_entry,",
      "masks,,,2020-05-01,2020-05-01,NA,End of Policy,NA,",
      "masks,,,,2020-05-10,retraction,NA,NA,2"};
  CHECK(status_from(rows, "2020-05-05", "2020-05-05") == "none");
  CHECK(status_from(rows, "2020-05-05", "2020-05-10") == "required");
}
