// SPDX-License-Identifier: Apache-2.0
// What strangers wrote, in a message.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stance::ingest {

// On one line, without anything that commands a terminal; what is beyond `most` bytes is
// "...", never from within a letter.
std::string clipped(std::string_view words, std::size_t most = 60);

}  // namespace stance::ingest
