// SPDX-License-Identifier: Apache-2.0
// What a decision moves: the answers before and after it.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include "session.h"
#include "stance/timeline/timeline.h"

namespace stance::cli {

using Subjects = std::set<store::Subject>;

// The answer and since when: "declined (contested), since 2025-03-04".
std::string dated_answer(const Status& status);

using Answers = std::map<store::Subject, std::string>;

// The answers of today in words; none for policies that the rules do not have.
Answers answers_now(Session& session, const Subjects& concerned);

// Prints the answers of `after` that are not what they were, each with what it was; of a
// single one also that it stays.
void print_moves(Session& session, const Answers& before, const Answers& after);

// Runs `change`, makes anew what follows from it, and prints the answers of today that
// are not what they were, each with what it was. `concerned` is asked after the change,
// too, where it may concern others.
void show_moves(Session& session,
                const std::function<Subjects()>& concerned,
                const std::function<void()>& change);

}  // namespace stance::cli
