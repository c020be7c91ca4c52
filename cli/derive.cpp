// SPDX-License-Identifier: Apache-2.0
#include "derive.h"

#include "progress.h"
#include "stance/extract/extract.h"
#include "stance/extract/word_needs.h"
#include "stance/timeline/assemble.h"

namespace stance::cli {
namespace {

// So many documents share a transaction: few enough that a killed run loses little.
constexpr std::size_t batch = 200;

std::size_t extract_one(store::Store& store,
                        const Extractor& extractor,
                        const RuleSet& rules,
                        const Digest& digest) {
  const std::optional<Document> document = store.document(digest);
  if (!document) return 0;
  Extraction found = extractor.extract(*document);
  std::vector<store::DroppedEvidence> dropped;
  for (Dropped& each : found.dropped) {
    dropped.push_back({std::move(each.evidence), std::move(each.reason)});
  }
  store.replace_evidence(digest, rules.digest, found.evidence, dropped);
  store.index_words(digest, words_in(*document));
  return found.evidence.size();
}

void extract_all(Session& session, const RuleSet& rules, Derived& derived) {
  store::Store& store = session.store(store::OpenMode::write);
  const std::vector<Digest> pending = store.documents_to_extract(rules.digest);
  if (pending.empty()) return;
  const Extractor extractor(rules, session.gazetteer());
  Progress progress(session, {"finding evidence", "documents", 0, pending.size()});
  for (std::size_t begin = 0; begin < pending.size(); begin += batch) {
    store.transaction([&] {
      const std::size_t end = std::min(begin + batch, pending.size());
      for (std::size_t i = begin; i < end; ++i) {
        derived.evidence += extract_one(store, extractor, rules, pending[i]);
        progress.advance();
      }
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
