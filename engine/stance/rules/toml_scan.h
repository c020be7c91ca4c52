// SPDX-License-Identifier: Apache-2.0
// A look at the quotes and brackets of a TOML text that cannot be parsed.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace stance {

// What is open where the scan stopped.
struct TomlScan {
  // Where "[" and "{" of values stand that are open.
  std::vector<std::size_t> brackets;
  std::optional<std::size_t> quote;
  // Behind the last "=", "," or "[" outside of texts.
  std::size_t value_begin = 0;
};

// Scans up to byte `stop`, or up to a text that is still open there.
TomlScan scan_toml(std::string_view text, std::size_t stop);

}  // namespace stance
