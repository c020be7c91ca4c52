// SPDX-License-Identifier: Apache-2.0
// A text file that may begin with metadata in TOML between two lines `+++`:
//
//   +++
//   title = "County changes its policy"
//   publisher = "The Example"
//   url = "https://example.org/2019/07/23/policy"
//   published = "2019-07-23"          # EDTF
//   kind = "news"
//   state = "MD"
//   +++
//
//   The text begins here; the blank lines before it are not part of it.
#pragma once

#include <string>
#include <string_view>

#include "stance/base/diagnostic.h"
#include "stance/base/result.h"
#include "stance/ingest/metadata.h"

namespace stance::ingest {

struct TextFile {
  Metadata metadata;
  std::string text;
  // Byte of the file at which `text` begins.
  std::size_t text_begin = 0;
};

// The parts of a file's bytes. A byte order mark is left out. Faults: I003 empty, I004
// binary, I005 not UTF-8, I010 to I015 front matter. Pure.
Result<TextFile, Diagnostics> parse_text_file(std::string_view bytes,
                                              const std::string& file);

// Can these bytes be the text of a document? I003, I004, I005.
std::optional<Diagnostic> text_fault(std::string_view bytes, const std::string& file);

}  // namespace stance::ingest
