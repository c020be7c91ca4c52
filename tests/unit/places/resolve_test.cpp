// SPDX-License-Identifier: Apache-2.0
#include "stance/places/resolve.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <span>

#include "unit/places/shipped.h"

namespace stance {
namespace {

using test::answer;
using test::id_of;
using test::shipped_gazetteer;

struct Row {
  std::string_view query;
  std::string_view answer;
};

void check(std::span<const Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(answer(row.query) == row.answer);
  }
}

TEST_CASE("resolve: people write one county in many ways") {
  const Row rows[] = {
      {"Montgomery County, MD", "= Montgomery County, MD"},
      {"montgomery md", "= Montgomery County, MD"},
      {"  MONTGOMERY   county ,md ", "= Montgomery County, MD"},
      {"Montgomery County, Maryland", "= Montgomery County, MD"},
      {"montgomery county maryland", "= Montgomery County, MD"},
      {"Montgomery Co., Md.", "= Montgomery County, MD"},
      {"county of Montgomery, MD", "= Montgomery County, MD"},
      {"Montgomery County (MD)", "= Montgomery County, MD"},
      {"24031", "= Montgomery County, MD"},
      {"ocd-division/country:us/state:md/county:montgomery", "= Montgomery County, MD"},
      {"St. Mary's County, MD", "= St. Mary's County, MD"},
      {"St. Mary\xE2\x80\x99s County, MD", "= St. Mary's County, MD"},
      {"saint marys county md", "= St. Mary's County, MD"},
      {"De Kalb County, IL", "= DeKalb County, IL"},
      {"Dona Ana County, New Mexico", "= Doña Ana County, NM"},
      {"miami dade", "= Miami-Dade County, FL"},
      {"Mayaguez, PR", "= Mayagüez Municipio, PR"},
  };
  check(rows);
}

TEST_CASE("resolve: cities that are their own county, and cities over several") {
  const Row rows[] = {
      {"Baltimore city, MD", "= Baltimore city, MD"},
      {"city of Baltimore, MD", "= Baltimore city, MD"},
      {"Baltimore County, MD", "= Baltimore County, MD"},
      {"Baltimore, MD", "? Baltimore County, MD | Baltimore city, MD"},
      {"St. Louis, MO", "? St. Louis County, MO | St. Louis city, MO"},
      {"Nashville, TN", "= Davidson County, TN"},
      {"Philadelphia, PA", "= Philadelphia County, PA"},
      {"City of San Francisco, CA", "= San Francisco County, CA"},
      {"City and County of Denver", "= Denver County, CO"},
      {"New Orleans, LA", "= Orleans Parish, LA"},
      {"Louisville, KY", "= Jefferson County, KY"},
      {"Lexington, KY", "= Fayette County, KY"},
      {"Indianapolis, IN", "= Marion County, IN"},
      {"Jacksonville, FL", "= Duval County, FL"},
      {"Anchorage, AK", "= Anchorage Municipality, AK"},
      {"Honolulu, HI", "= Honolulu County, HI"},
      {"Carson City, NV", "= Carson City, NV"},
      {"NYC", "= New York, NY"},
      {"New York City, NY", "= New York, NY"},
      {"Brooklyn, NY", "= Kings County, NY"},
      {"New York, NY", "? New York County, NY | city of New York, NY"},
      {"Washington, DC", "= District of Columbia"},
      {"Washington, D.C.", "= District of Columbia"},
      {"washington dc", "= District of Columbia"},
  };
  check(rows);
}

TEST_CASE("resolve: the word city, county or town decides between two of one name") {
  const Row rows[] = {
      {"Houston, TX", "? Houston County, TX | city of Houston, TX"},
      {"Houston County, TX", "= Houston County, TX"},
      {"city of Houston, TX", "= Houston, TX"},
      {"Houston city, TX", "= Houston, TX"},
      {"Union City, NJ", "= Union City, NJ"},
      {"city of Union, NJ", "= Union, NJ"},
      {"Jefferson City, MO", "= Jefferson City, MO"},
      {"Hyattsville, MD", "= Hyattsville, MD"},
      {"Silver Spring, Montgomery County", "= Silver Spring, MD"},
      {"Franklin, Venango County, PA", "= Franklin, PA"},
  };
  check(rows);
}

TEST_CASE("resolve: the bare name of a state is the state, with a note of the others") {
  for (const std::string_view query :
       {"Washington", "New York", "MD", "Maryland", "Md."}) {
    CAPTURE(query);
    const Resolution resolution = resolve(shipped_gazetteer(), query);
    REQUIRE(std::holds_alternative<Found>(resolution));
    CHECK(level(std::get<Found>(resolution).jurisdiction) == Level::state);
  }
  const Resolution washington = resolve(shipped_gazetteer(), "Washington");
  REQUIRE(std::get<Found>(washington).notes.size() == 1);
  CHECK(std::get<Found>(washington).notes[0].starts_with("taken as the state; "));
  CHECK(std::get<Found>(resolve(shipped_gazetteer(), "Maryland")).notes.empty());
  CHECK(std::get<Found>(resolve(shipped_gazetteer(), "WA")).notes.empty());
}

TEST_CASE("resolve: a county name without its state lists all who bear it") {
  const Resolution resolution = resolve(shipped_gazetteer(), "Washington County");
  REQUIRE(std::holds_alternative<Ambiguous>(resolution));
  const auto& candidates = std::get<Ambiguous>(resolution).candidates;
  CHECK(candidates.size() == 31);
  CHECK(std::ranges::is_sorted(candidates, {}, &Jurisdiction::id));
}

TEST_CASE("resolve: a parish is listed among counties and never muddles a clear name") {
  CHECK(answer("Orleans County") ==
        "? Orleans Parish, LA | Orleans County, NY | Orleans County, VT");
  CHECK(
      answer("Tensas County").starts_with("- nothing is called 'Tensas County': Tensas"));
  CHECK(answer("Calvert County") == "= Calvert County, MD");
  CHECK(answer("Franklin County, VA") == "= Franklin County, VA");
  CHECK(answer("Richmond County") ==
        "? Richmond County, GA | Richmond County, NC | Richmond County, NY | "
        "Richmond County, VA");
}

TEST_CASE("resolve: ended units are found, with a note of those that followed") {
  const Resolution resolution = resolve(shipped_gazetteer(), "Shannon County, SD");
  REQUIRE(std::holds_alternative<Found>(resolution));
  CHECK(std::get<Found>(resolution).notes ==
        std::vector<std::string>{
            "Shannon County, SD ended in 2015; followed by Oglala Lakota County, SD"});
  CHECK(answer("Bedford, VA") ==
        "? Bedford County, VA | Bedford, Bedford County, VA | Bedford city, VA");
}

TEST_CASE("resolve: a near miss proposes, the named state first") {
  const Row rows[] = {
      {"Montgomry County, MD",
       "- nothing in Maryland is called 'Montgomry County': Montgomery County, MD"},
      {"Prince Georgs County, MD",
       "- nothing in Maryland is called 'Prince Georgs County': Prince George's County, "
       "MD"},
      {"Orleans County, LA",
       "- nothing in Louisiana is called 'Orleans County': Orleans Parish, LA | "
       "Orleans County, NY | Orleans County, VT"},
      {"Hyatsville, MD", "- nothing in Maryland is called 'Hyatsville': Hyattsville, MD"},
      {"Sacremento County, Californa",
       "- no state is called 'Californa': Sacramento County, CA | city of Sacramento, "
       "CA"},
      {"1001", "- no unit has the GEOID '1001': Autauga County, AL"},
      {"99999", "- no unit has the GEOID '99999': "},
      {"ocd-division/country:us/state:md/county:montgomry",
       "- no unit has the id 'ocd-division/country:us/state:md/county:montgomry': "
       "Montgomery County, MD"},
      {"Xyzzyqq", "- nothing is called 'Xyzzyqq': "},
      {"", "- the name is empty: "},
      {" , ,", "- the name is empty: "},
      {"'', MD", "- the name is empty: "},
      {"..., Atlantis", "- the name is empty: "},
  };
  check(rows);
  CHECK(answer(std::string(1000, 'x')) == "- the name is too long: ");
}

// Is the unit the one that was found, or one of several that share its name?
bool is_among(const Jurisdiction& unit, const Resolution& resolution) {
  if (const auto* const found = std::get_if<Found>(&resolution)) {
    return found->jurisdiction == unit;
  }
  const auto* const many = std::get_if<Ambiguous>(&resolution);
  return many != nullptr && std::ranges::count(many->candidates, unit) == 1;
}

TEST_CASE("resolve: every unit's legal name with its state resolves to it") {
  std::size_t places = 0;
  std::size_t unique_places = 0;
  for (const Jurisdiction& unit : shipped_gazetteer().all()) {
    const Resolution resolution = resolve(shipped_gazetteer(), printed_name(unit));
    const bool is_unique = std::holds_alternative<Found>(resolution);
    const bool is_place = level(unit) == Level::place;
    // A place has no legal word, so that others may share its name.
    if (!is_among(unit, resolution) || (!is_place && !is_unique))
      FAIL_CHECK(unit.id.text);
    places += is_place;
    unique_places += is_place && is_unique;
  }
  MESSAGE(unique_places, " of ", places, " places are the only unit of their name");
}

TEST_CASE("resolve: the unique name of a unit resolves to it, few need their id") {
  std::size_t by_id = 0;
  // Every seventh: each takes several resolutions.
  for (std::size_t row = 0; row < shipped_gazetteer().size(); row += 7) {
    const Jurisdiction unit = shipped_gazetteer().at(row);
    const std::string name = unique_name(shipped_gazetteer(), unit);
    if (name == unit.id.text) ++by_id;
    if (id_of(name) != unit.id.text) FAIL_CHECK(unit.id.text);
  }
  MESSAGE(by_id, " units have no unique name but their id");
  CHECK(by_id < 5);
}

TEST_CASE("resolve: folded names leave out what people leave out") {
  const Row rows[] = {
      {"St. Mary's", "st marys"},
      {"Saint Marys", "st marys"},
      {"Winston-Salem", "winston salem"},
      {"Doña  Ana", "dona ana"},
      {"Fort Worth", "ft worth"},
      {"Mount Vernon", "mt vernon"},
      {"O\xE2\x80\x99"
       "Brien",
       "obrien"},
      {" , ", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(folded_name(row.query) == row.answer);
    CHECK(folded_name(folded_name(row.query)) == row.answer);
  }
}

}  // namespace
}  // namespace stance
