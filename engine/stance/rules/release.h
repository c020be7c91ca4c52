// SPDX-License-Identifier: Apache-2.0
// What a version of a pack meant, name by name, written down when it was released in
// released.toml beside the pack's files. So a change of meaning, a cue or a state that is
// gone, is told, whether or not a test looks at it.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "stance/base/diagnostic.h"
#include "stance/rules/load.h"

namespace stance {

// "cue parks/free" -> a digest of what it means; the same for policies, their states,
// word lists, contexts, and what is left.
using Meanings = std::map<std::string, std::string>;

Meanings meanings_of(const RuleSet& rules);
// The same from meaning_of(rules), where that is known.
Meanings meanings_of(const RuleSet& rules, std::string_view meaning);

// The content of released.toml for the first pack of the rules.
std::string release_text(const RuleSet& rules);

bool is_release_file(std::string_view name);

// `meaning` is meaning_of(rules). W0401 where the meaning is another one than that of the
// same version when it was released; E0401 where names are gone that a version with the
// same first number had. At the version of the pack. Nothing where the pack has no
// released.toml; E0402 where it cannot be read.
Diagnostics release_faults(std::span<const RuleFile> files,
                           const RuleSet& rules,
                           std::string_view meaning);

}  // namespace stance
