// SPDX-License-Identifier: Apache-2.0
#include "evidence_overlay.h"

#include <algorithm>
#include <iterator>

#include "parallel_reading.h"
#include "stance/base/in_parallel.h"
#include "stance/extract/extract.h"
#include "stance/extract/trigger_finder.h"
#include "stance/extract/word_needs.h"
#include "stance/report/words.h"

namespace stance::cli {

EvidenceBase::EvidenceBase(Session& session) : session_(&session) {
  for (store::ManualEvidence& manual : session.store().manual_evidence()) {
    Evidence& piece = manual.evidence;
    given_[piece.digest].push_back(std::move(piece));
  }
}

EvidenceBase EvidenceBase::stored(Session& session, const RuleSet& applied) {
  if (!session.store().has_read_all(applied.digest)) {
    const std::size_t pending =
        session.store().documents_to_extract(applied.digest).size();
    throw InputError("the applied rules have not read " + counted(pending, "document") +
                     " yet: stance rebuild");
  }
  return EvidenceBase(session);
}

EvidenceBase EvidenceBase::extracted(Session& session, const RuleSet& rules) {
  EvidenceBase base(session);
  base.is_stored_ = false;
  for (auto& [document, pieces] :
       read_again(session, session.store().documents_with({}), rules)) {
    for (const Evidence& piece : pieces) {
      base.by_place_[piece.jurisdiction].push_back(piece);
    }
    base.by_document_[document] = std::move(pieces);
  }
  for (const auto& [document, pieces] : base.given_) {
    for (const Evidence& piece : pieces) {
      base.by_place_[piece.jurisdiction].push_back(piece);
    }
  }
  // What tables say follows from their mappings, whatever the rules.
  std::set<JurisdictionId> places;
  for (const store::Subject& subject : session.store().subjects()) {
    places.insert(subject.jurisdiction);
  }
  for (const JurisdictionId& place : places) {
    for (Evidence& piece : session.store().evidence_for(place)) {
      if (piece.cell) base.by_place_[place].push_back(std::move(piece));
    }
  }
  return base;
}

void EvidenceBase::gather(const std::set<PolicyId>* policies) {
  if (!is_stored_) return;
  session_->store().each_evidence([&](const Evidence& piece) {
    if (policies != nullptr && !policies->contains(piece.policy)) return;
    by_place_[piece.jurisdiction].push_back(piece);
  });
  is_gathered_ = true;
}

std::vector<Evidence> EvidenceBase::of_place(const JurisdictionId& place,
                                             const std::set<PolicyId>* policies) const {
  const bool reads_store = is_stored_ && !is_gathered_;
  if (reads_store && policies == nullptr) return session_->store().evidence_for(place);
  if (reads_store) {
    std::vector<Evidence> pieces;
    for (const PolicyId& policy : *policies) {
      std::ranges::move(session_->store().evidence_for(place, policy),
                        std::back_inserter(pieces));
    }
    return pieces;
  }
  const auto found = by_place_.find(place);
  return found == by_place_.end() ? std::vector<Evidence>() : found->second;
}

bool EvidenceBase::meets(const JurisdictionId& place,
                         const std::vector<JurisdictionId>& above,
                         const TableReach& reach) const {
  const auto tells = [&](const JurisdictionId& id, const auto& each) {
    const auto found = by_place_.find(id);
    return found != by_place_.end() &&
           std::ranges::any_of(found->second, [&](const Evidence& piece) {
             const bool counts_here = id == place || piece.binds == Binds::below;
             return counts_here && piece.policy == each.first &&
                    each.second.contains(piece.state);
           });
  };
  return std::ranges::all_of(reach, [&](const auto& each) {
    return tells(place, each) ||
           std::ranges::any_of(above,
                               [&](const JurisdictionId& id) { return tells(id, each); });
  });
}

std::vector<Evidence> EvidenceBase::of_document(const Digest& document) const {
  if (is_stored_) {
    std::vector<Evidence> pieces = session_->store().evidence_of(document);
    // Rules may find the same that was given: then one of the two stays.
    for (const Evidence& piece : given_in(document)) {
      const auto found = std::ranges::find(pieces, piece);
      if (found != pieces.end()) pieces.erase(found);
    }
    return pieces;
  }
  const auto found = by_document_.find(document);
  return found == by_document_.end() ? std::vector<Evidence>() : found->second;
}

std::vector<Evidence> EvidenceBase::given_in(const Digest& document) const {
  const auto found = given_.find(document);
  return found == given_.end() ? std::vector<Evidence>() : found->second;
}

std::set<JurisdictionId> EvidenceBase::places() const {
  std::set<JurisdictionId> places;
  if (is_stored_) {
    for (JurisdictionId& place : session_->store().places()) {
      places.insert(std::move(place));
    }
  }
  for (const auto& [place, pieces] : by_place_) places.insert(place);
  return places;
}

namespace {

store::DocumentNeed need_for(const RuleSet& rules,
                             const Touch& touch,
                             const RuleSet& now,
                             bool knows_fired) {
  store::DocumentNeed need;
  if (knows_fired) need.fired = touch.fired;
  if (!need.fired || !touch.fired_tells) need.words = need_of(rules, touch.triggers);
  if (knows_fired && !touch.or_now.empty()) {
    need.or_words = coarse_need_of(now, touch.or_now);
  }
  return need;
}

// So many documents are in memory at once.
constexpr std::size_t batch = 1000;

// To look for more costs as much as to read.
constexpr std::size_t most_triggers = 100;

// Leaves those in which a trigger can match: their words tell only that it may stand
// there.
void keep_matching(Session& session,
                   const RuleSet& rules,
                   const std::vector<Trigger>& triggers,
                   std::set<Digest>& documents) {
  if (documents.empty() || triggers.size() > most_triggers) return;
  const TriggerFinder finder(rules, triggers);
  auto next = documents.begin();
  while (next != documents.end()) {
    std::vector<std::set<Digest>::iterator> places;
    std::vector<Document> texts;
    for (; next != documents.end() && texts.size() < batch; ++next) {
      std::optional<Document> document = session.store().document(*next);
      if (!document) continue;
      places.push_back(next);
      texts.push_back(*std::move(document));
    }
    std::vector<char> matches(texts.size());
    in_parallel(texts.size(),
                [&](std::size_t i) { matches[i] = finder.may_match(texts[i]) ? 1 : 0; });
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (matches[i] == 0) documents.erase(places[i]);
    }
  }
}

void add_touched(Session& session,
                 const RuleSet& rules,
                 const std::vector<Touch>& touches,
                 const RuleSet& now,
                 bool knows_fired,
                 std::set<Digest>& documents) {
  for (const Touch& touch : touches) {
    const std::vector needs = {need_for(rules, touch, now, knows_fired)};
    std::set<Digest> found = session.store().documents_meeting(needs);
    const bool is_told = touch.fired_tells && knows_fired && touch.fired.has_value();
    if (!is_told) {
      keep_matching(session, rules, touch.triggers, found);
    }
    documents.merge(found);
  }
}

}  // namespace

