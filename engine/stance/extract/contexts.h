// SPDX-License-Identifier: Apache-2.0
// What the words around a cue's act change about it (ConText, as the pack's data).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stance/extract/cues.h"

namespace stance {

// A context's words, found in a sentence.
struct ContextHit {
  std::uint32_t context = 0;  // index into CompiledRules::contexts
  TokenRange range;
};

struct ContextHits {
  std::vector<ContextHit> words;
  // Where a context's reach is stopped.
  std::vector<ContextHit> stops;
};

// All contexts in the sentence, look-alikes left out.
ContextHits find_contexts(const CompiledRules& rules,
                          const Passage& passage,
                          std::size_t sentence);

struct ToldIn {
  std::size_t sentence = 0;
  TokenRange words;
};

// Those that reach the act of a hit, together.
struct Effect {
  // An odd number turns the state into its opposite.
  int opposites = 0;
  // The kind that the outermost opposite gives.
  std::optional<Kind> opposite_kind = {};
  std::optional<Kind> kept_kind = {};
  // The words that give the kind: the act that dates belong to.
  std::optional<TokenRange> kind_words = {};
  // The sentence of `kind_words` where it is not the hit's own.
  std::optional<std::size_t> kind_sentence = {};
  // Where the paper was told of that says it, and the words.
  std::optional<ToldIn> told_in = {};
  // The sentence that answers the question which the hit stands in.
  std::optional<std::size_t> answer = {};
  bool is_failed = false;
  bool is_past = false;
  bool is_planned = false;
  bool is_weakened = false;
  // Why nothing is given: 'context supposed ("if")'.
  std::optional<std::string> dropped = {};
  // Where the words stand after which another place is meant.
  std::optional<TokenRange> other_place = {};
  std::vector<std::string> exceptions = {};
  std::optional<std::string> scope = {};
  // Whose word it is.
  std::optional<std::string> speaker = {};
  // Names in the order of the text.
  std::vector<std::string> names = {};

  bool is_negated() const { return opposites % 2 != 0; }
};

// `contexts` are those of the hit's sentence, and of the head of the list that it is an
// item of.
Effect effect_on(const CompiledRules& rules,
                 const Passage& passage,
                 const ContextHits& contexts,
                 const CueHit& hit);

// Adds what one context does.
void add_context(const CompiledRules& rules,
                 const Passage& passage,
                 const ContextHit& hit,
                 Effect& effect);

// Whether the context is for a policy of the hit's cue.
bool concerns(const CompiledRules& rules, const CueHit& hit, std::uint32_t context);

// What a hit says of one policy.
struct CueClaim {
  PolicyId policy;
  StateId state;
  Kind kind = Kind::observed;
  // Not empty: nothing is given, and why.
  std::string dropped = {};
};

// Turns the claim round; it is dropped where the state has no opposite.
void turn(const RuleSet& rules,
          CueClaim& claim,
          const std::optional<StateId>& other = std::nullopt);

// One for each of the cue's `gives`.
std::vector<CueClaim> claims_of(const CompiledRules& rules,
                                const CueHit& hit,
                                const Effect& effect);

}  // namespace stance
