// SPDX-License-Identifier: Apache-2.0
// What an editor may put at the cursor, and what it shows about the word there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lsp_protocol.h"
#include "lsp_workspace.h"
#include "stance/rules/keys.h"

namespace stance::cli {

// The keys of a table by its header, "policy.dogs", "cue"; of the file for "". Nothing
// for tables whose keys are names.
const TableKeys* keys_of_table(const std::string& header, bool is_test);

// Names of the kind that belongs there; keys with their descriptions; words of choices.
std::vector<LspCompletion> complete(LspWorkspace& workspace,
                                    const RuleFile& file,
                                    std::size_t offset);

}  // namespace stance::cli
