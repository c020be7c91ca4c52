// SPDX-License-Identifier: Apache-2.0
// "Adams, Boone and Clark turn them down": three bare names or more that are all counties
// of the state that the text is about, and not all of them also cities of some size.
#include <algorithm>

#include "stance/extract/names.h"

namespace stance {

namespace {

constexpr std::size_t least_listed = 3;

class CountyLists {
 public:
  CountyLists(const PlaceIndex& places, std::string state)
      : places_(places), state_(std::move(state)) {}

  void run(std::span<Mention> mentions) const {
    std::vector<Mention*> labels;
    for (std::size_t i = 0; i < mentions.size();) {
      std::vector<Mention*> list;
      const std::uint32_t group = mentions[i].group;
      for (; i < mentions.size() && mentions[i].group == group; ++i) {
        (mentions[i].is_label ? labels : list).push_back(&mentions[i]);
      }
      if (list.size() >= least_listed) make_list(list);
    }
    // Line by line; cities may stand among them.
    std::erase_if(labels, [&](const Mention* label) { return !has_county(*label); });
    if (labels.size() >= least_listed) make_list(labels);
  }

 private:
  static bool is_bare(const Mention& mention) {
    return !mention.qualifier && !mention.role && !mention.is_listed_county &&
           !mention.candidates.empty() &&
           mention.candidates.front().form == NameForm::bare;
  }

  void make_list(std::span<Mention* const> list) const {
    // One of them may be written in full: "Adams, Boone and Clark County".
    const auto bare =
        std::ranges::count_if(list, [](const Mention* m) { return is_bare(*m); });
    if (bare + 1 < static_cast<std::ptrdiff_t>(list.size())) return;
    const auto is_county = [&](const Mention* m) { return has_county(*m); };
    const auto is_city = [&](const Mention* m) { return has_city(*m); };
    if (!std::ranges::all_of(list, is_county) || std::ranges::all_of(list, is_city))
      return;
    for (Mention* mention : list) {
      if (!is_bare(*mention)) continue;
      mention->is_listed_county = true;
      std::erase_if(mention->candidates,
                    [&](const Candidate& c) { return !is_here(c, Level::county); });
    }
  }

  bool is_here(const Candidate& candidate, Level wanted) const {
    const Jurisdiction& unit = places_.unit(candidate.unit);
    return unit.state == state_ && level(unit) == wanted;
  }

  bool has_county(const Mention& mention) const {
    return std::ranges::any_of(mention.candidates, [&](const Candidate& c) {
      return is_here(c, Level::county);
    });
  }

  bool has_city(const Mention& mention) const {
    return std::ranges::any_of(mention.candidates, [&](const Candidate& c) {
      return is_here(c, Level::place) &&
             places_.unit(c.unit).population.value_or(0) >= namesake_city;
    });
  }

  const PlaceIndex& places_;
  std::string state_;
};

}  // namespace

void find_county_lists(std::span<Mention> mentions,
                       const PlaceIndex& places,
                       const std::string& state) {
  CountyLists(places, state).run(mentions);
}

}  // namespace stance
