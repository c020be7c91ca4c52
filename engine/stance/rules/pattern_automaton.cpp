// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/pattern_automaton.h"

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "stance/base/sort_unique.h"

namespace stance {
namespace {

using Edge = AutomatonEdge;
using Takes = AutomatonEdge::Takes;

// Pairs of a state and a set of states that are looked at before giving up.
constexpr std::size_t most_pairs = 2500;
constexpr std::size_t most_states = 20'000;

std::pair<Takes, Symbol> what(const Edge& edge) {
  return {edge.takes, edge.symbol};
}

// --- making

class AutomatonMaker {
 public:
  explicit AutomatonMaker(PatternWords& words) : words_(words) { new_state(); }

  Automaton run(const Pattern& pattern) {
    made_.accept = add(pattern, Way{});
    for (std::vector<Edge>& edges : made_.states) sort_unique(edges);
    return std::move(made_);
  }

 private:
  // From one state to another, which is made where none is given; that is what they give.
  struct Way {
    std::uint32_t from = 0;
    std::optional<std::uint32_t> to = {};
    bool is_act = false;
  };

  std::uint32_t new_state() {
    made_.states.emplace_back();
    return static_cast<std::uint32_t>(made_.states.size() - 1);
  }

  void link(std::uint32_t from, std::uint32_t to) {
    Edge edge;
    edge.target = to;
    made_.states[from].push_back(edge);
  }

  // Only its last item ends where the pattern does.
  std::uint32_t add(const Pattern& pattern, Way way) {
    const PatternItem& last = pattern.items.back();
    for (const PatternItem& item : pattern.items) {
      const std::optional<std::uint32_t> to = &item == &last ? way.to : std::nullopt;
      way.from = add(item, {.from = way.from, .to = to, .is_act = way.is_act});
    }
    return way.from;
  }

  std::uint32_t add_any(const std::vector<Pattern>& patterns, Way way) {
    const std::uint32_t to = way.to ? *way.to : new_state();
    for (const Pattern& pattern : patterns) {
      if (made_.states.size() > most_states) break;  // too large to be compared
      add(pattern, {.from = way.from, .to = to, .is_act = way.is_act});
    }
    return to;
  }

  std::uint32_t add_word(const PatternItem& item, Way way) {
    Edge edge;
    edge.takes = Takes::word;
    edge.is_act = way.is_act;
    edge.target = way.to ? *way.to : new_state();
    edge.spelling = words_.spelling_of(item);
    for (const Symbol symbol : words_.symbols_of(item)) {
      edge.symbol = symbol;
      made_.states[way.from].push_back(edge);
    }
    return edge.target;
  }

  std::uint32_t add_gap(int most, Way way) {
    const std::uint32_t to = way.to ? *way.to : new_state();
    Edge edge;
    edge.takes = Takes::gap;
    edge.is_act = way.is_act;
    for (int i = 0; i < most; ++i) {
      link(way.from, to);
      edge.target = new_state();
      made_.states[way.from].push_back(edge);
      way.from = edge.target;
    }
    link(way.from, to);
    return to;
  }

  std::uint32_t add_thing(Takes takes, Way way) {
    Edge edge;
    edge.takes = takes;
    edge.is_act = way.is_act;
    edge.target = way.to ? *way.to : new_state();
    made_.states[way.from].push_back(edge);
    return edge.target;
  }

  std::uint32_t add_listed(const PatternItem& item, Way way) {
    const std::uint32_t to = way.to ? *way.to : new_state();
    for (const std::vector<Pattern>* patterns : words_.ways_of(item)) {
      add_any(*patterns, {.from = way.from, .to = to, .is_act = way.is_act});
    }
    return to;
  }

  std::uint32_t add(const PatternItem& item, Way way) {
    way.is_act = way.is_act || item.is_act || item.form == ItemForm::act;
    switch (item.form) {
      case ItemForm::number: return add_thing(Takes::number, way);
      case ItemForm::date: return add_thing(Takes::date, way);
      case ItemForm::place: return add_thing(Takes::place, way);
      case ItemForm::places: return add_thing(Takes::places, way);
      case ItemForm::choice: return add_any(item.branches, way);
      case ItemForm::word: return add_word(item, way);
      case ItemForm::optional: {
        const std::uint32_t to = add_any(item.branches, way);
        link(way.from, to);
        return to;
      }
      case ItemForm::gap: return add_gap(item.most, way);
      case ItemForm::list:
      case ItemForm::act: return add_listed(item, way);
    }
    return way.from;
  }

