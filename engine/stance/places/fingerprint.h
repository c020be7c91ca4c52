// SPDX-License-Identifier: Apache-2.0
// A number that tells whether a table of places is one that was checked before, in less
// time than checking takes.
#pragma once

#include <cstdint>
#include <string_view>

namespace stance {

// Another one for nearly every other text. It is no digest: nobody is kept from making a
// text that has the same. It depends on the machine's order of bytes.
std::uint64_t fingerprint(std::string_view text);

}  // namespace stance
