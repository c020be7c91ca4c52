// SPDX-License-Identifier: Apache-2.0
#include "evidence_overlay.h"

#include <algorithm>
#include <memory>

#include "stance/extract/extract.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

bool finds_something(const Extractor& extractor, const Document& document) {
  const Extraction found = extractor.extract(document);
  return !found.evidence.empty() || !found.dropped.empty();
}

}  // namespace

EvidenceBase EvidenceBase::stored(Session& session, const RuleSet& applied) {
  const std::size_t pending = session.store().documents_to_extract(applied.digest).size();
  if (pending > 0) {
    throw InputError("the applied rules have not read " + counted(pending, "document") +
                     " yet: stance rebuild");
  }
  return EvidenceBase(session);
}

EvidenceBase EvidenceBase::extracted(Session& session, const RuleSet& rules) {
  EvidenceBase base(session);
  base.is_stored_ = false;
  const Extractor extractor(rules, session.gazetteer());
  session.store().each_document([&](const Document& document) {
    Extraction found = extractor.extract(document);
    for (const Evidence& piece : found.evidence) {
      base.by_place_[piece.jurisdiction].push_back(piece);
      base.by_document_[piece.digest].push_back(piece);
    }
  });
  for (const store::ManualEvidence& manual : session.store().manual_evidence()) {
    base.by_place_[manual.evidence.jurisdiction].push_back(manual.evidence);
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

std::vector<Evidence> EvidenceBase::of_place(const JurisdictionId& place) const {
  if (is_stored_) return session_->store().evidence_for(place);
  const auto found = by_place_.find(place);
  return found == by_place_.end() ? std::vector<Evidence>() : found->second;
}

std::vector<Evidence> EvidenceBase::of_document(const Digest& document) const {
  if (is_stored_) {
    std::vector<Evidence> pieces = session_->store().evidence_of(document);
    std::erase_if(pieces,
                  [](const Evidence& piece) { return piece.extractor.has_value(); });
    return pieces;
  }
  const auto found = by_document_.find(document);
  return found == by_document_.end() ? std::vector<Evidence>() : found->second;
}

std::set<JurisdictionId> EvidenceBase::places() const {
  std::set<JurisdictionId> places;
  if (is_stored_) {
    for (const store::Subject& subject : session_->store().subjects()) {
      places.insert(subject.jurisdiction);
    }
  }
  for (const auto& [place, pieces] : by_place_) places.insert(place);
  return places;
}

std::set<Digest> touched_documents(Session& session,
                                   const RuleSet& before,
                                   const RuleSet& after) {
  const TouchedText touched = touched_text(before, after);
  std::set<Digest> documents;
  if (touched.is_none()) return documents;
  std::vector<std::unique_ptr<Extractor>> finders;
  const auto add_finder = [&](const RuleSet& rules, const std::set<CueId>& cues) {
    if (touched.all || cues.empty()) return;
    finders.push_back(
        std::make_unique<Extractor>(with_cues_alone(rules, cues), session.gazetteer()));
  };
  add_finder(before, touched.cues_before);
  add_finder(after, touched.cues_after);
  session.store().each_document([&](const Document& document) {
    const bool is_touched =
        touched.all ||
        std::ranges::any_of(finders, [&](const std::unique_ptr<Extractor>& finder) {
          return finds_something(*finder, document);
        });
    if (is_touched) documents.insert(document.digest);
  });
  return documents;
}

ReadAgain read_again(Session& session,
                     const std::set<Digest>& documents,
                     const RuleSet& rules) {
  ReadAgain again;
  if (documents.empty()) return again;
  const Extractor extractor(rules, session.gazetteer());
  for (const Digest& digest : documents) {
    const std::optional<Document> document = session.store().document(digest);
    if (document) again[digest] = extractor.extract(*document).evidence;
  }
  return again;
}

EvidenceOf overlaid(const EvidenceBase& base, const ReadAgain& again) {
  std::map<JurisdictionId, std::vector<Evidence>> fresh;
  for (const auto& [document, pieces] : again) {
    for (const Evidence& piece : pieces) fresh[piece.jurisdiction].push_back(piece);
  }
  return [&base, &again, fresh](const JurisdictionId& place) {
    std::vector<Evidence> pieces = base.of_place(place);
    // What other programs found stays: rules do not make it.
    std::erase_if(pieces, [&](const Evidence& piece) {
      return !piece.extractor && again.contains(piece.digest);
    });
    const auto more = fresh.find(place);
    if (more != fresh.end()) {
      pieces.insert(pieces.end(), more->second.begin(), more->second.end());
    }
    return pieces;
  };
}

}  // namespace stance::cli
