// SPDX-License-Identifier: Apache-2.0
// Who says what, where a status is contested.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "stance/timeline/timeline.h"

namespace stance {

// Those who claim one of the states of a contested status.
struct Side {
  StateId state;
  // Whose word it is, where the passages say so: "the sheriff". Sorted.
  std::vector<std::string> speakers = {};
  // What they said, and who is not named said. Sorted.
  std::vector<EvidenceId> evidence = {};

  bool operator==(const Side&) const = default;
};

// One for each of `status.states`, in their order; none where it is not contested. `find`
// gives the evidence of an id, or nullptr.
std::vector<Side> sides_of(const Status& status,
                           const std::function<const Evidence*(const EvidenceId&)>& find);

// "closed: the sheriff; open: the federal side, a court"; "" where nobody is named.
std::string sides_words(const std::vector<Side>& sides);

}  // namespace stance
