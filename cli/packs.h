// SPDX-License-Identifier: Apache-2.0
// Which pack the user means.
#pragma once

#include <filesystem>
#include <vector>

#include "session.h"

namespace stance::cli {

// `folder` is a pack (it holds `[pack]` in one of its own files) or a folder of packs. Of
// several packs the one is taken that no other extends, readings apart; where that leaves
// two, InputError names them.
PackPlace find_pack(const std::filesystem::path& folder);

// The same where several may be meant: all of them, by name; at least one.
std::vector<PackPlace> find_packs(const std::filesystem::path& folder);

}  // namespace stance::cli
