// SPDX-License-Identifier: Apache-2.0
#include "stance/places/geoids.h"

#include <doctest/doctest.h>

#include "unit/places/shipped.h"

namespace stance {
namespace {

// Lines as the Census Bureau writes them, blanks after the last column included.
constexpr std::string_view census_header =
    "USPS\tGEOID\tANSICODE\tNAME\tLSAD\tFUNCSTAT\tALAND\tINTPTLONG                 \n";

std::string census_file(std::initializer_list<std::string_view> rows) {
  std::string text(census_header);
  for (const std::string_view row : rows) text += std::string(row) + "\n";
  return text;
}

JurisdictionId us(std::string_view path) {
  return {"ocd-division/country:us/" + std::string(path)};
}

TEST_CASE("geoids: rows of the Census file go to the places of their name") {
  const std::string text = census_file({
      "MD\t2441250\t02390\tHyattsville city\t25\tA\t1\t-76.9  ",
      "MD\t2404000\t02390\tBaltimore city\t25\tF\t1\t-76.9  ",
      "TN\t4752006\t0\tNashville-Davidson metropolitan government (balance)\t00\tF",
      "CA\t0667000\t02390\tSan Francisco city\t25\tA\t1\t-76.9  ",
      "MO\t2938000\t02390\tKansas City city\t25\tA\t1\t-76.9  ",
      "TX\t4835000\t02390\tHouston city\t25\tA\t1\t-76.9  ",
      "MD\t2400002\t02390\t\t57\tS\t1\t-76.9  ",
      "MD\t2400001\t02390\tNowhere Much CDP\t57\tS\t1\t-76.9  ",
  });
  const auto result = match_census_places(test::shipped_gazetteer(), text, "places.txt");
  REQUIRE(result.has_value());
  CHECK(result->matched ==
        std::vector<AddedGeoid>{{us("state:ca/county:san_francisco"), "0667000"},
                                {us("state:md/place:baltimore"), "2404000"},
                                {us("state:md/place:hyattsville"), "2441250"},
                                {us("state:mo/place:kansas_city"), "2938000"},
                                {us("state:tn/county:davidson"), "4752006"},
                                {us("state:tx/place:houston"), "4835000"}});
  REQUIRE(result->unused.size() == 2);
  CHECK(result->unused[0].name.empty());
  CHECK(result->unused[1].line == 9);
  CHECK(result->unused[1].name == "Nowhere Much CDP");
  CHECK(result->unused[1].reason == UnusedRow::Reason::not_in_gazetteer);
}

TEST_CASE("geoids: what two rows or two places claim is given to neither") {
  const auto twice =
      match_census_places(test::shipped_gazetteer(),
                          census_file({"MD\t2441250\t1\tHyattsville city\t25\tA\t1\t1",
                                       "MD\t2441251\t1\tHyattsville town\t25\tA\t1\t1"}),
                          "places.txt");
  REQUIRE(twice.has_value());
  CHECK(twice->matched.empty());
  REQUIRE(twice->unused.size() == 2);
  CHECK(twice->unused[1].reason == UnusedRow::Reason::taken);

  const auto many =
      match_census_places(test::shipped_gazetteer(),
                          census_file({"MO\t2900001\t1\tAlbany city\t25\tA\t1\t1"}),
                          "places.txt");
  REQUIRE(many.has_value());
  REQUIRE(many->unused.size() == 1);
  CHECK(many->unused[0].reason == UnusedRow::Reason::ambiguous);
}

TEST_CASE("geoids: another file is refused") {
  struct Row {
    std::string_view name;
    std::string text;
    std::string_view code;
  };
  const Row rows[] = {
      {"empty", "", "G020"},
      {"other columns", "a\tb\tc\n1\t2\t3\n", "G020"},
      {"short row", census_file({"MD\t24"}), "G021"},
      {"no GEOID", census_file({"MD\tabc\t1\tHyattsville city\t25\tA\t1\t1"}), "G021"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto result = match_census_places(test::shipped_gazetteer(), row.text, "f.txt");
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error()[0].code == row.code);
    CHECK(result.error()[0].primary->span.file == "f.txt");
    CHECK_FALSE(result.error()[0].helps.empty());
  }
}

TEST_CASE("geoids: the kept table is read as it was written") {
  const std::vector<AddedGeoid> geoids = {{us("state:md/place:hyattsville"), "2441250"},
                                          {us("state:tx/place:houston"), "4835000"}};
  const auto read = parse_geoids(to_tsv(geoids), "geoids.tsv");
  REQUIRE(read.has_value());
  CHECK(*read == geoids);
  CHECK(parse_geoids("id,geoid\n", "g").error()[0].code == "G022");
  CHECK(parse_geoids("", "g").error()[0].code == "G022");
  const auto damaged = parse_geoids("id\tgeoid\nx\t24\n", "g");
  REQUIRE_FALSE(damaged.has_value());
  CHECK(damaged.error()[0].code == "G023");
  CHECK(damaged.error()[0].message == "line 2 is not an id, a tab and a GEOID");
}

TEST_CASE("geoids: added GEOIDs are shown, found and resolved, unknown ids come back") {
  auto parsed = Gazetteer::parse(test::shipped_table(), "t");
  REQUIRE(parsed.has_value());
  Gazetteer& gazetteer = *parsed;
  const AddedGeoid town = {us("state:md/place:hyattsville"), "2441250"};
  const AddedGeoid city = {us("state:md/place:baltimore"), "2499999"};
  const AddedGeoid nobody = {us("state:md/place:atlantis"), "2400000"};
  CHECK(gazetteer.add({nobody, city, town, town}) == std::vector<AddedGeoid>{nobody});
  CHECK(gazetteer.find(town.id)->geoid == town.geoid);
  CHECK(gazetteer.find_geoid(town.geoid)->id == town.id);
  CHECK(gazetteer.find(city.id)->geoid == "24510");
  CHECK(gazetteer.find(city.id)->other_geoids ==
        std::vector<std::string>{"2404000", "2499999"});
  CHECK(gazetteer.find_geoid("2499999")->id == city.id);
  CHECK(std::get<Found>(resolve(gazetteer, "2441250")).jurisdiction.id == town.id);
  CHECK_FALSE(gazetteer.find_geoid("2400000").has_value());
}

}  // namespace
}  // namespace stance
