// SPDX-License-Identifier: Apache-2.0
// A table that is published again and again with corrections: as known on the day of a
// version, its cells say what that version said.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "stance/places/resolve.h"
#include "stance/timeline/assemble.h"
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

TEST_CASE("ingest: a version that leaves a cell out brings nothing back") {
  const std::string text =
      "version,state,masks,curfew_from,curfew_to\n"
      "2021-05-25,Ohio,,2020-03-05,\n2021-05-25,Maine,1,,\n"
      "2021-09-10,Ohio,,2020-04-09,\n2021-09-10,Maine,1,,\n2021-09-12,Maine,1,,\n";
  const ReadSeries read =
      read_series(versions + "complete = true\n", {{"d.csv", "2022-01-01", text}});
  const auto status = [&](const std::string& known) {
    return status_of(read, "Ohio", "curfew", "2020-03-20", known);
  };
  CHECK(status("2021-09-09") == "imposed");
  CHECK(status("2021-09-11") == "unknown");
  CHECK(status("2021-09-12") == "unknown");
}

TEST_CASE("ingest: what was announced is settled once a version says it after its day") {
  const std::string text =
      "version,state,masks,curfew_from,curfew_to\n"
      "2020-06-07,Ohio,,2020-06-29,2020-07-20\n2020-06-20,Ohio,,2020-06-29,2020-07-20\n"
      "2020-07-17,Ohio,,2020-06-29,2020-07-20\n2020-08-01,Ohio,,2020-06-29,2020-07-20\n";
  const ReadSeries read = read_series(versions, {{"d.csv", "2022-01-01", text}});
  const auto status = [&](const std::string& on, const std::string& known) {
    return status_of(read, "Ohio", "curfew", on, known);
  };
  CHECK(status("2020-07-01", "2020-07-16") == "imposed announced");
  CHECK(status("2020-07-01", "2020-07-17") == "imposed");
  CHECK(status("2020-07-21", "2020-07-31") == "lifted announced");
  CHECK(status("2020-07-21", "2020-08-01") == "lifted");
}

namespace {

struct Span {
  std::string place;
  std::string state;
  Day from;
  std::optional<Day> to = {};
};

// The rows of each version: spans vanish, change, and come back.
std::vector<std::vector<Span>> rolled_versions(std::mt19937& dice) {
  const auto roll = [&](unsigned sides) { return static_cast<int>(dice() % sides); };
  std::vector<std::vector<Span>> all;
  std::vector<Span> spans;
  for (int version = 0; version < 8; ++version) {
    std::erase_if(spans, [&](const Span&) { return roll(5) == 0; });
    while (roll(3) != 0) {
      Span span{.place = places[dice() % places.size()],
                .state = roll(2) == 0 ? "required" : "recommended",
                .from = add_days(day("2020-03-01"), roll(90))};
      if (roll(3) != 0) span.to = add_days(span.from, 1 + roll(60));
      spans.push_back(span);
    }
    std::ranges::shuffle(spans, dice);
    std::vector<Span> told = spans;
    // Left out of this one version.
    const std::string without = places[dice() % places.size()];
    if (roll(3) == 0)
      std::erase_if(told, [&](const Span& s) { return s.place == without; });
    all.push_back(told);
  }
  return all;
}

// Its masks day by day, as known on a day.
std::string masks_of(const ReadSeries& read, const std::string& place, Day known) {
  std::vector<Evidence> own;
  const std::map<std::string, std::string> codes = {
      {"Maryland", "md"}, {"Ohio", "oh"}, {"Texas", "tx"}, {"Maine", "me"}};
  const std::string id = "ocd-division/country:us/state:" + codes.at(place);
  std::ranges::copy_if(read.evidence, std::back_inserter(own), [&](const Evidence& each) {
    return each.jurisdiction.text == id;
  });
  const Policy& policy = *order_rules().find_policy({"masks"});
  const auto timelines = assemble_timelines(own, order_rules(), known);
  std::string words;
  for (int number = 0; number < 160; ++number) {
    const Day on = add_days(day("2020-03-01"), number);
    const Status status = status_on(timelines, policy, on, known);
    words += std::string(to_string(status.standing)).substr(0, 2);
    if (status.state) words += ' ' + status.state->text;
    for (const StateId& state : status.states) words += '|' + state.text;
    words += '\n';
  }
  return words;
}

std::string rows_of(const std::vector<Span>& spans, Day version) {
  std::string text;
  for (const Span& span : spans) {
    text += to_string(version) + "," + span.place + "," + span.state + "," +
            to_string(span.from) + "," + (span.to ? to_string(*span.to) : "") + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("ingest: as known on its day, a complete version says what it says alone") {
  const std::string mapping =
      "[table]\nkind = \"official\"\n[columns]\nplace = \"place\"\nstate = \"state\"\n"
      "start = \"from\"\nend = \"to\"\npublished = \"version\"\n"
      "[constants]\npolicy = \"masks\"\n"
      "[versions]\nrestate = true\ncomplete = true\n";
  const std::string header = "version,place,state,from,to\n";
  std::mt19937 dice(20260302);
  for (int round = 0; round < 12; ++round) {
    std::vector<Day> days;
    std::vector<std::string> texts;
    for (const std::vector<Span>& spans : rolled_versions(dice)) {
      days.push_back(add_days(day("2020-04-01"), 9 * static_cast<int>(days.size())));
      texts.push_back(rows_of(spans, days.back()));
    }
    std::string together = header;
    for (const std::string& text : texts) together += text;
    const ReadSeries read = read_series(mapping, {{"d.csv", "2022-01-01", together}});
    for (std::size_t at = 0; at < texts.size(); ++at) {
      if (texts[at].empty()) continue;
      const ReadSeries alone =
          read_series(mapping, {{"one.csv", "2022-01-01", header + texts[at]}});
      for (const std::string& place : places) {
        CAPTURE(place);
        CAPTURE(to_string(days[at]));
        CAPTURE(together);
        REQUIRE(masks_of(read, place, days[at]) == masks_of(alone, place, days[at]));
      }
    }
  }
}
