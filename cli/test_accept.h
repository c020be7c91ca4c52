// SPDX-License-Identifier: Apache-2.0
// Tests that are out of date: their expectations become what the rules give.
#pragma once

#include <vector>

#include "rule_tests.h"

namespace stance::cli {

// Edits of the file, which has no faults, for each of its tests that fails and is not to
// do: `expect` of a sentence or a document, the answers of a timeline or a table.
// Comments stay. A row of a table whose cells have several answers is left alone.
std::vector<TextEdit> accepted(Session& session,
                               const RuleFile& file,
                               const RuleSet& rules,
                               const std::vector<TestResult>& results,
                               const std::filesystem::path& root);

}  // namespace stance::cli
