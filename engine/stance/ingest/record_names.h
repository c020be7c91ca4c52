// SPDX-License-Identifier: Apache-2.0
// Names in records of evidence that people and other programs write, held against the
// gazetteer and the rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stance/base/id.h"
#include "stance/places/gazetteer.h"
#include "stance/rules/rule_set.h"

namespace stance::ingest {

struct RecordNames {
  const Gazetteer& gazetteer;
  const RuleSet& rules;
};

// The place that a name means; else those that it can mean, if there are several.
struct NamedPlace {
  std::optional<JurisdictionId> id = {};
  std::vector<std::string> candidates = {};
};

// A name as `resolve` takes it, or as the Census writes it ("Camden town, DE").
NamedPlace place_of_name(const Gazetteer& gazetteer, const std::string& name);

struct NameFault {
  std::string message;
  std::string help;
};

// Why the rules have no such policy, or the policy no such state.
std::optional<NameFault> policy_fault(const RuleSet& rules,
                                      const PolicyId& policy,
                                      const StateId& state);
std::optional<NameFault> kind_fault(const std::string& kind);

}  // namespace stance::ingest
