// SPDX-License-Identifier: Apache-2.0
// Records that lack nothing but their place: the text names one that can be several.
#pragma once

#include <vector>

#include "review_queue.h"

namespace stance::cli {

// Those of the store's documents that nobody has rejected or given a place. Candidates
// are not kept in the store: the documents concerned are read again by the applied rules.
std::vector<Waiting> unclear_places(Session& session);

}  // namespace stance::cli
