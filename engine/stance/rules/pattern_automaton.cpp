// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/pattern_automaton.h"

#include <algorithm>
#include <functional>
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
constexpr std::size_t most_pairs = 2500;
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
  if (!may_contain(sketch_of(wide), sketch_of(narrow))) return false;
  const Automaton& one = automaton_of(wide);
  const Automaton& two = automaton_of(narrow);
  if (one.states.size() > most_states || two.states.size() > most_states) return false;
  return Inclusion(one, two, acts == Acts::compared).holds();
}

std::size_t PatternComparison::ByContent::operator()(const Pattern* pattern) const {
  std::size_t hash = pattern->items.size();
  for (const PatternItem& item : pattern->items) {
    hash = hash * 31 + std::hash<std::string>()(item.text) +
           static_cast<std::size_t>(item.form);
    for (const Pattern& branch : item.branches) hash = hash * 31 + (*this)(&branch);
  }
  return hash;
}

PatternComparison::Made& PatternComparison::made_of(const Pattern& pattern) {
  Made*& made = made_[&pattern];
  if (made == nullptr) made = &made_by_content_[&pattern];
  return *made;
}

const Automaton& PatternComparison::automaton_of(const Pattern& pattern) {
  std::unique_ptr<Automaton>& automaton = made_of(pattern).automaton;
  if (!automaton) {
    automaton = std::make_unique<Automaton>();
    new_state(*automaton);
    automaton->accept = add(*automaton, pattern, Way{});
  }
  return *automaton;
}

Symbol PatternComparison::symbol_of(const std::string& word) {
  const auto [found, is_new] =
      symbols_.try_emplace(word, static_cast<Symbol>(symbols_.size() + 1));
  if (is_new) lengths_.push_back(word.size());
  return found->second;
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

// Only its last item ends where the pattern does.
std::uint32_t PatternComparison::add(Automaton& a, const Pattern& pattern, Way way) {
  const PatternItem& last = pattern.items.back();
  for (const PatternItem& item : pattern.items) {
    const bool is_last = &item == &last;
    way.from = add(
        a,
        item,
        {.from = way.from, .to = is_last ? way.to : std::nullopt, .is_act = way.is_act});
  }
  return way.from;
}

std::uint32_t PatternComparison::add_any(Automaton& a,
                                         const std::vector<Pattern>& patterns,
                                         Way way) {
  const std::uint32_t to = way.to ? *way.to : new_state(a);
  for (const Pattern& pattern : patterns) {
    if (a.states.size() > most_states) break;  // too large to be compared
    add(a, pattern, {.from = way.from, .to = to, .is_act = way.is_act});
  }
  return to;
}

std::uint32_t PatternComparison::add_word(Automaton& a,
                                          const PatternItem& item,
                                          Way way) {
  Edge edge;
  edge.takes = Takes::word;
  edge.is_act = way.is_act;
  edge.target = way.to ? *way.to : new_state(a);
  if (item.exact) edge.spelling = symbol_of("\"" + item.text);
  const auto add_form = [&](Symbol form) {
    edge.symbol = form;
    a.states[way.from].push_back(edge);
  };
  if (item.any_form) {
    for (const Symbol form : forms_of_word(item.text)) add_form(form);
  } else {
    add_form(symbol_of(item.exact ? fold(item.text) : item.text));
  }
  return edge.target;
}

std::uint32_t PatternComparison::add_gap(Automaton& a, int most, Way way) {
  const std::uint32_t to = way.to ? *way.to : new_state(a);
  Edge edge;
  edge.takes = Takes::gap;
  edge.is_act = way.is_act;
  for (int i = 0; i < most; ++i) {
    link(a, way.from, to);
    edge.target = new_state(a);
    a.states[way.from].push_back(edge);
    way.from = edge.target;
  }
  link(a, way.from, to);
  return to;
}

std::uint32_t PatternComparison::add(Automaton& a, const PatternItem& item, Way way) {
  way.is_act = way.is_act || item.is_act;
  const auto take_one = [&](Takes takes) {
    Edge edge;
    edge.takes = takes;
    edge.is_act = way.is_act;
    edge.target = way.to ? *way.to : new_state(a);
    a.states[way.from].push_back(edge);
    return edge.target;
  };
  switch (item.form) {
    case ItemForm::number: return take_one(Takes::number);
    case ItemForm::date: return take_one(Takes::date);
    case ItemForm::place: return take_one(Takes::place);
    case ItemForm::places: return take_one(Takes::places);
    case ItemForm::choice: return add_any(a, item.branches, way);
    case ItemForm::word: return add_word(a, item, way);
    case ItemForm::optional: {
      const std::uint32_t to = add_any(a, item.branches, way);
      link(a, way.from, to);
      return to;
    }
    case ItemForm::gap: return add_gap(a, item.most, way);
    case ItemForm::list: {
      const auto list = lists_.find(item.text);
      const std::vector<Pattern> none;
      return add_any(a, list == lists_.end() ? none : list->second->entries, way);
    }
    case ItemForm::act: {
      const std::uint32_t to = way.to ? *way.to : new_state(a);
      for (const std::vector<Pattern>* words : acts_of(item)) {
        add_any(a, *words, {.from = way.from, .to = to, .is_act = true});
      }
      return to;
    }
  }
  return way.from;
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

}  // namespace stance
