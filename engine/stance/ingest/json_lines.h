// SPDX-License-Identifier: Apache-2.0
// JSON Lines: one document a line, an object with `text` and metadata.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/base/result.h"
#include "stance/ingest/metadata.h"

namespace stance::ingest {

struct JsonLine {
  Metadata metadata;
  std::string text;
  // Keys that are neither `text` nor metadata, sorted.
  std::vector<std::string> ignored = {};
};

// Where a line stands: its file, its number from 1 and its first byte.
struct LinePlace {
  std::string file;
  std::size_t number = 1;
  std::size_t begin = 0;
};

// Faults: I005 not UTF-8, I030 broken JSON, I031 not an object or a key twice, I034 no
// `text`, I013 to I015 values. Pure.
Result<JsonLine, Diagnostics> parse_json_line(std::string_view line,
                                              const LinePlace& place);

}  // namespace stance::ingest
