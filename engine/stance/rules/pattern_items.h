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
  while (!pending.empty()) {
    const Pattern& next = *pending.back();
    pending.pop_back();
    for (const PatternItem& item : next.items) {
      if (holds(item)) return true;
      for (const Pattern& branch : item.branches) pending.push_back(&branch);
      if (item.form != ItemForm::list || !seen.insert(item.text).second) continue;
      const auto list = std::ranges::find(words, item.text, &WordList::name);
      if (list == words.end()) continue;
      for (const Pattern& entry : list->entries) pending.push_back(&entry);
    }
  }
  return false;
}

}  // namespace stance
