// SPDX-License-Identifier: Apache-2.0
#include "stance/places/gazetteer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "unit/places/shipped.h"

namespace stance {
namespace {

using test::shipped_gazetteer;

JurisdictionId us(std::string_view path) {
  return {"ocd-division/country:us/" + std::string(path)};
}

std::vector<std::string> printed(const std::vector<Jurisdiction>& units) {
  std::vector<std::string> names;
  names.reserve(units.size());
  for (const Jurisdiction& unit : units) names.push_back(printed_name(unit));
  return names;
}

TEST_CASE("gazetteer: a unit is found by id, alias id and every GEOID, and printed") {
  struct Row {
    std::string_view id;
    std::string_view printed;
    Level level;
    std::string_view alias_id;
    std::string_view geoid;
    std::string_view other_geoid;
  };
  const Row rows[] = {
      {"state:md", "Maryland", Level::state, "", "24", ""},
      {"district:dc", "District of Columbia", Level::state, "state:dc", "11", "11001"},
      {"territory:gu", "Guam", Level::state, "", "66", "66010"},
      {"state:md/county:montgomery",
       "Montgomery County, MD",
       Level::county,
       "",
       "24031",
       ""},
      {"state:la/parish:orleans",
       "Orleans Parish, LA",
       Level::county,
       "state:la/place:new_orleans",
       "22071",
       ""},
      {"state:md/place:baltimore",
       "Baltimore city, MD",
       Level::county,
       "state:md/county:baltimore_city",
       "24510",
       "2404000"},
      {"state:nv/place:carson_city",
       "Carson City, NV",
       Level::county,
       "state:nv/county:carson_city",
       "32510",
       ""},
      {"state:tn/county:davidson",
       "Davidson County, TN",
       Level::county,
       "state:tn/place:nashville",
       "47037",
       ""},
      {"state:ny/place:new_york", "New York, NY", Level::place, "", "", "3651000"},
      {"state:md/place:hyattsville", "Hyattsville, MD", Level::place, "", "", ""},
      {"state:ak/borough:juneau",
       "Juneau City and Borough, AK",
       Level::county,
       "state:ak/place:juneau",
       "02110",
       ""},
      {"state:nm/county:doña_ana", "Doña Ana County, NM", Level::county, "", "35013", ""},
  };
  const Gazetteer& gazetteer = shipped_gazetteer();
  for (const Row& row : rows) {
    CAPTURE(row.id);
    const auto unit = gazetteer.find(us(row.id));
    REQUIRE(unit.has_value());
    CHECK(unit->id == us(row.id));
    CHECK(printed_name(*unit) == row.printed);
    CHECK(level(*unit) == row.level);
    CHECK(unit->geoid.value_or("") == row.geoid);
    if (!row.alias_id.empty()) CHECK(gazetteer.find(us(row.alias_id)) == unit);
    if (!row.geoid.empty()) CHECK(gazetteer.find_geoid(row.geoid) == unit);
    if (!row.other_geoid.empty()) CHECK(gazetteer.find_geoid(row.other_geoid) == unit);
  }
  CHECK_FALSE(gazetteer.find(us("state:md/county:montgomer")).has_value());
  CHECK_FALSE(gazetteer.find({""}).has_value());
  CHECK_FALSE(gazetteer.find_geoid("").has_value());
  CHECK_FALSE(gazetteer.find_geoid("2403").has_value());
}

TEST_CASE("gazetteer: units stand in the order of their ids and are found by them") {
  const Gazetteer& gazetteer = shipped_gazetteer();
  const std::vector<Jurisdiction> all = gazetteer.all();
  REQUIRE(all.size() == gazetteer.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0 && !(all[i - 1].id < all[i].id)) FAIL(all[i].id.text);
    if (gazetteer.find(all[i].id) != all[i]) FAIL(all[i].id.text);
  }
}

TEST_CASE("gazetteer: no id, alias id or GEOID means two units") {
  std::set<std::string> seen;
  for (const Jurisdiction& unit : shipped_gazetteer().all()) {
    std::vector<std::string> keys = unit.other_geoids;
    keys.push_back(unit.id.text);
    if (unit.geoid) keys.push_back(*unit.geoid);
    for (const JurisdictionId& id : unit.alias_ids) keys.push_back(id.text);
    for (const std::string& key : keys) {
      CAPTURE(key);
      CHECK(seen.insert(key).second);
    }
  }
}

TEST_CASE("gazetteer: the country has the units that the Census Bureau counts") {
  std::map<std::string, int> count;
  for (const Jurisdiction& unit : shipped_gazetteer().all()) {
    const bool is_territory =
        std::set<std::string>{"AS", "GU", "MP", "PR", "VI"}.contains(unit.state);
    const std::string where = is_territory ? "territories: " : "";
    const std::string when = unit.until ? "ended " : "";
    ++count[where + when + std::string(to_string(unit.kind))];
  }
  const std::map<std::string, int> expected = {
      {"state", 50},
      {"district", 1},
      {"county", 2999},
      {"parish", 64},
      {"borough", 13},
      {"city-and-borough", 4},
      {"municipality", 2},
      {"census-area", 11},
      {"independent-city", 41},
      {"planning-region", 9},
      {"ended county", 9},
      {"ended census-area", 2},
      {"ended independent-city", 1},
      {"territories: territory", 5},
      {"territories: municipio", 78},
      {"territories: municipality", 4},
      {"territories: island", 5},
      {"territories: district", 3},
  };
  for (const auto& row : expected) {
    CAPTURE(row.first);
    CHECK(count[row.first] == row.second);
  }
  MESSAGE("places: ", count["place"]);
  CHECK(count["place"] > 16000);
}

TEST_CASE("gazetteer: the line from a place to its state can be walked both ways") {
  const Gazetteer& gazetteer = shipped_gazetteer();
  const Jurisdiction town = *gazetteer.find(us("state:md/place:hyattsville"));
  CHECK(printed(gazetteer.above(town)) ==
        std::vector<std::string>{"Prince George's County, MD", "Maryland"});
  CHECK(printed(gazetteer.counties_of(town)) ==
        std::vector<std::string>{"Prince George's County, MD"});
  CHECK(gazetteer.lies_in(town.id, us("state:md")));
  CHECK(gazetteer.lies_in(town.id, town.id));
  CHECK_FALSE(gazetteer.lies_in(us("state:md"), town.id));
  CHECK_FALSE(gazetteer.lies_in(town.id, us("state:md/county:montgomery")));
  const auto children = gazetteer.children(*town.parent);
  CHECK(std::ranges::count(children, town) == 1);
  CHECK(gazetteer.children(us("state:md")).size() == 24);
  CHECK(gazetteer.children(us("state:xx")).empty());
}

TEST_CASE("gazetteer: New York City lies in five counties") {
  const Gazetteer& gazetteer = shipped_gazetteer();
  const Jurisdiction city = *gazetteer.find(us("state:ny/place:new_york"));
  CHECK(printed(gazetteer.counties_of(city)) ==
        std::vector<std::string>{"Bronx County, NY",
                                 "Kings County, NY",
                                 "New York County, NY",
                                 "Queens County, NY",
                                 "Richmond County, NY"});
  CHECK(printed(gazetteer.above(city)) == std::vector<std::string>{"New York"});
}

TEST_CASE("gazetteer: states are found by postal code, name and abbreviation") {
  const Gazetteer& gazetteer = shipped_gazetteer();
  CHECK(gazetteer.states().size() == 56);
  CHECK(gazetteer.state_by_postal("md")->name == "Maryland");
  CHECK_FALSE(gazetteer.state_by_postal("XX").has_value());
  struct Row {
    std::string_view text;
    std::string_view postal;
  };
  const Row rows[] = {{"Maryland", "MD"},
                      {"Md.", "MD"},
                      {"north carolina", "NC"},
                      {"N.C.", "NC"},
                      {"Calif", "CA"},
                      {"Washington", "WA"},
                      {"D.C.", "DC"},
                      {"West Virginia", "WV"},
                      {"Atlantis", ""}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto state = gazetteer.state_by_name(row.text);
    CHECK((state ? state->state : "") == row.postal);
  }
  CHECK(gazetteer.in_state("DE").front().name == "Delaware");
  CHECK(gazetteer.in_state("DE").size() > 4);
  CHECK(gazetteer.in_state("XX").empty());
}

TEST_CASE("gazetteer: ended units are kept with the units that followed") {
  struct Row {
    std::string_view geoid;
    int until;
    std::vector<std::string> successors;
  };
  const Row rows[] = {
      {"46113", 2015, {"Oglala Lakota County, SD"}},
      {"02261", 2019, {"Chugach Census Area, AK", "Copper River Census Area, AK"}},
      {"02270", 2015, {"Kusilvak Census Area, AK"}},
      {"51515", 2013, {"Bedford County, VA"}},
      {"09007", 2022, {"Lower Connecticut River Valley Planning Region, CT"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.geoid);
    const Jurisdiction unit = *shipped_gazetteer().find_geoid(row.geoid);
    CHECK(unit.until == row.until);
    std::vector<std::string> successors;
    for (const JurisdictionId& id : unit.successors) {
      successors.push_back(printed_name(*shipped_gazetteer().find(id)));
    }
    CHECK(successors == row.successors);
  }
}

TEST_CASE("gazetteer: a kind is read as it is written") {
  for (int i = 0; i <= static_cast<int>(JurisdictionKind::place); ++i) {
    const auto kind = static_cast<JurisdictionKind>(i);
    CHECK(parse_jurisdiction_kind(to_string(kind)) == kind);
  }
  CHECK_FALSE(parse_jurisdiction_kind("County").has_value());
}

}  // namespace
}  // namespace stance
