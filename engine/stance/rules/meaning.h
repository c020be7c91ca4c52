// SPDX-License-Identifier: Apache-2.0
// What rules mean, written in one way only: the text whose hash is RuleSet::digest.
#pragma once

#include <map>
#include <string>

#include "stance/rules/rule_set.h"

namespace stance {

// Without spans, comments, layout, examples, and without titles, questions and other
// words for readers: two packs that judge all texts alike in the same way have the same
// meaning if they differ in these alone.
std::string meaning_of(const RuleSet& rules);

// The same in parts, by what they are about: "policy gates", "words park", "cue
// pack/id", "context negated", "forms go", "acts adopted", "precedence", "places",
// "text", "reading NAME". Each line of a part begins with the name of what it says.
std::map<std::string, std::string> parts_of_meaning(const RuleSet& rules);

// Of what a reading answers, given the policies: without titles, reasons and layout.
Digest digest_of_reading(const ReadingPack& pack);
std::string meaning_of(const ReadingPack& pack);

}  // namespace stance
