// SPDX-License-Identifier: Apache-2.0
// What each cue, each context and each word of a context does in the documents of a
// store.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "stance/base/evidence.h"
#include "stance/extract/extract.h"

namespace stance::cli {

struct LiveUse {
  // Places in documents where it matched, whatever came of it.
  std::size_t hits = 0;
  // Pieces of evidence that it gave.
  std::size_t records = 0;
  // Why its other hits gave nothing, the latest reason.
  std::string silence = {};
  // The last day on which something that it gave was published.
  std::optional<Day> last = {};
  // Other cues, with the number of its hits that they share.
  std::map<CueId, std::size_t> shared = {};
  // Other cues, with a sentence in which they say something else of one policy and place.
  std::map<CueId, std::string> contrary = {};
};

struct LiveUses {
  std::size_t documents = 0;
  // The latest publication of any document.
  std::optional<Day> newest = {};
  std::map<CueId, LiveUse> cues = {};
  // Contexts that changed or dropped something, and how often.
  std::map<std::string, std::size_t> contexts = {};
  std::map<PolicyId, std::size_t> records = {};

  // What one document gave.
  void add(const Document& document, const Extraction& found);
};

// The rules with a context of its own for each word of a context: what these touch is
// what the word touches.
RuleSet with_single_words(const RuleSet& rules);
// What with_single_words() calls the context of a word.
std::string name_of_word(const std::string& context, std::size_t word);

}  // namespace stance::cli
