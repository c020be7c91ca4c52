// SPDX-License-Identifier: Apache-2.0
// From a document to evidence, by the rules of a pack: tokens, sentences, names, dates,
// cues, contexts, attachment, merge of repeats. Pure and deterministic; documents are
// independent of one another, so a caller may extract from several at once.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/base/document.h"
#include "stance/base/evidence.h"
#include "stance/places/gazetteer.h"
#include "stance/rules/rule_set.h"

namespace stance {

// Evidence that was not given out, and why: the answer to "why not".
struct Dropped {
  // What it would have been; `contexts` names the contexts seen so far.
  Evidence evidence;
  // In words for the reader: "dropped by context supposed ("if")", "no place in focus".
  std::string reason;
  // Where the text does not tell which of several places it is of: those that it can be,
  // the most likely first. `evidence` is then whole but for its jurisdiction.
  std::vector<JurisdictionId> candidates = {};
};

// How the reason begins where there are candidates.
inline constexpr std::string_view unclear_place = "could be several places";

struct Extraction {
  // Sorted by span, then policy, state, kind, jurisdiction.
  std::vector<Evidence> evidence;
  std::vector<Dropped> dropped;
  // The cues whose patterns matched somewhere, whatever came of it; sorted, each once.
  // Where none did, the document gives nothing.
  std::vector<CueId> fired = {};
};

// The rules and the gazetteer compiled into one matcher. Cheap to share: extracting does
// not change it, and several threads may use one Extractor.
class Extractor {
 public:
  Extractor(const RuleSet& rules, const Gazetteer& gazetteer);
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;

  Extraction extract(const Document& document) const;

 private:
  struct Compiled;
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace stance
