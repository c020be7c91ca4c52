// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/pattern_samples.h"

#include <span>

namespace stance {
namespace {

using Is = SampleWord::Is;
constexpr std::uint32_t most_samples = 256;
constexpr int deepest = 40;

// Takes the first way of several (0), the last (1), or one by the number: few patterns
// meet all of them by chance.
class SampleMaker {
 public:
  SampleMaker(PatternWords& words, std::uint32_t number)
      : words_(words), number_(number), mixed_(number * 2654435761U) {}

  // Null where there is none, or only too long ones.
  std::unique_ptr<PatternSample> run(const Pattern& pattern) {
    sample_.reserve(16);
    add(pattern, false, 0);
    if (is_none_ || sample_.size() > longest_sample) return nullptr;
    return std::make_unique<PatternSample>(std::move(sample_));
  }

 private:
  std::size_t one_of(std::size_t ways) {
    if (number_ == 0) return 0;
    if (number_ == 1) return ways - 1;
    mixed_ = mixed_ * 1664525U + 1013904223U;
    return (mixed_ >> 16U) % ways;
  }

  void add(const Pattern& pattern, bool is_act, int depth) {
    for (const PatternItem& item : pattern.items) add(item, is_act || item.is_act, depth);
  }

  void add_one_of(const std::vector<Pattern>& ways, bool is_act, int depth) {
    is_none_ = is_none_ || ways.empty() || depth > deepest;
    if (!is_none_) add(ways[one_of(ways.size())], is_act, depth + 1);
  }

  void add(const PatternItem& item, bool is_act, int depth) {
    switch (item.form) {
      case ItemForm::word: return add_word(item, is_act);
      case ItemForm::choice: return add_one_of(item.branches, is_act, depth);
      case ItemForm::optional:
        if (one_of(2) == 0) add_one_of(item.branches, is_act, depth);
        return;
      case ItemForm::gap:
        sample_.insert(sample_.end(),
                       one_of(static_cast<std::size_t>(item.most) + 1),
                       {.is = Is::any_word, .is_act = is_act});
        return;
      case ItemForm::list:
      case ItemForm::act: return add_listed(item, is_act, depth);
      case ItemForm::number: return add_thing(Is::number, is_act);
      case ItemForm::date: return add_thing(Is::date, is_act);
      case ItemForm::place: return add_thing(Is::place, is_act);
      case ItemForm::places: return add_thing(Is::places, is_act);
    }
  }

  void add_word(const PatternItem& item, bool is_act) {
    const std::span<const Symbol> symbols = words_.symbols_of(item);
    sample_.push_back({.is = Is::word,
                       .is_act = is_act,
                       .symbol = symbols[one_of(symbols.size())],
                       .spelling = words_.spelling_of(item)});
  }

  void add_listed(const PatternItem& item, bool is_act, int depth) {
    const auto& ways = words_.ways_of(item);
    is_none_ = is_none_ || ways.empty();
    if (is_none_) return;
    add_one_of(*ways[one_of(ways.size())], is_act || item.form == ItemForm::act, depth);
  }

  void add_thing(Is is, bool is_act) { sample_.push_back({.is = is, .is_act = is_act}); }

  PatternWords& words_;
  std::uint32_t number_;
  std::uint32_t mixed_;
  PatternSample sample_;
  // Nothing that it matches could be found.
  bool is_none_ = false;
};

}  // namespace

const PatternSample* PatternSamples::sample_of(const Pattern& pattern,
                                               std::uint32_t number) {
  Samples& samples = samples_[&pattern];
  while (samples.size() <= number) {
    const auto next = static_cast<std::uint32_t>(samples.size());
    samples.push_back(SampleMaker(words_, next).run(pattern));
  }
  return samples[number].get();
}

bool PatternSamples::first_tells_apart(const SampleMatcher::Parts& wide,
                                       const Pattern& narrow,
                                       Acts acts) {
  const PatternSample* sample = first_of(narrow);
  return sample != nullptr && !matcher_.matches(wide, *sample, acts);
}

bool PatternSamples::tell_apart(const Pattern& wide, const Pattern& narrow, Acts acts) {
  const SampleMatcher::Parts& parts = matcher_.parts_of(wide);
  for (std::uint32_t number = 0; number < most_samples; ++number) {
    const PatternSample* sample = sample_of(narrow, number);
    if (sample != nullptr && !matcher_.matches(parts, *sample, acts)) return true;
  }
  return false;
}

}  // namespace stance
