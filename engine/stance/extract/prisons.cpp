// SPDX-License-Identifier: Apache-2.0
// Who keeps prisoners where no county does: "the Department of Corrections" of a state
// that runs all jails itself.
#include <algorithm>

#include "stance/extract/actors.h"

namespace stance {

namespace {

bool keeps_all_prisoners(const CompiledRules& rules, const std::string& postal) {
  const auto& keepers = rules.rules.places.prisons_in;
  return std::ranges::find(keepers, postal) != keepers.end();
}

}  // namespace

// The state that the paragraph, or else the document, speaks of, if it keeps all
// prisoners itself.
std::optional<std::uint32_t> ActorTable::keeper_state(std::size_t sentence,
                                                      std::size_t before) const {
  std::optional<std::string> postal;
  const auto stands_near = [&](const Actor& actor, std::size_t s) {
    const bool is_before = s != sentence || actor.range.first < before;
    return is_before && actor.form == ActorForm::named && !actor.units.empty() &&
           !actor.is_comparison;
  };
  for (const std::size_t s : passage_.within_reach(sentence)) {
    const auto& actors = actors_[s];
    const auto last =
        std::find_if(actors.rbegin(), actors.rend(), [&](const Actor& actor) {
          return stands_near(actor, s);
        });
    if (last == actors.rend()) continue;
    postal = rules_.places.unit(last->units.front()).state;
    break;
  }
  if (!postal && !primary_.empty()) postal = rules_.places.unit(primary_.front()).state;
  if (!postal) postal = rules_.home_state(*passage_.document);
  if (!postal || !keeps_all_prisoners(rules_, *postal)) return std::nullopt;
  return rules_.places.state_of(*postal);
}

// "West Virginia's regional jails": one actor.
void ActorTable::join_to_name(std::size_t sentence, TokenRange noun) {
  for (Actor& actor : actors_[sentence]) {
    const bool is_state = actor.form == ActorForm::named && is_at(actor, Level::state);
    if (is_state && actor.range.last == noun.first) actor.range.last = noun.last;
  }
}

void ActorTable::add_prisons(std::size_t sentence) {
  const std::size_t begin = begin_of(sentence);
  for (const OwnedMatch& noun : rules_.prisons.matches(
           *passage_.matcher, passage_.match_text(), passage_.range_of(sentence))) {
    TokenRange range = noun.match.range;
    if (range.first > begin &&
        listed(rules_.grammar.definite, passage_.tokens[range.first - 1].word))
      --range.first;
    if (is_taken(sentence, range)) continue;
    if (touches_name(sentence, range)) {
      join_to_name(sentence, range);
      continue;
    }
    const auto state = keeper_state(sentence, range.first);
    if (!state) continue;
    Actor actor = thing_of_state(range, *state);
    actor.is_venue = is_venue(sentence, range.first);
    actor.is_oblique = is_oblique(sentence, range.first);
    add_actor(sentence, std::move(actor));
  }
}

// "The Alaska Department of Corrections", "West Virginia's regional jails": the state's
// own, not one of its counties'.
bool ActorTable::is_agency_of_state(const Jurisdiction& state,
                                    std::size_t sentence,
                                    std::size_t behind) const {
  const TokenRange window = passage_.range_of(sentence);
  if (behind + 1 < window.last && passage_.tokens[behind].has(token_flag::capital) &&
      passage_.tokens[behind + 1].word == rules_.names.of)
    return true;
  return keeps_all_prisoners(rules_, state.state) &&
         role_at(rules_.prisons, sentence, behind);
}

}  // namespace stance
