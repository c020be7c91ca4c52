// SPDX-License-Identifier: Apache-2.0
// Answers about the past that later publications changed, or took back: what was said
// before, what is said since, and which evidence made the difference.
#pragma once

#include <span>
#include <vector>

#include "stance/rules/rule_set.h"
#include "stance/timeline/timeline.h"

namespace stance {

struct Revision {
  // The day on which it became known: that of the publications that changed the answer.
  Day learned;
  // The stretch of days, all before `learned`, whose answer changed; unbounded below
  // where that is not known.
  Days days;
  // The answers for the first of these days, as known the day before `learned` and on
  // it. A status that merely ceased to be stale is no other answer.
  Status before;
  Status after;
  // Published on that day, or withdrawn from it on; sorted.
  std::vector<EvidenceId> evidence;
};

// What is said of a jurisdiction, and of those above it, nearest first. What is referred
// to must outlive it.
struct EvidenceOf {
  JurisdictionId jurisdiction;
  std::span<const Evidence> evidence;
};

// The revisions learned between two days, both included, of one policy in the first of
// the jurisdictions, under the law of the others.
// By `learned`, then `days`. "Unknown" is an answer, too.
std::vector<Revision> revisions_of(std::span<const EvidenceOf> layers,
                                   const RuleSet& rules,
                                   const Policy& policy,
                                   const Days& learned);

}  // namespace stance
