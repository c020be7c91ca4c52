// SPDX-License-Identifier: Apache-2.0
// How one table of a reading is evaluated: the policies and facts that it rests on,
// directly or through other tables, and these tables in order.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "stance/rules/reading_pack.h"
#include "stance/timeline/timeline.h"

namespace stance {

// A policy or a fact.
struct JudgeLeaf {
  std::string name;
  InputKind kind = InputKind::policy;
  std::set<CountedStanding> counted;
  // The names of its values.
  std::vector<std::string> values;
};

struct JudgeStep {
  const StatusTable* table = nullptr;
  // For each input: an index of leaves, or, where it is a status, of earlier steps.
  std::vector<std::size_t> sources;
};

struct JudgePlan {
  std::vector<JudgeLeaf> leaves;
  // The last one is the table asked.
  std::vector<JudgeStep> steps;
};

JudgePlan plan_of(const ReadingPack& pack, const StatusTable& table);

// What the leaves may be on a day: bits of their values, and whether evidence disagrees.
struct LeafValues {
  std::uint64_t values = 0;
  bool is_contested = false;
};

struct PlanResult {
  // Bits of the answers of each step, and of the rows of the last.
  std::vector<std::uint64_t> answers;
  std::set<std::size_t> rows;
  // Does a contested leaf make a difference to the last step?
  bool is_contested = false;
};

// `leaves` has an entry for each leaf of the plan. With more than 200,000 combinations
// all answers are possible and no row is named.
PlanResult run_plan(const JudgePlan& plan, const std::vector<LeafValues>& leaves);

}  // namespace stance
