// SPDX-License-Identifier: Apache-2.0
#include "explain_sources.h"

#include <ostream>

#include "cue_places.h"
#include "stance/report/page.h"

namespace stance::cli {

SourceOf evidence_sources(Session& session) {
  const std::optional<store::AppliedRules> applied = session.store().applied_rules();
  const CuePlaces places(applied.value_or(store::AppliedRules{}).files);
  return [&session, places](const EvidenceId& id) -> std::optional<QuotedEvidence> {
    const std::vector<Evidence> pieces = session.store().evidence_by_id(id);
    if (pieces.empty()) return std::nullopt;
    const Evidence& piece = pieces.front();
    return QuotedEvidence{piece,
                          session.store().document(piece.digest),
                          piece.cue ? places.of(*piece.cue) : std::nullopt};
  };
}

void print_explanation_page(Session& session,
                            const std::string& title,
                            const std::string& question,
                            const Explanation& tree,
                            const SourceOf& sources) {
  Page page = {heading(1, title), paragraph(question)};
  for (PageBlock& block : explanation_page(tree, sources)) {
    page.push_back(std::move(block));
  }
  page.push_back(paragraph("rules " + session.applied_rules().digest.text.substr(0, 8)));
  session.out() << page_html(page, title);
}

}  // namespace stance::cli
