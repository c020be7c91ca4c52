// SPDX-License-Identifier: Apache-2.0
#include "unclear_places.h"

#include <set>

#include "stance/extract/extract.h"

namespace stance::cli {
namespace {

Waiting waiting_of(Dropped dropped) {
  Waiting waiting{.piece = std::move(dropped.evidence),
                  .outlook = {},
                  .candidates = std::move(dropped.candidates)};
  waiting.piece = placed(waiting.piece, {});
  return waiting;
}

}  // namespace

std::vector<Waiting> unclear_places(Session& session) {
  std::vector<Waiting> found;
  const std::vector<Digest> documents =
      session.store().documents_dropping(std::string(unclear_place));
  if (documents.empty()) return found;
  const Extractor extractor(session.applied_rules(), session.gazetteer());
  std::set<EvidenceId> seen;
  for (const Digest& digest : documents) {
    const std::optional<Document> document = session.store().document(digest);
    if (!document) continue;
    for (Dropped& dropped : extractor.extract(*document).dropped) {
      if (dropped.candidates.empty()) continue;
      Waiting waiting = waiting_of(std::move(dropped));
      if (is_retracted(waiting.piece, session.decisions())) continue;
      if (is_settled(waiting, session.decisions())) continue;
      if (seen.insert(waiting.piece.id).second) found.push_back(std::move(waiting));
    }
  }
  return found;
}

}  // namespace stance::cli
