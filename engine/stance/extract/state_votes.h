// SPDX-License-Identifier: Apache-2.0
// Which state a text is about, by votes: 3 for each time a state is named, 1.5 for a name
// that only one unit bears, 1/k for one that k share (k up to 6), 6 for the state that
// the publisher writes for, 3 for the only state that has all counties that are
// named, 1.5 for each town of a county that is named with it, 2 for the state that the
// publisher's name speaks of. Names in the first sentence
// count twice.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>

#include "stance/extract/names.h"

namespace stance {

// A place that well known is meant by its bare name.
inline constexpr std::int64_t known_city = 300000;

class StateVotes {
 public:
  StateVotes(const PlaceIndex& places,
             const std::optional<std::string>& home,
             const std::optional<std::string>& hinted)
      : places_(places), home_(home), hinted_(hinted) {}

  void count(std::span<const Mention> mentions);

  // From 0 to 1; 0 where nothing was counted.
  float share(const std::string& state) const;
  // With more than half of the votes.
  std::optional<std::string> main_state() const;
  // A county is named in full, or a list of them.
  bool speak_of_counties() const { return speak_of_counties_; }
  // How many towns are named that lie in the county; 0 where another county of the name
  // has as many.
  int towns_in(std::uint32_t county) const;
  // The state that the sentence names; empty where it names none, or several.
  std::string only_in(std::size_t sentence) const;

 private:
  const Jurisdiction& unit(const Candidate& candidate) const {
    return places_.unit(candidate.unit);
  }
  void count_counties(std::span<const Mention> mentions);
  void count_towns(std::span<const Mention> mentions);
  void find_named(std::span<const Mention> mentions);
  void vote(const Mention& mention, float weight);
  bool is_full_county(const Mention& mention) const;
  bool may_vote(const Mention& mention) const;

  const PlaceIndex& places_;
  std::optional<std::string> home_;
  std::optional<std::string> hinted_;
  std::map<std::string, float> votes_;
  std::map<std::uint32_t, int> towns_;        // by county
  std::map<std::size_t, std::string> named_;  // by sentence; empty: several
  float total_ = 0;
  bool speak_of_counties_ = false;
};

}  // namespace stance
