// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/judge.h"

#include <algorithm>

#include "stance/base/assert.h"
#include "stance/timeline/judge_plan.h"

namespace stance {
namespace {

const PolicyStretch& stretch_at(const std::vector<PolicyStretch>& stretches, Day day) {
  const auto after = std::ranges::upper_bound(stretches, day, {}, &PolicyStretch::first);
  STANCE_ASSERT(after != stretches.begin());
  return *std::prev(after);
}

std::vector<std::string> names_of(std::uint64_t bits,
                                  const std::vector<std::string>& values) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if ((bits >> i & 1U) != 0) names.push_back(values[i]);
  }
  return names;
}

// Known no more exactly than "by" the day on which the judgement changes.
bool rests_on_by(const Judgement& judgement) {
  return std::ranges::any_of(judgement.inputs, [&](const JudgedInput& input) {
    return input.status && input.status->since &&
           input.status->since->earliest == Day::earliest() &&
           input.status->since->latest == judgement.on;
  });
}

Days since_of(const Judgement& judgement, const JudgedStretch* before) {
  if (before == nullptr) return {};
  Days since = {judgement.on, judgement.on};
  const bool may_be_older =
      before->judgement.standing != Standing::settled && judgement.answers.size() == 1 &&
      std::ranges::find(before->judgement.answers, judgement.answers.front()) !=
          before->judgement.answers.end();
  if (may_be_older) since.earliest = before->since.earliest;
  if (rests_on_by(judgement)) since.earliest = Day::earliest();
  return since;
}

}  // namespace

Judge::Judge(const ReadingPack& pack, const Standpoint& standpoint) : pack_(pack) {
  std::set<std::string> asked;
  for (const Fact& fact : pack.facts) asked.insert(fact.policy.text);
  for (const StatusTable& status : pack.statuses) {
    for (std::size_t i = 0; i < status.kinds.size(); ++i) {
      if (status.kinds[i] == InputKind::policy) asked.insert(status.table.inputs[i].name);
    }
  }
  for (const std::string& name : asked) {
    const Policy* policy = standpoint.rules.find_policy({name});
    STANCE_ASSERT(policy != nullptr);
    policies_.emplace(name, policy_stretches(standpoint, *policy));
  }
}

const std::vector<PolicyStretch>& Judge::stretches_of(const std::string& policy) const {
  return policies_.at(policy);
}

Judgement Judge::on(const StatusTable& table, Day day) const {
  const JudgePlan plan = plan_of(pack_, table);
  std::vector<LeafValues> leaves;
  for (const JudgeLeaf& leaf : plan.leaves) {
    if (leaf.kind == InputKind::fact) {
      const Fact& fact = *pack_.find_fact(leaf.name);
      const std::size_t value = fact_value(fact, stretches_of(fact.policy.text), day);
      leaves.push_back({std::uint64_t{1} << value, false});
    } else {
      const Status& status = stretch_at(stretches_of(leaf.name), day).status;
      leaves.push_back({values_of(status, leaf.values, leaf.counted),
                        status.standing == Standing::contested});
    }
  }
  const PlanResult result = run_plan(plan, leaves);
  Judgement judgement{.reading = pack_.name,
                      .status = table.name,
                      .answers = names_of(result.answers.back(), table.table.answers),
                      .rows = {result.rows.begin(), result.rows.end()},
                      .inputs = {},
                      .on = day};
  if (judgement.answers.size() > 1) {
    judgement.standing = result.is_contested ? Standing::contested : Standing::uncertain;
  }
  const std::vector<std::size_t>& sources = plan.steps.back().sources;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    JudgedInput input{.name = table.table.inputs[i].name, .kind = table.kinds[i]};
    input.values = input.kind == InputKind::status ? result.answers[sources[i]]
                                                   : leaves[sources[i]].values;
    if (input.kind == InputKind::policy) {
      input.status = stretch_at(stretches_of(input.name), day).status;
      input.status->on = day;
    }
    judgement.inputs.push_back(std::move(input));
  }
  return judgement;
}

std::set<Day> Judge::change_days(const StatusTable& table) const {
  std::set<Day> days = {Day::earliest()};
  for (const JudgeLeaf& leaf : plan_of(pack_, table).leaves) {
    if (leaf.kind == InputKind::fact) {
      const Fact& fact = *pack_.find_fact(leaf.name);
      days.merge(fact_change_days(fact, stretches_of(fact.policy.text)));
      continue;
    }
    for (const PolicyStretch& stretch : stretches_of(leaf.name)) {
      days.insert(stretch.first);
    }
  }
  return days;
}

std::vector<JudgedStretch> Judge::history(const StatusTable& table) const {
  std::vector<JudgedStretch> all;
  for (const Day day : change_days(table)) {
    Judgement judgement = on(table, day);
    const JudgedStretch* before = all.empty() ? nullptr : &all.back();
    if (before != nullptr && before->judgement.says_the_same(judgement)) continue;
    const Days since = since_of(judgement, before);
    if (!all.empty()) all.back().last = add_days(day, -1);
    all.push_back({.first = day,
                   .last = Day::latest(),
                   .since = since,
                   .judgement = std::move(judgement)});
  }
  return all;
}

JudgedStretch Judge::stretch_on(const StatusTable& table, Day day) const {
  std::vector<JudgedStretch> all = history(table);
  const auto after = std::ranges::upper_bound(all, day, {}, &JudgedStretch::first);
  JudgedStretch stretch = std::move(*std::prev(after));
  stretch.judgement = on(table, day);
  return stretch;
}

}  // namespace stance
