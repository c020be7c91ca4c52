// SPDX-License-Identifier: Apache-2.0
// Why a status is what it is, as a tree: each claim rests on the claims below it, down to
// single pieces of evidence. Every piece that was looked at occurs, also the ones that
// lost, were kept aside or did not count, each with the reason.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/decision.h"
#include "stance/rules/rule_set.h"
#include "stance/timeline/timeline.h"

namespace stance {

enum class Role {
  answer,     // the status itself
  shows,      // speaks for it
  lost,       // speaks against it and lost
  undecided,  // speaks against it, and no reason settles it
  aside,      // counted, but moves nothing
  dropped,    // does not count
  lacking,    // what would be needed
};

std::string_view to_string(Role role);

struct Explanation {
  std::string claim;
  Role role = Role::shows;
  // The piece of evidence that the claim is about, if it is about one.
  std::optional<EvidenceId> evidence = {};
  std::vector<Explanation> because = {};
  // Many of a kind, which the claim counts: pages name it without what is below.
  bool is_folded = false;

  bool operator==(const Explanation&) const = default;
};

// What an answer was made from, for one jurisdiction and policy. `evidence` is all there
// is, also what the decisions or the pack keep out.
struct Proof {
  const Policy& policy;
  const Precedence& precedence;
  std::span<const Timeline> strands;
  std::span<const Evidence> evidence;
  std::span<const Decision> decisions;
  // What the law above says on the day, as inherit_status() takes it.
  std::span<const Status> above = {};
};

// `status` must come from status_on() with these strands.
Explanation explain_status(const Status& status, const Proof& proof);

// Why the status is not `wanted`: what would make it so in spite of the law above, and
// the evidence that comes nearest. `status` is what inherit_status() makes of the
// strands.
Explanation explain_why_not(const Status& status,
                            const StateId& wanted,
                            const Proof& proof);

}  // namespace stance
