// SPDX-License-Identifier: Apache-2.0
// The evidence that explanations quote, from the store.
#pragma once

#include "session.h"
#include "stance/report/explanation.h"

namespace stance::cli {

// The session must outlive it.
SourceOf evidence_sources(Session& session);

// The explanation as a page of HTML that loads nothing.
void print_explanation_page(Session& session,
                            const std::string& title,
                            const std::string& question,
                            const Explanation& tree,
                            const SourceOf& sources);

}  // namespace stance::cli
