// SPDX-License-Identifier: Apache-2.0
// The one place that knows where rules hold patterns. A walk over patterns goes through
// here, so that none leaves a field out.
#pragma once

#include <set>
#include <string>
#include <type_traits>
#include <vector>

#include "stance/rules/rule_set.h"

namespace stance {

template <class T, class Holder>
concept MaybeConst = std::is_same_v<std::remove_const_t<T>, Holder>;

// All lists of patterns of a cue, a context or the words for places: visit(patterns).
template <MaybeConst<Cue> Holder, class Visit>
void for_pattern_lists(Holder& cue, const Visit& visit) {
  for (auto* list : {&cue.when, &cue.near, &cue.topic, &cue.unless, &cue.not_about})
    visit(*list);
}

template <MaybeConst<Context> Holder, class Visit>
void for_pattern_lists(Holder& context, const Visit& visit) {
  for (auto* list : {&context.words,
                     &context.stop_at,
                     &context.but_not,
                     &context.carried_by,
                     &context.told_by}) {
    visit(*list);
  }
}

template <MaybeConst<PlaceWords> Holder, class Visit>
void for_pattern_lists(Holder& places, const Visit& visit) {
  for (auto* list : {&places.county,
                     &places.place,
                     &places.state,
                     &places.own,
                     &places.nobody,
                     &places.laws,
                     &places.prisons,
                     &places.guards,
                     &places.comparisons,
                     &places.agencies}) {
    visit(*list);
  }
}

// Of all that the rules hold, their word lists and acts included.
template <MaybeConst<RuleSet> Rules, class Visit>
void for_pattern_lists(Rules& rules, const Visit& visit) {
  for (auto& cue : rules.cues) for_pattern_lists(cue, visit);
  for (auto& context : rules.contexts) for_pattern_lists(context, visit);
  for_pattern_lists(rules.places, visit);
  for (auto& [kind, patterns] : rules.acts) visit(patterns);
  for (auto& list : rules.words) visit(list.entries);
}

// The items of a pattern and of its branches: visit(item).
template <class Visit>
void for_items(const Pattern& pattern, const Visit& visit) {
  for (const PatternItem& item : pattern.items) {
    visit(item);
    for (const Pattern& branch : item.branches) for_items(branch, visit);
  }
}

template <class Visit>
void for_items(const std::vector<Pattern>& patterns, const Visit& visit) {
  for (const Pattern& pattern : patterns) for_items(pattern, visit);
}

// What patterns use, by way of their word lists too.
class PatternUses {
 public:
  // The rules must outlive it.
  explicit PatternUses(const RuleSet& rules) : rules_(&rules) {}

  void add(const std::vector<Pattern>& patterns);
  // All that a cue, a context or the words for places hold.
  template <class Holder>
  void add_all(const Holder& holder) {
    for_pattern_lists(holder, [this](const auto& patterns) { add(patterns); });
  }

  // Names of word lists, whether they exist or not.
  const std::set<std::string>& lists() const { return lists_; }
  bool uses_list(const std::string& name) const { return lists_.contains(name); }
  // Is there a `word~`?
  bool uses_form(const std::string& word) const { return forms_.contains(word); }
  bool uses_acts() const { return uses_acts_; }

 private:
  const RuleSet* rules_;
  std::set<std::string> lists_;
  std::set<std::string> forms_;
  bool uses_acts_ = false;
};

}  // namespace stance
