// SPDX-License-Identifier: Apache-2.0
// What a pattern needs, and samples of what it matches: to tell patterns apart at once.
#include <algorithm>
#include <bit>

#include "stance/base/text.h"
#include "stance/rules/pattern_automaton.h"

namespace stance {
namespace {

std::size_t count(const std::vector<std::uint64_t>& bits) {
  std::size_t sum = 0;
  for (const std::uint64_t word : bits)
    sum += static_cast<std::size_t>(std::popcount(word));
  return sum;
}

void set_bit(std::vector<std::uint64_t>& bits, Symbol symbol) {
  const std::size_t word = symbol / 64;
  if (bits.size() <= word) bits.resize(word + 1, 0);
  bits[word] |= std::uint64_t{1} << (symbol % 64);
}

bool has_bit(const std::vector<std::uint64_t>& bits, Symbol symbol) {
  const std::size_t word = symbol / 64;
  return word < bits.size() && (bits[word] >> (symbol % 64) & 1U) != 0;
}

// Are there words for all needs, each behind that for the one before?
bool meets_in_order(const std::vector<std::vector<std::uint64_t>>& needs,
                    const std::vector<Symbol>& words) {
  auto word = words.begin();
  for (const std::vector<std::uint64_t>& need : needs) {
    word = std::find_if(
        word, words.end(), [&need](Symbol each) { return has_bit(need, each); });
    if (word == words.end()) return false;
    ++word;
  }
  return true;
}

}  // namespace

const PatternSketch& PatternComparison::sketch_of(const Pattern& pattern) {
  std::unique_ptr<PatternSketch>& made = made_of(pattern).sketch;
  if (made) return *made;
  made = std::make_unique<PatternSketch>();
  PatternSketch& sketch = *made;
  for (std::uint32_t i = 0; i < sketch.samples.size(); ++i) {
    Choice choice{.number = i, .mixed = i * 2654435761U};
    add_sample(pattern, sketch.samples[i], choice, 0);
  }
  for (const PatternItem& item : pattern.items) {
    const Need words = need_of(item);
    if (words.empty()) continue;
    std::vector<std::uint64_t>& need = sketch.needs.emplace_back();
    for (const Symbol word : words) set_bit(need, word);
  }
  return sketch;
}

bool PatternComparison::may_contain(const PatternSketch& wide,
                                    const PatternSketch& narrow) {
  return std::ranges::all_of(narrow.samples, [&wide](const std::vector<Symbol>& sample) {
    return meets_in_order(wide.needs, sample);
  });
}

void PatternComparison::add_wide(const Pattern& wide) {
  const std::size_t number = wide_.size();
  const PatternSketch& sketch = sketch_of(wide);
  wide_.push_back(&sketch);
  const auto rarest = std::ranges::min_element(
      sketch.needs, {}, [](const auto& need) { return count(need); });
  if (rarest == sketch.needs.end()) {
    wide_without_need_.push_back(number);
    return;
  }
  for (std::size_t i = 0; i < rarest->size(); ++i) {
    for (std::uint64_t bits = (*rarest)[i]; bits != 0; bits &= bits - 1) {
      const std::size_t word = i * 64 + static_cast<std::size_t>(std::countr_zero(bits));
      wide_by_word_[static_cast<Symbol>(word)].push_back(number);
    }
  }
}

std::vector<std::size_t> PatternComparison::maybe_containing(const Pattern& narrow) {
  const PatternSketch& sketch = sketch_of(narrow);
  std::vector<std::size_t> numbers = wide_without_need_;
  for (const Symbol word : sketch.samples.front()) {
    const auto found = wide_by_word_.find(word);
    if (found == wide_by_word_.end()) continue;
    numbers.insert(numbers.end(), found->second.begin(), found->second.end());
  }
  std::ranges::sort(numbers);
  const auto rest = std::unique(numbers.begin(), numbers.end());
  numbers.erase(rest, numbers.end());
  std::erase_if(numbers,
                [&](std::size_t number) { return !may_contain(*wide_[number], sketch); });
  return numbers;
}

std::pair<std::size_t, std::size_t> PatternComparison::width_of(const Need& need) const {
  std::size_t shortest = SIZE_MAX;
  for (const Symbol word : need) shortest = std::min(shortest, lengths_[word]);
  return {need.size(), SIZE_MAX - shortest};
}

const PatternComparison::Need& PatternComparison::need_of_list(const std::string& name) {
  const auto known = list_needs_.find(name);
  if (known != list_needs_.end()) return known->second;
  Need need;
  bool is_told = true;
  const auto list = lists_.find(name);
  if (list != lists_.end()) add_need_of_any(list->second->entries, need, is_told);
  if (!is_told) need.clear();
  return list_needs_[name] = std::move(need);
}

// That of its best part.
PatternComparison::Need PatternComparison::need_of(const Pattern& pattern) {
  Need best;
  for (const PatternItem& item : pattern.items) {
    Need need = need_of(item);
    if (need.empty()) continue;
    if (best.empty() || width_of(need) < width_of(best)) best = std::move(need);
  }
  return best;
}

void PatternComparison::add_need_of_any(const std::vector<Pattern>& patterns,
                                        Need& need,
                                        bool& is_told) {
  for (const Pattern& pattern : patterns) {
    const Need more = need_of(pattern);
    is_told = is_told && !more.empty();
    if (!is_told) return;
    need.insert(need.end(), more.begin(), more.end());
  }
}

PatternComparison::Need PatternComparison::need_of(const PatternItem& item) {
  Need need;
  bool is_told = true;
  switch (item.form) {
    case ItemForm::word:
      if (item.any_form) return forms_of_word(item.text);
      return {symbol_of(item.exact ? fold(item.text) : item.text)};
    case ItemForm::list: return need_of_list(item.text);
    case ItemForm::choice: add_need_of_any(item.branches, need, is_told); break;
    case ItemForm::act:
      for (const std::vector<Pattern>* patterns : acts_of(item)) {
        add_need_of_any(*patterns, need, is_told);
      }
      break;
    case ItemForm::optional:
    case ItemForm::gap:
    case ItemForm::number:
    case ItemForm::date:
    case ItemForm::place:
    case ItemForm::places: return {};
  }
  return is_told ? need : Need{};
}

std::size_t PatternComparison::Choice::one_of(std::size_t ways) {
  if (number == 0) return 0;
  if (number == 1) return ways - 1;
  mixed = mixed * 1664525U + 1013904223U;
  return (mixed >> 16U) % ways;
}

void PatternComparison::add_sample(const Pattern& pattern,
                                   std::vector<Symbol>& words,
                                   Choice& choice,
                                   int depth) {
  for (const PatternItem& item : pattern.items) add_sample(item, words, choice, depth);
}

void PatternComparison::add_sample(const PatternItem& item,
                                   std::vector<Symbol>& words,
                                   Choice& choice,
                                   int depth) {
  if (depth > 40) return;
  const auto add_one_of = [&](const std::vector<Pattern>& ways) {
    if (ways.empty()) return;
    add_sample(ways[choice.one_of(ways.size())], words, choice, depth + 1);
  };
  if (item.form == ItemForm::word && item.any_form) {
    const std::vector<Symbol>& forms = forms_of_word(item.text);
    words.push_back(forms[choice.one_of(forms.size())]);
  } else if (item.form == ItemForm::word) {
    words.push_back(symbol_of(item.exact ? fold(item.text) : item.text));
  } else if (item.form == ItemForm::choice) {
    add_one_of(item.branches);
  } else if (item.form == ItemForm::list) {
    const auto list = lists_.find(item.text);
    if (list != lists_.end()) add_one_of(list->second->entries);
  } else if (item.form == ItemForm::act) {
    const auto acts = acts_of(item);
    if (!acts.empty()) add_one_of(*acts[choice.one_of(acts.size())]);
  }
}

}  // namespace stance
