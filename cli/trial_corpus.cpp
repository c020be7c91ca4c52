// SPDX-License-Identifier: Apache-2.0
#include "trial_corpus.h"

#include <algorithm>
#include <set>

#include "stance/base/text.h"
#include "stance/extract/extract.h"

namespace stance::cli {
namespace {

CorpusHit hit_of(const Document& document, const Evidence& piece) {
  CorpusHit hit;
  hit.document = document.id;
  hit.quote = piece.quote;
  hit.published = document.published ? document.published->to_string() : "no date";
  hit.place = piece.jurisdiction.text;
  // A mere pattern gives nothing yet.
  hit.gives = "no context";
  if (piece.cue != CueId{"trial/trial"}) {
    hit.gives = piece.policy.text + " " + piece.state.text + ", " +
                std::string(to_string(piece.kind));
  } else if (!piece.contexts.empty()) {
    hit.gives.clear();
  }
  for (const std::string& context : piece.contexts) {
    hit.gives += (hit.gives.empty() ? "" : "  ") + context;
  }
  return hit;
}

bool is_known(const std::vector<Evidence>& known, const Evidence& piece) {
  return std::ranges::any_of(known, [&piece](const Evidence& other) {
    const bool is_by_rules = !other.extractor;
    return is_by_rules && other.begin < piece.end && piece.begin < other.end;
  });
}

}  // namespace

CorpusTrial try_on_corpus(Session& session,
                          const RuleSet& rules,
                          const CueId& cue,
                          Hits wanted) {
  const store::Store& store = session.store();
  const Extractor extractor(rules, session.gazetteer());
  CorpusTrial trial;
  std::set<std::string> places;
  store.each_document([&](const Document& document) {
    ++trial.read;
    Extraction found = extractor.extract(document);
    std::erase_if(found.evidence, [&](const Evidence& each) { return each.cue != cue; });
    std::erase_if(found.dropped,
                  [&](const Dropped& each) { return each.evidence.cue != cue; });
    if (found.evidence.empty() && found.dropped.empty()) return;
    const std::vector<Evidence> known = wanted == Hits::only_new
                                            ? store.evidence_of(document.digest)
                                            : std::vector<Evidence>{};
    const std::size_t before = trial.hits.size();
    std::set<std::size_t> sentences;
    for (const Evidence& piece : found.evidence) {
      if (is_known(known, piece) || !sentences.insert(piece.begin).second) continue;
      trial.hits.push_back(hit_of(document, piece));
      places.insert(piece.jurisdiction.text);
    }
    for (const Dropped& dropped : found.dropped) {
      const bool is_new = sentences.insert(dropped.evidence.begin).second;
      if (!is_new || is_known(known, dropped.evidence)) continue;
      CorpusHit& hit = trial.hits.emplace_back(hit_of(document, dropped.evidence));
      hit.gives = dropped.reason;
      hit.is_dropped = true;
    }
    if (trial.hits.size() > before) ++trial.documents;
  });
  trial.places = places.size();
  return trial;
}

}  // namespace stance::cli
