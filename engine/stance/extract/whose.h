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

// Whether an act that was told can be that of those whom the hit is about: theirs, or
// that of a law above them where they are not named or say its words again (`by_paper`).
bool is_of_same(const CompiledRules& rules,
                const ActorTable& actors,
                const Attribution& own,
                const ToldIn& act,
                bool by_paper);

}  // namespace stance
