// SPDX-License-Identifier: Apache-2.0
// Patterns as finite automata over words, to tell whether every sentence in which one
// pattern matches is also one in which another does. Gaps and lists are finite, so this
// can be decided; where it would take too long, the answer is "no".
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "stance/rules/rule_set.h"

namespace stance {

// Words by number; 0 is a word that no pattern names.
using Symbol = std::uint32_t;

struct AutomatonEdge {
  enum class Takes : std::uint8_t {
    word,  // the word `symbol`; `spelling` is 0 or its exact spelling
    number,
    date,
    place,
    places,
    gap,     // any word
    nothing  // no word: a way to go on
  };
  Takes takes = Takes::nothing;
  bool is_act = false;
  Symbol symbol = 0;
  Symbol spelling = 0;
  std::uint32_t target = 0;
};

// State 0 is the start, `accept` the end.
struct Automaton {
  std::vector<std::vector<AutomatonEdge>> states;
  std::uint32_t accept = 0;
};

// What one pattern must meet in a sentence: for each of its parts that cannot be missing,
// in their order, the words of which one must stand there (a bit for each). `samples` are
// the words of a few sentences that it matches, in their order.
struct PatternSketch {
  std::vector<std::vector<std::uint64_t>> needs;
  std::array<std::vector<Symbol>, 8> samples;
};

// Patterns of one rule set, compared with each other. Not for patterns of lists in loops.
class PatternComparison {
 public:
  explicit PatternComparison(const RuleSet& rules);

  // Does `wide` match in every sentence in which `narrow` matches, with the same act?
  bool contains(const Pattern& wide, const Pattern& narrow);
  // The same whatever the act.
  bool contains_words(const Pattern& wide, const Pattern& narrow);

  // Numbers the pattern, from 0 on, as one that may contain others.
  void add_wide(const Pattern& wide);
  // The numbers of those that may contain it, ascending; all others surely do not.
  std::vector<std::size_t> maybe_containing(const Pattern& narrow);

 private:
  enum class Acts { compared, ignored };

  bool includes(const Pattern& wide, const Pattern& narrow, Acts acts);
  const PatternSketch& sketch_of(const Pattern& pattern);
  const Automaton& automaton_of(const Pattern& pattern);

  // --- building
  Symbol symbol_of(const std::string& word);
  const std::vector<Symbol>& forms_of_word(const std::string& word);
  // From one state to another, which is made where none is given; that is what they give.
  struct Way {
    std::uint32_t from = 0;
    std::optional<std::uint32_t> to = {};
    bool is_act = false;
  };
  std::uint32_t add(Automaton& a, const Pattern& pattern, Way way);
  std::uint32_t add(Automaton& a, const PatternItem& item, Way way);
  std::uint32_t add_word(Automaton& a, const PatternItem& item, Way way);
  static std::uint32_t add_gap(Automaton& a, int most, Way way);
  std::uint32_t add_any(Automaton& a, const std::vector<Pattern>& patterns, Way way);
  std::vector<const std::vector<Pattern>*> acts_of(const PatternItem& item) const;
  // Words of which one stands in all that it matches; empty where that cannot be told.
  using Need = std::vector<Symbol>;
  const Need& need_of_list(const std::string& name);
  Need need_of(const Pattern& pattern);
  Need need_of(const PatternItem& item);
  void add_need_of_any(const std::vector<Pattern>& patterns, Need& need, bool& is_told);
  // Do few other sentences meet it? Less is better.
  std::pair<std::size_t, std::size_t> width_of(const Need& need) const;
  static bool may_contain(const PatternSketch& wide, const PatternSketch& narrow);
  void collect(const Pattern& pattern, std::vector<Symbol>& words);
  void collect(const PatternItem& item, std::vector<Symbol>& words);
  // Takes the first way of several (0), the last (1), or one by the number: few patterns
  // meet all of them by chance.
  struct Choice {
    std::uint32_t number = 0;
    std::uint32_t mixed = 0;

    std::size_t one_of(std::size_t ways);
  };
  void add_sample(const Pattern& pattern,
                  std::vector<Symbol>& words,
                  Choice& choice,
                  int depth);
  void add_sample(const PatternItem& item,
                  std::vector<Symbol>& words,
                  Choice& choice,
                  int depth);

  const RuleSet& rules_;
  std::unordered_map<std::string, const WordList*> lists_;
  std::unordered_map<std::string, Symbol> symbols_;
  std::unordered_map<std::string, std::vector<Symbol>> forms_;
  std::vector<std::size_t> lengths_ = {0};  // of the words, by number
  std::unordered_map<std::string, Need> list_needs_;
  // Equal patterns share what is made of them: many cues have the same `unless`.
  struct Made {
    std::unique_ptr<PatternSketch> sketch = {};
    std::unique_ptr<Automaton> automaton = {};
  };
  struct ByContent {
    std::size_t operator()(const Pattern* pattern) const;
    bool operator()(const Pattern* one, const Pattern* two) const { return *one == *two; }
  };
  Made& made_of(const Pattern& pattern);
  std::vector<const PatternSketch*> wide_;
  // Word -> the wide ones that need it or one of a few others; those that need none.
  std::unordered_map<Symbol, std::vector<std::size_t>> wide_by_word_;
  std::vector<std::size_t> wide_without_need_;
  std::unordered_map<const Pattern*, Made*> made_;
  std::unordered_map<const Pattern*, Made, ByContent, ByContent> made_by_content_;
};

}  // namespace stance
