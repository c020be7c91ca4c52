// SPDX-License-Identifier: Apache-2.0
// The TOML of a mapping, part by part. Private to ingest/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stance/ingest/mapping.h"

namespace stance::ingest {

std::vector<std::string_view> all_role_names();

// What the text says, without its names file. The faults are those of read_mapping.
Result<Mapping, Diagnostics> mapping_in(std::string_view text, const std::string& file);

}  // namespace stance::ingest
