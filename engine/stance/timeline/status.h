// SPDX-License-Identifier: Apache-2.0
// The status of a jurisdiction under the law above it: what its own evidence says, and
// what a parent's law makes of that.
#pragma once

#include <span>
#include <vector>

#include "stance/rules/rule_set.h"
#include "stance/timeline/assemble.h"
#include "stance/timeline/timeline.h"

namespace stance {

// The strands that bind those below the jurisdiction: the only ones that are inherited.
std::vector<Timeline> strands_binding_below(std::span<const Timeline> strands);

// `effective` is `own`, or what the law above makes of it: then `inherited_from` says
// whose law that is, and what the own evidence says otherwise is among `contrary`.
struct EffectiveStatus {
  Status own;
  Status effective;

  // Does the law above set aside a state of the jurisdiction's own?
  bool is_overridden() const {
    return effective.inherited_from.has_value() && own.state.has_value() &&
           own.state != effective.state;
  }

  bool operator==(const EffectiveStatus&) const = default;
};

// `above` holds the statuses of the parents, nearest first, each by status_on() from
// strands_binding_below() of that parent. A law whose own standing is unknown, stale,
// announced or suspended binds nobody, and one that has ended (`left_by_end`) overrides
// nothing that is known below; where it is uncertain or contested, so is what
// depends on it. Where the law may bind nobody on the day, what is known below may hold,
// and where nothing may be known below, the law may.
EffectiveStatus inherit_status(const Policy& policy,
                               const Status& own,
                               std::span<const Status> above);

}  // namespace stance
