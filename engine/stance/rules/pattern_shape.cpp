// SPDX-License-Identifier: Apache-2.0
// What only a whole pattern shows: where its act is, whether it can match nothing,
// whether its gaps stand between words.
#include <algorithm>
#include <tuple>
#include <utility>

#include "stance/rules/fault.h"
#include "stance/rules/read_pattern.h"

namespace stance {
namespace {

// Can it match no words at all?
bool may_be_missing(const PatternItem& item);

bool may_be_missing(const Pattern& pattern) {
  return std::ranges::all_of(
      pattern.items, [](const PatternItem& item) { return may_be_missing(item); });
}

bool may_be_missing(const PatternItem& item) {
  if (item.form == ItemForm::optional) return true;
  return item.form == ItemForm::choice &&
         std::ranges::any_of(
             item.branches, [](const Pattern& branch) { return may_be_missing(branch); });
}

bool contains(const Pattern& pattern, bool (*holds)(const PatternItem&)) {
  return std::ranges::any_of(pattern.items, [holds](const PatternItem& item) {
    return holds(item) || std::ranges::any_of(item.branches, [holds](const Pattern& b) {
             return contains(b, holds);
           });
  });
}

// Visits the first item that `holds` on each way through the pattern. Does every way have
// one? `Way` is a pattern, constant or not.
template <class Way, class Visit>
bool visit_first(Way& pattern, bool (*holds)(const PatternItem&), const Visit& visit) {
  for (auto& item : pattern.items) {
    if (holds(item)) {
      visit(item);
      return true;
    }
    bool all = !item.branches.empty() && item.form == ItemForm::choice;
    for (auto& branch : item.branches) all = visit_first(branch, holds, visit) && all;
    if (all) return true;
  }
  return false;
}

std::size_t count_acts(const Pattern& pattern) {
  std::size_t count = 0;
  for (const PatternItem& item : pattern.items) {
    if (item.is_act) ++count;
    for (const Pattern& branch : item.branches) count += count_acts(branch);
  }
  return count;
}

bool is_act_word(const PatternItem& item) {
  return item.form == ItemForm::act;
}
bool is_any_form(const PatternItem& item) {
  return item.any_form;
}

class ShapeChecker {
 public:
  Diagnostics run(const Pattern& pattern) {
    check_whole(pattern);
    return std::move(faults_);
  }

 private:
  void check_whole(const Pattern& pattern) {
    if (pattern.items.empty()) {
      add("E0114", pattern.span, "the pattern is empty").helps = {
          advice("write the words that the text must have")};
    } else if (may_be_missing(pattern)) {
      add("E0114", pattern.span, "every part of the pattern may be missing").helps = {
          advice("at least one word must stand outside [ ]")};
    } else {
      check_gaps(pattern);
    }
  }

  void check_gaps(const Pattern& pattern) {
    const auto solid = [](const PatternItem& item) { return !may_be_missing(item); };
    const std::vector<PatternItem>& items = pattern.items;
    const auto first = std::ranges::find_if(items, solid);
    const auto last = std::find_if(items.rbegin(), items.rend(), solid);
    if (first != items.end() && first->form == ItemForm::gap) {
      report_edge(*first, "begins");
    } else if (last != items.rend() && last->form == ItemForm::gap) {
      report_edge(*last, "ends");
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      const bool is_gap = items[i].form == ItemForm::gap;
      if (is_gap && i > 0 && items[i - 1].form == ItemForm::gap) {
        report_double_gap(items[i - 1], items[i]);
      }
      for (const Pattern& branch : items[i].branches) check_gaps(branch);
    }
  }

  void report_edge(const PatternItem& gap, const std::string& verb) {
    add("E0115", gap.span, "the pattern " + verb + " with a gap").helps = {
        advice("a gap stands between two words; take it out, or write the word on its "
               "other side")};
  }

  void report_double_gap(const PatternItem& one, const PatternItem& two) {
    const int most = std::min(one.most + two.most, 12);
    const SourceSpan both = {one.span.file, one.span.begin, two.span.end};
    add("E0116", both, "two gaps stand side by side").helps = {
        possible_edit("write one", both, "..." + std::to_string(most))};
  }

  Diagnostic& add(std::string_view code, const SourceSpan& span, std::string message) {
    faults_.push_back(fault_at(code, span, std::move(message)));
    return faults_.back();
  }

  Diagnostics faults_;
};

}  // namespace

void mark_act(std::vector<PatternItem>& items) {
  for (PatternItem& item : items) {
    item.is_act = true;
    for (Pattern& branch : item.branches) mark_act(branch.items);
  }
}

void mark_usual_act(Pattern& pattern) {
  visit_first(pattern,
              contains(pattern, is_act_word) ? is_act_word : is_any_form,
              [](PatternItem& item) { item.is_act = true; });
}

bool has_usual_act(const Pattern& pattern) {
  std::size_t usual = 0;
  bool all_marked = true;
  visit_first(pattern,
              contains(pattern, is_act_word) ? is_act_word : is_any_form,
              [&](const PatternItem& item) {
                ++usual;
                all_marked = all_marked && item.is_act;
              });
  return all_marked && usual == count_acts(pattern);
}

Diagnostics shape_faults(const Pattern& pattern) {
  return ShapeChecker().run(pattern);
}

bool Pattern::operator==(const Pattern& other) const {
  return items == other.items;
}

bool PatternItem::operator==(const PatternItem& other) const {
  const auto value = [](const PatternItem& item) {
    return std::tie(
        item.form, item.text, item.any_form, item.exact, item.is_act, item.most);
  };
  return value(*this) == value(other) && branches == other.branches;
}

}  // namespace stance
