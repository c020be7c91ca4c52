// SPDX-License-Identifier: Apache-2.0
// Where cues fire in a passage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stance/extract/passage.h"

namespace stance {

struct CueHit {
  std::uint32_t cue = 0;  // index into CompiledRules::cues
  std::size_t sentence = 0;
  // For a frame: all its parts in one; the act is that of its first part that has one.
  Match match;
  // What kept the cue silent after all: "unless", "topic", a test.
  std::string silenced = {};
};

// Where the topic of each cue is named; looked up when first asked for.
class TopicTable {
 public:
  TopicTable(const CompiledRules& rules, const Passage& passage);

  bool is_named(std::uint32_t cue, std::size_t sentence);
  // Whether the document is about something else than the cue.
  bool is_elsewhere(std::uint32_t cue);

 private:
  const CompiledRules& rules_;
  const Passage& passage_;
  // By cue and sentence, for cues that were asked for.
  std::vector<std::vector<std::optional<bool>>> named_;
  std::vector<std::optional<bool>> elsewhere_;  // by cue
};

// All hits in the sentence, by cue and place. Hits with `silenced` are kept for "why
// not".
std::vector<CueHit> find_hits(const CompiledRules& rules,
                              const Passage& passage,
                              TopicTable& topics,
                              std::size_t sentence);

}  // namespace stance
