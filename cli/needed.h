// SPDX-License-Identifier: Apache-2.0
// `status --needed`: the answers that are missing or weak, when each was last confirmed,
// and which kinds of documents would settle it.
#pragma once

#include <vector>

#include "session.h"
#include "stance/report/status_page.h"

namespace stance::cli {

int print_needed(Session& session, const std::vector<StatusPage>& pages);

}  // namespace stance::cli
