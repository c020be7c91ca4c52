// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/names.h"

#include <doctest/doctest.h>

#include "stance/extract/passage.h"
#include "unit/extract/reading.h"
#include "unit/places/shipped.h"

namespace stance {
namespace {

const CompiledRules& compiled() {
  static const CompiledRules rules(test::camera_rules(), test::shipped_gazetteer());
  return rules;
}

// The units that the text names, in its order; "?" for a name that it does not tell
// apart.
std::string places_in(std::string_view text, std::string_view state) {
  // A cue fires, so that the text is read at all.
  Document document = test::document(std::string(text) + " They wear cameras.");
  if (!state.empty()) document.state = std::string(state);
  std::string names;
  const std::optional<Passage> passage = read_passage(document, compiled());
  if (!passage) return "no cue";
  for (const Mention& mention : passage->mentions) {
    if (mention.margin < 0) continue;
    if (!names.empty()) names += "; ";
    const auto unit = mention.unit();
    names += unit ? printed_name(compiled().places.unit(*unit)) : "?";
  }
  return names;
}

TEST_CASE("extract: names become the places that the text means") {
  struct Row {
    std::string_view name;
    std::string_view state;  // of the publisher
    std::string_view text;
    std::string_view places;
  };
  const Row rows[] = {
      {"qualified", "", "Montgomery County, Maryland, met.", "Montgomery County, MD"},
      {"AP abbreviation",
       "",
       "In Montgomery County, Md., they met.",
       "Montgomery County, MD"},
      {"postal code", "", "In Montgomery County, MD, they met.", "Montgomery County, MD"},
      {"bracket", "", "Franklin County (Iowa) met.", "Franklin County, IA"},
      {"qualified, in the possessive",
       "",
       "Talbot County, Maryland's order was read.",
       "Talbot County, MD"},
      {"state before",
       "",
       "Pennsylvania's Franklin County met.",
       "Pennsylvania; Franklin County, PA"},
      {"home state", "MD", "Montgomery County officials met.", "Montgomery County, MD"},
      {"no clue", "", "Washington County officials met.", "?"},
      {"a city whose county is named",
       "",
       "The vote in Fargo was close. Cass County is another matter.",
       "Fargo, ND; Cass County, ND"},
      {"a city that nothing speaks for", "", "The vote in Fargo was close.", ""},
      {"no person behind a word that opens a clause",
       "MI",
       "A guide: What Lansing does",
       "Lansing, MI"},
      {"state in the text",
       "",
       "Officials in Oregon said Washington County agreed.",
       "Oregon; Washington County, OR"},
      {"possessive", "MD", "Howard County's jail", "Howard County, MD"},
      {"possessive name",
       "MD",
       "Prince George's County jail",
       "Prince George's County, MD"},
      {"possessive of a possessive",
       "MD",
       "Prince George\u2019s County\u2019s jail",
       "Prince George's County, MD"},
      {"list under a plural",
       "OR",
       "Clackamas and Washington counties will not.",
       "Clackamas County, OR; Washington County, OR"},
      {"list of three",
       "WI",
       "Marathon, Kewaunee and Waukesha counties have them.",
       "Marathon County, WI; Kewaunee County, WI; Waukesha County, WI"},
      {"list behind a plural",
       "WA",
       "Three counties decline: King, San Juan and Whatcom.",
       "King County, WA; San Juan County, WA; Whatcom County, WA"},
      {"county named like a state",
       "IA",
       "The counties are Ida, Iowa, Linn and Sioux.",
       "Ida County, IA; Iowa County, IA; Linn County, IA; Sioux County, IA"},
      {"bare after full",
       "MD",
       "Montgomery County met. Montgomery now agrees.",
       "Montgomery County, MD; Montgomery County, MD"},
      {"bare alone is no county", "", "Montgomery now agrees.", ""},
      {"city", "AZ", "Voters in Tucson, Arizona, met.", "Tucson, AZ"},
      {"city of its own", "MD", "Baltimore City police met.", "Baltimore city, MD"},
      {"bare name of a big city beside its county",
       "MD",
       "Baltimore County runs a jail. The jail in Baltimore is full.",
       "Baltimore County, MD; Baltimore city, MD"},
      {"parish", "LA", "Orleans Parish deputies met.", "Orleans Parish, LA"},
      {"city that is a county", "LA", "New Orleans police met.", "Orleans Parish, LA"},
      {"saint", "MO", "St. Louis County police met.", "St. Louis County, MO"},
      {"district", "", "The District of Columbia objects.", "District of Columbia"},
      {"guard", "MD", "A spokesman for the Baltimore field office spoke.", ""},
      {"guarded university", "MD", "He left the University of Maryland.", ""},
      {"general", "MD", "It was named for General Richard Montgomery.", ""},
      {"title", "MD", "He met Mr. Howard.", ""},
      {"title before two names", "MD", "Sheriff Ann Howard's office met.", ""},
      {"title before a double name", "MD", "Sheriff Ann Hill-Howard's office met.", ""},
      {"given name", "", "Earl Houston spoke.", ""},
      {"part of a name", "", "She works at Houston Methodist today.", ""},
      {"two qualifiers",
       "",
       "Montgomery County, Iowa, and Montgomery County, Maryland, met.",
       "Montgomery County, IA; Montgomery County, MD"},
      {"named with another state because it is not the one here",
       "DE",
       "Camden police met. Camden, New Jersey, is larger. Delaware's Camden has few.",
       "Camden, DE; Camden, NJ; Delaware; Camden, DE"},
      {"dateline",
       "",
       "DENVER (AP) \u2014 Adams County, Colorado, met.",
       "Denver County, CO; Adams County, CO"},
      {"two words that name one place", "", "Iowa City police met.", "Iowa City, IA"},
      {"two words that name several", "", "Prospect Park police met.", ""},
      {"labels of lines",
       "NJ",
       "Bergen - yes\nHudson - no\nUnion - yes\n",
       "Bergen County, NJ; Hudson County, NJ; Union County, NJ"},
      {"a state's body", "", "The Oregon House met.", "Oregon"},
      {"a place in a county that is named",
       "",
       "Prospect Park, New Jersey, met. Passaic County, New Jersey, did too.",
       "Prospect Park, NJ; Passaic County, NJ"},
      {"state before a common noun", "", "An Iowa county met.", "Iowa"},
      {"state's jails", "", "Every Idaho jail has one.", "Idaho"},
      {"county named like its state",
       "IA",
       "Iowa County deputies met.",
       "Iowa County, IA"},
      {"state's name in the county of that name",
       "IA",
       "Iowa County met. The Iowa jail is full.",
       "Iowa County, IA; Iowa"},
      {"towns tell the county",
       "",
       "Garfield County officials met Carbondale people and those of Rifle.",
       "Garfield County, CO; Carbondale, CO; Rifle, CO"},
      {"a state in the sentence",
       "KY",
       "The Clark County jail, in southern Indiana, is full.",
       "Clark County, IN; Indiana"},
      {"the name turned round",
       "",
       "The County of Los Alamos met.",
       "Los Alamos County, NM"},
      {"a city turned round",
       "",
       "The City of Lancaster, Pennsylvania, met.",
       "Lancaster, PA"},
      {"a delegate", "", "Maryland, where Del. Ann Moss met.", "Maryland"},
      {"a code with a full stop",
       "",
       "Mt. Kisco police met a firm named Moss Co. there.",
       ""},
      {"the White House", "", "He left the White House, it said.", ""},
      {"other counties bare",
       "NC",
       "Wake County and Durham County met. Wake and Forsyth were first. Durham was last.",
       "Wake County, NC; Durham County, NC; Wake County, NC; Forsyth County, NC; Durham "
       "County, NC"},
      {"a town known by its mayor",
       "CO",
       "Craig Mayor Ann Moss met. Craig is small.",
       "Craig, CO; Craig, CO"},
      {"lower case is no name", "", "the mobile union in reform", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CAPTURE(row.text);
    CHECK(places_in(row.text, row.state) == row.places);
  }
}

TEST_CASE("extract: every county is found by its own name and state") {
  std::size_t wrong = 0;
  std::size_t all = 0;
  for (const Jurisdiction& unit : test::shipped_gazetteer().all()) {
    if (level(unit) != Level::county || unit.until) continue;
    const auto state = test::shipped_gazetteer().state_by_postal(unit.state);
    REQUIRE(state);
    if (unit.kind == JurisdictionKind::independent_city) continue;
    ++all;
    const std::string text = "Deputies in " + unit.name + ", " + state->name + ", met.";
    if (places_in(text, "") != printed_name(unit)) {
      ++wrong;
      if (wrong < 10) MESSAGE(text << " -> " << places_in(text, ""));
    }
  }
  CHECK(all > 3000);
  CHECK(wrong == 0);
}

TEST_CASE("extract: a county and a city of one name in one state are kept apart") {
  std::size_t wrong = 0;
  std::size_t all = 0;
  for (const test::Record& row :
       test::reference_table("ambiguity-county-city-pairs.tsv")) {
    const auto county = test::shipped_gazetteer().find_geoid(row.at("county_geoid"));
    const auto state = test::shipped_gazetteer().state_by_postal(row.at("state"));
    if (!county || !state || county->until) continue;
    ++all;
    const std::string text =
        "In " + state->name + ", the " + county->name + " sheriff agreed.";
    const std::string places = places_in(text, "");
    if (!places.ends_with("; " + printed_name(*county))) {
      ++wrong;
      if (wrong < 10) MESSAGE(text << " -> " << places);
    }
  }
  MESSAGE("pairs: " << all << ", wrong " << wrong);
  CHECK(wrong == 0);
}

}  // namespace
}  // namespace stance
