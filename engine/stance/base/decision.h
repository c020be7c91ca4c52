// SPDX-License-Identifier: Apache-2.0
// What a person decided about a piece of evidence: recorded, never overwritten, undone by
// a later decision.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/evidence.h"

namespace stance {

enum class Verdict { accept, reject, undo };

std::string_view to_string(Verdict verdict);
std::optional<Verdict> parse_verdict(std::string_view text);

struct Decision {
  EvidenceId evidence;
  Verdict verdict = Verdict::accept;
  std::string who;
  std::string why;
  // The day on which it was recorded.
  Day recorded;

  bool operator==(const Decision&) const = default;
};

// The verdict in force for a piece of evidence after all decisions in their recorded
// order; nothing if there is none or the last one is `undo`.
std::optional<Verdict> verdict_for(const EvidenceId& evidence,
                                   std::span<const Decision> decisions);

// The evidence that counts: without the rejected; of the rest, grades down to `trusted`
// and whatever a person accepted. The order is kept.
std::vector<Evidence> counted_evidence(std::span<const Evidence> evidence,
                                       std::span<const Decision> decisions,
                                       Grade trusted);

}  // namespace stance
