// SPDX-License-Identifier: Apache-2.0
#include "cue_places.h"

#include <algorithm>
#include <string_view>

namespace stance::cli {
namespace {

// The name in `id = "name"`; empty if the line is none.
std::string_view id_in(std::string_view line) {
  if (!line.starts_with("id")) return {};
  const std::size_t sign = line.find_first_not_of(" \t", 2);
  if (sign == std::string_view::npos || line[sign] != '=') return {};
  const std::size_t open = line.find_first_of("\"'", sign);
  if (open == std::string_view::npos) return {};
  const std::size_t close = line.find(line[open], open + 1);
  if (close == std::string_view::npos) return {};
  return line.substr(open + 1, close - open - 1);
}

}  // namespace

CuePlaces::CuePlaces(const std::vector<std::pair<std::string, std::string>>& files) {
  for (const auto& [name, text] : files) {
    if (name.ends_with(".test.toml")) continue;
    const std::string pack = name.substr(0, name.find('/'));
    std::size_t number = 1;
    for (std::size_t at = 0; at < text.size(); ++number) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string id(id_in(std::string_view(text).substr(at, end - at)));
      if (!id.empty()) {
        places_.try_emplace(CueId{pack + "/" + id}, name + ":" + std::to_string(number));
      }
      at = end + 1;
    }
  }
}

std::optional<std::string> CuePlaces::of(const CueId& cue) const {
  const auto found = places_.find(cue);
  return found == places_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace stance::cli
