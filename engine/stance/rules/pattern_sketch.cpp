// SPDX-License-Identifier: Apache-2.0
// What a pattern needs, and samples of what it matches: to tell patterns apart at once.
#include <algorithm>

#include "stance/base/text.h"
#include "stance/rules/pattern_automaton.h"

namespace stance {
namespace {

void set_bit(std::vector<std::uint64_t>& bits, Symbol symbol) {
  const std::size_t word = symbol / 64;
  if (bits.size() <= word) bits.resize(word + 1, 0);
  bits[word] |= std::uint64_t{1} << (symbol % 64);
}

bool takes_more_than_words(const PatternItem& item) {
  const bool is_other = item.form == ItemForm::number || item.form == ItemForm::date ||
                        item.form == ItemForm::place || item.form == ItemForm::places;
  return is_other || std::ranges::any_of(item.branches, [](const Pattern& branch) {
           return std::ranges::any_of(branch.items, takes_more_than_words);
         });
}

}  // namespace

const PatternSketch& PatternComparison::sketch_of(const Pattern& pattern) {
  std::unique_ptr<PatternSketch>& made = made_of(pattern).sketch;
  if (made) return *made;
  made = std::make_unique<PatternSketch>();
  PatternSketch& sketch = *made;
  add_sample(pattern, sketch.samples[0], Side::first, 0);
  add_sample(pattern, sketch.samples[1], Side::last, 0);
  std::vector<Symbol> words;
  for (const PatternItem& item : pattern.items) {
    words.clear();
    collect(item, words);
    if (words.empty() || item.form == ItemForm::optional) continue;
    if (takes_more_than_words(item)) continue;
    std::vector<std::uint64_t>& need = sketch.needs.emplace_back();
    for (const Symbol word : words) set_bit(need, word);
  }
  return sketch;
}

const std::vector<Symbol>& PatternComparison::words_of_list(const std::string& name) {
  const auto [found, is_new] = list_words_.try_emplace(name);
  const auto list = lists_.find(name);
  if (!is_new || list == lists_.end()) return found->second;
  std::vector<Symbol> words;
  for (const Pattern& entry : list->second->entries) collect(entry, words);
  return list_words_[name] = std::move(words);
}

void PatternComparison::collect(const Pattern& pattern, std::vector<Symbol>& words) {
  for (const PatternItem& item : pattern.items) collect(item, words);
}

// All words that the item can take; none where it takes other things than words.
void PatternComparison::collect(const PatternItem& item, std::vector<Symbol>& words) {
  if (item.form == ItemForm::word) {
    if (item.any_form) {
      const std::vector<Symbol>& forms = forms_of_word(item.text);
      words.insert(words.end(), forms.begin(), forms.end());
    } else {
      words.push_back(symbol_of(item.exact ? fold(item.text) : item.text));
    }
  } else if (item.form == ItemForm::list) {
    const std::vector<Symbol> list = words_of_list(item.text);
    words.insert(words.end(), list.begin(), list.end());
  } else if (item.form == ItemForm::act) {
    for (const std::vector<Pattern>* patterns : acts_of(item)) {
      for (const Pattern& pattern : *patterns) collect(pattern, words);
    }
  }
  for (const Pattern& branch : item.branches) collect(branch, words);
}

void PatternComparison::add_sample(const Pattern& pattern,
                                   std::vector<Symbol>& words,
                                   Side side,
                                   int depth) {
  for (const PatternItem& item : pattern.items) add_sample(item, words, side, depth);
}

void PatternComparison::add_sample(const PatternItem& item,
                                   std::vector<Symbol>& words,
                                   Side side,
                                   int depth) {
  if (depth > 40) return;
  const auto one_of = [side](const auto& ways) -> const auto& {
    return side == Side::first ? ways.front() : ways.back();
  };
  const auto add_one_of = [&](const std::vector<Pattern>& ways) {
    if (!ways.empty()) add_sample(one_of(ways), words, side, depth + 1);
  };
  if (item.form == ItemForm::word) {
    words.push_back(item.any_form ? one_of(forms_of_word(item.text))
                                  : symbol_of(item.exact ? fold(item.text) : item.text));
  } else if (item.form == ItemForm::choice) {
    add_one_of(item.branches);
  } else if (item.form == ItemForm::list) {
    const auto list = lists_.find(item.text);
    if (list != lists_.end()) add_one_of(list->second->entries);
  } else if (item.form == ItemForm::act) {
    const auto acts = acts_of(item);
    if (!acts.empty()) add_one_of(*one_of(acts));
  }
}

}  // namespace stance
