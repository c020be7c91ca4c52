// SPDX-License-Identifier: Apache-2.0
// Content is named by its hash, so that the same text is the same document on any
// machine.
#pragma once

#include <string_view>

#include "stance/base/id.h"

namespace stance {

// SHA-256 (FIPS 180-4) of the bytes, as 64 lower-case hexadecimal digits.
Digest digest_of(std::string_view bytes);

}  // namespace stance
