// SPDX-License-Identifier: Apache-2.0
// Version 6 of the schema: decisions taken back one by one.
#pragma once

namespace stance::store {

// No table changes: programs that do not know "undo last" must not read such a decision.
inline constexpr const char* version_6 = R"sql(
-- decision.verdict: "undo" takes back all that was decided about a piece of evidence,
-- "undo last" the last of it that was not taken back before.
)sql";

}  // namespace stance::store
