// SPDX-License-Identifier: Apache-2.0
// Scores the candidates of every mention:
//
//   50  the text names its state with it
//    p  how well known: log10(population + 10) of a place, 3.5 of a county, 5 of a state
//    4  times the share of votes for its state
//    6  the same unit is named in full, or with its state, elsewhere in the document
//    2  its level fits the words beside it ("mayor", "sheriff")
//    1  the county that the place lies in is named, or a county in a text about counties;
//       for each of up to two towns that are named and lie in the county
//    2  the only state that its sentence names is the unit's; its sentence names a city
//       that lies in the county
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "stance/extract/names.h"
#include "stance/extract/state_votes.h"

namespace stance {

namespace {
constexpr float qualifier_score = 50;
constexpr float vote_score = 4;
constexpr float sense_score = 6;
constexpr float weak_sense_score = 1;
constexpr float role_score = 2;
// A city has no sheriff.
constexpr float other_role_cost = 0.3f;
constexpr float kin_score = 1;
constexpr float near_state_score = 2;
constexpr int most_towns = 2;
// How well known a bare name of a place must be that nothing else speaks for, where
// counties bear the name too, at the beginning, in a text about its state.
constexpr std::int64_t known_namesake = 500000;
constexpr std::int64_t known_opener = 10000;
constexpr std::int64_t known_town = 5000;
constexpr std::int64_t known_at_home = 2500;
// A place of that size, so many times as large as any other of its name.
constexpr std::int64_t known_leader = 20000;
constexpr std::int64_t leading = 5;

class Resolver {
 public:
  Resolver(std::vector<Mention>& mentions, const NameContext& context)
      : mentions_(mentions),
        places_(context.places),
        votes_(context.places, context.home_state, context.hinted_state) {}

  void run() {
    for (Mention& mention : mentions_) narrow(mention);
    votes_.count(mentions_);
    if (const auto state = votes_.main_state())
      find_county_lists(mentions_, places_, *state);
    gather_senses(1);
    for (Mention& mention : mentions_) score(mention);
    gather_senses(2);
    are_counties_bare_ = says_counties_bare();
    for (Mention& mention : mentions_) score(mention);
    mentions_.erase(std::remove_if(mentions_.begin(),
                                   mentions_.end(),
                                   [](const Mention& m) { return m.candidates.empty(); }),
                    mentions_.end());
  }

 private:
  const Jurisdiction& unit(const Candidate& candidate) const {
    return places_.unit(candidate.unit);
  }

  // A qualifier leaves the units of its state, a full name those that bear it in full.
  void narrow(Mention& mention) {
    if (mention.qualifier) {
      keep(mention, [&](const Candidate& c) {
        return unit(c).state == *mention.qualifier && level(unit(c)) != Level::state;
      });
    }
    const bool has_full = std::any_of(
        mention.candidates.begin(), mention.candidates.end(), [&](const Candidate& c) {
          return c.form == NameForm::full && level(unit(c)) == Level::county;
        });
    if (has_full)
      keep(mention, [](const Candidate& c) { return c.form == NameForm::full; });
    // A unit that ended gives way to one of the same name that did not.
    const bool any_current = std::any_of(
        mention.candidates.begin(), mention.candidates.end(), [&](const Candidate& c) {
          return !unit(c).until;
        });
    if (any_current && mention.candidates.size() > 1) {
      keep(mention, [&](const Candidate& c) {
        return !unit(c).until || c.form == NameForm::full;
      });
    }
  }

  template <class Test>
  static void keep(Mention& mention, const Test& test) {
    std::vector<Candidate> kept;
    std::copy_if(mention.candidates.begin(),
                 mention.candidates.end(),
                 std::back_inserter(kept),
                 test);
    if (!kept.empty()) mention.candidates = std::move(kept);
  }

  bool is_in_named_state(const Mention& mention, const Jurisdiction& place) const {
    return votes_.only_in(mention.sentence) == place.state &&
           level(place) != Level::state;
  }

  float share(const std::string& state) const { return votes_.share(state); }

  // Pass 1: units named with their state or by a name of their own. Pass 2: what the
  // first scoring was sure of, where the name was full.
  void gather_senses(int pass) {
    std::map<std::string, std::set<std::string>> qualifiers;
    for (const Mention& mention : mentions_) {
      if (mention.candidates.empty()) continue;
      const Candidate& best = mention.candidates.front();
      if (mention.qualifier) {
        qualifiers[unit(best).name].insert(*mention.qualifier);
        if (!is_contrast(best)) senses_.insert(best.unit);
      } else if (pass == 2 && mention.unit() &&
                 (best.form == NameForm::full || mention.is_listed_county ||
                  stands_by_role(mention))) {
        senses_.insert(best.unit);
      }
    }
    for (const auto& [name, states] : qualifiers) {
      if (states.size() > 1) split_names_.insert(name);
    }
  }

