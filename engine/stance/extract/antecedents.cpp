// SPDX-License-Identifier: Apache-2.0
// Whom words such as "the county", "these counties" or "the ordinance" stand for.
#include <algorithm>

#include "stance/extract/actors.h"

namespace stance {

bool ActorTable::fits(std::uint32_t unit, Level wanted) const {
  const Jurisdiction& place = rules_.places.unit(unit);
  if (place.kind == JurisdictionKind::district) return true;
  if (level(place) == wanted) return true;
  return wanted == Level::place && rules_.places.is_city_like(unit);
}

// The unit itself, or for a state role the state it lies in.
std::optional<std::uint32_t> ActorTable::as_level(std::uint32_t unit,
                                                  Level wanted) const {
  if (fits(unit, wanted)) return unit;
  if (wanted == Level::state)
    return rules_.places.state_of(rules_.places.unit(unit).state);
  return std::nullopt;
}

// The last actor that fits, earlier in the sentence or in the paragraph; null: none.
template <class Fits>
const Actor* ActorTable::last_spoken_of(std::size_t sentence,
                                        std::size_t before,
                                        const Fits& fits_here) const {
  for (const std::size_t s : passage_.within_reach(sentence)) {
    const std::vector<Actor>& actors = actors_[s];
    for (auto actor = actors.rbegin(); actor != actors.rend(); ++actor) {
      const bool is_behind = s == sentence && actor->range.first >= before;
      if (is_behind || actor->units.empty() || actor->is_comparison) continue;
      if (fits_here(*actor)) return &*actor;
    }
  }
  return nullptr;
}

// The county or city that the paragraph spoke of last, else whom the document is about.
std::vector<std::uint32_t> ActorTable::local_in_focus(std::size_t sentence,
                                                      std::size_t before) const {
  const auto is_local = [&](std::uint32_t unit) {
    return level(rules_.places.unit(unit)) != Level::state;
  };
  const Actor* last = last_spoken_of(sentence, before, [&](const Actor& actor) {
    return !actor.is_venue && !actor.is_oblique && actor.units.size() == 1 &&
           is_local(actor.units.front());
  });
  if (last != nullptr) return last->units;
  const auto primary = std::ranges::find_if(primary_, is_local);
  return primary == primary_.end() ? std::vector<std::uint32_t>()
                                   : std::vector<std::uint32_t>{*primary};
}

// "These counties", "both cities": those of the list that names them, or the last ones
// spoken of together; never a single one.
std::vector<std::uint32_t> ActorTable::several(std::size_t sentence,
                                               const Actor& role) const {
  for (const Actor& actor : actors_[sentence]) {
    if (actor.is_list && actor.range.first > role.range.first) return actor.units;
  }
  const std::size_t paragraph = passage_.sentences[sentence].paragraph;
  for (std::size_t s = sentence + 1; s > 0; --s) {
    if (passage_.sentences[s - 1].paragraph + 1 < paragraph) break;
    const std::vector<Actor>& actors = actors_[s - 1];
    for (auto actor = actors.rbegin(); actor != actors.rend(); ++actor) {
      if (s - 1 == sentence && actor->range.first >= role.range.first) continue;
      const bool fit = actor->units.size() > 1 && fits(actor->units.front(), role.level);
      if (fit && !actor->is_comparison) return actor->units;
    }
  }
  return {};
}

// The last one that fits, earlier in the sentence or in the paragraph.
std::vector<std::uint32_t> ActorTable::antecedent(std::size_t sentence,
                                                  std::size_t before,
                                                  Level wanted) const {
  if (wanted == Level::county) {
    if (const auto county = county_at_opening(sentence)) return {*county};
  }
  const Actor* last = last_spoken_of(sentence, before, [&](const Actor& actor) {
    const bool is_one = actor.units.size() == 1;
    return (is_one || says_their(sentence, before)) && fits(actor.units.front(), wanted);
  });
  if (last != nullptr) return last->units;
  if (wanted == Level::county) {
    if (const auto county = county_of_setting(sentence)) return {*county};
  }
  // The state of the county that is spoken of.
  return primary_at(wanted);
}

// "In Birch the talk is of something else. County jailers ...": the county that the town
// lies in with which the paragraph begins.
std::optional<std::uint32_t> ActorTable::county_of_setting(std::size_t sentence) const {
  std::size_t first = sentence;
  const auto& sentences = passage_.sentences;
  while (first > 0 && sentences[first - 1].paragraph == sentences[sentence].paragraph) {
    --first;
  }
  return first == sentence ? std::nullopt : county_at_opening(first);
}

// "In Birch, the county board ..."
std::optional<std::uint32_t> ActorTable::county_at_opening(std::size_t sentence) const {
  for (const Actor& actor : actors_[sentence]) {
    const bool opens = actor.range.first <= passage_.range_of(sentence).first + 1;
    if (!opens || !is_at(actor, Level::place) || actor.is_comparison) continue;
    const Jurisdiction& town = rules_.places.unit(actor.units.front());
    const auto county = town.parent ? rules_.places.find(*town.parent) : std::nullopt;
    if (county && fits(*county, Level::county)) return county;
  }
  return std::nullopt;
}

// "The state and its counties": all of it.
bool ActorTable::says_its(std::size_t sentence, std::size_t noun) const {
  if (noun < passage_.range_of(sentence).first + 2) return false;
  return passage_.tokens[noun - 1].word == rules_.names.its &&
         passage_.tokens[noun - 2].word == rules_.names.conjunction_and;
}

// "Alder and Birch counties ... their jails": the role is that of several.
bool ActorTable::says_their(std::size_t sentence, std::size_t role) const {
  const auto is_their = [&](std::size_t token) {
    const WordId word = passage_.tokens[token].word;
    return word != no_word && word == rules_.names.their;
  };
  const std::size_t first = passage_.range_of(sentence).first;
  return is_their(role) || (role > first && is_their(role - 1));
}

// "Sheriff Ann Moss of Alder County": whose title it is.
const Actor* ActorTable::bearer_of_title(std::size_t sentence, const Actor& role) const {
  constexpr std::size_t longest_name = 4;
  if (!is_title_of_person(sentence, role.range)) return nullptr;
  std::size_t at = role.range.last;
  while (at < role.range.last + longest_name &&
         at + 1 < passage_.range_of(sentence).last &&
         passage_.tokens[at].has(token_flag::capital)) {
    ++at;
  }
  if (passage_.tokens[at].word != rules_.names.of) return nullptr;
  for (const Actor& actor : actors_[sentence]) {
    const bool follows = actor.range.first == at + 1 && actor.form == ActorForm::named;
    if (follows && actor.units.size() == 1 && fits(actor.units.front(), role.level))
      return &actor;
  }
  return nullptr;
}

void ActorTable::resolve_roles(std::size_t sentence) {
  for (Actor& actor : actors_[sentence]) {
    if (actor.form != ActorForm::role || actor.is_official) continue;
    if (const Actor* bearer = bearer_of_title(sentence, actor)) {
      actor.units = bearer->units;
    } else if (const auto owners = owner(sentence, actor); !owners.empty()) {
      actor.units = owners;
    } else if (actor.is_several) {
      actor.units = several(sentence, actor);
    } else if (actor.is_local) {
      actor.units = local_in_focus(sentence, actor.range.first);
    } else {
      actor.units = antecedent(sentence, actor.range.first, actor.level);
    }
  }
}

}  // namespace stance
