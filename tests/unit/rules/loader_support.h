// SPDX-License-Identifier: Apache-2.0
// What the tests of the rule loader share: a small pack, files on disk, goldens.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stance/rules/load.h"

namespace stance::test {

std::string read_file(const std::string& path);

// The .toml files below `root`/`folder`, with names that begin with `folder`.
std::vector<RuleFile> files_below(const std::string& root, const std::string& folder);

// A pack "demo" without a fault: policies parking and entry, lists, contexts, one cue.
RuleFile base_file();

// The base file and one more of the pack "demo".
std::vector<RuleFile> with_base(std::string_view text);

// "code:line" of each diagnostic, sorted by place, separated by blanks.
std::string codes_of(const std::vector<RuleFile>& files);

}  // namespace stance::test
