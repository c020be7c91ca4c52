// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/pattern_words.h"

#include <optional>
#include <utility>

#include "stance/base/text.h"
#include "stance/rules/forms.h"

namespace stance {

PatternWords::PatternWords(const RuleSet& rules) : rules_(rules) {
  for (const WordList& list : rules.words) lists_.emplace(list.name, &list);
}

const Symbol& PatternWords::symbol_of(const std::string& word) {
  const auto [found, is_new] =
      numbers_.try_emplace(word, static_cast<Symbol>(numbers_.size() + 1));
  if (is_new) lengths_.push_back(word.size());
  return found->second;
}

std::span<const Symbol> PatternWords::symbols_of(const PatternItem& word) {
  if (!word.any_form) {
    return {word.exact ? &symbol_of(fold(word.text)) : &symbol_of(word.text), 1};
  }
  std::vector<Symbol>& forms = forms_[word.text];
  if (forms.empty()) {
    for (const std::string& form : forms_of(word.text, rules_.forms)) {
      forms.push_back(symbol_of(form));
    }
  }
  return forms;
}

Symbol PatternWords::spelling_of(const PatternItem& word) {
  return word.exact ? symbol_of('"' + word.text) : 0;
}

const std::vector<const std::vector<Pattern>*>& PatternWords::ways_of(
    const PatternItem& item) {
  const auto [ways, is_new] = ways_.try_emplace(name_of(item));
  if (is_new) ways->second = find_ways(item);
  return ways->second;
}

std::vector<const std::vector<Pattern>*> PatternWords::find_ways(
    const PatternItem& item) const {
  if (item.form == ItemForm::list) {
    const auto list = lists_.find(item.text);
    if (list == lists_.end()) return {};
    return {&list->second->entries};
  }
  const std::optional<Kind> wanted = parse_kind(item.text);
  std::vector<const std::vector<Pattern>*> found;
  for (const auto& [kind, words] : rules_.acts) {
    if (!wanted || *wanted == kind) found.push_back(&words);
  }
  return found;
}

}  // namespace stance
