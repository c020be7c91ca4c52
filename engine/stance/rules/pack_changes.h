// SPDX-License-Identifier: Apache-2.0
// What a pack changes in the packs that it extends, and says so: `replaces`, `off`. The
// names of all packs are collected already; what goes out of force leaves them.
#pragma once

#include <string>
#include <string_view>

#include "stance/rules/reading.h"

namespace stance {

// Does `table`, which defines `name` again at `own`, say that it replaces the one known
// from another pack? Then that one is out of force.
bool takes_its_place(Reading& reading,
                     const TomlValue& table,
                     const std::string& name,
                     const SourceSpan& known,
                     const SourceSpan& own);

// `table` defines a name that no other pack has: a `replaces` in it is a fault.
void report_needless_replaces(Reading& reading,
                              const TomlValue& table,
                              const std::string& name,
                              std::string_view kind);

// The cue that `cue` replaces, under whatever id, goes out of force.
void replace_cue(Reading& reading, const PackSource& pack, const TomlValue& cue);

// All that [pack] `off` names goes out of force.
void read_off(Reading& reading);

}  // namespace stance
