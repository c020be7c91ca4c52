// SPDX-License-Identifier: Apache-2.0
// Where the applied rules say each cue: for people who ask which one found a sentence.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "stance/base/evidence.h"

namespace stance::cli {

class CuePlaces {
 public:
  // Names and texts of the files of packs.
  explicit CuePlaces(const std::vector<std::pair<std::string, std::string>>& files);

  // "parks/cues/dogs.toml:41"; nothing for a cue that is not there.
  std::optional<std::string> of(const CueId& cue) const;

 private:
  std::map<CueId, std::string> places_;
};

}  // namespace stance::cli
