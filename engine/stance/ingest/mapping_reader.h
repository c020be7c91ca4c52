// SPDX-License-Identifier: Apache-2.0
// The TOML of a mapping, part by part. Private to ingest/.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "stance/ingest/mapping.h"
#include "stance/ingest/mapping_keys.h"

namespace stance::ingest {

std::vector<std::string_view> all_role_names();

// What a row can be, as the column `kind` and the values of it say.
inline constexpr std::array<std::string_view, 8> kind_words = {"adopted",
                                                               "ended",
                                                               "observed",
                                                               "proposed",
                                                               "suspended",
                                                               "resumed",
                                                               "retracted",
                                                               "corrected"};

// Nothing where no column can say this, which is reported.
std::optional<Role> role_named(MappingKeys& keys, const Written& name);
void read_columns(MappingKeys& keys, const TomlValue& value, Mapping& mapping);
void read_policy_columns(MappingKeys& keys, const TomlValue& value, Mapping& mapping);

// What the text says, without its names file. The faults are those of read_mapping.
Result<Mapping, Diagnostics> mapping_in(std::string_view text, const std::string& file);

}  // namespace stance::ingest
