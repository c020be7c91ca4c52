// SPDX-License-Identifier: Apache-2.0
// A page made harmless before it is parsed. The parser keeps a stack of open elements and
// reopens formatting elements in every paragraph, so that some pages of a few megabytes
// cost gigabytes or hours. Taken out are
//
//   - tags nested deeper than `deepest_nesting` (their words stay);
//   - tags that only change the look of words (<b>, <span>), and unknown ones;
//   - end tags that end nothing, and cells outside of a table;
//   - scripts, style sheets and drawings with their content, but not JSON-LD;
//   - a tag that is longer than `longest_tag`, and all behind the first `most_tags`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stance::ingest {

inline constexpr std::size_t deepest_nesting = 400;
inline constexpr std::size_t longest_tag = std::size_t{16} << 10U;
inline constexpr std::size_t most_tags = 400000;

struct GuardedPage {
  std::string bytes;
  bool is_too_deep = false;
};

GuardedPage guarded(std::string_view page);

}  // namespace stance::ingest
