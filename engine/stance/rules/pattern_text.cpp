// SPDX-License-Identifier: Apache-2.0
// Patterns written out again, in one way only.
#include <string_view>
#include <utility>

#include "stance/rules/pattern.h"
#include "stance/rules/read_pattern.h"

namespace stance {
namespace {

constexpr int usual_gap = 5;

class Writer {
 public:
  std::string run(const Pattern& pattern, bool shows_act) {
    add(pattern, shows_act);
    return std::move(text_);
  }

 private:
  void add(const Pattern& pattern, bool shows_act) {
    bool inside = false;
    for (const PatternItem& item : pattern.items) {
      const bool begins = shows_act && item.is_act && !inside;
      if (inside && !item.is_act) text_ += '>';
      if (&item != &pattern.items.front()) text_ += ' ';
      if (begins) text_ += '<';
      inside = shows_act && item.is_act;
      add(item, shows_act && !inside);
    }
    if (inside) text_ += '>';
  }

  void add(const PatternItem& item, bool shows_act) {
    switch (item.form) {
      case ItemForm::word: return add_word(item);
      case ItemForm::list: return add_braces({}, item.text);
      case ItemForm::choice:
        text_ += '(';
        add_branches(item, shows_act);
        text_ += ')';
        return;
      case ItemForm::optional: return add_optional(item, shows_act);
      case ItemForm::gap:
        text_ += "...";
        if (item.most != usual_gap) text_ += std::to_string(item.most);
        return;
      case ItemForm::number: return add_braces("number", item.text);
      case ItemForm::date: return add_braces("date", {});
      case ItemForm::place: return add_braces("place", {});
      case ItemForm::places: return add_braces("places", {});
      case ItemForm::act: return add_braces("act", item.text);
    }
  }

  void add_word(const PatternItem& item) {
    if (item.exact) text_ += '"';
    text_ += item.text;
    if (item.exact) text_ += '"';
    if (item.any_form && !item.exact) text_ += '~';
  }

  void add_braces(std::string_view form, std::string_view name) {
    text_ += '{';
    text_ += form;
    if (!form.empty() && !name.empty()) text_ += ':';
    text_ += name;
    text_ += '}';
  }

  void add_branches(const PatternItem& item, bool shows_act) {
    for (const Pattern& branch : item.branches) {
      if (&branch != &item.branches.front()) text_ += " | ";
      add(branch, shows_act);
    }
  }

  // "[a | b]" is short for "[(a | b)]".
  void add_optional(const PatternItem& item, bool shows_act) {
    const std::vector<PatternItem>& items = item.branches.front().items;
    const bool is_choice = items.size() == 1 && items.front().form == ItemForm::choice &&
                           !(shows_act && items.front().is_act);
    text_ += '[';
    if (is_choice) {
      add_branches(items.front(), shows_act);
    } else {
      add(item.branches.front(), shows_act);
    }
    text_ += ']';
  }

  std::string text_;
};

}  // namespace

std::string to_string(const Pattern& pattern) {
  return Writer().run(pattern, !has_usual_act(pattern));
}

}  // namespace stance
