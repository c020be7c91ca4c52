// SPDX-License-Identifier: Apache-2.0
// What rules mean, written in one way only: the text whose hash is RuleSet::digest.
#pragma once

#include <string>

#include "stance/rules/rule_set.h"

namespace stance {

// Without spans, comments, layout, examples, and without titles, questions and other
// words for readers: two packs that judge all texts alike in the same way have the same
// meaning if they differ in these alone.
std::string meaning_of(const RuleSet& rules);

// Of what a reading answers, given the policies: without titles, reasons and layout.
Digest digest_of_reading(const ReadingPack& pack);

}  // namespace stance
