// SPDX-License-Identifier: Apache-2.0
// `manifest.toml` beside plain files: metadata for files that cannot carry their own.
//
//   [[document]]
//   file = "release-2008.txt"
//   published = "2008-12-04"
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "stance/base/diagnostic.h"
#include "stance/ingest/metadata.h"

namespace stance::ingest {

struct ManifestEntry {
  Metadata metadata;
  // Of the name of the file, in the manifest.
  SourceSpan span = {};
  // False if a part of the entry could not be read: the file must not be read without it.
  bool is_sound = true;
};

// What could be read, by file name, and what could not. Faults: I020 broken TOML, I021
// unknown key, I023 an entry without a file, or with one that has an entry already, I013
// to I015 values.
struct Manifest {
  // Not TOML, so nothing is known of any file.
  bool is_broken = false;
  std::map<std::string, ManifestEntry> entries = {};
  Diagnostics diagnostics = {};
};

Manifest parse_manifest(std::string_view text, const std::string& file);

}  // namespace stance::ingest
