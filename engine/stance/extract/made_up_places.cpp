// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/made_up_places.h"

#include <set>
#include <string_view>
#include <utility>
#include <variant>

#include "stance/places/resolve.h"

namespace stance {
namespace {

constexpr std::string_view columns =
    "id\tgeoid\tname\tshort\tkind\tstate\tparent\tpopulation\tuntil\tsuccessors\taliases"
    "\t"
    "same_as\tcovers\n";

// "county" of "Alder County", "place" of "Alderton".
struct MadeUp {
  std::string name;
  std::string short_name;
  std::string kind;
  std::string postal;
};

std::string id_word(std::string_view name) {
  std::string word;
  for (const char c : name) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    word += is_upper ? static_cast<char>(c | 0x20) : (c == ' ' ? '_' : c);
  }
  return word;
}

std::optional<MadeUp> parse_place(std::string_view place) {
  const std::size_t comma = place.rfind(", ");
  if (comma == std::string_view::npos || comma + 4 != place.size()) return std::nullopt;
  MadeUp made_up{.name = std::string(place.substr(0, comma)),
                 .short_name = std::string(place.substr(0, comma)),
                 .kind = "place",
                 .postal = std::string(place.substr(comma + 2))};
  for (const auto& [head, kind] :
       {std::pair(" County", "county"), {" Parish", "parish"}}) {
    if (!made_up.name.ends_with(head)) continue;
    made_up.kind = kind;
    made_up.short_name = made_up.name.substr(0, made_up.name.size() - 7);
  }
  return made_up;
}

std::string id_of(const std::string& postal) {
  return "ocd-division/country:us/state:" + id_word(postal);
}

}  // namespace

std::optional<Gazetteer> gazetteer_of(std::span<const std::string> places) {
  std::set<std::string> states;
  std::set<std::string> rows;
  for (const std::string& place : places) {
    const std::optional<MadeUp> made_up = parse_place(place);
    if (!made_up) return std::nullopt;
    const std::string& postal = made_up->postal;
    const std::string state = id_of(postal);
    states.insert(state + "\t\tState of " + postal + "\tState of " + postal +
                  "\tstate\t" + postal + "\t\t\t\t\t\t\t\n");
    const std::string id =
        state + "/" + made_up->kind + ":" + id_word(made_up->short_name);
    rows.insert(id + "\t\t" + made_up->name + "\t" + made_up->short_name + "\t" +
                made_up->kind + "\t" + postal + "\t" + state + "\t\t\t\t\t\t\n");
  }
  std::string table(columns);
  for (const std::string& state : states) table += state;
  for (const std::string& row : rows) table += row;
  auto parsed = Gazetteer::parse(table, "made up");
  return parsed ? std::optional(std::move(parsed).value()) : std::nullopt;
}

std::optional<Jurisdiction> place_named(const Gazetteer& gazetteer,
                                        const std::string& name) {
  const Resolution resolved = resolve(gazetteer, name);
  const Found* found = std::get_if<Found>(&resolved);
  return found == nullptr ? std::nullopt : std::optional(found->jurisdiction);
}

}  // namespace stance
