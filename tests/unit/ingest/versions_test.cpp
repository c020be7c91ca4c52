// SPDX-License-Identifier: Apache-2.0
// A table that is published again and again with corrections: as known on the day of a
// version, its cells say what that version said.
#include <doctest/doctest.h>

#include <map>

#include "stance/places/resolve.h"
#include "unit/ingest/table_support.h"

using namespace stance;
using namespace stance::test;

namespace {

const std::string versions = R"(
[table]
kind = "official"
[columns]
place = "state"
published = "version"
[[column]]
name = "masks"
policy = "masks"
values = { "0" = "none", "1" = "recommended", "2" = "required" }
[[column]]
name = "curfew_from"
policy = "curfew"
state = "imposed"
cell = "start"
end = "curfew_to"
[versions]
restate = true
)";

const std::vector<std::string> places = {"Maryland", "Ohio", "Texas", "Maine"};

// Cells of `count` versions, made by a small generator: "" says nothing.
struct World {
  std::vector<std::string> days;
  // place and version to the cell of masks, and the days of the curfew.
  std::map<std::pair<std::string, std::size_t>, std::string> masks = {};
  std::map<std::pair<std::string, std::size_t>, std::string> from = {};
};

World world_of(std::size_t count) {
  World world;
  unsigned seed = 7;
  const auto roll = [&](unsigned sides) {
    seed = seed * 1103515245U + 12345U;
    return (seed >> 16U) % sides;
  };
  for (std::size_t v = 0; v < count; ++v) {
    world.days.push_back(to_string(add_days(day("2020-04-01"), static_cast<int>(3 * v))));
    for (const std::string& place : places) {
      const bool is_first = v == 0;
      auto& masks = world.masks[{place, v}];
      auto& from = world.from[{place, v}];
      if (!is_first) {
        masks = world.masks[{place, v - 1}];
        from = world.from[{place, v - 1}];
      }
      if (is_first || roll(4) == 0) masks = std::to_string(roll(3));
      if (is_first || roll(6) == 0) {
        from = roll(3) == 0 ? "" : "2020-03-0" + std::to_string(1 + roll(9));
      }
    }
  }
  return world;
}

enum class Order { by_version, by_place };

std::string table_of(const World& world, Order order) {
  std::string text = "version,state,masks,curfew_from,curfew_to\n";
  const auto row = [&](const std::string& place, std::size_t v) {
    text += world.days[v] + "," + place + "," + world.masks.at({place, v}) + "," +
            world.from.at({place, v}) + ",\n";
  };
  if (order == Order::by_version) {
    for (std::size_t v = 0; v < world.days.size(); ++v) {
      for (const std::string& place : places) row(place, v);
    }
  } else {
    // Newest first: all rows have to be put in order.
    for (const std::string& place : places) {
      for (std::size_t v = world.days.size(); v-- > 0;) row(place, v);
    }
  }
  return text;
}

std::string masks_word(const std::string& cell) {
  if (cell == "0") return "none";
  return cell == "1" ? "recommended" : "required";
}

}  // namespace

TEST_CASE("ingest: as known on the day of a version, each cell says what it said") {
  const World world = world_of(170);
  for (const Order order : {Order::by_version, Order::by_place}) {
    const ReadSeries read =
        read_series(versions, {{"database.csv", "2022-01-01", table_of(world, order)}});
    std::size_t wrong = 0;
    // Every seventh of the versions is asked about, so that the test stays short.
    for (std::size_t v = 0; v < world.days.size(); v += 7) {
      for (const std::string& place : places) {
        const auto status = [&](const std::string& policy, const std::string& on) {
          return status_of(read, place, policy, on, world.days[v]);
        };
        const std::string& from = world.from.at({place, v});
        if (status("masks", world.days[v]) != masks_word(world.masks.at({place, v})))
          ++wrong;
        if (status("curfew", world.days[v]) != (from.empty() ? "unknown" : "imposed"))
          ++wrong;
        if (from.empty()) continue;
        const std::string before = to_string(add_days(day(from), -1));
        if (status("curfew", from) != "imposed") ++wrong;
        if (status("curfew", before) != "unknown") ++wrong;
      }
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("ingest: a version that is complete takes back what it leaves out") {
  const std::string text =
      "version,state,masks,curfew_from,curfew_to\n"
      "2020-04-01,Ohio,2,,\n2020-04-01,Maine,1,,\n2020-05-01,Maine,1,,\n";
  const ReadSeries partial = read_series(versions, {{"d.csv", "2022-01-01", text}});
  CHECK(status_of(partial, "Ohio", "masks", "2020-05-01", "2020-05-01") == "required");
  const ReadSeries whole =
      read_series(versions + "complete = true\n", {{"d.csv", "2022-01-01", text}});
  CHECK(status_of(whole, "Ohio", "masks", "2020-04-30", "2020-04-30") == "required");
  CHECK(status_of(whole, "Ohio", "masks", "2020-05-01", "2020-05-01") == "unknown");
  CHECK(status_of(whole, "Maine", "masks", "2020-05-01", "2020-05-01") == "recommended");
}

TEST_CASE("ingest: what a version says again is confirmed, and since stays") {
  const ReadSeries read = read_series(versions,
                                      {{"d.csv",
                                        "2022-01-01",
                                        "version,state,masks,curfew_from,curfew_to\n"
                                        "2020-04-01,Ohio,2,,\n2020-05-01,Ohio,2,,\n"
                                        "2020-06-01,Ohio,2,,\n2020-07-01,Ohio,1,,\n"}});
  CHECK(lines_of(read) ==
        std::vector<std::string>{
            "Ohio masks recommended observed 2020-07-01 [2020-07-01]",
            "Ohio masks required observed 2020-04-01 [2020-04-01] until 2020-07-01",
            "Ohio masks required observed 2020-05-01 [2020-05-01] until 2020-06-01",
            "Ohio masks required observed 2020-06-01 [2020-06-01] until 2020-07-01"});
}

TEST_CASE("ingest: versions may stand in a file of their own each") {
  const auto version = [](const std::string& day, const std::string& cell) {
    return GivenTable{"v" + day + ".csv",
                      day,
                      "state,masks,curfew_from,curfew_to\nOhio," + cell + ",,\n"};
  };
  std::string mapping = versions;
  mapping.erase(mapping.find("published = \"version\"\n"), 22);
  const ReadSeries read =
      read_series(mapping, {version("2020-05-01", "1"), version("2020-04-01", "2")});
  CHECK(status_of(read, "Ohio", "masks", "2020-04-15", "2020-04-15") == "required");
  CHECK(status_of(read, "Ohio", "masks", "2020-05-15", "2020-05-15") == "recommended");
}
