// SPDX-License-Identifier: Apache-2.0
#include "explain_sources.h"

namespace stance::cli {

SourceOf evidence_sources(Session& session) {
  return [&session](const EvidenceId& id) -> std::optional<QuotedEvidence> {
    const std::vector<Evidence> pieces = session.store().evidence_by_id(id);
    if (pieces.empty()) return std::nullopt;
    return QuotedEvidence{pieces.front(),
                          session.store().document(pieces.front().digest)};
  };
}

}  // namespace stance::cli
