// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/pattern_automaton.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "stance/base/text.h"
#include "stance/rules/forms.h"

namespace stance {
namespace {

using Edge = AutomatonEdge;
using Takes = AutomatonEdge::Takes;

// Pairs of a state and a set of states that are looked at before giving up.
constexpr std::size_t most_pairs = 5000;
constexpr std::size_t most_states = 20'000;
// Sentences that are tried before.
constexpr std::uint32_t tried_paths = 8;

std::uint32_t new_state(Automaton& a) {
  a.states.emplace_back();
  return static_cast<std::uint32_t>(a.states.size() - 1);
}

void link(Automaton& a, std::uint32_t from, std::uint32_t to) {
  Edge edge;
  edge.target = to;
  a.states[from].push_back(edge);
}

bool has_bit(const std::vector<std::uint64_t>& bits, Symbol symbol) {
  const std::size_t word = symbol / 64;
  return word < bits.size() && (bits[word] >> (symbol % 64) & 1U) != 0;
}

void set_bit(std::vector<std::uint64_t>& bits, Symbol symbol) {
  const std::size_t word = symbol / 64;
  if (bits.size() <= word) bits.resize(word + 1, 0);
  bits[word] |= std::uint64_t{1} << (symbol % 64);
}

// Are there words for all needs, each behind that for the one before?
bool meets_in_order(const std::vector<std::vector<std::uint64_t>>& needs,
                    const std::vector<Symbol>& words) {
  auto word = words.begin();
  for (const std::vector<std::uint64_t>& need : needs) {
    word = std::find_if(
        word, words.end(), [&need](Symbol each) { return has_bit(need, each); });
    if (word == words.end()) return false;
    ++word;
  }
  return true;
}

bool takes_more_than_words(const PatternItem& item) {
  const bool is_other = item.form == ItemForm::number || item.form == ItemForm::date ||
                        item.form == ItemForm::place || item.form == ItemForm::places;
  return is_other || std::ranges::any_of(item.branches, [](const Pattern& branch) {
           return std::ranges::any_of(branch.items, takes_more_than_words);
         });
}

// The wide pattern, read from every word on: the set of states it can be in.
class Inclusion {
 public:
  Inclusion(const Automaton& wide, const Automaton& narrow, bool with_acts)
      : wide_(wide), narrow_(narrow), with_acts_(with_acts) {}

  bool holds() {
    // Most are told apart by a few sentences, without a search.
    for (std::uint32_t seed = 0; seed < tried_paths; ++seed) {
      if (!holds_on_path(seed)) return false;
    }
    pending_.push_back({0, closed({0})});
    while (!pending_.empty()) {
      auto [state, set] = std::move(pending_.back());
      pending_.pop_back();
      if (!follow(state, set)) return false;
      if (seen_.size() > most_pairs) return false;
    }
    return true;
  }

 private:
  using Set = std::vector<std::uint32_t>;

  // One sentence of the narrow one: the first ways, the last ones, or a mix of them.
  // There are no circles, so it ends.
  bool holds_on_path(std::uint32_t seed) const {
    Set set = closed({0});
    std::uint32_t mixed = seed * 2654435761U + 1;
    for (std::uint32_t state = 0; state != narrow_.accept;) {
      const std::vector<Edge>& edges = narrow_.states[state];
      if (edges.empty()) return true;  // no sentence ends here
      mixed = mixed * 1664525U + 1013904223U;
      const std::size_t any = (mixed >> 16U) % edges.size();
      const Edge& edge = edges[seed == 0 ? 0 : (seed == 1 ? edges.size() - 1 : any)];
      if (edge.takes != Takes::nothing) set = step(set, edge);
      if (std::ranges::binary_search(set, wide_.accept)) return true;
      state = edge.target;
    }
    return false;
  }

  // False where the narrow one has ended and the wide one has not.
  bool follow(std::uint32_t state, const Set& set) {
    if (state == narrow_.accept) return false;
    for (const Edge& edge : narrow_.states[state]) {
      if (edge.takes == Takes::nothing) {
        push(edge.target, set);
        continue;
      }
      Set next = step(set, edge);
      if (std::ranges::binary_search(next, wide_.accept)) continue;
      push(edge.target, std::move(next));
    }
    return true;
  }

  void push(std::uint32_t state, Set set) {
    if (seen_.emplace(state, set).second) pending_.emplace_back(state, std::move(set));
  }

  Set step(const Set& set, const Edge& taken) const {
    Set next = {0};  // a match may begin behind any word
    for (const std::uint32_t state : set) {
      for (const Edge& edge : wide_.states[state]) {
        if (accepts(edge, taken)) next.push_back(edge.target);
      }
    }
    return closed(std::move(next));
  }

