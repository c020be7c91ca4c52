// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/contexts.h"

#include <algorithm>

namespace stance {

namespace {

class Reacher {
 public:
  Reacher(const CompiledRules& rules,
          const Passage& passage,
          const ContextHits& contexts,
          const CueHit& hit)
      : rules_(rules),
        passage_(passage),
        contexts_(contexts),
        hit_(hit),
        window_(passage.range_of(hit.sentence)),
        item_(item_of(passage, hit)),
        cue_(*rules.cues[hit.cue].cue) {}

  // Longer phrases win over shorter ones inside them ("not only" over "not"), whatever
  // their contexts do. Where the longer one is out of reach, it hides only what it says
  // itself: "the bill, now in the house, would" leaves "bill would" to another context.
  // Of what the cue itself has written only the kind counts ("given up" in a cue for
  // "given up holding").
  std::vector<ContextHit> applicable() const {
    std::vector<ContextHit> hits = contexts_.words;
    std::stable_sort(
        hits.begin(), hits.end(), [](const ContextHit& a, const ContextHit& b) {
          return a.range.last - a.range.first > b.range.last - b.range.first;
        });
    std::vector<ContextHit> kept;
    for (const ContextHit& hit : hits) {
      if (!concerns(rules_, hit_, hit.context)) continue;
      if (is_written(hit.range) && !rules_.rules.contexts[hit.context].kind) continue;
      const bool covered =
          std::any_of(kept.begin(), kept.end(), [&](const ContextHit& other) {
            return other.range.overlaps(hit.range) &&
                   (reaches(other) || !unsettles(hit.context));
          });
      if (!covered) kept.push_back(hit);
    }
    std::sort(kept.begin(), kept.end(), [](const ContextHit& a, const ContextHit& b) {
      return a.range.first < b.range.first;
    });
    return kept;
  }

  // No fact is left where this one reaches.
  bool unsettles(std::uint32_t context) const {
    const Then then = rules_.rules.contexts[context].then;
    return then == Then::drop || then == Then::plan;
  }

  bool reaches(const ContextHit& hit) const {
    const Context& context = rules_.rules.contexts[hit.context];
    const TokenRange act = hit_.match.act;
    if (context.reach == Reach::sentence) return true;
    if (context.reach == Reach::document) return false;
    if (item_ && item_->head.contains(hit.range.first)) return reaches_item(hit);
    // A question mark stands for its whole sentence.
    if (passage_.tokens[hit.range.first].is_mark()) {
      return context.reach != Reach::forward || act.first >= hit.range.last;
    }
    if (act.first >= hit.range.last) {
      return context.reach != Reach::backward &&
             is_open(hit.context, {hit.range.last, act.first}) &&
             same_clause(hit.range.last - 1, act.first);
    }
    if (act.last <= hit.range.first) {
      return context.reach != Reach::forward &&
             is_open(hit.context, {act.last, hit.range.first}) &&
             joined_back(act.last - 1, hit.range.first);
    }
    // Inside a longer act, or around it.
    return true;
  }

  // "Stopped holding anyone without a warrant": the cue has the state that this leaves,
  // but not that it is new.
  bool gives_kind_only(const ContextHit& hit) const {
    const Context& context = rules_.rules.contexts[hit.context];
    const bool is_report =
        !cue_.gives.empty() && cue_.gives.front().kind == Kind::observed;
    return is_report && context.then == Then::opposite && context.kind;
  }

  bool is_kept_despite(const ContextHit& hit) const {
    const std::string& name = rules_.rules.contexts[hit.context].name;
    return std::find(cue_.keep_despite.begin(), cue_.keep_despite.end(), name) !=
           cue_.keep_despite.end();
  }

  bool is_written(TokenRange range) const {
    for (std::size_t at = range.first; at < range.last; ++at) {
      if (hit_.match.wrote(at)) return true;
    }
    return false;
  }

 private:
  // The item that the act stands in.
  static std::optional<ListItem> item_of(const Passage& passage, const CueHit& hit) {
    const TokenRange window = passage.range_of(hit.sentence);
    if (const auto head = passage.leads.head_of(hit.sentence)) {
      TokenRange item = window;
      // "- Hold anyone"
      while (item.first < hit.match.act.first && passage.tokens[item.first].is_mark())
        ++item.first;
      return ListItem{.head = passage.range_of(*head), .item = item};
    }
    return item_inside(passage.tokens, passage.text, window, hit.match.act.first);
  }

  // From the head of a list into each of its items, whatever items stand in between, as
  // if it stood right before the item.
  bool reaches_item(const ContextHit& hit) const {
    if (rules_.rules.contexts[hit.context].reach == Reach::backward) return false;
    const std::size_t act = hit_.match.act.first;
    const TokenRange in_head = {hit.range.last, item_->head.last};
    const TokenRange in_item = {item_->item.first, act};
    return words_in(in_item) < rules_.rules.contexts[hit.context].within &&
           !is_stopped(hit.context, in_head) && !is_stopped(hit.context, in_item) &&
           same_clause(hit.range.last - 1, item_->head.last - 1) &&
           same_clause(item_->item.first, act);
  }

