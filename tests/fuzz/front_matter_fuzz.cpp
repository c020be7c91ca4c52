// SPDX-License-Identifier: Apache-2.0
// Any bytes, read as a text file, as a manifest and as a line of JSON, give a document or
// a fault that points into them; never a crash, never text that is not UTF-8.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "stance/base/assert.h"
#include "stance/base/text.h"
#include "stance/ingest/front_matter.h"
#include "stance/ingest/json_lines.h"
#include "stance/ingest/manifest.h"

namespace {

using stance::Diagnostic;
using stance::Diagnostics;

void check_places(const Diagnostics& faults, std::string_view bytes) {
  for (const Diagnostic& fault : faults) {
    STANCE_ASSERT(fault.primary.has_value());
    STANCE_ASSERT(fault.primary->span.begin <= fault.primary->span.end);
    STANCE_ASSERT(fault.primary->span.end <= bytes.size());
  }
}

void read_as_text(std::string_view bytes) {
  const auto parsed = stance::ingest::parse_text_file(bytes, "fuzz.md");
  if (!parsed) return check_places(parsed.error(), bytes);
  STANCE_ASSERT(bytes.substr(parsed->text_begin) == parsed->text);
  const stance::Document document =
      stance::ingest::document_from(parsed->text, parsed->metadata, "fuzz.md");
  STANCE_ASSERT(!stance::first_utf8_fault(document.text));
  STANCE_ASSERT(document.text == parsed->text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  read_as_text(bytes);
  check_places(stance::ingest::parse_manifest(bytes, "manifest.toml").diagnostics, bytes);
  const auto line = stance::ingest::parse_json_line(bytes, {"fuzz.jsonl", 1, 0});
  STANCE_ASSERT(!line || !stance::first_utf8_fault(line->text));
  return 0;
}
