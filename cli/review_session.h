// SPDX-License-Identifier: Apache-2.0
// A person at the queue: a record, a key, a decision.
#pragma once

#include <string>
#include <vector>

#include "review_queue.h"

namespace stance::cli {

// Shows each record of the queue and asks what to do with it. Decisions are recorded one
// by one, with `why` as their reason; at the end it says what they moved.
void work_through(Session& session,
                  const std::vector<Waiting>& queue,
                  const std::string& why);

}  // namespace stance::cli
