// SPDX-License-Identifier: Apache-2.0
// The pages of codes.h, by what they are about; each part is sorted by code.
#pragma once

#include <span>

#include "stance/rules/codes.h"

namespace stance {

std::span<const CodePage> file_pages();
std::span<const CodePage> rule_pages();
std::span<const CodePage> reading_pages();
std::span<const CodePage> pack_pages();
std::span<const CodePage> reading_warning_pages();
std::span<const CodePage> warning_pages();
// Those that need documents.
std::span<const CodePage> live_pages();

}  // namespace stance
