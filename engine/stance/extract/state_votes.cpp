// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/state_votes.h"

#include <algorithm>
#include <set>

namespace stance {

namespace {

constexpr std::size_t most_sharing = 6;
constexpr float town_vote = 1.5f;
// For a county that is not named in full.
constexpr std::size_t least_towns = 2;

}  // namespace

void StateVotes::count(std::span<const Mention> mentions) {
  if (home_) votes_[*home_] += 6;
  if (!home_ && hinted_) votes_[*hinted_] += 2;
  for (const Mention& mention : mentions) {
    speak_of_counties_ =
        speak_of_counties_ || mention.is_listed_county || is_full_county(mention);
    // What the text is about stands in its first sentence.
    const float weight = mention.sentence == 0 ? 2.0f : 1.0f;
    if (mention.qualifier) votes_[*mention.qualifier] += 3 * weight;
    vote(mention, weight);
  }
  count_counties(mentions);
  count_towns(mentions);
  find_named(mentions);
  for (const auto& [state, votes] : votes_) total_ += votes;
}

float StateVotes::share(const std::string& state) const {
  const auto found = votes_.find(state);
  return found == votes_.end() || total_ <= 0 ? 0 : found->second / total_;
}

std::optional<std::string> StateVotes::main_state() const {
  for (const auto& [state, votes] : votes_) {
    if (share(state) > 0.5f) return state;
  }
  return std::nullopt;
}

// "Middlesex County ... Union County": the only state that has all that are named.
void StateVotes::count_counties(std::span<const Mention> mentions) {
  std::map<std::string, std::set<std::string>> states_by_name;
  for (const Mention& mention : mentions) {
    if (mention.qualifier || !is_full_county(mention)) continue;
    std::set<std::string>& states = states_by_name[unit(mention.candidates.front()).name];
    for (const Candidate& c : mention.candidates) states.insert(unit(c).state);
  }
  if (states_by_name.size() < 2) return;
  std::set<std::string> common = states_by_name.begin()->second;
  for (const auto& entry : states_by_name) {
    const std::set<std::string>& states = entry.second;
    std::erase_if(common,
                  [&](const std::string& state) { return !states.contains(state); });
  }
  if (common.size() == 1) votes_[*common.begin()] += 3;
}

void StateVotes::find_named(std::span<const Mention> mentions) {
  for (const Mention& mention : mentions) {
    std::vector<std::string> states;
    for (const Candidate& candidate : mention.candidates) {
      if (level(unit(candidate)) == Level::state) states.push_back(unit(candidate).state);
    }
    if (mention.qualifier) states = {*mention.qualifier};
    if (states.empty() || mention.is_comparison || mention.is_listed_county) continue;
    const auto [known, is_new] = named_.try_emplace(mention.sentence, states.front());
    const bool is_other = !is_new && known->second != states.front();
    if (states.size() > 1 || is_other) known->second.clear();
  }
}

std::string StateVotes::only_in(std::size_t sentence) const {
  const auto found = named_.find(sentence);
  return found == named_.end() ? std::string() : found->second;
}

int StateVotes::towns_in(std::uint32_t county) const {
  const auto found = towns_.find(county);
  return found == towns_.end() ? 0 : found->second;
}

// "Garfield County ... Rifle ... Carbondale": the one of six Garfield Counties in which
// both lie.
void StateVotes::count_towns(std::span<const Mention> mentions) {
  std::map<JurisdictionId, std::set<std::string>> towns;
  for (const Mention& mention : mentions) {
    for (const Candidate& c : mention.candidates) {
      const Jurisdiction& place = unit(c);
      if (level(place) == Level::place && place.parent && c.form == NameForm::bare)
        towns[*place.parent].insert(place.name);
    }
  }
  for (const Mention& mention : mentions) {
    if (mention.qualifier || mention.candidates.size() < 2) continue;
    const std::size_t least = is_full_county(mention) ? 1 : least_towns;
    std::size_t most = 0;
    std::vector<std::uint32_t> best;
    for (const Candidate& c : mention.candidates) {
      const auto found = towns.find(unit(c).id);
      const bool has_any = found != towns.end() && level(unit(c)) == Level::county;
      const std::size_t here =
          has_any ? found->second.size() - found->second.count(unit(c).short_name) : 0;
      if (here > most) best.clear();
      most = std::max(most, here);
      if (here == most) best.push_back(c.unit);
    }
    if (most < least || best.size() > 1) continue;
    if (towns_.try_emplace(best.front(), static_cast<int>(most)).second)
      votes_[places_.unit(best.front()).state] += town_vote * static_cast<float>(most);
  }
}

bool StateVotes::is_full_county(const Mention& mention) const {
  return !mention.candidates.empty() &&
         mention.candidates.front().form == NameForm::full &&
         level(unit(mention.candidates.front())) == Level::county;
}

// Bare names of small places are too often something else.
bool StateVotes::may_vote(const Mention& mention) const {
  const Candidate& first = mention.candidates.front();
  const bool is_of_one_state = std::ranges::all_of(
      mention.candidates,
      [&](const Candidate& other) { return unit(other).state == unit(first).state; });
  const bool is_one_of_two_words =
      is_of_one_state && mention.name.last - mention.name.first > 1;
  return first.form != NameForm::bare || is_one_of_two_words || mention.qualifier ||
         (mention.role == Level::county && level(unit(first)) == Level::county &&
          !mention.follows_capital) ||
         mention.is_dateline || mention.is_listed_county ||
         unit(first).population.value_or(0) >= known_city;
}

// A state's name counts for the state, whatever counties bear it.
void StateVotes::vote(const Mention& mention, float weight) {
  std::set<std::string> states;
  std::set<std::string> named;
  for (const Candidate& candidate : mention.candidates) {
    states.insert(unit(candidate).state);
    if (level(unit(candidate)) == Level::state) named.insert(unit(candidate).state);
  }
  if (!named.empty() && !mention.is_listed_county) {
    for (const std::string& state : named) {
      votes_[state] += weight * 3.0f / static_cast<float>(named.size());
    }
  } else if (!may_vote(mention)) {
    return;
  } else if (states.size() == 1) {
    votes_[*states.begin()] += weight * 1.5f;
  } else if (states.size() <= most_sharing) {
    for (const std::string& state : states) {
      votes_[state] += weight / static_cast<float>(states.size());
    }
  }
}

}  // namespace stance
