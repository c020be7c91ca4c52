// SPDX-License-Identifier: Apache-2.0
// Whether one pattern of a rule set contains another: matches wherever the other does.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "stance/rules/pattern_automaton.h"

namespace stance {

// Patterns of one rule set, compared with each other. Not for patterns of lists in loops.
class PatternComparison {
 public:
  // The rules must outlive it.
  explicit PatternComparison(const RuleSet& rules) : words_(rules), samples_(words_) {}

  // Does `wide` match in every sentence in which `narrow` matches, with the same act
  // where acts are compared?
  bool contains(const Pattern& wide, const Pattern& narrow, Acts acts);

  // Numbers the pattern, from 0 on, as one that may contain others.
  void add_wide(const Pattern& wide);
  // The numbers of those that may contain it, ascending; all others surely do not.
  std::vector<std::size_t> maybe_containing(const Pattern& narrow);
  // May that one contain it, with the same act? A closer look, and still a quick one.
  bool may_contain(std::size_t wide, const Pattern& narrow);

 private:
  // Words of which one stands in all that a pattern matches; null where there are none.
  using Need = std::vector<Symbol>;

  const Automaton& kept_automaton_of(const Pattern& pattern);
  const Need* need_of(const Pattern& pattern);
  const Need* need_of(const PatternItem& item);
  const Need* need_of_listed(const PatternItem& item);
  const Need* need_of_word(const PatternItem& item);
  bool add_need_of_any(const std::vector<Pattern>& patterns, Need& need);
  const Need* kept(Need need);
  // Do few other sentences meet it? Less is better.
  std::pair<std::size_t, std::size_t> width_of(const Need& need) const;

  PatternWords words_;
  PatternSamples samples_;
  std::deque<Need> needs_;
  std::map<PatternWords::ListName, const Need*> needs_of_listed_;
  std::unordered_map<const Symbol*, const Need*> needs_of_words_;
  std::unordered_map<const Pattern*, std::unique_ptr<Automaton>> automata_;
  // Word -> the wide ones that need it or one of a few others; those that need none.
  std::unordered_map<Symbol, std::vector<std::size_t>> wide_by_word_;
  std::vector<std::size_t> wide_without_need_;
  std::vector<const SampleMatcher::Parts*> wide_;
};

}  // namespace stance
