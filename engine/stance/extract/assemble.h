// SPDX-License-Identifier: Apache-2.0
// Hits, actors and dates put together: the records of one document.
#pragma once

#include "stance/extract/extract.h"
#include "stance/extract/passage.h"

namespace stance {

Extraction assemble_evidence(const CompiledRules& rules, const Passage& passage);

// Records that say the same thing in one document become one: the most exactly dated, and
// of equal ones the first. The others go to `dropped`.
void merge_repeats(std::vector<Evidence>& evidence, std::vector<Dropped>& dropped);

// Of two states of one place of which one implies the other only the narrower is kept; an
// act that was told of the wider is its act. The others go to `dropped`.
void keep_narrower(const RuleSet& rules,
                   std::vector<Evidence>& evidence,
                   std::vector<Dropped>& dropped);

// An end without a day takes that of the state that the text lets begin in its place.
void date_ends(std::vector<Evidence>& evidence);

}  // namespace stance
