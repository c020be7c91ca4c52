// SPDX-License-Identifier: Apache-2.0
// Whose a claim is: the places that its cue caught, whom its sentence is about, or whose
// paper says it.
#pragma once

#include "stance/extract/actors.h"
#include "stance/extract/contexts.h"

namespace stance {

Attribution attribution_of(const CompiledRules& rules,
                           const ActorTable& actors,
                           const CueHit& hit,
                           const Effect& effect);

}  // namespace stance
