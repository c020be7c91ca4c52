// SPDX-License-Identifier: Apache-2.0
// Whose law "the law" is: a sentence that begins with it, "The act also forbids", "Under
// the law", tells of the state that was last spoken of as making one.
#include <algorithm>

#include "stance/extract/actors.h"

namespace stance {

namespace {

// "The controversial 2011 law"
constexpr std::size_t longest_noun = 4;
// Sentences that a text about something else may stand in between.
constexpr std::size_t farthest_maker = 8;

}  // namespace

Actor thing_of_state(TokenRange range, std::uint32_t state) {
  Actor actor{.form = ActorForm::role,
              .range = range,
              .level = Level::state,
              .units = {state},
              .candidates = {}};
  actor.is_official = true;
  actor.is_thing = true;
  return actor;
}

// Does the sentence speak of a law?
bool ActorTable::names_law(std::size_t sentence) const {
  return !rules_.laws
              .matches(
                  *passage_.matcher, passage_.match_text(), passage_.range_of(sentence))
              .empty();
}

bool ActorTable::is_law_noun(std::size_t sentence, std::size_t at) const {
  return rules_.laws
      .owner_at(*passage_.matcher, passage_.match_text(), passage_.range_of(sentence), at)
      .has_value();
}

// None where a county or a city was the last to make one.
std::optional<std::uint32_t> ActorTable::lawmaker_before(std::size_t sentence) const {
  for (std::size_t back = 1; back <= farthest_maker && back <= sentence; ++back) {
    const std::size_t s = sentence - back;
    const bool is_of_law = names_law(s);
    // Whoever stands first: "the Alder County council in Maryland passed".
    const Actor* maker = nullptr;
    for (const Actor& actor : actors_[s]) {
      if (actor.is_comparison || actor.units.size() != 1) continue;
      const bool is_state = is_at(actor, Level::state);
      // "The ordinance", "the county's act"
      const bool makes =
          is_of_law || (is_state ? actor.form == ActorForm::role : actor.is_local);
      if (!makes) continue;
      if (maker == nullptr || actor.range.first < maker->range.first) maker = &actor;
    }
    if (maker == nullptr) continue;
    return is_at(*maker, Level::state) ? std::optional(maker->units.front())
                                       : std::nullopt;
  }
  return std::nullopt;
}

void ActorTable::add_law(std::size_t sentence) {
  const std::size_t begin = begin_of(sentence);
  for (const OwnedMatch& law : rules_.laws.matches(
           *passage_.matcher, passage_.match_text(), passage_.range_of(sentence))) {
    const TokenRange noun = law.match.range;
    std::size_t first = noun.first;
    while (first > begin && noun.first - first < longest_noun &&
           !passage_.tokens[first - 1].is_mark()) {
      --first;
      if (listed(rules_.grammar.definite, passage_.tokens[first].word)) break;
    }
    // "The law", "Under the law", but not whoever obeys it.
    const bool is_definite = first < noun.first &&
                             listed(rules_.grammar.definite, passage_.tokens[first].word);
    if (!is_definite || first > begin + 1) continue;
    const TokenRange range = {first, noun.last};
    if (is_taken(sentence, range) || touches_name(sentence, range)) continue;
    const auto state = lawmaker_before(sentence);
    if (!state) return;
    Actor actor = thing_of_state(range, *state);
    actor.is_law = true;
    add_actor(sentence, std::move(actor));
    return;
  }
}

}  // namespace stance
