// SPDX-License-Identifier: Apache-2.0
// What a cue gives: its policy, state and kind, its `gives`, its `outcome`.
#pragma once

#include <vector>

#include "stance/rules/reading.h"
#include "stance/rules/rule_set.h"

namespace stance {

// Fills `gives` and `outcomes` from the cue's table. The cue has its patterns already.
void read_records(Reading& reading,
                  const std::vector<WordList>& words,
                  const TomlValue& table,
                  Cue& cue);

}  // namespace stance
