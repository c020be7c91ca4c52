// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "stance/base/text.h"
#include "unit/places/shipped.h"

namespace stance {
namespace {

constexpr std::string_view header =
    "id\tgeoid\tname\tshort\tkind\tstate\tparent\tpopulation\tuntil\tsuccessors\taliases"
    "\t"
    "same_as\tcovers\n";
constexpr std::string_view state_row =
    "ocd-division/country:us/"
    "state:md\t24\tMaryland\tMaryland\tstate\tMD\t\t\t\t\tMd.\t\t\n";
constexpr std::string_view county_row =
    "ocd-division/country:us/state:md/county:howard\t24027\tHoward "
    "County\tHoward\tcounty\t"
    "MD\tocd-division/country:us/state:md\t\t\t\t\t\t\n";

std::string sound_table() {
  return std::string(header) + std::string(state_row) + std::string(county_row);
}

std::string with(std::string_view old, std::string_view now) {
  std::string table = sound_table();
  const std::size_t at = table.find(old);
  REQUIRE(at != std::string::npos);
  return table.replace(at, old.size(), now);
}

TEST_CASE("table: a damaged table is refused with code, file, line and remedy") {
  struct Row {
    std::string_view name;
    std::string table;
    std::string_view code;
    std::size_t line;
    std::string_view message;
  };
  const Row rows[] = {
      {"other header", with("geoid\tname", "fips\tname"), "G001", 1, "header"},
      {"nothing at all", "", "G001", 1, "header"},
      {"column missing",
       with("\tMd.\t", "\t"),
       "G002",
       2,
       "expected 13 columns, found 12"},
      {"column too many", with("\tMd.", "\tMd.\t"), "G002", 2, "found 14"},
      {"empty line",
       sound_table() + "\n" + std::string(county_row),
       "G002",
       4,
       "found 1"},
      {"two units that lie in each other",
       sound_table() + "ocd-division/country:us/state:md/county:kent\t24029\tKent "
                       "County\tKent\tcounty\t"
                       "MD\tocd-division/country:us/state:md/county:howard\t\t\t\t\t\t\n",
       "G011",
       4,
       "does not stand above it"},
      {"id of another country",
       with("country:us/state:md\t24", "country:ca/on\t24"),
       "G003",
       2,
       "must begin with"},
      {"id twice", sound_table() + std::string(county_row), "G004", 4, "two rows"},
      {"out of order",
       with("md/county:howard", "md/place:x") + std::string(county_row),
       "G005",
       4,
       "order"},
      {"GEOID", with("24027", "24O27"), "G006", 3, "GEOID is not a number: '24O27'"},
      {"population",
       with("state:md\t\t\t\t\t\t\n", "state:md\tmany\t\t\t\t\t\n"),
       "G006",
       3,
       "population is not a number: 'many'"},
      {"negative",
       with("state:md\t\t\t\t\t\t\n", "state:md\t-5\t\t\t\t\t\n"),
       "G006",
       3,
       "population is not a number: '-5'"},
      {"huge",
       with("state:md\t\t\t\t\t\t\n", "state:md\t99999999999999999999\t\t\t\t\t\n"),
       "G006",
       3,
       "population"},
      {"year",
       with("state:md\t\t\t\t\t\t\n", "state:md\t\t20x2\t\t\t\t\n"),
       "G006",
       3,
       "year is not a number: '20x2'"},
      {"kind", with("\tcounty\t", "\tkounty\t"), "G007", 3, "unknown kind 'kounty'"},
      {"parent",
       with("MD\tocd-division/country:us/state:md",
            "MD\tocd-division/country:us/state:me"),
       "G008",
       3,
       "no row has the id of this parent"},
      {"successor",
       with("state:md\t\t\t\t\t\t\n", "state:md\t\t2020\tnobody\t\t\t\n"),
       "G008",
       3,
       "this successor"},
      {"no name", with("Howard County\tHoward", "\tHoward"), "G009", 3, "no name"},
      {"no state", with("\tMD\tocd", "\tMaryland\tocd"), "G009", 3, "postal code"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto parsed = Gazetteer::parse(row.table, "data/jurisdictions.tsv");
    REQUIRE_FALSE(parsed.has_value());
    const Diagnostic& fault = parsed.error().front();
    CHECK(fault.code == row.code);
    CHECK(fault.severity == Severity::error);
    CHECK(fault.message.find(row.message) != std::string::npos);
    REQUIRE(fault.primary.has_value());
    CHECK(fault.primary->span.file == "data/jurisdictions.tsv");
    CHECK(fault.primary->span.end <= row.table.size());
    CHECK(line_and_column(row.table, fault.primary->span.begin).line == row.line);
    REQUIRE(fault.helps.size() == 1);
    CHECK(fault.helps[0].text.find("SOURCES.md") != std::string::npos);
  }
}

TEST_CASE("table: all faults are reported, but not twenty thousand of them") {
  std::string table = with("24027", "x");
  table.replace(table.find("\tcounty\t"), 8, "\tkounty\t");
  const auto two = Gazetteer::parse(table, "t");
  REQUIRE_FALSE(two.has_value());
  CHECK(two.error().size() == 2);

  std::string commas = test::shipped_table();
  std::ranges::replace(commas, '\t', ',');
  const auto many = Gazetteer::parse(commas, "t");
  REQUIRE_FALSE(many.has_value());
  CHECK(many.error().size() == 51);
  CHECK(many.error().back().code == "G010");
}

TEST_CASE("table: line ends of Windows and a missing last line end are no damage") {
  std::string table = sound_table();
  table.pop_back();
  CHECK(Gazetteer::parse(table, "t").has_value());
  std::string windows;
  for (const char c : sound_table())
    windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const auto parsed = Gazetteer::parse(windows, "t");
  REQUIRE(parsed.has_value());
  CHECK(parsed->all() == Gazetteer::parse(sound_table(), "t")->all());
}

}  // namespace
}  // namespace stance
