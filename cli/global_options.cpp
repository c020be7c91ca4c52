// SPDX-License-Identifier: Apache-2.0
// The options that every command takes, and what the user gave for options.
#include "command.h"

namespace stance::cli {

const std::vector<Option>& global_options() {
  static const std::vector<Option> all = {
      {"--store", "FILE", "the store (STANCE_STORE; default: .stance/stance.db)"},
      {"--rules", "DIR", "the pack, or a folder of packs (STANCE_RULES; default: rules)"},
      {"--format", "FORMAT", "table, json, jsonl, csv or markdown"},
      {"--quiet", "", "no remarks on stderr", Takes::flag},
  };
  return all;
}

void Arguments::add(const std::string& name, std::vector<std::string> values) {
  given_[name] = std::move(values);
}

bool Arguments::has(const std::string& name) const {
  return given_.contains(name);
}

std::optional<std::string> Arguments::value(const std::string& name) const {
  const auto found = given_.find(name);
  if (found == given_.end() || found->second.empty()) return std::nullopt;
  return found->second.front();
}

std::vector<std::string> Arguments::values(const std::string& name) const {
  const auto found = given_.find(name);
  return found == given_.end() ? std::vector<std::string>{} : found->second;
}

}  // namespace stance::cli
