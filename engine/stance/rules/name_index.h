// SPDX-License-Identifier: Apache-2.0
// Where names are defined and used in rule files and test files: for renaming, and for
// editors. Works on files with faults as far as they can be read.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/rules/load.h"

namespace stance {

enum class NameSort { policy, state, list, context, cue };

// "policy", "state", "word list", …
std::string_view to_string(NameSort sort);

struct NamePlace {
  NameSort sort = NameSort::policy;
  // A cue's name is without its pack.
  std::string name;
  // Of a state: its policy.
  std::string scope = {};
  // The name alone, without quotes or brackets.
  SourceSpan span = {};
  bool is_definition = false;

  bool same_name(const NamePlace& other) const {
    return sort == other.sort && name == other.name && scope == other.scope;
  }
};

// By file and place. A test file ends in ".test.toml".
std::vector<NamePlace> name_places(std::span<const RuleFile> files);

// The place that covers the byte; nothing if there is none.
const NamePlace* place_at(std::span<const NamePlace> places,
                          const std::string& file,
                          std::size_t offset);

}  // namespace stance
