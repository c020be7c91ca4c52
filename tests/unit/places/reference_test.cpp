// SPDX-License-Identifier: Apache-2.0
// The gazetteer against tables that were made from other sources, where they lie beside
// the project.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

#include "stance/places/geoids.h"
#include "unit/places/shipped.h"

namespace stance {
namespace {

using test::id_of;
using test::Record;
using test::reference_table;
using test::shipped_gazetteer;

TEST_CASE("reference: states and counties agree in GEOID, name, kind and id") {
  std::size_t agreeing = 0;
  const std::vector<Record> records = reference_table("us-jurisdictions.tsv");
  for (const Record& record : records) {
    CAPTURE(record.at("geoid"));
    const auto unit = shipped_gazetteer().find_geoid(record.at("geoid"));
    REQUIRE(unit.has_value());
    CHECK(unit->name == record.at("name"));
    CHECK(unit->short_name == record.at("short"));
    CHECK(unit->state == record.at("state"));
    CHECK(to_string(unit->kind) == record.at("kind"));
    if (!record.at("ocd_id").empty()) CHECK(unit->id.text == record.at("ocd_id"));
    const std::string& vintage = record.at("vintage");
    CHECK((unit->until ? "until " + std::to_string(*unit->until) : "current") == vintage);
    ++agreeing;
  }
  if (!records.empty()) MESSAGE(agreeing, " of ", records.size(), " rows compared");
}

TEST_CASE("reference: every legal name with its state resolves to its unit") {
  std::size_t right = 0;
  const std::vector<Record> records = reference_table("us-jurisdictions.tsv");
  for (const Record& record : records) {
    const bool is_state = record.at("geoid").size() == 2;
    const std::string query =
        is_state ? record.at("name") : record.at("name") + ", " + record.at("state");
    CAPTURE(query);
    const std::string id = shipped_gazetteer().find_geoid(record.at("geoid"))->id.text;
    const std::string resolved = id_of(query);
    CHECK(resolved == id);
    right += resolved == id;
  }
  if (!records.empty())
    MESSAGE(right, " of ", records.size(), " names resolved to their unit");
}

TEST_CASE("reference: incorporated places of 500 people or more are there") {
  std::size_t known = 0;
  std::size_t there = 0;
  std::size_t with_county = 0;
  std::size_t same_county = 0;
  for (const Record& record : reference_table("us-places.tsv")) {
    if (!record.at("kind").starts_with("place-")) continue;
    if (record.at("population_geonames").empty()) continue;
    ++known;
    const auto unit = shipped_gazetteer().find({record.at("ocd_id")});
    if (!unit) continue;
    ++there;
    if (level(*unit) != Level::place || record.at("county_geoid_guess").empty()) continue;
    ++with_county;
    const auto counties = shipped_gazetteer().counties_of(*unit);
    same_county += std::ranges::any_of(counties, [&](const Jurisdiction& county) {
      return county.geoid == record.at("county_geoid_guess");
    });
  }
  if (known == 0) return;
  MESSAGE(there,
          " of ",
          known,
          " places found by id; ",
          same_county,
          " of ",
          with_county,
          " in the same county");
  CHECK(there * 100 >= known * 98);
  CHECK(same_county * 1000 >= with_county * 995);
}

TEST_CASE("reference: names as the Census Bureau writes them lead to their places") {
  std::string census = "USPS\tGEOID\tNAME\n";
  std::map<std::string, std::string> id_by_geoid;
  for (const Record& record : reference_table("us-places.tsv")) {
    if (!record.at("kind").starts_with("place-")) continue;
    census +=
        record.at("state") + "\t" + record.at("geoid") + "\t" + record.at("name") + "\n";
    id_by_geoid[record.at("geoid")] = record.at("ocd_id");
  }
  if (id_by_geoid.empty()) return;
  const auto result = match_census_places(shipped_gazetteer(), census, "census");
  REQUIRE(result.has_value());
  std::size_t right = 0;
  for (const AddedGeoid& matched : result->matched) {
    const auto unit = shipped_gazetteer().find({id_by_geoid[matched.geoid]});
    right += unit && unit->id == matched.id;
  }
  MESSAGE(result->matched.size(),
          " of ",
          id_by_geoid.size(),
          " rows matched, ",
          right,
          " to the unit of the same id");
  CHECK(right * 1000 >= result->matched.size() * 995);
}

TEST_CASE("reference: county and place of one name are told apart by their head words") {
  std::size_t pairs = 0;
  std::size_t apart = 0;
  std::size_t one_unit = 0;
  std::size_t absent = 0;
  for (const Record& record : reference_table("ambiguity-county-city-pairs.tsv")) {
    const std::string state = ", " + record.at("state");
    CAPTURE(record.at("short") + state);
    const auto county = shipped_gazetteer().find_geoid(record.at("county_geoid"));
    REQUIRE(county.has_value());
    const std::string place = id_of("city of " + record.at("short") + state);
    if (place.empty()) {
      ++absent;
      continue;
    }
    if (place == county->id.text) {
      ++one_unit;
      continue;
    }
    ++pairs;
    const bool by_county = id_of(county->name + state) == county->id.text;
    // "Wayne city, IL" is the place Wayne, or Wayne City if there is one; never the
    // county.
    const std::string by_suffix = id_of(record.at("short") + " city" + state);
    const bool by_city = by_suffix == place || by_suffix == place + "_city";
    const bool bare_is_open = id_of(record.at("short") + state).empty();
    CHECK(by_county);
    CHECK(by_city);
    CHECK(bare_is_open);
    apart += by_county && by_city && bare_is_open;
  }
  if (pairs + absent == 0) return;
  MESSAGE(apart,
          " of ",
          pairs,
          " pairs told apart; ",
          one_unit,
          " are one unit; ",
          absent,
          " places are not in the gazetteer");
  CHECK(pairs > 600);
}

TEST_CASE("reference: as many counties share a name as the tables say") {
  const std::vector<Jurisdiction> all = shipped_gazetteer().all();
  std::map<std::string, std::string> states_by_name;
  for (const Jurisdiction& unit : all) {
    if (level(unit) != Level::county || unit.until ||
        unit.kind == JurisdictionKind::independent_city ||
        unit.id.text.find("/territory:") != std::string::npos) {
      continue;
    }
    std::string& states = states_by_name[unit.short_name];
    states += (states.empty() ? "" : ",") + unit.state;
  }
  std::size_t names = 0;
  for (const Record& record : reference_table("ambiguity-counties.tsv")) {
    CAPTURE(record.at("base_name"));
    if (record.at("states") == "DC") continue;  // a state here, a county there
    CHECK(states_by_name[record.at("base_name")] == record.at("states"));
    ++names;
  }
  if (names > 0) MESSAGE(names, " county names compared");
}

}  // namespace
}  // namespace stance