  // "Wake and Mecklenburg were first": the text writes counties without their legal word.
  bool says_counties_bare() const {
    return std::ranges::any_of(mentions_, [&](const Mention& mention) {
      if (!mention.unit() || mention.is_listed_county) return false;
      const Candidate& best = mention.candidates.front();
      return best.form == NameForm::bare && level(unit(best)) == Level::county &&
             !places_.is_city_like(best.unit) && has_sense(best.unit);
    });
  }

  // "Prospect Park Mayor Ann Moss": the town, wherever it is named again.
  bool stands_by_role(const Mention& mention) const {
    const Jurisdiction& best = unit(mention.candidates.front());
    return mention.role == Level::place && level(best) == Level::place;
  }

  // "Camden, New Jersey" in a text about Delaware, which has one too: named with its
  // state because it is not the one that is meant elsewhere.
  bool is_contrast(const Candidate& named) const {
    const auto same = places_.same_name(named.unit);
    return std::ranges::any_of(same, [&](std::uint32_t other) {
      return share(places_.unit(other).state) > share(unit(named).state);
    });
  }

  bool has_sense(std::uint32_t index) const { return senses_.count(index) != 0; }

  bool has_namesake_city(const Jurisdiction& county, std::uint32_t index) const {
    const auto same = places_.same_name(index);
    return std::any_of(same.begin(), same.end(), [&](std::uint32_t other) {
      const Jurisdiction& city = places_.unit(other);
      return other != index && city.state == county.state &&
             places_.is_city_like(other) && city.population.value_or(0) >= namesake_city;
    });
  }

  float sense(const Mention& mention, const Candidate& candidate) const {
    if (!has_sense(candidate.unit) || split_names_.count(unit(candidate).name) != 0)
      return 0;
    const bool is_bare_county = candidate.form == NameForm::bare &&
                                level(unit(candidate)) == Level::county &&
                                !places_.is_city_like(candidate.unit);
    return is_bare_county && has_namesake_city(unit(candidate), candidate.unit) &&
                   (!are_counties_bare_ || mention.role == Level::place)
               ? weak_sense_score
               : sense_score;
  }

  // "Cass County, whose jail serves Fargo": a city of some size that lies in it.
  bool has_town_near(const Mention& mention, const Candidate& county) const {
    if (!mention.is_full() || level(unit(county)) != Level::county) return false;
    return std::ranges::any_of(mentions_, [&](const Mention& other) {
      return other.sentence == mention.sentence && other.candidates.size() > 0 &&
             unit(other.candidates.front()).parent == unit(county).id &&
             unit(other.candidates.front()).population.value_or(0) >= known_opener;
    });
  }

  bool has_parent_named(const Jurisdiction& place) const {
    if (level(place) != Level::place || !place.parent) return false;
    const auto parent = places_.find(*place.parent);
    return parent && has_sense(*parent);
  }

  // That speak for the county; a bare name may be the city's.
  int towns(const Candidate& candidate) const {
    const bool may_be_city = candidate.form == NameForm::bare &&
                             has_namesake_city(unit(candidate), candidate.unit);
    return may_be_city ? 0 : std::min(votes_.towns_in(candidate.unit), most_towns);
  }

  static bool fits(const Jurisdiction& place, Level role, bool city_like) {
    // "The attorney general of Washington" is that of the state.
    if (place.kind == JurisdictionKind::district && role == Level::state) return false;
    if (level(place) == role) return true;
    return role == Level::place && city_like;
  }

  // May a bare name stand for the unit at all?
  bool admits(const Mention& mention, const Candidate& candidate) const {
    const Jurisdiction& place = unit(candidate);
    if (candidate.form != NameForm::bare || mention.qualifier) return true;
    if (level(place) == Level::state) return true;
    const bool city_like = places_.is_city_like(candidate.unit);
    if (level(place) == Level::county && !city_like) {
      // "Every Idaho jail": a state's name, unless the county was named in full.
      if (names_state(mention))
        return mention.is_listed_county || has_sense(candidate.unit);
      const bool is_part = mention.follows_capital && share(place.state) < 0.2f;
      return mention.is_listed_county || has_sense(candidate.unit) ||
             (mention.role == Level::county && !is_part) ||
             towns(candidate) >= most_towns ||
             (is_among_counties(place) && !has_namesake_city(place, candidate.unit));
    }
    if (has_sense(candidate.unit)) return true;
    const std::int64_t people = place.population.value_or(0);
    // "Fargo ... Cass County": each speaks for the other.
    if (people >= known_opener && lies_in_named(place)) return true;
    // "Iowa City": two words that name one place only.
    if (is_unmistakable(mention, place)) return true;
    const bool is_home = share(place.state) > 0.5f;
    const std::int64_t opener = is_home ? known_town : known_opener;
    if (mention.begins_sentence && !mention.role && people < opener) return false;
    if (share(place.state) > 0.2f)
      return mention.role || people >= (is_home ? known_at_home : known_town);
    if (mention.role && fits(place, *mention.role, city_like))
      return share(place.state) > 0 || leads_namesakes(mention, place);
    return people >= (shares_with_county(candidate.unit) ? known_namesake : known_city);
  }

