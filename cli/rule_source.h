// SPDX-License-Identifier: Apache-2.0
// Rules by where they are kept: applied in the store, on disk, in git, or applied once.
#pragma once

#include <string>

#include "session.h"

namespace stance::cli {

struct NamedRules {
  // "rules 3f9c1a2b (applied)", "rules 77ab… (git:HEAD~1)".
  std::string shown;
  RuleSet rules;
  std::vector<RuleFile> files;
};

NamedRules applied_rules(Session& session);
// The files on disk; InputError after showing their faults.
NamedRules disk_rules(Session& session);
// The same of files that were read already.
NamedRules disk_rules(Session& session, DiskRules read);
// `name` is git:REF, the digest of rules that were applied once or its beginning, or
// PACK@VERSION, the last applied with that version. InputError if there are none.
NamedRules rules_from(Session& session, const std::string& name);

// What a program prints; nothing if it cannot be run or fails. No shell is involved.
std::optional<std::string> output_of(const std::vector<std::string>& words);

}  // namespace stance::cli
