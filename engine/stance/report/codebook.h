// SPDX-License-Identifier: Apache-2.0
// The codebook of rules, for readers and to be cited: the questions and their answers,
// the cues in plain words with their examples, contexts, sources, and the tables of
// readings.
#pragma once

#include <map>
#include <string>

#include "stance/rules/rule_set.h"

namespace stance {

// How often a cue found something, where that is known.
using CueCounts = std::map<CueId, std::size_t>;

// Markdown; the same input gives the same text. Without counts nothing is said of them.
std::string codebook_markdown(const RuleSet& rules, const CueCounts& counts);
// The same as one page of HTML that needs nothing else.
std::string codebook_html(const RuleSet& rules, const CueCounts& counts);

// A pattern read aloud: "(opens or opened), up to 5 words, a word of the list gate".
std::string plain_words(const Pattern& pattern);

}  // namespace stance
