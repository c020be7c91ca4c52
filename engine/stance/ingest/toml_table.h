// SPDX-License-Identifier: Apache-2.0
// Metadata written in TOML.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "stance/base/diagnostic.h"
#include "stance/ingest/manifest.h"
#include "stance/ingest/metadata.h"

namespace stance::ingest {

// TOML at bytes [begin, end) of a file's text, so that faults can point into the file.
struct TomlPlace {
  std::string file;
  std::string_view text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Fills `metadata` from the keys of the top level. I011 broken TOML, I012 unknown key,
// I013 to I015 values.
Diagnostics read_front_matter(const TomlPlace& place, Metadata& metadata);

// The faults are those of parse_manifest.
Manifest read_manifest(const TomlPlace& place);

}  // namespace stance::ingest
