// SPDX-License-Identifier: Apache-2.0
// What an editor shows about the name, the key or the word at the cursor.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "lsp_protocol.h"
#include "lsp_workspace.h"

namespace stance::cli {

struct LspHover {
  std::string markdown;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A policy's question and states, what a state means, what a list holds, what a context
// does, a cue's patterns, what a key means, the forms of `word~`.
std::optional<LspHover> hover_at(LspWorkspace& workspace,
                                 const RuleFile& file,
                                 std::size_t offset);

// The tables of a file, in its order: policies, cues, contexts, word lists, statuses,
// tests.
std::vector<LspSymbol> symbols_of(const RuleFile& file);

}  // namespace stance::cli
