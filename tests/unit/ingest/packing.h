// SPDX-License-Identifier: Apache-2.0
// Packed bytes for tests.
#pragma once

#include <string>
#include <string_view>

namespace stance::test {

// One member of gzip.
std::string gzipped(std::string_view text);
// One frame of zstd.
std::string zstd_packed(std::string_view text);

}  // namespace stance::test