  PatternWords& words_;
  Automaton made_;
};

// --- comparing

// The wide pattern, read from every word on: the set of states it can be in.
class Inclusion {
 public:
  Inclusion(const Automaton& wide, const Automaton& narrow, bool with_acts)
      : wide_(wide), narrow_(seen_by(wide, narrow)), with_acts_(with_acts) {}

  bool holds() {
    pending_.push_back({0, closed({0})});
    while (!pending_.empty()) {
      auto [state, set] = std::move(pending_.back());
      pending_.pop_back();
      if (!follow(state, set)) return false;
      if (looked_at_ > most_pairs) return false;
    }
    return true;
  }

 private:
  using Set = std::vector<std::uint32_t>;

  // To the wide one all words are alike that it does not know.
  static Automaton seen_by(const Automaton& wide, Automaton narrow) {
    std::unordered_set<Symbol> known;
    for (const std::vector<Edge>& edges : wide.states) {
      for (const Edge& edge : edges) known.insert(edge.symbol);
    }
    for (std::vector<Edge>& edges : narrow.states) {
      for (Edge& edge : edges) {
        if (known.contains(edge.symbol)) continue;
        edge.symbol = 0;
        edge.spelling = 0;
      }
      sort_unique(edges);
    }
    return narrow;
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

  // Where a smaller set is looked at, all that can be read from it can be read from this.
  void push(std::uint32_t state, Set set) {
    std::vector<Set>& seen = seen_[state];
    const auto is_part = [&set](const Set& other) {
      return std::ranges::includes(set, other);
    };
    if (std::ranges::any_of(seen, is_part)) return;
    std::erase_if(seen,
                  [&set](const Set& other) { return std::ranges::includes(other, set); });
    seen.push_back(set);
    pending_.emplace_back(state, std::move(set));
    ++looked_at_;
  }

  Set step(const Set& set, const Edge& taken) const {
    Set next = {0};  // a match may begin behind any word
    const auto add = [&](const Edge& edge) {
      const bool is_spelled = edge.spelling == 0 || edge.spelling == taken.spelling;
      const bool has_act = !with_acts_ || edge.is_act == taken.is_act;
      if (is_spelled && has_act) next.push_back(edge.target);
    };
    const bool is_word = taken.takes == Takes::word || taken.takes == Takes::gap;
    for (const std::uint32_t state : set) {
      if (taken.takes != Takes::gap) std::ranges::for_each(edges(state, taken), add);
      if (is_word) std::ranges::for_each(edges(state, {.takes = Takes::gap}), add);
    }
    return closed(std::move(next));
  }

  // Those of a state that take the same.
  std::span<const Edge> edges(std::uint32_t state, const Edge& taken) const {
    const std::vector<Edge>& all = wide_.states[state];
    const auto wanted = what(taken);
    const auto first = std::ranges::lower_bound(all, wanted, {}, what);
    // Few or none: a step each is less than a second search.
    const auto is_other = [&](const Edge& edge) { return what(edge) != wanted; };
    return {first, std::find_if(first, all.end(), is_other)};
  }

  Set closed(Set set) const {
    for (std::size_t i = 0; i < set.size(); ++i) {
      for (const Edge& edge : edges(set[i], {})) {
        const bool is_new = std::ranges::find(set, edge.target) == set.end();
        if (is_new) set.push_back(edge.target);
      }
    }
    std::ranges::sort(set);
    const auto rest = std::unique(set.begin(), set.end());
    set.erase(rest, set.end());
    return set;
  }

  const Automaton& wide_;
  Automaton narrow_;
  bool with_acts_;
  std::vector<std::pair<std::uint32_t, Set>> pending_;
  std::unordered_map<std::uint32_t, std::vector<Set>> seen_;
  std::size_t looked_at_ = 0;
};

}  // namespace

Automaton automaton_of(const Pattern& pattern, PatternWords& words) {
  return AutomatonMaker(words).run(pattern);
}

bool includes(const Automaton& wide, const Automaton& narrow, Acts acts) {
  if (std::max(wide.states.size(), narrow.states.size()) > most_states) return false;
  return Inclusion(wide, narrow, acts == Acts::compared).holds();
}

}  // namespace stance
