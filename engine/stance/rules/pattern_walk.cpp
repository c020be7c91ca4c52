// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/pattern_walk.h"

namespace stance {

// Without recursion over lists: a chain of them may be long.
void PatternUses::add(const std::vector<Pattern>& patterns) {
  std::vector<const std::vector<Pattern>*> pending = {&patterns};
  const auto take = [&](const PatternItem& item) {
    if (item.any_form) forms_.insert(item.text);
    if (item.form == ItemForm::act && !uses_acts_) {
      uses_acts_ = true;
      for (const auto& [kind, words] : rules_->acts) pending.push_back(&words);
    }
    if (item.form != ItemForm::list || !lists_.insert(item.text).second) return;
    const WordList* list = rules_->find_words(item.text);
    if (list != nullptr) pending.push_back(&list->entries);
  };
  while (!pending.empty()) {
    const std::vector<Pattern>* next = pending.back();
    pending.pop_back();
    for_items(*next, take);
  }
}

}  // namespace stance
