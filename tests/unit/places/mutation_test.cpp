// SPDX-License-Identifier: Apache-2.0
// Names and tables as nobody should write them. Nothing may crash, and no answer may be
// one of two that are equally good.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "stance/places/geoids.h"
#include "unit/places/shipped.h"

namespace stance {
namespace {

using test::Dice;
using test::shipped_gazetteer;

constexpr unsigned long long seed = 20250304;

std::string mutated(std::string text, Dice& dice) {
  constexpr std::string_view bytes = "aeX, .'-\t\n|:/~_0\xC3\xB1\xFF(";
  const std::size_t edits = 1 + dice.roll(4);
  for (std::size_t i = 0; i < edits && !text.empty(); ++i) {
    const std::size_t at = dice.roll(text.size());
    switch (dice.roll(5)) {
      case 0: text.erase(at, 1 + dice.roll(4)); break;
      case 1: text.insert(at, 1, bytes[dice.roll(bytes.size())]); break;
      case 2: text[at] = bytes[dice.roll(bytes.size())]; break;
      case 3: std::swap(text[at], text[dice.roll(text.size())]); break;
      default: text.insert(at, text.substr(dice.roll(text.size()), dice.roll(8))); break;
    }
  }
  return text;
}

// A table small enough to be read and searched thousands of times: the first rows of the
// shipped one.
std::string small_table(int lines) {
  const std::string table = test::shipped_table();
  std::size_t end = 0;
  for (int line = 0; line < lines; ++line) end = table.find('\n', end) + 1;
  return table.substr(0, end);
}

// The ids of all units by each folded name, short name and alias that they bear.
std::map<std::string, std::set<std::string>> bearers(
    const std::vector<Jurisdiction>& all) {
  std::map<std::string, std::set<std::string>> ids;
  for (const Jurisdiction& unit : all) {
    ids[folded_name(unit.name)].insert(unit.id.text);
    ids[folded_name(unit.short_name)].insert(unit.id.text);
    for (const std::string& alias : unit.aliases) {
      ids[folded_name(alias)].insert(unit.id.text);
    }
  }
  return ids;
}

TEST_CASE("resolve: mutated names neither crash nor decide between two") {
  MESSAGE("seed ", seed);
  Dice dice(seed);
  const auto gazetteer = Gazetteer::parse(small_table(1000), "t");
  REQUIRE(gazetteer.has_value());
  const std::vector<Jurisdiction> all = gazetteer->all();
  std::size_t found = 0;
  for (int round = 0; round < 500; ++round) {
    const Jurisdiction& unit = all[dice.roll(all.size())];
    const std::string query =
        mutated(dice.roll(2) == 0 ? unit.name : printed_name(unit), dice);
    CAPTURE(query);
    const Resolution resolution = resolve(*gazetteer, query);
    if (const auto* const many = std::get_if<Ambiguous>(&resolution)) {
      CHECK(many->candidates.size() > 1);
    } else if (const auto* const none = std::get_if<NotFound>(&resolution)) {
      CHECK_FALSE(none->reason.empty());
      CHECK(none->proposals.size() <= 5);
    } else {
      ++found;
    }
  }
  MESSAGE(found, " of 500 mutated names still meant one unit");
}

TEST_CASE("resolve: a bare name that several units bear is never decided") {
  MESSAGE("seed ", seed);
  Dice dice(seed);
  const std::vector<Jurisdiction> all = shipped_gazetteer().all();
  const auto ids_by_name = bearers(all);
  std::size_t shared = 0;
  for (int round = 0; round < 120; ++round) {
    const Jurisdiction& unit = all[dice.roll(all.size())];
    CAPTURE(unit.short_name);
    const auto& ids = ids_by_name.at(folded_name(unit.short_name));
    if (ids.size() < 2) continue;
    const Resolution resolution = resolve(shipped_gazetteer(), unit.short_name);
    if (const auto* const found = std::get_if<Found>(&resolution)) {
      CHECK(level(found->jurisdiction) == Level::state);
      continue;
    }
    ++shared;
    REQUIRE(std::holds_alternative<Ambiguous>(resolution));
    std::set<std::string> candidates;
    for (const Jurisdiction& candidate : std::get<Ambiguous>(resolution).candidates) {
      candidates.insert(candidate.id.text);
    }
    CHECK(std::ranges::includes(candidates, ids));
  }
  MESSAGE(shared, " names of several units were given back as a question");
  CHECK(shared > 30);
}

TEST_CASE("table: mutated tables are refused with a place, or read without a crash") {
  MESSAGE("seed ", seed);
  Dice dice(seed);
  const std::string table = small_table(60);
  REQUIRE(Gazetteer::parse(table, "t").has_value());
  std::size_t refused = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::string damaged = mutated(table, dice);
    const auto parsed = Gazetteer::parse(damaged, "t");
    if (!parsed) {
      ++refused;
      for (const Diagnostic& fault : parsed.error()) {
        REQUIRE(fault.primary.has_value());
        CHECK(fault.primary->span.begin <= fault.primary->span.end);
        CHECK(fault.primary->span.end <= damaged.size());
      }
      continue;
    }
    for (const Jurisdiction& unit : parsed->all()) {
      CHECK(parsed->find(unit.id) == unit);
      CHECK(parsed->above(unit).size() <= 3);
    }
    CHECK(parsed->states().size() <= parsed->size());
    const Resolution resolution = resolve(*parsed, "Juneau, AK");
    CHECK(resolution.index() < 3);
  }
  MESSAGE(refused, " of 3000 mutated tables were refused");
  CHECK(refused > 1000);
}

TEST_CASE("geoids: mutated files are refused or read without a crash") {
  MESSAGE("seed ", seed);
  Dice dice(seed);
  const std::string census = "USPS\tGEOID\tNAME\nMD\t2441250\tHyattsville city\n";
  const std::string kept = "id\tgeoid\nocd-division/country:us/state:md\t24\n";
  for (int round = 0; round < 2000; ++round) {
    const auto matched =
        match_census_places(shipped_gazetteer(), mutated(census, dice), "c");
    if (!matched) CHECK_FALSE(matched.error().empty());
    const auto read = parse_geoids(mutated(kept, dice), "k");
    if (!read) CHECK_FALSE(read.error().empty());
  }
}

}  // namespace
}  // namespace stance
