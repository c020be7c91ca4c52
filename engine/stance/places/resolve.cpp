// SPDX-License-Identifier: Apache-2.0
// A query is read in every way that makes sense (with the last words as a state, with the
// part before it as a county, as a bare name), and all units that any reading names are
// candidates. One candidate is an answer; two are a question back to the user.
#include "stance/places/resolve.h"

#include <algorithm>
#include <tuple>

#include "stance/base/sort_unique.h"
#include "stance/base/text.h"
#include "stance/base/trimmed.h"
#include "stance/places/name_search.h"
#include "stance/places/table.h"

namespace stance {
namespace {

constexpr std::size_t longest_query = 200;
constexpr std::size_t most_proposals = 5;

// What was typed, cut at its commas and taken for what it may mean.
struct Query {
  // As typed, for messages; without the state's part if there is one.
  std::string name;
  std::vector<NameReading> readings;
  // The last part, where a comma announces a state and there is none of that name.
  std::optional<std::string> unknown_state = {};
};

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t at = text.find(separator);
    if (const auto part = trimmed(text.substr(0, at)); !part.empty())
      parts.push_back(part);
    text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
  }
  return parts;
}

std::string joined(const std::vector<std::string_view>& parts, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) result += ' ';
    result += parts[i];
  }
  return result;
}

std::optional<Jurisdiction> state_called(const Gazetteer& gazetteer,
                                         std::string_view text) {
  const std::string folded = folded_name(text);
  if (folded.empty()) return std::nullopt;
  if (auto state = gazetteer.state_by_postal(folded)) return state;
  return gazetteer.state_by_name(folded);
}

NameReading reading_everywhere(const Gazetteer& gazetteer, std::string_view name) {
  return {.name = typed_name(folded_name(name)),
          .rows = {0, gazetteer.size()},
          .state = "",
          .county = std::nullopt};
}

NameReading reading_in(const Gazetteer& gazetteer,
                       std::string_view name,
                       const Jurisdiction& state) {
  return {.name = typed_name(folded_name(name)),
          .rows = gazetteer.state_rows(state.state),
          .state = state.state,
          .county = std::nullopt};
}

// "X, ST", "X, Y County, ST" or "X, Y County".
Query query_with_commas(const Gazetteer& gazetteer,
                        const std::vector<std::string_view>& parts) {
  const std::size_t last = parts.size() - 1;
  Query query{.name = joined(parts, last), .readings = {}};
  const auto state = state_called(gazetteer, parts[last]);
  if (!state) {
    query.unknown_state = std::string(parts[last]);
    NameReading reading = reading_everywhere(gazetteer, query.name);
    reading.county = folded_name(parts[last]);
    query.readings.push_back(std::move(reading));
    return query;
  }
  query.readings.push_back(reading_in(gazetteer, query.name, *state));
  if (last >= 2) {
    NameReading reading = reading_in(gazetteer, joined(parts, last - 1), *state);
    reading.county = folded_name(parts[last - 1]);
    query.readings.push_back(std::move(reading));
  }
  return query;
}

// "X", "X ST", "X New York": the last words may be a state or a part of the name.
Query query_without_commas(const Gazetteer& gazetteer, std::string_view text) {
  constexpr std::size_t most_words_of_a_state = 3;
  Query query{.name = std::string(text), .readings = {}};
  query.readings.push_back(reading_everywhere(gazetteer, text));
  const std::string folded = folded_name(text);
  const std::vector<std::string_view> words = parts_of(folded, ' ');
  for (std::size_t count = 1; count <= most_words_of_a_state && count < words.size();
       ++count) {
    const std::size_t rest = words.size() - count;
    const std::vector<std::string_view> last(
        words.end() - static_cast<std::ptrdiff_t>(count), words.end());
    if (const auto state = state_called(gazetteer, joined(last, count))) {
      query.readings.push_back(reading_in(gazetteer, joined(words, rest), *state));
    }
  }
  return query;
}

// A state counts as one of the units in itself only if nothing else has the name: so
// "Washington, DC" is the district, and "New York, NY" the city or the county.
std::vector<std::size_t> rows_of(const Gazetteer& gazetteer,
                                 const NameReading& reading,
                                 Blanks blanks) {
  std::vector<std::size_t> rows = rows_named(gazetteer, reading, blanks);
  if (!reading.state.empty() && rows.size() > 1 && rows.front() == reading.rows.begin) {
    rows.erase(rows.begin());
  }
  return rows;
}

std::vector<std::size_t> rows_of(const Gazetteer& gazetteer,
                                 const Query& query,
                                 Blanks blanks) {
  std::vector<std::size_t> rows;
  for (const NameReading& reading : query.readings) {
    const std::vector<std::size_t> found = rows_of(gazetteer, reading, blanks);
    rows.insert(rows.end(), found.begin(), found.end());
  }
  sort_unique(rows);
  return rows;
}

