// SPDX-License-Identifier: Apache-2.0
// Documents with what a careful reader found in them, as JSON Lines; `data/gold.md` says
// how to write them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/extract/scoring.h"
#include "stance/ingest/json_lines.h"
#include "stance/ingest/record_names.h"

namespace stance::ingest {

struct Gold {
  std::vector<GoldDocument> documents = {};
  // Errors, and notes on what counts as missed though nobody could find it.
  Diagnostics diagnostics = {};
};

// Faults, each with its line: I005, I030, I031, I033 as for JSON Lines; I140 a key that
// is missing or of the wrong type; I141 a policy, state or kind that the rules do not
// have; I142 a name that can be several places; I014 a date; I143 no text, neither in the
// line nor in a file beside it; I144 an id twice. Notes: I145 a name that is no place,
// I146 words of an annotation that do not stand in the text.
Gold read_gold(const std::filesystem::path& file, const RecordNames& names);

}  // namespace stance::ingest
