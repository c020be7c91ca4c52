// SPDX-License-Identifier: Apache-2.0
// A search through the items of a pattern and of the word lists that it uses.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "stance/rules/rule_set.h"

namespace stance {

// Has the pattern, or a list that it uses, such an item?
template <class Holds>
bool has_item(const Pattern& pattern,
              const std::vector<WordList>& words,
              const Holds& holds) {
  std::set<std::string> seen;
  std::vector<const Pattern*> pending = {&pattern};
  const auto add = [&pending](const std::vector<Pattern>& patterns) {
    for (const Pattern& next : patterns) pending.push_back(&next);
  };
  while (!pending.empty()) {
    const Pattern& next = *pending.back();
    pending.pop_back();
    if (std::ranges::any_of(next.items, holds)) return true;
    for (const PatternItem& item : next.items) {
      add(item.branches);
      if (item.form != ItemForm::list || !seen.insert(item.text).second) continue;
      const auto list = std::ranges::find(words, item.text, &WordList::name);
      if (list != words.end()) add(list->entries);
    }
  }
  return false;
}

}  // namespace stance