// What still is before what has ended, wide before narrow.
void sort_candidates(std::vector<Jurisdiction>& candidates) {
  std::ranges::sort(candidates, {}, [](const Jurisdiction& unit) {
    return std::tuple(unit.until.has_value(), level(unit), unit.id);
  });
}

// Blanks are ignored only if that is needed to find anything.
std::vector<Jurisdiction> candidates_of(const Gazetteer& gazetteer, const Query& query) {
  std::vector<std::size_t> rows = rows_of(gazetteer, query, Blanks::count);
  if (rows.empty()) rows = rows_of(gazetteer, query, Blanks::are_ignored);
  std::vector<Jurisdiction> candidates;
  candidates.reserve(rows.size());
  for (const std::size_t row : rows) candidates.push_back(gazetteer.at(row));
  sort_candidates(candidates);
  return candidates;
}

std::string list_of_names(const Gazetteer& gazetteer,
                          const std::vector<JurisdictionId>& ids) {
  std::string names;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto unit = gazetteer.find(ids[i]);
    if (i > 0) names += i + 1 == ids.size() ? " and " : "; ";
    names += unit ? printed_name(*unit) : ids[i].text;
  }
  return names;
}

Found found(const Gazetteer& gazetteer, Jurisdiction unit) {
  Found result{.jurisdiction = std::move(unit)};
  const Jurisdiction& it = result.jurisdiction;
  if (it.until) {
    std::string note = printed_name(it) + " ended in " + std::to_string(*it.until);
    if (!it.successors.empty()) {
      note += "; followed by " + list_of_names(gazetteer, it.successors);
    }
    result.notes.push_back(std::move(note));
  }
  return result;
}

// A state is meant by its full name or postal code alone, whatever else is called so.
// A name that others have too gets a note; a postal code ("WA") says enough.
Found found_state(const Gazetteer& gazetteer,
                  Jurisdiction state,
                  std::string_view query) {
  Found result{.jurisdiction = std::move(state)};
  if (gazetteer.state_by_postal(folded_name(query))) return result;
  const std::string& name = result.jurisdiction.name;
  const std::size_t others =
      rows_named(gazetteer, reading_everywhere(gazetteer, name), Blanks::count).size() -
      1;
  if (others > 0) {
    result.notes.push_back("taken as the state; " + std::to_string(others) +
                           (others == 1 ? " other unit has" : " other units have") +
                           " that name: write \"" + name + " County, ST\" or \"city of " +
                           name + ", ST\" for one of them");
  }
  return result;
}

void append_new(std::vector<Jurisdiction>& proposals, std::vector<Jurisdiction> more) {
  for (Jurisdiction& unit : more) {
    if (proposals.size() >= most_proposals) return;
    if (std::ranges::count(proposals, unit.id, &Jurisdiction::id) > 0) continue;
    proposals.push_back(std::move(unit));
  }
}

std::vector<Jurisdiction> all_named(const Gazetteer& gazetteer,
                                    const NameReading& reading) {
  return candidates_of(gazetteer, Query{.name = "", .readings = {reading}});
}

// Where several counties bear the name, so may what stands in a county's place elsewhere:
// who asks for "Washington County" is shown the parish too. It never makes an answer that
// was clear ambiguous. A city beside the county of its name is no county.
void append_equivalents(const Gazetteer& gazetteer,
                        const Query& query,
                        std::vector<Jurisdiction>& candidates) {
  NameReading reading = query.readings.front();
  if (reading.name.head != HeadWord::county) return;
  reading.name = typed_name(reading.name.base);
  for (Jurisdiction& unit : all_named(gazetteer, reading)) {
    if (level(unit) != Level::county || unit.kind == JurisdictionKind::independent_city ||
        std::ranges::count(candidates, unit.id, &Jurisdiction::id) > 0) {
      continue;
    }
    candidates.push_back(std::move(unit));
  }
  sort_candidates(candidates);
}

// The state whose name is nearest to a misspelt one.
std::optional<Jurisdiction> state_nearly_called(const Gazetteer& gazetteer,
                                                std::string_view text) {
  std::vector<std::string> names;
  for (const Jurisdiction& state : gazetteer.states()) {
    names.push_back(folded_name(state.name));
  }
  const std::vector<std::string> near = closest(folded_name(text), names);
  if (near.empty()) return std::nullopt;
  return gazetteer.state_by_name(near.front());
}

NotFound no_such_state(const Gazetteer& gazetteer, const Query& query) {
  NotFound result{.reason = "no state is called '" + *query.unknown_state + "'"};
  if (const auto state = state_nearly_called(gazetteer, *query.unknown_state)) {
    const NameReading reading = reading_in(gazetteer, query.name, *state);
    append_new(result.proposals, all_named(gazetteer, reading));
    append_new(result.proposals, near_misses(gazetteer, reading, most_proposals));
  }
  append_new(result.proposals,
             all_named(gazetteer, reading_everywhere(gazetteer, query.name)));
  return result;
}

