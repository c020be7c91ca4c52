// SPDX-License-Identifier: Apache-2.0
#include "derive.h"

#include "parallel_reading.h"
#include "progress.h"
#include "stance/extract/extract.h"
#include "stance/extract/word_needs.h"
#include "stance/timeline/assemble.h"

namespace stance::cli {
namespace {

// So many documents share a transaction: few enough that a killed run loses little.
constexpr std::size_t batch = 200;

void keep(store::Store& store,
          const RuleSet& rules,
          const Document& document,
          Extraction found) {
  std::vector<store::DroppedEvidence> dropped;
  for (Dropped& each : found.dropped) {
    dropped.push_back({std::move(each.evidence), std::move(each.reason)});
  }
  store.replace_evidence(document.digest, rules.digest, found.evidence, dropped);
  store.set_fired(document.digest, found.fired);
  store.index_words(document.digest, words_in(document));
}

void extract_all(Session& session, const RuleSet& rules, Derived& derived) {
  store::Store& store = session.store(store::OpenMode::write);
  const std::vector<Digest> pending = store.documents_to_extract(rules.digest);
  if (pending.empty()) return;
  const Extractor extractor(rules, session.gazetteer());
  Progress progress(session, {"finding evidence", "documents", 0, pending.size()});
  ParallelReading reading(
      extractor, all_threads(), [&](const Document& document, Extraction found) {
        derived.evidence += found.evidence.size();
        keep(store, rules, document, std::move(found));
      });
  for (std::size_t begin = 0; begin < pending.size(); begin += batch) {
    store.transaction([&] {
      const std::size_t end = std::min(begin + batch, pending.size());
      for (std::size_t i = begin; i < end; ++i) {
        if (auto document = store.document(pending[i])) reading.add(std::move(*document));
        progress.advance();
      }
      reading.finish();
    });
  }
  derived.documents = pending.size();
}

void assemble_all(Session& session, const RuleSet& rules, Derived& derived) {
  store::Store& store = session.store(store::OpenMode::write);
  const std::vector<Decision> decisions = store.decisions();
  store.transaction([&] {
    const std::vector<store::Subject> outdated = store.outdated_timelines(rules.digest);
    Progress progress(session, {"making timelines", "timelines", 0, outdated.size()});
    for (const store::Subject& subject : outdated) {
      progress.advance();
      const std::vector<Evidence> evidence =
          counted_evidence(store.evidence_for(subject.jurisdiction, subject.policy),
                           decisions,
                           rules.precedence.trusted);
      const std::vector<Timeline> timelines =
          assemble_timelines(evidence, rules, Day::latest());
      store.replace_timelines(subject, rules.digest, timelines);
      derived.timelines += timelines.size();
    }
  });
}

}  // namespace

void apply_rules_once(Session& session) {
  if (session.store(store::OpenMode::write).applied_digest()) return;
  session.apply(session.sound_rules());
}

Derived derive(Session& session) {
  Derived derived;
  const RuleSet& rules = session.applied_rules();
  extract_all(session, rules, derived);
  derived.series = derive_tables(session, rules);
  assemble_all(session, rules, derived);
  return derived;
}

}  // namespace stance::cli
