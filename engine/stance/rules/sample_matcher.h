// SPDX-License-Identifier: Apache-2.0
// Whether a pattern matches in a sentence of a few words: all of its places at once, as
// the bits of a number.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "stance/rules/pattern_words.h"

namespace stance {

// What stands at one place of a sentence, as far as patterns see it.
struct SampleWord {
  enum class Is : std::uint8_t { word, any_word, number, date, place, places };
  Is is = Is::word;
  // Part of the act of the pattern that the sample is of.
  bool is_act = false;
  Symbol symbol = 0;
  // Of its exact spelling, where that is told.
  Symbol spelling = 0;
};

// No longer than `longest_sample`.
using PatternSample = std::vector<SampleWord>;
inline constexpr std::size_t longest_sample = 63;

// Must two patterns have the same act where they match?
enum class Acts { compared, ignored };

class SampleMatcher {
 public:
  // The words must outlive it.
  explicit SampleMatcher(PatternWords& words);
  ~SampleMatcher();

  struct Part;
  // A pattern made ready; it stays as long as the matcher does.
  using Parts = std::vector<Part>;
  const Parts& parts_of(const Pattern& pattern);

  // Does it match anywhere in the sample? Quick where the sample is that of the last
  // question, which must not have changed since.
  bool matches(const Parts& parts, const PatternSample& sample, Acts acts);

 private:
  // A bit for each place of a sample, and one for its end.
  using Places = std::uint64_t;

  // A pattern that can begin with the word; without one: with something else.
  struct Way {
    Symbol first = 0;
    const Pattern* pattern = nullptr;
    const Parts* parts = nullptr;
  };

  // What a list or an {act} stands for, by the words with which it can begin. `starts`:
  // the places where one can begin in the sample of that number.
  struct Listed {
    std::vector<Way> ways;
    std::size_t sample = 0;
    Places starts = 0;

    std::span<Way> beginning_with(Symbol first);
  };

  void take(const PatternSample& sample);
  Listed& listed_of(const PatternItem& item);
  bool add_firsts(const Pattern& pattern, std::vector<Symbol>& firsts);
  bool add_firsts(const PatternItem& item, std::vector<Symbol>& firsts);

  Places starts_of(Listed& listed) const;
  // Is each of its parts somewhere, in whatever order? Quick.
  bool may_match(const Parts& parts) const;
  bool may_match(const Part& part) const;
  Places after_way(Way& way, Places places, bool is_act, int depth);
  // Where it can end that begins at one of the places.
  Places after(const Parts& parts, Places places, bool is_act, int depth);
  Places after(const Part& part, Places places, bool is_act, int depth);
  Places of_any(std::span<const Symbol> symbols) const;
  Places after_word(const Part& part, Places places, bool is_act) const;
  Places after_gap(int most, Places places, bool is_act) const;
  Places after_listed(Listed& listed, Places places, bool is_act, int depth);
  Places fitting(bool is_act) const;

  PatternWords& words_;
  std::unordered_map<const Pattern*, std::unique_ptr<Parts>> parts_;
  std::map<PatternWords::ListName, std::unique_ptr<Listed>> listed_;

  const PatternSample* sample_ = nullptr;
  std::size_t sample_number_ = 0;
  bool with_acts_ = false;
  // Of the sample: where a word stands, by its number; where a thing of some kind does;
  // what belongs to the act.
  std::vector<Places> of_symbol_;
  std::array<Places, 6> of_kind_ = {};
  Places of_act_ = 0;
};

// An item whose words are numbers. Which members count depends on `form`.
struct SampleMatcher::Part {
  ItemForm form = ItemForm::word;
  bool is_act = false;
  int most = 0;
  Symbol spelling = 0;
  std::span<const Symbol> symbols = {};
  Listed* listed = nullptr;
  std::vector<const Parts*> branches = {};
};

}  // namespace stance