  bool accepts(const Edge& edge, const Edge& taken) const {
    if (with_acts_ && edge.is_act != taken.is_act) return false;
    switch (edge.takes) {
      case Takes::nothing: return false;
      case Takes::gap: return taken.takes == Takes::word || taken.takes == Takes::gap;
      case Takes::word:
        return taken.takes == Takes::word && taken.symbol == edge.symbol &&
               (edge.spelling == 0 || edge.spelling == taken.spelling);
      case Takes::number:
      case Takes::date:
      case Takes::place:
      case Takes::places: return taken.takes == edge.takes;
    }
    return false;
  }

  Set closed(Set set) const {
    for (std::size_t i = 0; i < set.size(); ++i) {
      for (const Edge& edge : wide_.states[set[i]]) {
        if (edge.takes == Takes::nothing &&
            std::ranges::find(set, edge.target) == set.end()) {
          set.push_back(edge.target);
        }
      }
    }
    std::ranges::sort(set);
    const auto rest = std::unique(set.begin(), set.end());
    set.erase(rest, set.end());
    return set;
  }

  const Automaton& wide_;
  const Automaton& narrow_;
  bool with_acts_;
  std::vector<std::pair<std::uint32_t, Set>> pending_;
  std::set<std::pair<std::uint32_t, Set>> seen_;
};

}  // namespace

PatternComparison::PatternComparison(const RuleSet& rules) : rules_(rules) {
  for (const WordList& list : rules.words) lists_.emplace(list.name, &list);
}

bool PatternComparison::contains(const Pattern& wide, const Pattern& narrow) {
  return includes(wide, narrow, Acts::compared);
}

bool PatternComparison::contains_words(const Pattern& wide, const Pattern& narrow) {
  return includes(wide, narrow, Acts::ignored);
}

bool PatternComparison::includes(const Pattern& wide, const Pattern& narrow, Acts acts) {
  const PatternSketch& wanted = sketch_of(wide);
  for (const std::vector<Symbol>& sample : sketch_of(narrow).samples) {
    if (!meets_in_order(wanted.needs, sample)) return false;
  }
  const Automaton& one = automaton_of(wide);
  const Automaton& two = automaton_of(narrow);
  if (one.states.size() > most_states || two.states.size() > most_states) return false;
  return Inclusion(one, two, acts == Acts::compared).holds();
}

PatternComparison::Made& PatternComparison::made_of(const Pattern& pattern) {
  Made*& made = made_[&pattern];
  if (made == nullptr) made = &made_by_text_[to_string(pattern)];
  return *made;
}

const Automaton& PatternComparison::automaton_of(const Pattern& pattern) {
  std::unique_ptr<Automaton>& automaton = made_of(pattern).automaton;
  if (!automaton) {
    automaton = std::make_unique<Automaton>();
    new_state(*automaton);
    automaton->accept = add(*automaton, pattern, 0, false);
  }
  return *automaton;
}

Symbol PatternComparison::symbol_of(const std::string& word) {
  const auto next = static_cast<Symbol>(symbols_.size() + 1);
  return symbols_.emplace(word, next).first->second;
}

const std::vector<Symbol>& PatternComparison::forms_of_word(const std::string& word) {
  const auto [found, is_new] = forms_.emplace(word, std::vector<Symbol>{});
  if (is_new) {
    for (const std::string& form : forms_of(word, rules_.forms)) {
      found->second.push_back(symbol_of(form));
    }
  }
  return found->second;
}

std::uint32_t PatternComparison::add(Automaton& a,
                                     const Pattern& pattern,
                                     std::uint32_t from,
                                     bool act) {
  for (const PatternItem& item : pattern.items) from = add(a, item, from, act);
  return from;
}

std::uint32_t PatternComparison::add_any(Automaton& a,
                                         const std::vector<Pattern>& patterns,
                                         std::uint32_t from,
                                         bool act) {
  const std::uint32_t to = new_state(a);
  for (const Pattern& pattern : patterns) {
    if (a.states.size() > most_states) break;  // too large to be compared
    link(a, add(a, pattern, from, act), to);
  }
  return to;
}

std::uint32_t PatternComparison::add(Automaton& a,
                                     const PatternItem& item,
                                     std::uint32_t from,
                                     bool act) {
  Edge edge;
  edge.is_act = act || item.is_act;
  const auto take_one = [&](Takes takes) {
    edge.takes = takes;
    edge.target = new_state(a);
    a.states[from].push_back(edge);
    return edge.target;
  };
  switch (item.form) {
    case ItemForm::number: return take_one(Takes::number);
    case ItemForm::date: return take_one(Takes::date);
    case ItemForm::place: return take_one(Takes::place);
    case ItemForm::places: return take_one(Takes::places);
    case ItemForm::choice: return add_any(a, item.branches, from, edge.is_act);
    case ItemForm::word: {
      edge.takes = Takes::word;
      edge.target = new_state(a);
      if (item.exact) edge.spelling = symbol_of("\"" + item.text);
      const std::string word = item.exact ? fold(item.text) : item.text;
      const std::vector<Symbol> forms =
          item.any_form ? forms_of_word(word) : std::vector<Symbol>{symbol_of(word)};
      for (const Symbol form : forms) {
        edge.symbol = form;
        a.states[from].push_back(edge);
      }
      return edge.target;
    }
    case ItemForm::optional: {
      const std::uint32_t to = add_any(a, item.branches, from, edge.is_act);
      link(a, from, to);
      return to;
    }
    case ItemForm::gap: {
      const std::uint32_t to = new_state(a);
      edge.takes = Takes::gap;
      for (int i = 0; i < item.most; ++i) {
        link(a, from, to);
        edge.target = new_state(a);
        a.states[from].push_back(edge);
        from = edge.target;
      }
      link(a, from, to);
      return to;
    }
    case ItemForm::list: {
      const auto list = lists_.find(item.text);
      const std::vector<Pattern> none;
      return add_any(
          a, list == lists_.end() ? none : list->second->entries, from, edge.is_act);
    }
    case ItemForm::act: {
      const std::uint32_t to = new_state(a);
      for (const std::vector<Pattern>* words : acts_of(item)) {
        link(a, add_any(a, *words, from, true), to);
      }
      return to;
    }
  }
  return from;
}

std::vector<const std::vector<Pattern>*> PatternComparison::acts_of(
    const PatternItem& item) const {
  const std::optional<Kind> wanted = parse_kind(item.text);
  std::vector<const std::vector<Pattern>*> found;
  for (const auto& [kind, words] : rules_.acts) {
    if (!wanted || *wanted == kind) found.push_back(&words);
  }
  return found;
}

// --- sketches

const PatternSketch& PatternComparison::sketch_of(const Pattern& pattern) {
  std::unique_ptr<PatternSketch>& made = made_of(pattern).sketch;
  if (made) return *made;
  made = std::make_unique<PatternSketch>();
  PatternSketch& sketch = *made;
  add_sample(pattern, sketch.samples[0], Way::first, 0);
  add_sample(pattern, sketch.samples[1], Way::last, 0);
  std::vector<Symbol> words;
  for (const PatternItem& item : pattern.items) {
    words.clear();
    collect(item, words);
    if (words.empty() || item.form == ItemForm::optional) continue;
    if (takes_more_than_words(item)) continue;
    std::vector<std::uint64_t>& need = sketch.needs.emplace_back();
    for (const Symbol word : words) set_bit(need, word);
  }
  return sketch;
}

const std::vector<Symbol>& PatternComparison::words_of_list(const std::string& name) {
  const auto [found, is_new] = list_words_.try_emplace(name);
  const auto list = lists_.find(name);
  if (!is_new || list == lists_.end()) return found->second;
  std::vector<Symbol> words;
  for (const Pattern& entry : list->second->entries) collect(entry, words);
  return list_words_[name] = std::move(words);
}

void PatternComparison::collect(const Pattern& pattern, std::vector<Symbol>& words) {
  for (const PatternItem& item : pattern.items) collect(item, words);
}

// All words that the item can take; none where it takes other things than words.
void PatternComparison::collect(const PatternItem& item, std::vector<Symbol>& words) {
  if (item.form == ItemForm::word) {
    if (item.any_form) {
      const std::vector<Symbol>& forms = forms_of_word(item.text);
      words.insert(words.end(), forms.begin(), forms.end());
    } else {
      words.push_back(symbol_of(item.exact ? fold(item.text) : item.text));
    }
  } else if (item.form == ItemForm::list) {
    const std::vector<Symbol> list = words_of_list(item.text);
    words.insert(words.end(), list.begin(), list.end());
  } else if (item.form == ItemForm::act) {
    for (const std::vector<Pattern>* patterns : acts_of(item)) {
      for (const Pattern& pattern : *patterns) collect(pattern, words);
    }
  }
  for (const Pattern& branch : item.branches) collect(branch, words);
}

void PatternComparison::add_sample(const Pattern& pattern,
                                   std::vector<Symbol>& words,
                                   Way way,
                                   int depth) {
  for (const PatternItem& item : pattern.items) add_sample(item, words, way, depth);
}

void PatternComparison::add_sample(const PatternItem& item,
                                   std::vector<Symbol>& words,
                                   Way way,
                                   int depth) {
  if (depth > 40) return;
  const auto one_of = [way](const auto& ways) -> const auto& {
    return way == Way::first ? ways.front() : ways.back();
  };
  const auto add_one_of = [&](const std::vector<Pattern>& ways) {
    if (!ways.empty()) add_sample(one_of(ways), words, way, depth + 1);
  };
  if (item.form == ItemForm::word) {
    words.push_back(item.any_form ? one_of(forms_of_word(item.text))
                                  : symbol_of(item.exact ? fold(item.text) : item.text));
  } else if (item.form == ItemForm::choice) {
    add_one_of(item.branches);
  } else if (item.form == ItemForm::list) {
    const auto list = lists_.find(item.text);
    if (list != lists_.end()) add_one_of(list->second->entries);
  } else if (item.form == ItemForm::act) {
    const auto acts = acts_of(item);
    if (!acts.empty()) add_one_of(*one_of(acts));
  }
}

}  // namespace stance