NotFound no_such_name(const Gazetteer& gazetteer, const Query& query) {
  NotFound result{.reason = "nothing is called '" + query.name + "'"};
  // The reading with a state comes last, and it is the better one to propose for.
  const NameReading& reading = query.readings.back();
  append_new(result.proposals, near_misses(gazetteer, reading, most_proposals));
  if (reading.state.empty()) return result;
  const auto state = gazetteer.state_by_postal(reading.state);
  result.reason = "nothing in " + state->name + " is called '" + query.name + "'";
  NameReading elsewhere = reading;
  elsewhere.rows = {0, gazetteer.size()};
  elsewhere.state.clear();
  elsewhere.county.reset();
  append_new(result.proposals, all_named(gazetteer, elsewhere));
  return result;
}

Resolution resolve_name(const Gazetteer& gazetteer, std::string_view text) {
  const std::vector<std::string_view> parts = parts_of(text, ',');
  if (parts.empty() || folded_name(text).empty()) return NotFound{"the name is empty"};
  if (parts.size() == 1) {
    auto state = state_called(gazetteer, parts[0]);
    const std::string folded = folded_name(parts[0]);
    if (state && (folded_name(state->name) == folded || folded.size() == 2)) {
      return found_state(gazetteer, std::move(*state), parts[0]);
    }
  }
  const Query query = parts.size() == 1 ? query_without_commas(gazetteer, parts[0])
                                        : query_with_commas(gazetteer, parts);
  if (query.readings.front().name.text.empty()) return NotFound{"the name is empty"};
  std::vector<Jurisdiction> candidates = candidates_of(gazetteer, query);
  if (candidates.size() == 1) return found(gazetteer, std::move(candidates.front()));
  if (!candidates.empty()) {
    append_equivalents(gazetteer, query, candidates);
    return Ambiguous{std::move(candidates)};
  }
  if (query.unknown_state) return no_such_state(gazetteer, query);
  return no_such_name(gazetteer, query);
}

Resolution resolve_geoid(const Gazetteer& gazetteer, std::string_view digits) {
  if (auto unit = gazetteer.find_geoid(digits)) return found(gazetteer, std::move(*unit));
  NotFound result{.reason = "no unit has the GEOID '" + std::string(digits) + "'"};
  if (auto unit = gazetteer.find_geoid("0" + std::string(digits))) {
    result.proposals.push_back(std::move(*unit));
  }
  return result;
}

Resolution resolve_id(const Gazetteer& gazetteer, std::string_view id) {
  if (auto unit = gazetteer.find(JurisdictionId{std::string(id)})) {
    return found(gazetteer, std::move(*unit));
  }
  NotFound result{.reason = "no unit has the id '" + std::string(id) + "'"};
  const std::size_t state = id.find("/state:");
  const std::size_t last = id.rfind(':');
  if (state == std::string_view::npos || last == std::string_view::npos) return result;
  std::string name(id.substr(last + 1));
  std::ranges::replace(name, '_', ' ');
  std::ranges::replace(name, '~', '\'');
  NameReading reading = reading_everywhere(gazetteer, name);
  reading.rows = gazetteer.state_rows(id.substr(state + 7, 2));
  result.proposals = near_misses(gazetteer, reading, most_proposals);
  return result;
}

bool is_resolved_to(const Resolution& resolution, const JurisdictionId& id) {
  const auto* const one = std::get_if<Found>(&resolution);
  return one != nullptr && one->jurisdiction.id == id;
}

}  // namespace

Resolution resolve(const Gazetteer& gazetteer, std::string_view query) {
  const std::string_view text = trimmed(query);
  if (text.size() > longest_query) return NotFound{"the name is too long"};
  if (text.starts_with("ocd-division/")) return resolve_id(gazetteer, text);
  const bool is_number = !text.empty() && std::ranges::all_of(text, [](char c) {
    return '0' <= c && c <= '9';
  });
  if (is_number) return resolve_geoid(gazetteer, text);
  return resolve_name(gazetteer, text);
}

std::string unique_name(const Gazetteer& gazetteer, const Jurisdiction& jurisdiction) {
  std::vector<std::string> names = {printed_name(jurisdiction)};
  if (jurisdiction.kind == JurisdictionKind::place) {
    names.push_back("city of " + printed_name(jurisdiction));
    for (const Jurisdiction& county : gazetteer.counties_of(jurisdiction)) {
      names.push_back(jurisdiction.name + ", " + printed_name(county));
    }
  }
  for (std::string& name : names) {
    if (is_resolved_to(resolve(gazetteer, name), jurisdiction.id)) return std::move(name);
  }
  return jurisdiction.id.text;
}

}  // namespace stance
