// SPDX-License-Identifier: Apache-2.0
// Where words that somebody quotes stand in a text.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace stance::ingest {

// Bytes [begin, end).
struct QuoteSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const QuoteSpan&) const = default;
};

// Where these words stand first: as they are, else with other white space between them.
// Nothing for a quote without words.
std::optional<QuoteSpan> find_quote(std::string_view text, std::string_view quote);

}  // namespace stance::ingest
