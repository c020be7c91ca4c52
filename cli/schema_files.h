// SPDX-License-Identifier: Apache-2.0
// The JSON Schemas that ordinary editors of TOML read, kept in the folder .stance of a
// workspace: those of the language, and those that know the names of the rules.
#pragma once

#include "session.h"

namespace stance::cli {

// Brings the schemas up to date. Nothing happens where the rules lie in no workspace;
// without rules (they have faults) those with names stay as they are. A folder that
// cannot be written to is told on stderr and is no failure.
void keep_schemas(const Session& session,
                  const std::filesystem::path& root,
                  const RuleSet* rules);

// The same for a new workspace, and the file that tells editors which schema goes with
// which files, unless there is one.
void begin_schemas(const Session& session, const std::filesystem::path& workspace);

}  // namespace stance::cli
