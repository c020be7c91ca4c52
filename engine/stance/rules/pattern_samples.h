// SPDX-License-Identifier: Apache-2.0
// A few sentences that a pattern matches, and whether another pattern matches in them.
// One in which it does not shows that it does not contain the first: nearly all pairs of
// patterns are told apart so, without a search through all sentences.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "stance/rules/sample_matcher.h"

namespace stance {

class PatternSamples {
 public:
  // The words must outlive it.
  explicit PatternSamples(PatternWords& words) : words_(words), matcher_(words) {}

  // Is there a sentence with `narrow` and without `wide`, among a few?
  bool tell_apart(const Pattern& wide, const Pattern& narrow, Acts acts);
  // The same of the first one alone.
  bool first_tells_apart(const SampleMatcher::Parts& wide,
                         const Pattern& narrow,
                         Acts acts);
  // The first sample; null where the pattern has none that is short enough.
  const PatternSample* first_of(const Pattern& pattern) { return sample_of(pattern, 0); }
  const SampleMatcher::Parts& parts_of(const Pattern& pattern) {
    return matcher_.parts_of(pattern);
  }

 private:
  // By their numbers; null for one that is too long.
  using Samples = std::vector<std::unique_ptr<PatternSample>>;

  const PatternSample* sample_of(const Pattern& pattern, std::uint32_t number);

  PatternWords& words_;
  SampleMatcher matcher_;
  std::unordered_map<const Pattern*, Samples> samples_;
};

}  // namespace stance
