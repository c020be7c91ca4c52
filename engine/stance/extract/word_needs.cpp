// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/word_needs.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "stance/base/sort_unique.h"
#include "stance/extract/program.h"
#include "stance/rules/forms.h"

namespace stance {
namespace {

using Form = WordNeed::Form;

WordNeed one_word(std::string word) {
  return {.form = Form::word, .word = std::move(word)};
}

void add_all(WordNeed& need, WordNeed part) {
  if (part.form == Form::nothing) return;
  if (need.form == Form::nothing) {
    need = std::move(part);
    return;
  }
  if (need.form != Form::all) need = {.form = Form::all, .parts = {std::move(need)}};
  need.parts.push_back(std::move(part));
}

// The needs of one rule set; those of its lists are found once.
class Needs {
 public:
  explicit Needs(const RuleSet& rules) : rules_(rules) {}

  WordNeed of(const Pattern& pattern) {
    WordNeed need;
    for (const PatternItem& item : pattern.items) add_all(need, of(item));
    return need;
  }

  WordNeed any_of(const std::vector<Pattern>& patterns) {
    WordNeed need = {.form = Form::any};
    for (const Pattern& pattern : patterns) {
      WordNeed part = of(pattern);
      if (part.form == Form::nothing) return {};
      if (part.form == Form::any) {
        std::ranges::move(part.parts, std::back_inserter(need.parts));
      } else {
        need.parts.push_back(std::move(part));
      }
    }
    return need;
  }

 private:
  WordNeed of(const PatternItem& item) {
    switch (item.form) {
      case ItemForm::word: return of_word(item);
      case ItemForm::choice: return any_of(item.branches);
      case ItemForm::list: return of_list(item.text);
      case ItemForm::act: return of_acts(item.text);
      case ItemForm::optional:
      case ItemForm::gap:
      case ItemForm::number:
      case ItemForm::date:
      case ItemForm::place:
      case ItemForm::places: break;
    }
    return {};
  }

  WordNeed of_word(const PatternItem& item) {
    if (mark_of(item.text)) return {};
    std::vector<std::string> words = phrase_words(item.text);
    if (words.empty()) return {};
    WordNeed need;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) add_all(need, one_word(words[i]));
    if (!item.any_form) {
      add_all(need, one_word(words.back()));
      return need;
    }
    WordNeed forms = {.form = Form::any};
    for (const std::string& form : forms_of(words.back(), rules_.forms)) {
      forms.parts.push_back(one_word(form));
    }
    add_all(need, std::move(forms));
    return need;
  }

  WordNeed of_list(const std::string& name) {
    const auto known = lists_.find(name);
    if (known != lists_.end()) return known->second;
    const WordList* list = rules_.find_words(name);
    WordNeed need = list == nullptr ? WordNeed{} : any_of(list->entries);
    return lists_.emplace(name, std::move(need)).first->second;
  }

  WordNeed of_acts(const std::string& kind_name) {
    std::vector<Pattern> words;
    for (const auto& [kind, patterns] : rules_.acts) {
      if (!kind_name.empty() && to_string(kind) != kind_name) continue;
      words.insert(words.end(), patterns.begin(), patterns.end());
    }
    return any_of(words);
  }

  const RuleSet& rules_;
  std::map<std::string, WordNeed> lists_;
};

}  // namespace

WordNeed need_of(const RuleSet& rules, const std::vector<Trigger>& triggers) {
  Needs needs(rules);
  WordNeed need = {.form = Form::any};
  for (const Trigger& trigger : triggers) {
    WordNeed part;
    for (const Pattern& pattern : trigger) add_all(part, needs.of(pattern));
    if (part.form == Form::nothing) return {};
    need.parts.push_back(std::move(part));
  }
  return need;
}

namespace {

// The words of which one must be there; those of its best part where all are needed.
std::set<std::string> words_of(const WordNeed& need) {
  std::set<std::string> words;
  if (need.form == Form::word) words.insert(need.word);
  if (need.form == Form::any) {
    for (const WordNeed& part : need.parts) words.merge(words_of(part));
  }
  if (need.form == Form::all) {
    for (const WordNeed& part : need.parts) {
      std::set<std::string> other = words_of(part);
      if (words.empty() || other.size() < words.size()) words = std::move(other);
    }
  }
  return words;
}

}  // namespace

WordNeed coarse_need_of(const RuleSet& rules, const std::vector<Trigger>& triggers) {
  const WordNeed exact = need_of(rules, triggers);
  if (exact.form == Form::nothing) return {};
  WordNeed need = {.form = Form::any};
  for (const std::string& word : words_of(exact)) need.parts.push_back(one_word(word));
  return need;
}

bool is_met(const WordNeed& need, const std::vector<std::string>& sorted_words) {
  const auto met = [&](const WordNeed& part) { return is_met(part, sorted_words); };
  switch (need.form) {
    case Form::nothing: return true;
    case Form::word: return std::ranges::binary_search(sorted_words, need.word);
    case Form::all: return std::ranges::all_of(need.parts, met);
    case Form::any: return std::ranges::any_of(need.parts, met);
  }
  return true;
}

std::vector<std::string> words_in(const Document& document) {
  std::vector<std::string> words = phrase_words(document.text);
  if (document.title) {
    std::ranges::move(phrase_words(*document.title), std::back_inserter(words));
  }
  sort_unique(words);
  return words;
}

}  // namespace stance
