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
// the words of two sentences that it matches, in their order.
struct PatternSketch {
  std::vector<std::vector<std::uint64_t>> needs;
  std::array<std::vector<Symbol>, 2> samples;
};

// Patterns of one rule set, compared with each other. Not for patterns of lists in loops.
class PatternComparison {
 public:
  explicit PatternComparison(const RuleSet& rules);

  // Does `wide` match in every sentence in which `narrow` matches, with the same act?
  bool contains(const Pattern& wide, const Pattern& narrow);
  // The same whatever the act.
  bool contains_words(const Pattern& wide, const Pattern& narrow);

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
  // All words in it.
  const std::vector<Symbol>& words_of_list(const std::string& name);
  void collect(const Pattern& pattern, std::vector<Symbol>& words);
  void collect(const PatternItem& item, std::vector<Symbol>& words);
  // The first way of several, or the last: few patterns meet both by chance.
  enum class Side { first, last };
  void add_sample(const Pattern& pattern,
                  std::vector<Symbol>& words,
                  Side side,
                  int depth);
  void add_sample(const PatternItem& item,
                  std::vector<Symbol>& words,
                  Side side,
                  int depth);

  const RuleSet& rules_;
  std::unordered_map<std::string, const WordList*> lists_;
  std::unordered_map<std::string, Symbol> symbols_;
  std::unordered_map<std::string, std::vector<Symbol>> forms_;
  std::unordered_map<std::string, std::vector<Symbol>> list_words_;
  // Patterns of one text share what is made of them: many cues have the same `unless`.
  struct Made {
    std::unique_ptr<PatternSketch> sketch = {};
    std::unique_ptr<Automaton> automaton = {};
  };
  Made& made_of(const Pattern& pattern);
  std::unordered_map<const Pattern*, Made*> made_;
  std::unordered_map<std::string, Made> made_by_text_;
};

}  // namespace stance
