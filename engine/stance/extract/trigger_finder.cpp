// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/trigger_finder.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "stance/base/marks.h"
#include "stance/extract/bank.h"
#include "stance/extract/date_words.h"
#include "stance/extract/tokens.h"

namespace stance {
namespace {

// All that a passage may hold, and in which order.
std::string whole_text(const Document& document) {
  std::string text;
  for (const auto& part : {document.publisher, document.title}) {
    if (part) text += *part + "\n\n";
  }
  return text + document.text;
}

// How many tokens a match can have.
class Longest {
 public:
  explicit Longest(const RuleSet& rules) : rules_(rules) {}

  std::size_t of(const Pattern& pattern) {
    std::size_t length = 0;
    for (const PatternItem& item : pattern.items) length += of(item);
    return length;
  }

 private:
  static constexpr std::size_t phrase = 30;  // a date, a number, a list of names

  std::size_t of(const PatternItem& item) {
    switch (item.form) {
      case ItemForm::word: return phrase_words(item.text).size();
      case ItemForm::gap: return static_cast<std::size_t>(item.most);
      case ItemForm::choice:
      case ItemForm::optional: return of_any(item.branches);
      case ItemForm::list: return of_list(item.text);
      case ItemForm::act: return of_acts();
      case ItemForm::number:
      case ItemForm::date:
      case ItemForm::place:
      case ItemForm::places: break;
    }
    return phrase;
  }

  std::size_t of_any(const std::vector<Pattern>& patterns) {
    std::size_t most = 0;
    for (const Pattern& pattern : patterns) most = std::max(most, of(pattern));
    return most;
  }

  std::size_t of_list(const std::string& name) {
    const auto known = lists_.find(name);
    if (known != lists_.end()) return known->second;
    const WordList* list = rules_.find_words(name);
    const std::size_t most = list == nullptr ? 0 : of_any(list->entries);
    return lists_.emplace(name, most).first->second;
  }

  std::size_t of_acts() {
    std::size_t most = 0;
    for (const auto& [kind, patterns] : rules_.acts) {
      most = std::max(most, of_any(patterns));
    }
    return most;
  }

  const RuleSet& rules_;
  std::map<std::string, std::size_t> lists_ = {};
};

// Texts are searched in pieces that overlap by half: what is longer may be missed.
constexpr std::size_t longest_found = most_tokens / 2;

}  // namespace

struct TriggerFinder::Compiled {
  Compiled(const RuleSet& rules, const std::vector<Trigger>& triggers)
      : dates(vocabulary), matchers(programs, dates.numbers()) {
    ProgramCompiler compiler(rules, vocabulary, programs);
    Longest longest(rules);
    for (const Trigger& trigger : triggers) {
      if (trigger.empty()) has_open = true;
      for (const Pattern& pattern : trigger) {
        if (longest.of(pattern) > longest_found) has_open = true;
        patterns.add(static_cast<std::uint32_t>(trigger_of.size()),
                     compiler.compile(std::vector{pattern}));
        trigger_of.push_back(parts.size());
      }
      parts.push_back(trigger.size());
    }
    patterns.build();
  }

  Vocabulary vocabulary = {};
  Programs programs = {};
  DateWords dates;
  // One for each owner, in the order of the triggers.
  PatternBank patterns = {};
  std::vector<std::size_t> trigger_of = {};
  // How many patterns each trigger has.
  std::vector<std::size_t> parts = {};
  // One needs nothing, or cannot be looked for.
  bool has_open = false;
  // The only part that changes.
  mutable MatcherPool matchers;
};

TriggerFinder::TriggerFinder(const RuleSet& rules, const std::vector<Trigger>& triggers)
    : compiled_(std::make_unique<const Compiled>(rules, triggers)) {}

TriggerFinder::~TriggerFinder() = default;

bool TriggerFinder::may_match(const Document& document) const {
  // Where lines of another kind are left out, what stood apart stands together.
  if (compiled_->has_open || !is_all_body(document.text)) return true;
  const std::string text = whole_text(document);
  const std::vector<Token> tokens = tokenize(text, compiled_->vocabulary);
  const MatcherPool::Borrowed matcher = compiled_->matchers.borrow();
  const MatchText sketch = {.text = text, .tokens = tokens, .is_sketch = true};
  std::vector<std::size_t> missing = compiled_->parts;
  const auto found = compiled_->patterns.possible(*matcher, sketch, {0, tokens.size()});
  return std::ranges::any_of(found, [&](std::uint32_t pattern) {
    return --missing[compiled_->trigger_of[pattern]] == 0;
  });
}

}  // namespace stance
