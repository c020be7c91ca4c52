// SPDX-License-Identifier: Apache-2.0
// How right extraction is, as pages and as JSON.
#pragma once

#include <string>

#include "session.h"
#include "stance/extract/scoring.h"

namespace stance::cli {

// The figures at the three depths, then by policy, kind, grade and cue.
std::string score_page(const Score& score, std::size_t width);
// Each fault with its words.
std::string fault_page(const Score& score, Session& session);
// What two packs get right and wrong, and the faults that only one of them has.
std::string comparison_page(const Score& ours, const Score& theirs, Session& session);
// One object; with the faults if they are asked for.
enum class FaultList { none, all };
std::string score_json(const Score& score, FaultList faults, Session& session);

}  // namespace stance::cli
