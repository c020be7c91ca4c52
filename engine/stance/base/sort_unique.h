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

// Adds the values, then as sort_unique().
template <class Vector>
void add_unique(Vector& into, const Vector& values) {
  into.insert(into.end(), values.begin(), values.end());
  sort_unique(into);
}

// Is any of the values among the others, which are sorted?
template <class Vector>
bool share_any(const Vector& values, const Vector& sorted) {
  return std::any_of(values.begin(), values.end(), [&sorted](const auto& value) {
    return std::binary_search(sorted.begin(), sorted.end(), value);
  });
}

}  // namespace stance