  int words_in(TokenRange range) const {
    int words = 0;
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (!passage_.tokens[i].is_mark()) ++words;
    }
    return words;
  }

  bool is_stopped(std::uint32_t context, TokenRange range) const {
    return std::any_of(
        contexts_.stops.begin(), contexts_.stops.end(), [&](const ContextHit& stop) {
          return stop.context == context && stop.range.first >= range.first &&
                 stop.range.last <= range.last;
        });
  }

  // No more than `within` words in between, and none that stops the context.
  bool is_open(std::uint32_t context, TokenRange between) const {
    const std::size_t at =
        between.first == between.last ? between.first - 1 : between.first;
    if (!window_.contains(at)) return false;
    return words_in(between) < rules_.rules.contexts[context].within &&
           !is_stopped(context, between);
  }

  bool same_clause(std::size_t a, std::size_t b) const {
    return passage_.clauses[a] == passage_.clauses[b];
  }

  // A context that opens its own clause ("unless ...") still belongs to the one before.
  bool joined_back(std::size_t act, std::size_t context) const {
    if (same_clause(act, context)) return true;
    const bool opens = context > window_.first &&
                       passage_.clauses[context - 1] != passage_.clauses[context];
    return opens && same_clause(act, context - 1);
  }

  const CompiledRules& rules_;
  const Passage& passage_;
  const ContextHits& contexts_;
  const CueHit& hit_;
  TokenRange window_;
  std::optional<ListItem> item_;
  const Cue& cue_;
};

}  // namespace

bool concerns(const CompiledRules& rules, const CueHit& hit, std::uint32_t context) {
  const std::vector<PolicyId>& only = rules.rules.contexts[context].only_for;
  const Cue& cue = *rules.cues[hit.cue].cue;
  if (only.empty() || cue.repeats) return true;
  return std::any_of(cue.gives.begin(), cue.gives.end(), [&](const Gives& gives) {
    return std::find(only.begin(), only.end(), gives.policy) != only.end();
  });
}

void add_context(const CompiledRules& rules,
                 const Passage& passage,
                 const ContextHit& hit,
                 Effect& effect) {
  const Context& context = rules.rules.contexts[hit.context];
  const std::string words =
      context.name + " (\"" + std::string(passage.spelled(hit.range)) + "\")";
  effect.names.push_back(context.name);
  switch (context.then) {
    case Then::opposite:
      if (effect.opposites == 0) {
        effect.opposite_kind = context.kind;
        if (context.kind) effect.kind_words = hit.range;
      }
      ++effect.opposites;
      return;
    case Then::drop: effect.dropped = "dropped by context " + words; return;
    case Then::once: effect.dropped = "a single case by context " + words; return;
    case Then::plan: effect.is_planned = true; break;
    case Then::weaken: effect.is_weakened = true; break;
    case Then::past: effect.is_past = true; break;
    case Then::failed: effect.is_failed = true; break;
    case Then::other: effect.other_place = hit.range; break;
    case Then::exception: effect.exceptions.push_back(context.name); break;
    case Then::scope:
      effect.scope =
          context.value ? *context.value : std::string(passage.spelled(hit.range));
      break;
    case Then::speaker:
      effect.speaker =
          context.value ? *context.value : std::string(passage.spelled(hit.range));
      break;
    case Then::keep: break;
  }
  if (!context.kind) return;
  effect.kept_kind = context.kind;
  effect.kind_words = hit.range;
}

