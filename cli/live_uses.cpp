// SPDX-License-Identifier: Apache-2.0
#include "live_uses.h"

#include <algorithm>

namespace stance::cli {
namespace {

void keep_latest(std::optional<Day>& last, const std::optional<Edtf>& published) {
  if (!published) return;
  const Day day = published->days().latest;
  if (day.is_bound() && (!last || *last < day)) last = day;
}

// A cue and the words that it matched.
struct Hit {
  CueId cue;
  std::size_t begin = 0;
  std::size_t end = 0;

  auto operator<=>(const Hit&) const = default;
};

// One for each cue and sentence, however many places it is about.
std::vector<Hit> hits_of(const Extraction& found) {
  std::set<Hit> hits;
  for (const Evidence& piece : found.evidence) {
    if (piece.cue) hits.insert({*piece.cue, piece.begin, piece.end});
  }
  for (const Dropped& dropped : found.dropped) {
    const Evidence& piece = dropped.evidence;
    if (piece.cue) hits.insert({*piece.cue, piece.begin, piece.end});
  }
  return {hits.begin(), hits.end()};
}

bool overlap(const auto& one, const auto& two) {
  return one.begin < two.end && two.begin < one.end;
}

bool disagree(const Evidence& one, const Evidence& two) {
  return one.cue && two.cue && one.cue != two.cue && one.policy == two.policy &&
         one.jurisdiction == two.jurisdiction && one.instance == two.instance &&
         one.state != two.state;
}

// Names of contexts become those of their words.
std::vector<std::string> by_words(const RuleSet& rules,
                                  const std::vector<std::string>& names) {
  std::vector<std::string> all;
  for (const std::string& name : names) {
    const auto context = std::ranges::find(rules.contexts, name, &Context::name);
    const std::size_t words = context == rules.contexts.end() ? 0 : context->words.size();
    for (std::size_t i = 0; i < words; ++i) all.push_back(name_of_word(name, i));
  }
  return all;
}

std::vector<Outcome> by_words(const RuleSet& rules,
                              const std::vector<Outcome>& outcomes) {
  std::vector<Outcome> all;
  for (const Outcome& outcome : outcomes) {
    const std::vector<std::string> names = by_words(rules, {outcome.condition});
    if (names.empty()) all.push_back(outcome);  // affirmed, negated
    for (const std::string& name : names) {
      all.push_back(outcome);
      all.back().condition = name;
    }
  }
  return all;
}

}  // namespace

std::string name_of_word(const std::string& context, std::size_t word) {
  return context + " " + std::to_string(word);
}

RuleSet with_single_words(const RuleSet& rules) {
  RuleSet split = rules;
  split.contexts.clear();
  for (const Context& context : rules.contexts) {
    for (std::size_t i = 0; i < context.words.size(); ++i) {
      Context& one = split.contexts.emplace_back(context);
      one.name = name_of_word(context.name, i);
      one.words = {context.words[i]};
    }
  }
  for (Cue& cue : split.cues) {
    cue.keep_despite = by_words(rules, cue.keep_despite);
    cue.outcomes = by_words(rules, cue.outcomes);
  }
  return split;
}

void LiveUses::add(const Document& document, const Extraction& found) {
  ++documents;
  keep_latest(newest, document.published);
  for (const Evidence& piece : found.evidence) {
    if (!piece.cue) continue;
    LiveUse& use = cues[*piece.cue];
    ++use.records;
    ++records[piece.policy];
    keep_latest(use.last, piece.published);
    for (const std::string& context : piece.contexts) ++contexts[context];
    for (const Evidence& other : found.evidence) {
      if (!disagree(piece, other) || !overlap(piece, other)) continue;
      use.contrary.emplace(*other.cue, piece.quote);
    }
  }
  for (const Dropped& dropped : found.dropped) {
    const Evidence& piece = dropped.evidence;
    for (const std::string& context : piece.contexts) ++contexts[context];
    if (piece.cue) cues[*piece.cue].silence = dropped.reason;
  }
  const std::vector<Hit> hits = hits_of(found);
  for (const Hit& hit : hits) {
    LiveUse& use = cues[hit.cue];
    ++use.hits;
    std::set<CueId> others;
    for (const Hit& other : hits) {
      if (other.cue != hit.cue && overlap(hit, other)) others.insert(other.cue);
    }
    for (const CueId& other : others) ++use.shared[other];
  }
}

}  // namespace stance::cli
