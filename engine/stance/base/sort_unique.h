// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

namespace stance {

// Sorts the values and keeps one of equal ones.
template <class Vector>
void sort_unique(Vector& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace stance
