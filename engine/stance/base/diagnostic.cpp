// SPDX-License-Identifier: Apache-2.0
#include "stance/base/diagnostic.h"

#include <algorithm>
#include <tuple>

namespace stance {

const std::string& FileName::text() const {
  static const std::string empty;
  return name_ ? *name_ : empty;
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::ranges::any_of(
      diagnostics, [](const Diagnostic& d) { return d.severity == Severity::error; });
}

void sort_by_place(Diagnostics& diagnostics) {
  const auto key = [](const Diagnostic& d) {
    return std::tuple(d.primary ? d.primary->span : SourceSpan{}, d.code, d.message);
  };
  std::ranges::stable_sort(diagnostics, {}, key);
}

}  // namespace stance
