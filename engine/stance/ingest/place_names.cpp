// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/place_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "stance/base/text.h"
#include "stance/base/trimmed.h"
#include "stance/places/resolve.h"

namespace stance::ingest {
namespace {

constexpr std::size_t most_candidates = 5;
// Different names of one table that are remembered.
constexpr std::size_t most_remembered = 200000;

bool is_number(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return '0' <= c && c <= '9'; });
}

// Codes lose their leading zeros in spreadsheets.
std::string padded_geoid(std::string_view digits) {
  const std::string text(digits);
  if (text.size() == 1) return "0" + text;
  if (text.size() == 4 || text.size() == 6) return "0" + text;
  return text;
}

// A code as programs that take it for a number, and the Census Bureau, write it:
// "1001.0", "0500000US24031".
std::string_view bare_code(std::string_view code) {
  if (code.ends_with(".0")) code.remove_suffix(2);
  const std::size_t country = code.find("US");
  if (country != std::string_view::npos && is_number(code.substr(country + 2))) {
    code.remove_prefix(country + 2);
  }
  return code;
}

// A state as lists of the world write it: "US-MD", "US_MD".
std::string_view state_code(std::string_view code) {
  const bool is_worldly =
      code.size() == 5 && (code.starts_with("US-") || code.starts_with("US_"));
  return is_worldly ? code.substr(3) : bare_code(code);
}

bool fits(const Jurisdiction& unit, Level wanted) {
  if (level(unit) == wanted) return true;
  // A city that is a county of its own is a city, too.
  const bool is_city = unit.kind == JurisdictionKind::independent_city ||
                       unit.kind == JurisdictionKind::municipality ||
                       unit.kind == JurisdictionKind::city_and_borough ||
                       !unit.alias_ids.empty();
  return wanted == Level::place && level(unit) == Level::county && is_city;
}

std::vector<std::string> names_of(const Gazetteer& gazetteer,
                                  const std::vector<Jurisdiction>& units) {
  std::vector<std::string> names;
  for (const Jurisdiction& unit : units) {
    if (names.size() == most_candidates) break;
    names.push_back(unique_name(gazetteer, unit));
  }
  return names;
}

struct Query {
  std::string text;
  std::optional<Level> wanted = {};
};

// One unit, or those that it may be.
std::vector<Jurisdiction> units_of(const Gazetteer& gazetteer, const Query& query) {
  const Resolution resolution = resolve(gazetteer, query.text);
  std::vector<Jurisdiction> units;
  if (const auto* found = std::get_if<Found>(&resolution)) {
    units.push_back(found->jurisdiction);
  } else if (const auto* many = std::get_if<Ambiguous>(&resolution)) {
    units = many->candidates;
  }
  if (query.wanted) {
    std::erase_if(units,
                  [&](const Jurisdiction& unit) { return !fits(unit, *query.wanted); });
  }
  return units;
}

// The pattern with its "#" replaced by the last number of the words.
std::string with_number(const std::string& pattern, const std::string& words) {
  if (!pattern.ends_with(" #")) return pattern;
  const std::string last = words.substr(words.rfind(' ') + 1);
  return is_number(last) ? pattern.substr(0, pattern.size() - 1) + last : pattern;
}

// Does the name say itself that it is a county's?
bool is_called_county(const std::string& name) {
  return name.ends_with(" county") || name.ends_with(" parish") ||
         name.ends_with(" borough");
}

}  // namespace

