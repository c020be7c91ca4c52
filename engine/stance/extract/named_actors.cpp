// SPDX-License-Identifier: Apache-2.0
// Actors that the text names, and what the words around a name make of them: a setting, a
// whole state, the county of a town.
#include <algorithm>

#include "stance/extract/actors.h"

namespace stance {

namespace flag = token_flag;

void ActorTable::add_named(std::size_t sentence) {
  const auto& mentions = passage_.mentions;
  auto first = std::lower_bound(
      mentions.begin(),
      mentions.end(),
      sentence,
      [](const Mention& mention, std::size_t s) { return mention.sentence < s; });
  while (first != mentions.end() && first->sentence == sentence) {
    auto last = first;
    Actor actor;
    actor.range = first->range;
    for (; last != mentions.end() && last->group == first->group; ++last) {
      if (last->margin < 0 || last->is_dateline) continue;
      actor.range.last = last->range.last;
      actor.is_comparison = actor.is_comparison || last->is_comparison;
      actor.is_list = actor.is_list || last->is_listed_county;
      if (const auto unit = last->unit()) {
        actor.units.push_back(*unit);
      } else {
        for (const Candidate& candidate : last->candidates) {
          actor.candidates.push_back(candidate.unit);
        }
      }
    }
    actor.is_list = actor.is_list && actor.units.size() > 1;
    // "At the Alder County jail": an agency of the place, which acts.
    if (actor.units.size() == 1) widen_seat(sentence, actor);
    actor.is_venue = is_venue(sentence, actor.range.first) &&
                     !role_at(rules_.names.nouns, sentence, actor.range.last) &&
                     !has_noun_before(sentence, actor);
    actor.is_oblique = is_oblique(sentence, actor.range.first);
    if (actor.units.size() == 1) narrow_state(sentence, actor);
    actor.is_comparison = actor.is_comparison || is_qualifier(sentence, actor);
    if (actor.units.size() == 1) widen_city(sentence, actor);
    const bool is_named = actor.form == ActorForm::named;
    if (is_named && actor.units.empty()) actor.form = ActorForm::unclear;
    if (!is_named || !actor.units.empty() || !actor.candidates.empty()) {
      add_actor(sentence, actor);
    }
    first = last;
  }
  join_over_settings(sentence);
}

// "Alder County, in Elm City, and Birch County, in Oak City, hold people": both do.
void ActorTable::join_over_settings(std::size_t sentence) {
  std::vector<Actor>& actors = actors_[sentence];
  const auto is_named = [&](const Actor& actor) {
    return actor.form == ActorForm::named && !actor.units.empty() &&
           !is_at(actor, Level::state);
  };
  for (std::size_t i = 0; i + 2 < actors.size(); ++i) {
    const Actor& setting = actors[i + 1];
    const TokenRange between = {setting.range.last, actors[i + 2].range.first};
    const bool has_comma = passage_.tokens[actors[i].range.last].kind == TokenKind::comma;
    if (!has_comma || setting.range.first != actors[i].range.last + 2) continue;
    if (!setting.is_venue || between.last != between.first + 2) continue;
    const bool is_and =
        passage_.tokens[between.first].kind == TokenKind::comma &&
        passage_.tokens[between.first + 1].word == rules_.names.conjunction_and;
    if (!is_and || !is_named(actors[i]) || !is_named(actors[i + 2])) continue;
    std::vector<std::uint32_t> both = actors[i].units;
    both.insert(both.end(), actors[i + 2].units.begin(), actors[i + 2].units.end());
    actors[i].units = both;
    actors[i + 2].units = std::move(both);
  }
}

// "Two Iowa counties", "Texas sheriffs": not the state but places in it that are not
// named. "Iowa's biggest county", "an Iowa sheriff": the one that the text is about.
void ActorTable::narrow_state(std::size_t sentence, Actor& actor) const {
  const Jurisdiction& state = rules_.places.unit(actor.units.front());
  if (level(state) != Level::state || state.kind == JurisdictionKind::district) return;
  if (names_all_of(sentence, actor)) return;
  const std::size_t behind = actor.range.last;
  if (is_agency_of_state(state, sentence, behind)) return;
  const std::optional<Level> plural = role_at(rules_.plural_nouns, sentence, behind);
  if (plural && *plural != Level::state) {
    actor.form = ActorForm::generic;
    actor.candidates = std::move(actor.units);
    actor.units.clear();
    return;
  }
  if (role_at(rules_.names.nouns, sentence, behind) == Level::state) return;
  const bool is_possessive = passage_.tokens[behind - 1].has(flag::possessive);
  for (std::size_t at = behind; at <= behind + (is_possessive ? 1 : 0); ++at) {
    if (role_at(rules_.names.nouns, sentence, at) != Level::county) continue;
    actor.form = ActorForm::role;
    actor.level = Level::county;
    actor.units.clear();
    return;
  }
}

// "Every Oregon sheriff", "no Iowa county": the state's law.
bool ActorTable::names_all_of(std::size_t sentence, const Actor& actor) const {
  const std::size_t at = actor.range.first;
  if (at == passage_.range_of(sentence).first) return false;
  return listed(rules_.grammar.universal, passage_.tokens[at - 1].word);
}

// "The Flagstaff jail", of a text that names the county around the city: the county's.
void ActorTable::widen_city(std::size_t sentence, Actor& actor) const {
  const Jurisdiction& city = rules_.places.unit(actor.units.front());
  if (level(city) != Level::place || !city.parent) return;
  if (role_at(rules_.names.nouns, sentence, actor.range.last) != Level::county) return;
  if (const auto county = named_county_of(city)) actor.units = {*county};
}

// The county that the city lies in, where the text names it.
std::optional<std::uint32_t> ActorTable::named_county_of(const Jurisdiction& city) const {
  if (!city.parent) return std::nullopt;
  const bool is_named = std::ranges::any_of(passage_.mentions, [&](const Mention& m) {
    const auto unit = m.unit();
    return unit && rules_.places.unit(*unit).id == *city.parent;
  });
  return is_named ? rules_.places.find(*city.parent) : std::nullopt;
}

// "The jail in Elm City", "the sheriff in Elm City": of the county that the city lies in.
void ActorTable::widen_seat(std::size_t sentence, Actor& actor) const {
  const TokenRange window = passage_.range_of(sentence);
  const Jurisdiction& city = rules_.places.unit(actor.units.front());
  if (level(city) != Level::place || actor.range.first < window.first + 2) return;
  if (!is_venue(sentence, actor.range.first)) return;
  const std::size_t noun = actor.range.first - 2;
  if (role_at(rules_.names.nouns, sentence, noun) != Level::county) return;
  // "City commissioners in Elm City"
  if (noun > window.first && is_role_noun(sentence, noun - 1)) return;
  if (const auto county = named_county_of(city)) actor.units = {*county};
}

// "The Alder County jail, Maryland, holds", "Alder County — Maryland's largest — holds":
// where the county lies, nobody who acts.
bool ActorTable::is_qualifier(std::size_t sentence, const Actor& actor) const {
  constexpr std::size_t longest_agency = 4;
  if (actor.form != ActorForm::named || !is_at(actor, Level::state)) return false;
  if (actor.units.size() != 1 || actors_[sentence].empty()) return false;
  const TokenRange window = passage_.range_of(sentence);
  const auto is_comma = [&](std::size_t token) {
    return passage_.tokens[token].kind == TokenKind::comma;
  };
  const std::size_t first = actor.range.first;
  const Actor& before = actors_[sentence].back();
  const bool is_set_off = first > window.first && is_comma(first - 1) &&
                          (actor.range.last == window.last || is_comma(actor.range.last));
  const bool is_superlative =
      first > window.first &&
      passage_.tokens[actor.range.last - 1].has(flag::possessive) &&
      (is_comma(first - 1) || passage_.tokens[first - 1].kind == TokenKind::dash) &&
      !before.is_venue && actor.range.last < window.last &&
      !passage_.tokens[actor.range.last].has(flag::capital);
  if (!is_set_off && !is_superlative) return false;
  if (before.units.empty() || first > before.range.last + longest_agency + 1)
    return false;
  for (std::size_t at = before.range.last; at + 1 < first; ++at) {
    if (passage_.tokens[at].is_mark()) return false;
  }
  const Jurisdiction& state = rules_.places.unit(actor.units.front());
  return std::ranges::all_of(before.units, [&](std::uint32_t unit) {
    const Jurisdiction& place = rules_.places.unit(unit);
    return level(place) != Level::state && place.state == state.state;
  });
}

// "The sheriff in Alder County", "public bodies in Oregon": whose they are, not where
// something was.
bool ActorTable::has_noun_before(std::size_t sentence, const Actor& actor) const {
  const TokenRange window = passage_.range_of(sentence);
  if (actor.units.empty() || actor.range.first < window.first + 2) return false;
  const std::size_t behind = actor.range.first - 1;
  const auto all =
      rules_.nobody.matches(*passage_.matcher, passage_.match_text(), window);
  const bool is_all = std::ranges::any_of(
      all, [&](const OwnedMatch& found) { return found.match.range.last == behind; });
  if (is_all) return true;
  std::optional<Level> noun =
      role_at(rules_.names.nouns, sentence, actor.range.first - 2);
  if (!noun) noun = role_at(rules_.plural_nouns, sentence, actor.range.first - 2);
  return noun && std::ranges::all_of(actor.units, [&](std::uint32_t unit) {
           return level(rules_.places.unit(unit)) == *noun;
         });
}

}  // namespace stance
