// SPDX-License-Identifier: Apache-2.0
// Whom a document is about: its jurisdictions by weight. The title and the first sentence
// count more than the rest, a mere venue counts less, the dateline breaks ties.
#include <algorithm>

#include "stance/extract/actors.h"

namespace stance {

namespace {

constexpr double title_weight = 3;
constexpr double first_sentence_weight = 2;
constexpr double venue_share = 0.5;
constexpr double list_share = 0.5;
constexpr double state_share = 0.5;
constexpr double dateline_weight = 1;
constexpr double comparison_share = 0.25;
constexpr double role_weight = 1;
// So much more must be said of a state than of any place in it.
constexpr double clear_lead = 2;

}  // namespace

void ActorTable::weigh_primary() {
  std::map<std::uint32_t, double> weights;
  std::map<std::uint32_t, std::size_t> order;
  std::map<std::string, double> unclear;
  bool is_first = true;
  bool has_title = false;
  for (std::size_t s = 0; s < actors_.size(); ++s) {
    const bool is_heading = passage_.sentences[s].is_heading;
    // Lines above the headline that name nobody: "FOR IMMEDIATE RELEASE", a date.
    if (!has_title && is_first && is_heading && actors_[s].empty()) continue;
    const bool is_title = passage_.is_title(s) || (!has_title && is_first && is_heading);
    const double weight = is_title ? title_weight : is_first ? first_sentence_weight : 1;
    has_title = has_title || is_title;
    is_first = is_first && is_title;
    for (const Actor& actor : actors_[s]) {
      if (actor.form != ActorForm::unclear || actor.is_comparison) continue;
      const Jurisdiction& place = rules_.places.unit(actor.candidates.front());
      if (level(place) == Level::county)
        unclear[place.name] += weight * (actor.is_venue ? venue_share : 1);
    }
    for (const Actor& actor : actors_[s]) {
      const double standing = actor.is_comparison ? comparison_share
                              : actor.is_venue    ? venue_share
                                                  : 1;
      // "Iowa sheriffs": it is where they are.
      if (actor.form == ActorForm::generic && !actor.candidates.empty()) {
        weights[actor.candidates.front()] += weight * standing * venue_share;
        order.try_emplace(actor.candidates.front(), order.size());
      }
      for (const std::uint32_t unit : actor.units) {
        const double share = actor.units.size() > 1 ? list_share : 1;
        weights[unit] += weight * share * standing;
        order.try_emplace(unit, order.size());
      }
    }
  }
  weigh_state_roles(weights, order);
  weigh_states(weights);
  weigh_dateline(weights);
  if (weights.empty()) weigh_district(weights);
  for (const auto& [unit, weight] : weights) primary_.push_back(unit);
  std::sort(primary_.begin(), primary_.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (weights[a] != weights[b]) return weights[a] > weights[b];
    return order[a] < order[b];
  });
  const auto is_local = [&](std::uint32_t unit) {
    return level(rules_.places.unit(unit)) != Level::state;
  };
  const auto local = std::ranges::find_if(primary_, is_local);
  // Of a county that the text does not tell apart from others nothing may be said, least
  // of all of a place that is merely named beside it.
  const auto most_unclear =
      std::ranges::max_element(unclear, {}, [](const auto& name) { return name.second; });
  if (most_unclear != unclear.end() && !primary_.empty() &&
      most_unclear->second > weights[primary_.front()]) {
    primary_.clear();
    return;
  }
  is_of_state_ = !primary_.empty() && !is_local(primary_.front()) &&
                 (local == primary_.end() ||
                  weights[primary_.front()] >= clear_lead * weights[*local]);
}

// The one that most of the places lie in.
std::optional<std::string> ActorTable::state_of_places(
    const std::map<std::uint32_t, double>& weights) const {
  std::map<std::string, double> states;
  for (const auto& [unit, weight] : weights)
    states[rules_.places.unit(unit).state] += weight;
  const auto most = std::ranges::max_element(
      states, {}, [](const auto& state) { return state.second; });
  return most == states.end() ? std::nullopt : std::optional(most->first);
}

// "The governor signed", "lawmakers": in a text that names no state, of the one that its
// places lie in or its publisher writes for.
void ActorTable::weigh_state_roles(std::map<std::uint32_t, double>& weights,
                                   std::map<std::uint32_t, std::size_t>& order) const {
  std::optional<std::string> home = rules_.home_state(*passage_.document);
  if (!home) home = state_of_places(weights);
  if (!home) home = rules_.hinted_state(*passage_.document);
  const auto state = home ? rules_.places.state_of(*home) : std::nullopt;
  if (!state) return;
  for (std::size_t s = 0; s < actors_.size(); ++s) {
    for (const OwnedMatch& role : rules_.roles.matches(
             *passage_.matcher, passage_.match_text(), passage_.range_of(s))) {
      if (role_level(role.owner) != Level::state) continue;
      weights[*state] += role_weight;
      order.try_emplace(*state, order.size());
    }
  }
}

