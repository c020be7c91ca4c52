// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/pattern_comparison.h"

#include <algorithm>
#include <numeric>

#include "stance/base/sort_unique.h"

namespace stance {

bool PatternComparison::contains(const Pattern& wide, const Pattern& narrow, Acts acts) {
  if (samples_.tell_apart(wide, narrow, acts)) return false;
  return includes(kept_automaton_of(wide), kept_automaton_of(narrow), acts);
}

const Automaton& PatternComparison::kept_automaton_of(const Pattern& pattern) {
  std::unique_ptr<Automaton>& kept = automata_[&pattern];
  if (!kept) kept = std::make_unique<Automaton>(automaton_of(pattern, words_));
  return *kept;
}

void PatternComparison::add_wide(const Pattern& wide) {
  const std::size_t number = wide_.size();
  wide_.push_back(&samples_.parts_of(wide));
  const Need* need = need_of(wide);
  if (need == nullptr) {
    wide_without_need_.push_back(number);
    return;
  }
  for (const Symbol word : *need) wide_by_word_[word].push_back(number);
}

std::vector<std::size_t> PatternComparison::maybe_containing(const Pattern& narrow) {
  std::vector<std::size_t> numbers = wide_without_need_;
  const PatternSample* sample = samples_.first_of(narrow);
  if (sample == nullptr) {
    numbers.resize(wide_.size());
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
  }
  for (const SampleWord& word : *sample) {
    const auto found = wide_by_word_.find(word.symbol);
    if (word.symbol == 0 || found == wide_by_word_.end()) continue;
    numbers.insert(numbers.end(), found->second.begin(), found->second.end());
  }
  sort_unique(numbers);
  return numbers;
}

bool PatternComparison::may_contain(std::size_t wide, const Pattern& narrow) {
  return !samples_.first_tells_apart(*wide_[wide], narrow, Acts::compared);
}

// --- needs

const PatternComparison::Need* PatternComparison::kept(Need need) {
  return &needs_.emplace_back(std::move(need));
}

std::pair<std::size_t, std::size_t> PatternComparison::width_of(const Need& need) const {
  std::size_t shortest = SIZE_MAX;
  for (const Symbol word : need) shortest = std::min(shortest, words_.length_of(word));
  return {need.size(), SIZE_MAX - shortest};
}

// That of its best part.
const PatternComparison::Need* PatternComparison::need_of(const Pattern& pattern) {
  const Need* best = nullptr;
  for (const PatternItem& item : pattern.items) {
    const Need* need = need_of(item);
    if (need == nullptr) continue;
    if (best == nullptr || width_of(*need) < width_of(*best)) best = need;
  }
  return best;
}

bool PatternComparison::add_need_of_any(const std::vector<Pattern>& patterns,
                                        Need& need) {
  for (const Pattern& pattern : patterns) {
    const Need* more = need_of(pattern);
    if (more == nullptr) return false;
    need.insert(need.end(), more->begin(), more->end());
  }
  return true;
}

const PatternComparison::Need* PatternComparison::need_of_listed(
    const PatternItem& item) {
  const auto [known, is_new] =
      needs_of_listed_.try_emplace(PatternWords::name_of(item), nullptr);
  if (!is_new) return known->second;
  const auto& ways = words_.ways_of(item);
  Need need;
  for (const std::vector<Pattern>* patterns : ways) {
    if (!add_need_of_any(*patterns, need)) return nullptr;
  }
  if (need.empty()) return nullptr;
  sort_unique(need);
  return known->second = kept(std::move(need));
}

const PatternComparison::Need* PatternComparison::need_of_word(const PatternItem& item) {
  const std::span<const Symbol> symbols = words_.symbols_of(item);
  const Need*& need = needs_of_words_[symbols.data()];
  if (need == nullptr) need = kept({symbols.begin(), symbols.end()});
  return need;
}

const PatternComparison::Need* PatternComparison::need_of(const PatternItem& item) {
  switch (item.form) {
    case ItemForm::word: return need_of_word(item);
    case ItemForm::list:
    case ItemForm::act: return need_of_listed(item);
    case ItemForm::choice: {
      Need need;
      if (!add_need_of_any(item.branches, need)) return nullptr;
      sort_unique(need);
      return kept(std::move(need));
    }
    case ItemForm::optional:
    case ItemForm::gap:
    case ItemForm::number:
    case ItemForm::date:
    case ItemForm::place:
    case ItemForm::places: break;
  }
  return nullptr;
}

}  // namespace stance
