// SPDX-License-Identifier: Apache-2.0
// stance rules preview --review: each sentence that edited rules read otherwise, with one
// key made an example of its cue.
#pragma once

#include "rule_preview.h"

namespace stance::cli {

// Asks on standard input, a key for each sentence; then writes the examples, all at once,
// and runs them. 1 where an example does not hold under the rules on disk.
int review(Session& session, const Arguments& arguments, const RulePreview& preview);

}  // namespace stance::cli
