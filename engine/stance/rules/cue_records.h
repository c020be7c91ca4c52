// SPDX-License-Identifier: Apache-2.0
// Parts of a cue: what it gives (its policy, state and kind, its `gives`, its
// `outcome`), and its regular expressions.
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

// Fills `regex` and `because`; leaves out what cannot be read.
void read_expressions(Reading& reading, const TomlValue& table, Cue& cue);

}  // namespace stance
