// SPDX-License-Identifier: Apache-2.0
// The words that the patterns of one rule set name, by number, and what its lists and
// acts stand for: the ground on which patterns are compared.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "stance/rules/rule_set.h"

namespace stance {

// Words by number; 0 is a word that no pattern names.
using Symbol = std::uint32_t;

// The rules must outlive it.
class PatternWords {
 public:
  // The name of a list, or the kind of an {act}.
  using ListName = std::pair<ItemForm, std::string>;
  static ListName name_of(const PatternItem& item) { return {item.form, item.text}; }

  explicit PatternWords(const RuleSet& rules);

  // Of an item that is a word: its number, or those of its forms.
  std::span<const Symbol> symbols_of(const PatternItem& word);
  // Of a word in double quotes: its exact spelling; 0 for others.
  Symbol spelling_of(const PatternItem& word);
  // How many bytes the word has.
  std::size_t length_of(Symbol symbol) const { return lengths_[symbol]; }

  // The patterns that a list or an {act} stands for, in several lists; none where there
  // is no such list.
  const std::vector<const std::vector<Pattern>*>& ways_of(const PatternItem& item);

 private:
  const Symbol& symbol_of(const std::string& word);
  std::vector<const std::vector<Pattern>*> find_ways(const PatternItem& item) const;

  const RuleSet& rules_;
  std::unordered_map<std::string, const WordList*> lists_;
  std::unordered_map<std::string, Symbol> numbers_;
  std::vector<std::size_t> lengths_ = {0};
  std::unordered_map<std::string, std::vector<Symbol>> forms_;
  std::map<ListName, std::vector<const std::vector<Pattern>*>> ways_;
};

}  // namespace stance
