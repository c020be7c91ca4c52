// SPDX-License-Identifier: Apache-2.0
// A plan: the rules that were previewed, bound to what they were compared with. It is
// applied only as long as nothing of that has changed.
#pragma once

#include <filesystem>
#include <string>

#include "rule_source.h"

namespace stance::cli {

// What a plan is bound to. Rules are named by one digest over the meaning of the rules
// and of their readings, the corpus by one over its documents and people's decisions.
struct RulePlan {
  std::string from;
  std::string to;
  std::string corpus;

  bool operator==(const RulePlan&) const = default;
};

std::string whole_digest(const RuleSet& rules);
std::string corpus_digest(Session& session);

void save_plan(const RulePlan& plan, const std::filesystem::path& file);
// InputError if the file is none.
RulePlan read_plan(const std::filesystem::path& file);

}  // namespace stance::cli