// A district has one government: what its publisher tells of nobody by name is its own.
void ActorTable::weigh_district(std::map<std::uint32_t, double>& weights) const {
  const auto home = rules_.home_state(*passage_.document);
  const auto state = home ? rules_.places.state_of(*home) : std::nullopt;
  if (state && rules_.places.unit(*state).kind == JurisdictionKind::district)
    weights[*state] = role_weight;
}

// A state whose counties or cities are named is mostly where they lie.
void ActorTable::weigh_states(std::map<std::uint32_t, double>& weights) const {
  for (auto& [unit, weight] : weights) {
    const Jurisdiction& state = rules_.places.unit(unit);
    if (level(state) != Level::state) continue;
    const bool has_parts =
        std::any_of(weights.begin(), weights.end(), [&](const auto& other) {
          const Jurisdiction& part = rules_.places.unit(other.first);
          return level(part) != Level::state && part.state == state.state;
        });
    if (has_parts) weight *= state_share;
  }
}

// "This city", "our county": where the report was written.
bool ActorTable::speaks_of_here(Level wanted) const {
  for (std::size_t s = 0; s < actors_.size(); ++s) {
    for (const OwnedMatch& role : rules_.roles.matches(
             *passage_.matcher, passage_.match_text(), passage_.range_of(s))) {
      const WordId first = passage_.tokens[role.match.range.first].word;
      if (role_level(role.owner) == wanted && listed(rules_.grammar.here, first))
        return true;
    }
  }
  return false;
}

// The place that a report was written in, and its county, where the text names them.
void ActorTable::weigh_dateline(std::map<std::uint32_t, double>& weights) const {
  for (const Mention& mention : passage_.mentions) {
    const auto written = mention.unit();
    if (!mention.is_dateline || !written) continue;
    const Jurisdiction& place = rules_.places.unit(*written);
    // A text that names no other place is about that one, or its county.
    const bool is_only = std::ranges::none_of(weights, [&](const auto& weighed) {
      return level(rules_.places.unit(weighed.first)) != Level::state;
    });
    // So it is where beside it only its county is named, in a text about "the borough".
    const bool is_in_named = std::ranges::any_of(weights, [&](const auto& weighed) {
      return place.parent == rules_.places.unit(weighed.first).id;
    });
    const bool is_here = speaks_of_here(level(place));
    if (is_only || is_in_named) weights.try_emplace(*written, 0);
    if (is_here) weights[*written] += title_weight;
    for (auto& [unit, weight] : weights) {
      const bool is_county = place.parent == rules_.places.unit(unit).id;
      if (unit == *written || (is_county && level(place) == Level::place)) {
        weight += dateline_weight;
      }
    }
  }
}

// "The county", in a text about one of its cities, is the one that the city lies in,
// whatever other county is named.
std::vector<std::uint32_t> ActorTable::primary_at(Level wanted) const {
  // "The jail", where the text is about a state's law: any of them.
  if (is_of_state_ && wanted != Level::place) return {primary_.front()};
  for (const std::uint32_t unit : primary_) {
    if (fits(unit, wanted)) return {unit};
    const Jurisdiction& place = rules_.places.unit(unit);
    if (wanted != Level::county || level(place) != Level::place || !place.parent)
      continue;
    if (const auto county = rules_.places.find(*place.parent)) {
      if (fits(*county, wanted)) return {*county};
    }
  }
  if (primary_.empty()) return {};
  const std::uint32_t first = primary_.front();
  if (wanted == Level::state) {
    if (const auto state = as_level(first, wanted)) return {*state};
  }
  // "the jails" of a city that lies in several counties.
  if (wanted == Level::county && !rules_.places.unit(first).covers.empty())
    return {first};
  return wanted == Level::place ? own_city(first) : std::vector<std::uint32_t>();
}

// "The city" beside a county of the same name that is a city of its own.
std::vector<std::uint32_t> ActorTable::own_city(std::uint32_t unit) const {
  const Jurisdiction& county = rules_.places.unit(unit);
  for (const std::uint32_t other : rules_.places.same_name(unit)) {
    const Jurisdiction& city = rules_.places.unit(other);
    const bool is_own = city.kind == JurisdictionKind::independent_city && !city.until;
    if (is_own && city.state == county.state) return {other};
  }
  return {};
}

}  // namespace stance
