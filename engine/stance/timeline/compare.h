// SPDX-License-Identifier: Apache-2.0
// Two answers to one question, side by side: ours and another's, or those of two days.
#pragma once

#include <string_view>

#include "stance/timeline/timeline.h"

namespace stance {

enum class Agreement {
  agree,
  differ,     // both know, and not the same
  they_lack,  // only we know
  we_lack,    // only they know
  unknown,    // nobody knows
};

std::string_view to_string(Agreement agreement);

// Does the status say which state holds, or between which states it is open?
bool is_known(const Status& status);

// Statuses that are open (uncertain, contested) agree only with the same openness. A
// state that was inherited, is stale, announced or suspended is compared as a state.
Agreement compared(const Status& theirs, const Status& ours);

}  // namespace stance
