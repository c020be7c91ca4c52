// SPDX-License-Identifier: Apache-2.0
// How far an edit of decision tables reaches: only places of which something is known
// that leads to a changed combination of inputs can get another answer.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "stance/rules/rule_set.h"

namespace stance::cli {

// For some policies the states of which each must have been possible at some time.
using TableReach = std::map<PolicyId, std::set<StateId>>;

// Of each table whose rows differ; a place that meets none of them is answered as before.
// Nothing where the readings differ otherwise, or where nothing need be known of a place.
std::optional<std::vector<TableReach>> reach_of_tables(const RuleSet& before,
                                                       const RuleSet& after);

}  // namespace stance::cli
