// SPDX-License-Identifier: Apache-2.0
// A cue or a pattern tried on all documents of the store.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "session.h"

namespace stance::cli {

struct CorpusHit {
  std::string document;
  std::string sentence;
  // The words that matched, in the sentence.
  std::string quote;
  // "dogs free, observed", or why nothing is given.
  std::string gives;
  bool is_dropped = false;
  std::string published;
  std::string place;
};

struct CorpusTrial {
  std::vector<CorpusHit> hits;
  std::size_t documents = 0;
  std::size_t places = 0;
  // Documents that were read.
  std::size_t read = 0;
};

enum class Hits { all, only_new };

// What `cue`, one of the rules', finds. New is what lies in no evidence of the store.
CorpusTrial try_on_corpus(Session& session,
                          const RuleSet& rules,
                          const CueId& cue,
                          Hits wanted);

}  // namespace stance::cli