std::set<Digest> touched_documents(Session& session,
                                   const RuleSet& before,
                                   const RuleSet& after) {
  const TouchedText touched = touched_text(before, after);
  if (touched.is_none()) return {};
  if (touched.all) return session.store().documents_with({});
  // What fired is stored for the rules that made the evidence.
  const bool knows_fired = session.store().has_read_all(before.digest);
  std::set<Digest> documents;
  add_touched(session, before, touched.before, after, knows_fired, documents);
  add_touched(session, after, touched.after, after, knows_fired, documents);
  return documents;
}

ReadAgain read_again(Session& session,
                     const std::set<Digest>& documents,
                     const RuleSet& rules) {
  ReadAgain again;
  if (documents.empty()) return again;
  const Extractor extractor(rules, session.gazetteer());
  ParallelReading reading(
      extractor, all_threads(), [&again](const Document& document, Extraction found) {
        again[document.digest] = std::move(found.evidence);
      });
  for (const Digest& digest : documents) {
    std::optional<Document> document = session.store().document(digest);
    if (document) reading.add(std::move(*document));
  }
  reading.finish();
  return again;
}

EvidenceOf overlaid(const EvidenceBase& base,
                    const ReadAgain& again,
                    const std::set<PolicyId>* policies) {
  std::map<JurisdictionId, std::vector<Evidence>> fresh;
  for (const auto& [document, pieces] : again) {
    for (const Evidence& piece : pieces) fresh[piece.jurisdiction].push_back(piece);
    // Rules do not make it: it stays.
    for (Evidence& piece : base.given_in(document)) {
      fresh[piece.jurisdiction].push_back(std::move(piece));
    }
  }
  return [&base, &again, policies, fresh](const JurisdictionId& place) {
    std::vector<Evidence> pieces = base.of_place(place, policies);
    std::erase_if(pieces,
                  [&](const Evidence& piece) { return again.contains(piece.digest); });
    const auto more = fresh.find(place);
    if (more != fresh.end()) {
      pieces.insert(pieces.end(), more->second.begin(), more->second.end());
    }
    return pieces;
  };
}

}  // namespace stance::cli
