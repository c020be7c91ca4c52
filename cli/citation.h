// SPDX-License-Identifier: Apache-2.0
// Answers kept under a short digest, so that what was published can be checked later.
#pragma once

#include <vector>

#include "session.h"
#include "stance/report/status_page.h"

namespace stance::cli {

// Keeps the question, the answers, and the digests of the rules and of the evidence in
// the store, and says under which digest.
void cite(Session& session, const std::vector<StatusPage>& pages);

}  // namespace stance::cli
