// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/manifest.h"

#include "stance/ingest/front_matter.h"
#include "stance/ingest/toml_table.h"

namespace stance::ingest {

Manifest parse_manifest(std::string_view text, const std::string& file) {
  if (std::optional<Diagnostic> fault = text_fault(text, file)) {
    // An empty manifest says nothing about any file, which is no fault.
    if (fault->code == "I003") return {};
    return {.is_broken = true, .diagnostics = {*std::move(fault)}};
  }
  return read_manifest({.file = file, .text = text, .begin = 0, .end = text.size()});
}

}  // namespace stance::ingest
