// SPDX-License-Identifier: Apache-2.0
// A stream of JSON Lines, read line by line however long it is.
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <set>
#include <string>

#include "stance/base/diagnostic.h"
#include "stance/ingest/json_lines.h"

namespace stance::ingest {

struct JsonStream {
  // Lines that are not blank, and those of them that lack a `text`.
  std::size_t lines = 0;
  std::size_t without_text = 0;
  // Keys that are neither `text` nor metadata, of all lines.
  std::set<std::string> ignored = {};
  // The first few of each kind; then how many more.
  Diagnostics faults = {};
};

// Hands each sound line to `visit`. A line longer than `limit` is a fault (I033).
JsonStream read_json_stream(std::istream& stream,
                            const std::string& file,
                            std::size_t limit,
                            const std::function<void(JsonLine, const LinePlace&)>& visit);

}  // namespace stance::ingest
