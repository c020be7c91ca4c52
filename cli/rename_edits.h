// SPDX-License-Identifier: Apache-2.0
// A name changed wherever it stands, as edits of the files.
#pragma once

#include <string>
#include <vector>

#include "stance/rules/name_index.h"
#include "stance/rules/text_edits.h"

namespace stance::cli {

// The name's new definition keeps the old one in its `was`, where it may have one (cues,
// contexts, policies), so that other packs, tests and decisions still find it.
std::vector<TextEdit> rename_edits(const std::vector<RuleFile>& files,
                                   const std::vector<NamePlace>& places,
                                   const NamePlace& name,
                                   const std::string& new_name);

}  // namespace stance::cli
