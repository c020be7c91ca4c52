// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/whose.h"

#include <algorithm>

namespace stance {

namespace {

// The level that answers for the policy of the cue.
std::optional<Level> matter_of(const CompiledRules& rules, const CueHit& hit) {
  const Cue& cue = *rules.cues[hit.cue].cue;
  if (cue.gives.empty()) return std::nullopt;
  const Policy* const policy = rules.rules.find_policy(cue.gives.front().policy);
  const bool is_countys = policy != nullptr && policy->answered_by == AnsweredBy::county;
  return is_countys ? std::optional(Level::county) : std::nullopt;
}

// Of a state, whose law binds whoever else is spoken of.
bool is_above(const CompiledRules& rules, const Attribution& whose) {
  return std::ranges::all_of(whose.units, [&](std::uint32_t unit) {
    return level(rules.places.unit(unit)) == Level::state;
  });
}

std::vector<std::uint32_t> captured_places(const ActorTable& actors, const CueHit& hit) {
  std::vector<std::uint32_t> captured;
  for (const Capture& capture : hit.match.captures) {
    if (capture.form == CaptureForm::place) captured.push_back(capture.index);
    if (capture.form != CaptureForm::places) continue;
    const std::vector<std::uint32_t> members = actors.members(capture.index);
    captured.insert(captured.end(), members.begin(), members.end());
  }
  return captured;
}

// Where the paper was told of whose words these are; for what is said of nobody in
// particular, where the act was.
std::optional<ToldIn> paper_of(const Effect& effect, const Attribution& own) {
  if (effect.told_in) return effect.told_in;
  if (!own.units.empty() || !effect.kind_sentence || !effect.kind_words)
    return std::nullopt;
  return ToldIn{*effect.kind_sentence, *effect.kind_words};
}

}  // namespace

Attribution attribution_of(const CompiledRules& rules,
                           const ActorTable& actors,
                           const CueHit& hit,
                           const Effect& effect) {
  const std::vector<std::uint32_t> captured = captured_places(actors, hit);
  if (!captured.empty()) return actors.of_mentions(captured);
  Attribution own = actors.attribute(
      hit.sentence, hit.match.act, effect.other_place, matter_of(rules, hit));
  if (effect.other_place || own.is_named) return own;
  const std::optional<ToldIn> told = paper_of(effect, own);
  if (!told) return own;
  // What an order says is said of those whose order it is.
  Attribution whose =
      actors.attribute(told->sentence, told->words, std::nullopt, std::nullopt);
  const bool needs_law = own.is_spoken_of || own.units.empty();
  if (whose.units.empty() || (needs_law && !is_above(rules, whose))) return own;
  whose.grade = std::max(whose.grade, Grade::b);
  return whose;
}

bool is_of_same(const CompiledRules& rules,
                const ActorTable& actors,
                const Attribution& own,
                const ToldIn& act,
                bool by_paper) {
  if (!own.is_named && !own.is_spoken_of) return true;
  const Attribution whose =
      actors.attribute(act.sentence, act.words, std::nullopt, std::nullopt);
  if (own.units.empty() || whose.units.empty()) return true;
  if ((by_paper || !own.is_named) && is_above(rules, whose)) return true;
  return std::ranges::any_of(own.units, [&](std::uint32_t unit) {
    return std::ranges::find(whose.units, unit) != whose.units.end();
  });
}

}  // namespace stance
