// SPDX-License-Identifier: Apache-2.0
// The record that a cue's claim makes, but for whose it is, its days and its grades.
#pragma once

#include <optional>
#include <string>

#include "stance/extract/contexts.h"
#include "stance/extract/cues.h"
#include "stance/extract/passage.h"

namespace stance {

// With the quote, its place in the document in bytes, the parameters that the cue
// captured and what the contexts make of it.
Evidence record_of(const CompiledRules& rules,
                   const Passage& passage,
                   const CueHit& hit,
                   const CueClaim& claim,
                   const Effect& effect);

// What the sentence says of a place that it names, and dates not, is sure of the
// document's own day. What is weakened is one grade lower than its cue, a frame at best a
// B. `evidence` has its kind and its days.
void set_grades(Evidence& evidence,
                const CompiledCue& cue,
                const Effect& effect,
                Grade link,
                Grade time);

// The agency of the unit that is named before the act, as the text writes it.
std::optional<std::string> agency_named(const CompiledRules& rules,
                                        const Passage& passage,
                                        const CueHit& hit,
                                        std::uint32_t unit);

}  // namespace stance
