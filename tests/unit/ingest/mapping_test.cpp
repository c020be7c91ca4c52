// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/mapping.h"

#include <doctest/doctest.h>

#include "unit/ingest/table_support.h"

using namespace stance;
using namespace stance::ingest;
using stance::test::codes_of;

namespace {

constexpr const char* sound =
    "[columns]\nplace = \"county\"\npolicy = \"order\"\nstate = \"level\"\n";

std::string codes_for(const std::string& toml) {
  const auto mapping = read_mapping(toml, "m.toml", std::nullopt);
  return mapping ? "" : codes_of(mapping.error());
}

}  // namespace

TEST_CASE("ingest: faults of a mapping are found at their place") {
  struct Row {
    std::string_view name;
    std::string toml;
    std::string_view codes;
  };
  const Row rows[] = {
      {"sound", sound, ""},
      {"broken TOML", "[columns\nplace = \"a\"", "I050"},
      {"unknown part", std::string(sound) + "[colums]\n", "I051"},
      {"unknown key", std::string(sound) + "[dates]\nformat = [\"YYYY\"]\n", "I051"},
      {"unknown role", std::string(sound) + "[constants]\nplaces = \"x\"\n", "I051"},
      {"number for a text", std::string(sound) + "[table]\nname = 7\n", "I052"},
      {"no such kind", std::string(sound) + "[constants]\nkind = \"began\"\n", "I053"},
      {"no date format", std::string(sound) + "[dates]\nformats = [\"day\"]\n", "I053"},
      {"share above one", std::string(sound) + "[list]\nsuspicious-below = 80\n", "I053"},
      {"nothing but a place", "[columns]\nplace = \"a\"\n", "I054"},
      {"no place", "[constants]\npolicy = \"masks\"\nstate = \"none\"\n", "I054"},
      {"column without policy",
       "[columns]\nplace = \"a\"\n[[column]]\nname = \"b\"\n",
       "I054 I054"},
      {"dates without a state",
       "[columns]\nplace = \"a\"\n[[column]]\nname = \"b\"\npolicy = \"masks\"\ncell = "
       "\"start\"\n",
       "I054"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(codes_for(row.toml) == row.codes);
  }
}

TEST_CASE("ingest: names that the rules do not have are faults of a mapping") {
  const Mapping mapping = stance::test::mapping_of(
      "[columns]\nplace = \"p\"\nstate = \"s\"\n[constants]\npolicy = \"mask\"\n"
      "[values.state]\n\"1\" = \"requird\"\n\"2\" = \"required\"\n\"3\" = false\n");
  const Diagnostics faults = check_against_rules(mapping, stance::test::order_rules());
  CHECK(codes_of(faults) == "I055 I056");
  CHECK(faults[0].helps.front().text.find("masks") != std::string::npos);
  CHECK(faults[1].helps.front().text.find("required") != std::string::npos);
}

TEST_CASE("ingest: the policy before a cell is one of the rules") {
  const auto codes = [](const std::string& cell) {
    const Mapping mapping = stance::test::mapping_of(
        "[columns]\nplace = \"p\"\npolicy = \"o\"\nstate = \"s\"\n"
        "[values.state]\n" +
        cell + "\n");
    return codes_of(check_against_rules(mapping, stance::test::order_rules()));
  };
  CHECK(codes("\"masks/2\" = \"required\"").empty());
  CHECK(codes("\"mask/2\" = \"required\"") == "I055");
  CHECK(codes("\"mask/2\" = false") == "I055");
  CHECK(codes("\"curtain/*\" = \"imposed\"") == "I055");
  CHECK(codes("\"masks/2\" = \"imposed\"") == "I056");
  CHECK(codes("\"2020/21\" = \"required\"").empty());
}

TEST_CASE("ingest: cells become values whatever their case, with a rest and a nothing") {
  const Mapping mapping = stance::test::mapping_of(
      std::string(sound) +
      "[values.state]\n\"Yes\" = \"required\"\n\"NA\" = false\n\"*\" = "
      "\"none\"\n");
  const ValueMap& values = mapping.values.at(Role::state);
  CHECK(values.find("YES").value() == "required");
  REQUIRE(values.find("na").has_value());
  CHECK_FALSE(values.find("na")->has_value());
  CHECK(values.find("what").value() == "none");
  CHECK_FALSE(ValueMap{}.find("yes").has_value());
}

TEST_CASE("ingest: a names file is part of the mapping") {
  const auto mapping =
      read_mapping(sound, "m.toml", "name,in,place\nOld Kent,MD,24029\n");
  REQUIRE(mapping.has_value());
  REQUIRE(mapping->names.size() == 1);
  CHECK(mapping->names.front().place == "24029");
  CHECK(mapping->digest != read_mapping(sound, "m.toml", std::nullopt)->digest);
}
