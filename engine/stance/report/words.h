// SPDX-License-Identifier: Apache-2.0
// Dates and standings in the words that a reader meets in every table.
#pragma once

#include <optional>
#include <string>

#include "stance/timeline/timeline.h"

namespace stance {

// Possible days, no more exact than they are: "2024-02-27", "2024-02", "2014",
// "by 2024-07-20", "2024-02-27 or later", "2024-02-27 to 2024-03-11"; "unknown" for all
// days.
std::string in_words(const Days& days);

// The same, or "-" where there are none.
std::string in_words(const std::optional<Days>& days);

// "since 2024-02-27", "since 2014", "by 2024-07-20".
std::string since_words(const Days& days);

// A number as shortly as it can be written: "48", "2.5".
std::string in_words(double number);

// A mark for the eye beside a state: "" for settled, "!" contested, "~" uncertain,
// "*" stale, ">" announced, "#" suspended, "^" inherited, "" unknown.
std::string mark_of(Standing standing);

// What the mark means, for the legend below a table: "contested: the evidence disagrees
// …".
std::string meaning_of(Standing standing);

// "1 source", "3 sources".
std::string counted(std::size_t count, const std::string& singular);

}  // namespace stance
