// SPDX-License-Identifier: Apache-2.0
// From the files of a pack to a RuleSet. All faults of all files are found in one run;
// each is one message, at the exact characters.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "stance/base/diagnostic.h"
#include "stance/rules/rule_set.h"

namespace stance {

// `name` is the path below the rules root: "parks/cues/gates.toml". Its first part
// is the pack's folder.
struct RuleFile {
  std::string name;
  std::string text;
};

// `rules` is there exactly where `diagnostics` has no error. Diagnostics are sorted by
// file and place.
struct Loaded {
  std::optional<RuleSet> rules;
  Diagnostics diagnostics;
};

// Loads the pack in the folder `pack` and those that it extends. Files of other folders
// and tests (".test.toml") are not looked at, nor others that do not end in ".toml"; one
// whose name comes near that is a fault. The order of `files` does not matter.
Loaded load_rules(std::span<const RuleFile> files, std::string_view pack);

// The same with all that can be said about the pack: slower warnings as well, for those
// who write rules.
Loaded check_pack(std::span<const RuleFile> files, std::string_view pack);

}  // namespace stance
