// SPDX-License-Identifier: Apache-2.0
// What no test of a pack exercises.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "session.h"

namespace stance::cli {

struct Covered {
  // "cues", "contexts", "word lists", "table rows".
  std::string what;
  std::size_t all = 0;
  // Names of those that no test exercises.
  std::vector<std::string> missing;
};

// By the examples beside the cues and the test files. A cue is exercised where it gives
// something, a context where it changes or drops something, a word list where it stands
// in a test's text or document, a row where a [[table]] test asks for it.
std::vector<Covered> coverage(const RuleSet& rules,
                              const std::vector<RuleFile>& tests,
                              const std::filesystem::path& root);

}  // namespace stance::cli
