// SPDX-License-Identifier: Apache-2.0
// What a decision moves: the answers before and after it.
#pragma once

#include <functional>
#include <set>

#include "session.h"

namespace stance::cli {

using Subjects = std::set<store::Subject>;

// Runs `change`, makes anew what follows from it, and prints the answers of today that
// are not what they were, each with what it was. `concerned` is asked after the change,
// too, where it may concern others.
void show_moves(Session& session,
                const std::function<Subjects()>& concerned,
                const std::function<void()>& change);

}  // namespace stance::cli
