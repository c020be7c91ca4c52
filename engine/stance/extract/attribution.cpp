// SPDX-License-Identifier: Apache-2.0
// Which actor an act belongs to: the subject or possessor before it, else an object
// behind it, else whoever the paragraph or the document is about.
#include <algorithm>

#include "stance/extract/actors.h"
#include "stance/extract/extract.h"

namespace stance {

namespace {

constexpr double before_act = 4;
constexpr double same_clause = 2;
constexpr double venue_cost = 3;
constexpr double oblique_cost = 1;
// "On the advice of the attorney general, it ...": the law above is seldom who acts.
constexpr double oblique_state_cost = 4;
// "As the law of Maryland has it"
constexpr double oblique_named_state_cost = 2;
constexpr double token_cost = 0.1;
// "The Alder County jail, which the city uses too, ...": a city, where the matter is a
// county's.
constexpr double city_cost = 1.5;
constexpr double relative_bonus = 4;

}  // namespace

double ActorTable::weight(std::size_t sentence,
                          const Actor& actor,
                          TokenRange act) const {
  const TokenRange window = passage_.range_of(sentence);
  const bool in_window = window.contains(act.first);
  const std::size_t at = in_window ? act.first : window.first;
  double weight = 0;
  const bool is_before = actor.range.first <= at;
  if (is_before) weight += before_act;
  if (passage_.clauses[actor.range.first] == passage_.clauses[at]) weight += same_clause;
  if (actor.is_venue) weight -= venue_cost;
  if (actor.is_oblique && is_before) {
    const bool is_state = actor.form == ActorForm::role && actor.level == Level::state;
    weight -= is_state                     ? oblique_state_cost
              : is_at(actor, Level::state) ? oblique_named_state_cost
                                           : oblique_cost;
  }
  if (is_before && is_told_of(sentence, actor, at)) weight += relative_bonus;
  const std::size_t distance =
      is_before ? at - actor.range.first : actor.range.first - at;
  return weight - token_cost * static_cast<double>(distance);
}

// "Driven to the Alder County jail, which has ...", "against a state law that has ...":
// the clause right behind the actor tells of it and has the act.
bool ActorTable::is_told_of(std::size_t sentence,
                            const Actor& actor,
                            std::size_t act) const {
  constexpr std::size_t longest_noun = 3;
  std::size_t at = actor.range.last;
  const bool is_law = is_at(actor, Level::state) && at < act &&
                      listed(rules_.grammar.singular, passage_.tokens[at].word) &&
                      is_law_noun(sentence, at - 1);
  if (!is_law) {
    while (at < act && at <= actor.range.last + longest_noun &&
           !passage_.tokens[at].is_mark()) {
      ++at;
    }
    if (at + 1 >= act || passage_.tokens[at].kind != TokenKind::comma) return false;
    ++at;
    if (!listed(rules_.grammar.relative, passage_.tokens[at].word)) return false;
  }
  for (std::size_t i = at + 1; i < act; ++i) {
    if (passage_.tokens[i].is_mark()) return false;
  }
  return true;
}

// "22 sheriffs ... The counties are A, B, ...": a list in this sentence or the next one
// of the paragraph that says who is meant.
const Actor* ActorTable::list_near(std::size_t sentence) const {
  for (std::size_t s = sentence; s <= sentence + 1 && s < actors_.size(); ++s) {
    if (passage_.sentences[s].paragraph != passage_.sentences[sentence].paragraph) break;
    for (const Actor& actor : actors_[s]) {
      if (actor.is_list) return &actor;
    }
  }
  return nullptr;
}

// "Every jail in Missouri", "jails across the state": the state itself, right behind.
const Actor* ActorTable::whole_of(std::size_t sentence, const Actor& generic) const {
  const bool is_first = generic.range.first == passage_.range_of(sentence).first;
  const bool is_all =
      generic.is_anyone ||
      (!is_first &&
       listed(rules_.grammar.universal, passage_.tokens[generic.range.first - 1].word));
  const std::size_t behind = generic.range.last;
  const bool is_across = behind < passage_.range_of(sentence).last &&
                         listed(rules_.grammar.across, passage_.tokens[behind].word);
  for (const Actor& actor : actors_[sentence]) {
    if (actor.range.first != behind + 1 || !actor.is_venue) continue;
    // "Under the governor's order jails in the state"
    const bool is_of_order =
        actor.form == ActorForm::role && is_at(actor, Level::state) &&
        std::ranges::any_of(actors_[sentence], [&](const Actor& other) {
          return other.range.first < generic.range.first && is_at(other, Level::state) &&
                 !other.is_comparison && !other.is_venue;
        });
    if (is_of_order || (actor.form == ActorForm::named && (is_all || is_across)))
      return &actor;
  }
  return nullptr;
}

// "... and other local agencies"
bool ActorTable::is_added(const Actor& actor) const {
  for (std::size_t back = 1; back <= 2 && back <= actor.range.first; ++back) {
    const WordId word = passage_.tokens[actor.range.first - back].word;
    if (word == rules_.names.conjunction_and || word == rules_.names.conjunction_or)
      return true;
  }
  return false;
}

// "A law of Oregon ... It forbids any local agency to": anybody in the state that was
// spoken of last; in a text about a state's law, in that one.
std::optional<std::uint32_t> ActorTable::state_of_anyone(std::size_t sentence,
                                                         const Actor& actor) const {
  if (!actor.is_anyone) return std::nullopt;
  // "A second law": not the one that was spoken of.
  const WordId opener = passage_.tokens[passage_.range_of(sentence).first].word;
  std::size_t farthest = listed(rules_.grammar.indefinite, opener) ? 0 : 1;
  for (const std::size_t s : passage_.within_reach(sentence)) {
    for (const Actor& other : actors_[s]) {
      const bool is_before = s != sentence || other.range.first < actor.range.first;
      const bool is_state = is_at(other, Level::state) && other.units.size() == 1;
      if (is_before && is_state && !other.is_comparison) return other.units.front();
    }
    if (farthest-- == 0) break;
  }
  const bool is_of_state =
      !primary_.empty() && level(rules_.places.unit(primary_.front())) == Level::state;
  return is_of_state ? std::optional(primary_.front()) : std::nullopt;
}

Attribution ActorTable::from_actor(std::size_t sentence, const Actor& actor) const {
  Attribution result;
  switch (actor.form) {
    case ActorForm::named:
      result.units = actor.units;
      result.grade = actor.candidates.empty() ? Grade::a : Grade::b;
      result.is_named = !actor.is_oblique && !actor.is_venue;
      return result;
    case ActorForm::role:
      result.units = actor.units;
      result.is_spoken_of = !actor.units.empty();
      result.is_named = actor.is_pronoun && !actor.units.empty();
      // "The jail" that stands for a state's: less sure.
      result.grade =
          is_at(actor, Level::state) && actor.level != Level::state ? Grade::c : Grade::b;
      if (actor.units.empty()) {
        result.missing = "no " + std::string(to_string(actor.level)) + " in focus";
      }
      return result;
    case ActorForm::generic:
      if (const Actor* list = list_near(sentence)) {
        result.units = list->units;
        result.grade = Grade::b;
        return result;
      }
      if (const Actor* all = whole_of(sentence, actor)) {
        result.units = all->units;
        result.grade = Grade::b;
        return result;
      }
      // In a text about a state's law anybody is everybody there.
      if (const auto state = state_of_anyone(sentence, actor)) {
        result.units = {*state};
        result.grade = Grade::c;
        return result;
      }
      result.missing = "no place in particular: \"" +
                       std::string(passage_.spelled(actor.range)) + "\"";
      return result;
    case ActorForm::unclear:
      result.candidates = actor.candidates;
      result.missing = std::string(unclear_place) + ": \"" +
                       std::string(passage_.spelled(actor.range)) + "\"";
      return result;
  }
  return result;
}

// "In Alder County it was dry.": what follows is told of it, where nobody else is spoken
// of.
bool ActorTable::sets_scene(std::size_t sentence, const Actor& actor) const {
  const bool opens = actor.range.first <= passage_.range_of(sentence).first + 1;
  return opens && actor.is_venue && actors_[sentence].size() == 1 &&
         actor.units.size() == 1 && !is_at(actor, Level::state);
}

// "Alder County Sheriff Ann Moss ... Alder will hold no one": a bare name that a county
// bears which the text names in full.
const Actor* ActorTable::namesake_county(const Actor& city) const {
  const auto same = rules_.places.same_name(city.units.front());
  for (const std::vector<Actor>& actors : actors_) {
    for (const Actor& other : actors) {
      if (other.form != ActorForm::named || other.units.size() != 1) continue;
      const std::uint32_t unit = other.units.front();
      const Jurisdiction& county = rules_.places.unit(unit);
      if (level(county) != Level::county || other.is_comparison) continue;
      const bool is_same = std::ranges::find(same, unit) != same.end() &&
                           county.state == rules_.places.unit(city.units.front()).state;
      if (is_same) return &other;
    }
  }
  return nullptr;
}

// "Alder County used to, until they left Elm City": in a matter of the county's, the city
// that lies in it is where it was.
const Actor& ActorTable::county_of_seat(std::size_t sentence,
                                        const Actor& actor,
                                        std::optional<Level> matter) const {
  if (matter != Level::county || actor.form != ActorForm::named) return actor;
  if (actor.units.size() != 1 || !is_at(actor, Level::place)) return actor;
  if (role_at(rules_.names.nouns, sentence, actor.range.last) == Level::place)
    return actor;
  const Jurisdiction& city = rules_.places.unit(actor.units.front());
  if (const Actor* county = namesake_county(actor)) return *county;
  for (const std::size_t s : passage_.within_reach(sentence)) {
    const auto county = std::ranges::find_if(actors_[s], [&](const Actor& other) {
      return other.form == ActorForm::named && other.units.size() == 1 &&
             !other.is_comparison &&
             city.parent == rules_.places.unit(other.units.front()).id;
    });
    if (county != actors_[s].end()) return *county;
    // Beyond the sentence only of a setting.
    if (!actor.is_venue) return actor;
  }
  return actor;
}

// Nobody in the sentence: whom the paragraph spoke of last, the document's own place
// first; else the document.
Attribution ActorTable::from_before(std::size_t sentence,
                                    std::optional<Level> matter) const {
  for (const std::size_t s : passage_.within_reach(sentence)) {
    if (s == sentence) continue;
    const Actor* best = nullptr;
    int best_rank = 0;
    for (const Actor& actor : actors_[s]) {
      if (actor.is_comparison || actor.units.empty()) continue;
      const bool is_aside = actor.is_venue || actor.is_oblique;
      int rank = is_aside && !sets_scene(s, actor) ? 1 : 2;
      if (!primary_.empty() && actor.units.front() == primary_.front()) rank += 2;
      if (rank > best_rank) best = &actor;
      best_rank = std::max(rank, best_rank);
    }
    if (best != nullptr && best_rank > 1)
      return {.units = best->units, .grade = Grade::b};
  }
  if (!primary_.empty()) return {.units = {primary_for(matter)}, .grade = Grade::b};
  return {.units = {}, .grade = Grade::d, .missing = "no place in focus"};
}

// Whom the document is about; where the matter is a county's, the county of a city that
// it is about, if it names both.
std::uint32_t ActorTable::primary_for(std::optional<Level> matter) const {
  const std::uint32_t first = primary_.front();
  const Jurisdiction& place = rules_.places.unit(first);
  if (matter != Level::county || level(place) != Level::place) return first;
  const auto county = std::ranges::find_if(primary_, [&](std::uint32_t unit) {
    return rules_.places.unit(unit).id == place.parent;
  });
  return county == primary_.end() ? first : *county;
}

bool ActorTable::is_at(const Actor& actor, Level wanted) const {
  return !actor.units.empty() &&
         std::ranges::all_of(actor.units, [&](std::uint32_t unit) {
           return level(rules_.places.unit(unit)) == wanted;
         });
}

// "A new order in a suburb in Maryland", "the jail in Rockville": only where it happened;
// but "In Rockville itself, police ask nobody", in a matter that is no county's.
bool ActorTable::is_mere_venue(std::size_t sentence,
                               const Actor& actor,
                               std::optional<Level> matter) const {
  if (!actor.is_venue || actor.units.size() != 1 || primary_.empty()) return false;
  const Jurisdiction& venue = rules_.places.unit(actor.units.front());
  const Jurisdiction& primary = rules_.places.unit(primary_.front());
  if (actor.form != ActorForm::named || level(primary) == Level::state) return false;
  if (level(venue) == Level::state) return primary.state == venue.state;
  const bool opens = actor.range.first <= begin_of(sentence) + 1;
  if (opens && matter != Level::county) return false;
  return level(venue) == Level::place && venue.parent == primary.id;
}

Attribution ActorTable::attribute(std::size_t sentence,
                                  TokenRange act,
                                  std::optional<TokenRange> other,
                                  std::optional<Level> matter) const {
  const std::optional<std::size_t> after =
      other ? std::optional(other->last) : std::nullopt;
  if (other) {
    // "Some counties decline": of nobody in particular, unless a list says who they are.
    for (const Actor& actor : actors_[sentence]) {
      if (actor.form == ActorForm::generic && actor.range.overlaps(*other))
        return from_actor(sentence, actor);
    }
  }
  const Actor* best = nullptr;
  double best_weight = 0;
  for (const Actor& actor : actors_[sentence]) {
    if (actor.is_comparison || (after && actor.range.first < *after)) continue;
    if (is_aside(sentence, actor, act) || is_bound(sentence, actor) ||
        is_proviso(sentence, actor, act) || is_in_aside(sentence, actor, act))
      continue;
    // "Police there have refused ..., and other local agencies": no subject of the act.
    if (actor.is_anyone && actor.range.first > act.first && is_added(actor)) continue;
    const bool is_citys = matter == Level::county && is_at(actor, Level::place);
    const double actor_weight = weight(sentence, actor, act) - (is_citys ? city_cost : 0);
    if (best == nullptr || actor_weight > best_weight) {
      best = &actor;
      best_weight = actor_weight;
    }
  }
  if (best != nullptr) best = &county_of_seat(sentence, *best, matter);
  if (const auto* label = after ? nullptr : label_for(sentence, best))
    return {.units = *label, .grade = Grade::b};
  if (best != nullptr && !is_mere_venue(sentence, *best, matter))
    return from_actor(sentence, *best);
  if (best != nullptr && !after) {
    Attribution result = from_before(sentence, matter);
    result.grade = std::max(result.grade, Grade::c);
    return result;
  }
  if (after) {
    if (const Actor* list = list_near(sentence))
      return {.units = list->units, .grade = Grade::b};
    return {.units = {}, .grade = Grade::d, .missing = "belongs to another place"};
  }
  if (is_elsewhere(sentence))
    return {.units = {}, .grade = Grade::d, .missing = "belongs to another place"};
  return from_before(sentence, matter);
}

// "In Elm City a bill to ...": the sentence begins with a place that is none of its own.
bool ActorTable::is_elsewhere(std::size_t sentence) const {
  const std::vector<Actor>& actors = actors_[sentence];
  if (actors.empty() || !actors.front().is_comparison || !actors.front().is_venue)
    return false;
  return actors.front().range.first <= begin_of(sentence) + 1 &&
         is_at(actors.front(), Level::place);
}

std::vector<std::uint32_t> ActorTable::members(std::uint32_t group) const {
  std::vector<std::uint32_t> members;
  for (std::uint32_t i = 0; i < passage_.mentions.size(); ++i) {
    if (passage_.mentions[i].group == group) members.push_back(i);
  }
  return members;
}

Attribution ActorTable::of_mentions(const std::vector<std::uint32_t>& mentions) const {
  Attribution result;
  for (const std::uint32_t index : mentions) {
    const Mention& mention = passage_.mentions[index];
    if (const auto unit = mention.unit()) {
      result.units.push_back(*unit);
      continue;
    }
    for (const Candidate& candidate : mention.candidates) {
      result.candidates.push_back(candidate.unit);
    }
  }
  if (result.units.empty()) result.missing = unclear_place;
  return result;
}

}  // namespace stance
