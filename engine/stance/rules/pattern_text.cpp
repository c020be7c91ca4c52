// SPDX-License-Identifier: Apache-2.0
// Patterns written out again, in one way only.
#include <algorithm>

#include "stance/rules/pattern.h"
#include "stance/rules/read_pattern.h"

namespace stance {
namespace {

constexpr int usual_gap = 5;

class Writer {
 public:
  explicit Writer(bool shows_act) : shows_act_(shows_act) {}

  std::string sequence(const Pattern& pattern) {
    std::string text;
    bool inside = false;
    for (const PatternItem& item : pattern.items) {
      const bool begins = shows_act_ && item.is_act && !inside;
      const bool ends = inside && !item.is_act;
      if (ends) text += '>';
      if (!text.empty()) text += ' ';
      if (begins) text += '<';
      inside = shows_act_ && item.is_act;
      text += inside ? Writer(false).one(item) : one(item);
    }
    return inside ? text + '>' : text;
  }

 private:
  std::string one(const PatternItem& item) {
    switch (item.form) {
      case ItemForm::word:
        if (item.exact) return '"' + item.text + '"';
        return item.any_form ? item.text + '~' : item.text;
      case ItemForm::list: return '{' + item.text + '}';
      case ItemForm::choice: return '(' + branches(item) + ')';
      case ItemForm::optional: return '[' + optional_part(item) + ']';
      case ItemForm::gap:
        return item.most == usual_gap ? "..." : "..." + std::to_string(item.most);
      case ItemForm::number: return named("number", item);
      case ItemForm::date: return "{date}";
      case ItemForm::place: return "{place}";
      case ItemForm::places: return "{places}";
      case ItemForm::act: return named("act", item);
    }
    return {};
  }

  static std::string named(const std::string& form, const PatternItem& item) {
    return '{' + form + (item.text.empty() ? "" : ':' + item.text) + '}';
  }

  std::string branches(const PatternItem& item) {
    std::string text;
    for (const Pattern& branch : item.branches) {
      if (!text.empty()) text += " | ";
      text += sequence(branch);
    }
    return text;
  }

  // "[a | b]" is short for "[(a | b)]".
  std::string optional_part(const PatternItem& item) {
    const std::vector<PatternItem>& items = item.branches.front().items;
    const bool is_choice = items.size() == 1 && items.front().form == ItemForm::choice &&
                           !(shows_act_ && items.front().is_act);
    return is_choice ? branches(items.front()) : sequence(item.branches.front());
  }

  bool shows_act_;
};

}  // namespace

std::string to_string(const Pattern& pattern) {
  return Writer(!has_usual_act(pattern)).sequence(pattern);
}

}  // namespace stance
