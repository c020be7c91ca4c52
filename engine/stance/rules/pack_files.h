// SPDX-License-Identifier: Apache-2.0
// The files of a pack, read several at once.
#pragma once

#include <vector>

#include "stance/rules/reading.h"

namespace stance {

// Trees and patterns of the files that are texts. A file that is none keeps an empty
// tree, for text_fault() to tell of. In the order given.
std::vector<PackFile> read_pack_files(const std::vector<const RuleFile*>& files);

// The pattern of a text value, its spans those of the file: the one that was read with
// the file, if it was, and was not taken before.
PatternReading take_pattern(Reading& reading, const TomlValue& value);

}  // namespace stance