  // Far larger than whatever else bears the name, in a text that names no state.
  bool leads_namesakes(const Mention& mention, const Jurisdiction& place) const {
    const std::int64_t people = place.population.value_or(0);
    return people >= known_leader && !mention.begins_sentence &&
           std::ranges::all_of(mention.candidates, [&](const Candidate& other) {
             const Jurisdiction& namesake = unit(other);
             return namesake.id == place.id ||
                    namesake.population.value_or(0) * leading < people;
           });
  }

  // In a county that the text names in full, the only one of its name with a town that
  // the text names.
  bool lies_in_named(const Jurisdiction& place) const {
    if (!place.parent) return false;
    const auto county = places_.find(*place.parent);
    return county && votes_.towns_in(*county) > 0;
  }

  bool is_unmistakable(const Mention& mention, const Jurisdiction& place) const {
    return mention.name.last - mention.name.first > 1 &&
           place.population.value_or(0) >= known_opener &&
           std::ranges::all_of(mention.candidates, [&](const Candidate& other) {
             return unit(other).state == place.state;
           });
  }

  bool names_state(const Mention& mention) const {
    return std::ranges::any_of(mention.candidates, [&](const Candidate& candidate) {
      return level(unit(candidate)) == Level::state;
    });
  }

  // Where a text about one state speaks of its counties, bare names are theirs.
  bool is_among_counties(const Jurisdiction& county) const {
    return votes_.speak_of_counties() && share(county.state) > 0.5f;
  }

  bool shares_with_county(std::uint32_t index) const {
    const auto same = places_.same_name(index);
    return std::any_of(same.begin(), same.end(), [&](std::uint32_t other) {
      return level(places_.unit(other)) == Level::county && !places_.is_city_like(other);
    });
  }

  // "New York" may be the city or the state: the city is not better for its size.
  bool names_own_state(const Mention& mention, const Jurisdiction& place) const {
    return level(place) != Level::state &&
           std::any_of(mention.candidates.begin(),
                       mention.candidates.end(),
                       [&](const Candidate& c) {
                         return level(unit(c)) == Level::state &&
                                unit(c).state == place.state;
                       });
  }

  float tied(const Jurisdiction& place) const {
    return 5 + vote_score * share(place.state);
  }

  void score(Mention& mention) {
    std::vector<Candidate> admitted;
    for (Candidate candidate : mention.candidates) {
      if (!admits(mention, candidate)) continue;
      const Jurisdiction& place = unit(candidate);
      candidate.score =
          how_known(place) + vote_score * share(place.state) + sense(mention, candidate);
      if (names_own_state(mention, place))
        candidate.score = std::min(candidate.score, tied(place));
      if (mention.qualifier == place.state) candidate.score += qualifier_score;
      if (mention.role &&
          fits(place, *mention.role, places_.is_city_like(candidate.unit))) {
        candidate.score += role_score;
      } else if (mention.role == Level::county && level(place) == Level::place) {
        candidate.score -= other_role_cost;
      }
      const bool is_likely_county =
          level(place) == Level::county && candidate.form == NameForm::bare &&
          is_among_counties(place) && !has_namesake_city(place, candidate.unit);
      if (has_parent_named(place) || is_likely_county) candidate.score += kin_score;
      candidate.score += kin_score * static_cast<float>(towns(candidate));
      if (has_town_near(mention, candidate)) candidate.score += near_state_score;
      if (is_in_named_state(mention, place) && !names_own_state(mention, place))
        candidate.score += near_state_score;
      admitted.push_back(candidate);
    }
    if (admitted.empty()) {
      mention.margin = 0;
      if (mention.candidates.front().form == NameForm::bare) mention.margin = -1;
      return;
    }
    std::sort(
        admitted.begin(), admitted.end(), [&](const Candidate& a, const Candidate& b) {
          if (a.score != b.score) return a.score > b.score;
          return unit(a).id < unit(b).id;
        });
    mention.margin =
        admitted.size() == 1 ? qualifier_score : admitted[0].score - admitted[1].score;
    std::vector<Candidate> rest = std::move(mention.candidates);
    mention.candidates = std::move(admitted);
    for (const Candidate& candidate : rest) {
      const bool known = std::any_of(
          mention.candidates.begin(), mention.candidates.end(), [&](const Candidate& c) {
            return c.unit == candidate.unit;
          });
      if (!known) mention.candidates.push_back({candidate.unit, candidate.form, -1});
    }
  }

  std::vector<Mention>& mentions_;
  const PlaceIndex& places_;
  StateVotes votes_;
  std::set<std::uint32_t> senses_;
  std::set<std::string> split_names_;
  bool are_counties_bare_ = false;
};

}  // namespace

void resolve_mentions(std::vector<Mention>& mentions, const NameContext& context) {
  Resolver(mentions, context).run();
}

}  // namespace stance