std::string folded_words(std::string_view name) {
  std::string words;
  bool was_point = false;
  for (const char c : fold(name)) {
    const bool is_word = is_number(std::string_view(&c, 1)) || ('a' <= c && c <= 'z') ||
                         static_cast<unsigned char>(c) >= 0x80;
    // "Pct.4" is two words, "U.S." is one.
    const bool is_digit = is_number(std::string_view(&c, 1));
    if (was_point && is_digit && !words.empty() && words.back() != ' ') words += ' ';
    if (is_word) {
      words += c;
    } else if (c != '\'' && c != '.' && !words.empty() && words.back() != ' ') {
      words += ' ';
    }
    was_point = c == '.';
  }
  if (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

std::optional<Level> level_named(std::string_view word) {
  struct Word {
    std::string_view word;
    Level level;
  };
  constexpr std::array words = {Word{"state", Level::state},
                                Word{"district", Level::state},
                                Word{"territory", Level::state},
                                Word{"county", Level::county},
                                Word{"parish", Level::county},
                                Word{"borough", Level::county},
                                Word{"city", Level::place},
                                Word{"town", Level::place},
                                Word{"village", Level::place},
                                Word{"municipality", Level::place},
                                Word{"municipal", Level::place},
                                Word{"place", Level::place},
                                Word{"local", Level::place}};
  const std::string folded = folded_words(word);
  for (const Word& each : words) {
    if (folded == each.word) return each.level;
  }
  return std::nullopt;
}

PlaceNames::PlaceNames(const Mapping& mapping,
                       const Gazetteer& gazetteer,
                       const std::vector<KnownName>& settled)
    : mapping_(mapping), gazetteer_(gazetteer) {
  for (const auto* names : {&mapping.names, &settled}) {
    for (const KnownName& each : *names) {
      known_[folded_words(each.name) + "|" + folded_words(each.in)] = each.place;
    }
  }
  for (const std::string& word : mapping.clean) {
    clean_.push_back(folded_words(word) + (word.ends_with(" #") ? " #" : ""));
  }
  std::ranges::sort(clean_, [](const std::string& a, const std::string& b) {
    return std::pair(b.size(), a) < std::pair(a.size(), b);
  });
}

const PlaceFound& PlaceNames::place(const PlaceCells& cells) {
  std::string key;
  for (const std::string_view cell :
       {cells.name, cells.in, cells.county, cells.geoid, cells.level}) {
    key += cell;
    key += '\x1F';
  }
  const auto known = found_.find(key);
  if (known != found_.end()) return known->second;
  if (found_.size() == most_remembered) found_.clear();
  return found_.emplace(std::move(key), looked_up(cells)).first->second;
}

// Without the words around the name of a place, whole words alone; "#" stands for any
// number.
std::string PlaceNames::cleaned(std::string_view name) const {
  std::string words = folded_words(name);
  for (bool is_changed = true; is_changed;) {
    is_changed = false;
    for (const std::string& pattern : clean_) {
      const std::string word = with_number(pattern, words);
      if (words == word) return "";
      if (words.size() <= word.size()) continue;
      if (words.ends_with(" " + word)) {
        words.resize(words.size() - word.size() - 1);
        is_changed = true;
      } else if (words.starts_with(word + " ")) {
        words.erase(0, word.size() + 1);
        is_changed = true;
      }
    }
  }
  return words;
}

PlaceFound PlaceNames::looked_up(const PlaceCells& cells) const {
  const std::string name(trimmed(cells.name));
  const std::string in(state_code(trimmed(cells.in)));
  const std::string geoid(bare_code(trimmed(cells.geoid)));
  const auto settled = [&](const std::string& within) {
    return known_.find(folded_words(name) + "|" + folded_words(within));
  };
  auto by_person = settled(in);
  if (by_person == known_.end()) by_person = settled("");
  if (by_person != known_.end()) {
    const std::vector<Jurisdiction> units =
        units_of(gazetteer_, {.text = by_person->second});
    if (units.size() == 1) return units.front();
    return HeldName{name,
                    in,
                    "the names file says '" + by_person->second + "', which is no place",
                    names_of(gazetteer_, units)};
  }
  if (is_number(geoid)) {
    if (auto unit = gazetteer_.find_geoid(padded_geoid(geoid))) {
      return agreed(*std::move(unit), name, in, cells);
    }
    if (name.empty()) return HeldName{geoid, in, "no unit has this GEOID", {}};
  } else if (geoid.starts_with("ocd-division/")) {
    if (auto unit = gazetteer_.find({geoid})) return *std::move(unit);
  }
  const std::optional<Level> wanted = level_named(cells.level);
  const bool is_whole = name.empty() || is_whole_state(name);
  if (is_whole && !in.empty() && (!wanted || *wanted == Level::state)) {
    return named(in, "", cells, std::nullopt);
  }
  if (wanted == Level::state && !in.empty()) return named(in, "", cells, Level::state);
  // A row about a county is about the one that its own column names.
  if (wanted == Level::county && !trimmed(cells.county).empty()) {
    PlaceFound found = named(std::string(trimmed(cells.county)), in, cells, wanted);
    if (std::holds_alternative<Jurisdiction>(found) || name.empty()) return found;
    PlaceFound by_name = named(name, in, cells, wanted);
    return std::holds_alternative<Jurisdiction>(by_name) ? by_name : found;
  }
  return named(name, in, cells, wanted);
}

// A code and a name that are surely two places: one of them is wrong.
PlaceFound PlaceNames::agreed(Jurisdiction unit,
                              const std::string& name,
                              const std::string& in,
                              const PlaceCells& cells) const {
  const auto held = [&](const Jurisdiction& other) {
    return HeldName{name,
                    in,
                    "the GEOID is that of " + unique_name(gazetteer_, unit),
                    names_of(gazetteer_, {other, unit})};
  };
  if (!in.empty()) {
    const PlaceFound state = named(in, "", cells, Level::state);
    const auto* said = std::get_if<Jurisdiction>(&state);
    if (said != nullptr && said->state != unit.state) return held(*said);
  }
  if (name.empty() || is_whole_state(name) || is_number(name)) return unit;
  if (folded_words(name) == folded_words(unit.short_name)) return unit;
  const PlaceFound by_name = named(name, in, cells, level_named(cells.level));
  const auto* said = std::get_if<Jurisdiction>(&by_name);
  const bool is_other =
      said != nullptr && said->id != unit.id &&
      std::ranges::find(unit.alias_ids, said->id) == unit.alias_ids.end();
  if (is_other) return held(*said);
  return unit;
}

bool PlaceNames::is_whole_state(const std::string& name) const {
  return std::ranges::find(mapping_.whole_state, fold(name)) !=
         mapping_.whole_state.end();
}

// The name in all the ways in which it may be meant; the first that fits one unit counts.
PlaceFound PlaceNames::named(const std::string& name,
                             const std::string& in,
                             const PlaceCells& cells,
                             std::optional<Level> wanted) const {
  std::string state = in;
  if (is_number(state)) {
    const auto unit = gazetteer_.find_geoid(padded_geoid(state));
    if (unit) state = unit->state;
  }
  if (is_number(name)) {
    if (auto unit = gazetteer_.find_geoid(padded_geoid(name))) return *std::move(unit);
  }
  const std::string comma = state.empty() ? "" : ", " + state;
  const std::string bare = cleaned(name);
  std::vector<Query> queries;
  std::vector<std::string> ways = {name};
  if (bare != folded_words(name)) ways.push_back(bare);
  for (const std::string& each : ways) {
    if (each.empty()) continue;
    queries.push_back({each + comma, wanted});
    const std::string county(trimmed(cells.county));
    if (!county.empty() && wanted != Level::county) {
      queries.push_back({each + ", " + county + comma, wanted});
    }
    if (wanted == Level::county) queries.push_back({each + " County" + comma, wanted});
    if (wanted == Level::place && is_called_county(bare)) {
      queries.push_back({each + comma, Level::county});
    }
  }
  // Nothing but words that are cleaned away: an agency of the state.
  if (bare.empty() && !state.empty()) queries.push_back({state, Level::state});
  std::vector<Jurisdiction> candidates;
  for (const Query& query : queries) {
    std::vector<Jurisdiction> units = units_of(gazetteer_, query);
    if (units.size() == 1) return std::move(units.front());
    if (candidates.empty()) candidates = std::move(units);
  }
  if (!candidates.empty()) {
    return HeldName{name,
                    in,
                    "can be " + std::to_string(candidates.size()) + " places",
                    names_of(gazetteer_, candidates)};
  }
  const Resolution resolution = resolve(gazetteer_, (bare.empty() ? name : bare) + comma);
  HeldName held{name, in, "is the name of no such place", {}};
  if (const auto* none = std::get_if<NotFound>(&resolution)) {
    held.reason = none->reason;
    held.candidates = names_of(gazetteer_, none->proposals);
  } else if (const auto* other = std::get_if<Found>(&resolution)) {
    held.reason = "is no " + std::string(to_string(*wanted)) + " of that name";
    held.candidates = {unique_name(gazetteer_, other->jurisdiction)};
  }
  return held;
}

}  // namespace stance::ingest
