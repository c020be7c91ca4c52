// SPDX-License-Identifier: Apache-2.0
// Any bytes as a file of a pack, and as a test file, give rules or messages that lie
// inside the file.
#include <cstdint>
#include <string>
#include <vector>

#include "stance/base/assert.h"
#include "stance/rules/load.h"
#include "stance/rules/test_file.h"

namespace {

void check_places(const stance::Diagnostics& diagnostics, std::size_t size) {
  for (const stance::Diagnostic& diagnostic : diagnostics) {
    if (!diagnostic.primary || diagnostic.primary->span.file != "fuzz/cues.toml")
      continue;
    STANCE_ASSERT(diagnostic.primary->span.begin <= diagnostic.primary->span.end);
    STANCE_ASSERT(diagnostic.primary->span.end <= size);
    for (const stance::Help& help : diagnostic.helps) {
      for (const stance::TextEdit& edit : help.edits) {
        STANCE_ASSERT(edit.span.begin <= edit.span.end);
      }
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace stance;
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  const std::vector<RuleFile> files = {
      {"fuzz/pack.toml", "[pack]\nname = \"fuzz\"\nversion = \"1.0.0\"\nlanguage = 1\n"},
      {"fuzz/cues.toml", text}};
  const Loaded loaded = load_rules(files, "fuzz");
  STANCE_ASSERT(loaded.rules.has_value() == !has_errors(loaded.diagnostics));
  check_places(loaded.diagnostics, size);
  const RuleFile test = {"fuzz/cues.toml", text};
  check_places(parse_test_file(test).diagnostics, size);
  return 0;
}