namespace {

// Of a context in the cue's own words: what it is for stands in the cue already.
void add_kind(const CompiledRules& rules, const ContextHit& hit, Effect& effect) {
  const Context& context = rules.rules.contexts[hit.context];
  effect.names.push_back(context.name);
  // "Rescinded an order that barred": what bars began nothing.
  if (effect.kept_kind == Kind::ended) return;
  effect.kept_kind = context.kind;
  effect.kind_words = hit.range;
}

std::optional<StateId> opposite_of(const RuleSet& rules,
                                   const PolicyId& policy,
                                   const StateId& state) {
  const Policy* found = rules.find_policy(policy);
  if (found == nullptr) return std::nullopt;
  const auto opposite = found->opposites.find(state);
  return opposite == found->opposites.end() ? std::nullopt
                                            : std::optional(opposite->second);
}

const Outcome* outcome_for(const Cue& cue, std::string_view condition) {
  const auto found =
      std::find_if(cue.outcomes.begin(), cue.outcomes.end(), [&](const Outcome& outcome) {
        return outcome.condition == condition;
      });
  return found == cue.outcomes.end() ? nullptr : &*found;
}

const Outcome* chosen_outcome(const Cue& cue,
                              const Effect& effect,
                              std::string& condition) {
  for (const Outcome& outcome : cue.outcomes) {
    const bool applies = std::find(effect.exceptions.begin(),
                                   effect.exceptions.end(),
                                   outcome.condition) != effect.exceptions.end();
    if (applies) {
      condition = outcome.condition;
      return &outcome;
    }
  }
  condition = effect.is_negated() ? "negated" : "affirmed";
  return outcome_for(cue, condition);
}

void finish(const Effect& effect, CueClaim& claim) {
  if (effect.kept_kind) claim.kind = *effect.kept_kind;
  if (effect.is_past && (claim.kind == Kind::adopted || claim.kind == Kind::observed)) {
    claim.kind = Kind::ended;
  }
  if (effect.is_planned) claim.kind = Kind::proposed;
}

CueClaim claim_of(const CompiledRules& rules,
                  const CueHit& hit,
                  const Gives& gives,
                  const Effect& effect) {
  const Cue& cue = *rules.cues[hit.cue].cue;
  CueClaim claim{.policy = gives.policy, .state = gives.state.value_or(StateId{})};
  claim.kind = gives.kind ? *gives.kind : hit.match.act_kind.value_or(Kind::observed);
  const bool by_table = !gives.state && !cue.outcomes.empty();
  if (effect.dropped) claim.dropped = *effect.dropped;
  if (by_table) {
    std::string condition;
    const Outcome* outcome = chosen_outcome(cue, effect, condition);
    if (outcome == nullptr || !outcome->state) {
      claim.dropped = "the cue gives nothing when " + condition;
      return claim;
    }
    claim.state = *outcome->state;
    if (condition == "negated" && claim.kind == Kind::adopted)
      claim.kind = Kind::observed;
  } else if (effect.is_negated()) {
    turn(rules.rules, claim);
  }
  if (!claim.dropped.empty()) return claim;
  if (effect.is_negated() && effect.opposite_kind) claim.kind = *effect.opposite_kind;
  // "A bid to repeal the rule fell short": the words say that it ends, and then that not.
  const bool would_end = effect.is_failed && effect.kept_kind == Kind::ended;
  if (would_end) {
    finish(effect, claim);
    if (claim.kind == Kind::ended) claim.kind = Kind::observed;
    return claim;
  }
  const bool can_fail = claim.kind == Kind::ended || claim.kind == Kind::adopted;
  if (effect.is_failed && can_fail) turn(rules.rules, claim);
  finish(effect, claim);
  return claim;
}

}  // namespace

void turn(const RuleSet& rules, CueClaim& claim, const std::optional<StateId>& other) {
  switch (claim.kind) {
    case Kind::ended: claim.kind = Kind::observed; return;
    case Kind::observed:
    case Kind::adopted: {
      const std::optional<StateId> opposite =
          other ? other : opposite_of(rules, claim.policy, claim.state);
      if (!opposite) {
        claim.dropped = "negated, and the state " + claim.state.text + " has no opposite";
        return;
      }
      claim.state = *opposite;
      claim.kind = Kind::observed;
      return;
    }
    case Kind::proposed:
    case Kind::suspended:
    case Kind::resumed:
      claim.dropped = "negated " + std::string(to_string(claim.kind));
      return;
  }
}

ContextHits find_contexts(const CompiledRules& rules,
                          const Passage& passage,
                          std::size_t sentence) {
  const Matcher& matcher = *passage.matcher;
  const MatchText text = passage.match_text();
  const TokenRange window = passage.range_of(sentence);
  const auto look_alikes = rules.look_alikes.matches(matcher, text, window);
  ContextHits hits;
  for (const OwnedMatch& found : rules.context_words.matches(matcher, text, window)) {
    const bool alike =
        std::any_of(look_alikes.begin(), look_alikes.end(), [&](const OwnedMatch& other) {
          return other.owner == found.owner &&
                 other.match.range.overlaps(found.match.range);
        });
    if (!alike) hits.words.push_back({found.owner, found.match.range});
  }
  for (const OwnedMatch& found : rules.stops.matches(matcher, text, window)) {
    hits.stops.push_back({found.owner, found.match.range});
  }
  return hits;
}

Effect effect_on(const CompiledRules& rules,
                 const Passage& passage,
                 const ContextHits& contexts,
                 const CueHit& hit) {
  const Reacher reacher(rules, passage, contexts, hit);
  Effect effect;
  for (const ContextHit& context : reacher.applicable()) {
    if (!reacher.reaches(context)) continue;
    const bool is_kept = reacher.is_kept_despite(context);
    if (is_kept && !reacher.gives_kind_only(context)) continue;
    if (is_kept || reacher.is_written(context.range)) {
      add_kind(rules, context, effect);
    } else {
      add_context(rules, passage, context, effect);
    }
  }
  return effect;
}

std::vector<CueClaim> claims_of(const CompiledRules& rules,
                                const CueHit& hit,
                                const Effect& effect) {
  std::vector<CueClaim> claims;
  for (const Gives& gives : rules.cues[hit.cue].cue->gives) {
    claims.push_back(claim_of(rules, hit, gives, effect));
  }
  return claims;
}

}  // namespace stance
