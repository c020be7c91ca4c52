// SPDX-License-Identifier: Apache-2.0
// The evidence that explanations quote, from the store.
#pragma once

#include "session.h"
#include "stance/report/explanation.h"

namespace stance::cli {

// The session must outlive it.
SourceOf evidence_sources(Session& session);

}  // namespace stance::cli
