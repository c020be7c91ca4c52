// SPDX-License-Identifier: Apache-2.0
// Which packs a folder of rules holds, read from their heads alone, so that a pack with
// faults is found as well; the faults are load_rules' to tell.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stance/rules/load.h"

namespace stance {

struct PackHead {
  // The folder below the rules root; empty where the files lie in the root itself.
  std::string folder;
  // Names of the folders that it extends, without versions.
  std::vector<std::string> extends;
  // It holds tables of readings ([status.NAME], [fact.NAME]) and no other but [pack].
  bool is_reading = false;

  bool operator==(const PackHead&) const = default;
};

// One for each folder that has a file with a [pack] table, by folder.
std::vector<PackHead> pack_heads(std::span<const RuleFile> files);

// Is the file named like a rule file without being one: "cues.tml", "cues.TOML",
// "cues.toml.txt"?
bool looks_like_rule_file(std::string_view name);

}  // namespace stance
