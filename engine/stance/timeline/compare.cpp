// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/compare.h"

namespace stance {

std::string_view to_string(Agreement agreement) {
  switch (agreement) {
    case Agreement::agree: return "agree";
    case Agreement::differ: return "differ";
    case Agreement::they_lack: return "they lack";
    case Agreement::we_lack: return "we lack";
    case Agreement::unknown: return "unknown";
  }
  return "";
}

bool is_known(const Status& status) {
  return status.standing != Standing::unknown &&
         (status.state.has_value() || !status.states.empty());
}

Agreement compared(const Status& theirs, const Status& ours) {
  if (!is_known(theirs))
    return is_known(ours) ? Agreement::they_lack : Agreement::unknown;
  if (!is_known(ours)) return Agreement::we_lack;
  const bool is_open = !theirs.states.empty() || !ours.states.empty();
  if (is_open) return theirs.states == ours.states ? Agreement::agree : Agreement::differ;
  return theirs.state == ours.state ? Agreement::agree : Agreement::differ;
}

}  // namespace stance
