// SPDX-License-Identifier: Apache-2.0
// Parsing that goes on behind a fault, so that the names in a broken pattern are looked
// at too and one run finds all faults.
#pragma once

#include <string_view>

#include "stance/rules/pattern.h"

namespace stance {

// What could be read of a pattern, and what is wrong with it. Without faults the pattern
// keeps the promises of pattern.h.
struct PatternReading {
  Pattern pattern;
  Diagnostics faults;
};

PatternReading read_pattern(std::string_view text, const SourceSpan& span);

// Marks all items, and what is in them, as parts of the act.
void mark_act(std::vector<PatternItem>& items);
// Marks the act of a pattern without `<...>`: see PatternItem::is_act.
void mark_usual_act(Pattern& pattern);
// Is the act where it would be without `<...>`?
bool has_usual_act(const Pattern& pattern);

// Faults of a pattern whose brackets are sound: it is empty, can match nothing, or has a
// gap that stands between no words.
Diagnostics shape_faults(const Pattern& pattern);

}  // namespace stance
