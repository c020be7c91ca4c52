// SPDX-License-Identifier: Apache-2.0
#include "reading_reach.h"

#include <algorithm>
#include <utility>

namespace stance::cli {
namespace {

// Tables of more combinations are not gone through.
constexpr std::size_t most_combinations = 20'000;

bool asks_the_same(const StatusTable& before, const StatusTable& after) {
  return before.name == after.name && before.kinds == after.kinds &&
         before.also_counts == after.also_counts &&
         before.table.answers == after.table.answers &&
         std::ranges::equal(before.table.inputs,
                            after.table.inputs,
                            [](const TableInput& one, const TableInput& other) {
                              return one.name == other.name && one.values == other.values;
                            });
}

bool answers_differ(const DecisionTable& before,
                    const DecisionTable& after,
                    const std::vector<std::size_t>& values) {
  const TableRow* old_row = row_for(before, values);
  const TableRow* new_row = row_for(after, values);
  if (old_row == nullptr || new_row == nullptr) return old_row != new_row;
  return old_row->answer != new_row->answer;
}

// The next combination; false after the last one.
bool advance(const DecisionTable& table, std::vector<std::size_t>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (++values[i] < table.inputs[i].values.size()) return true;
    values[i] = 0;
  }
  return false;
}

// For each input the values of the combinations that are answered otherwise.
std::vector<std::set<std::size_t>> changed_values(const DecisionTable& before,
                                                  const DecisionTable& after) {
  std::vector<std::set<std::size_t>> changed(before.inputs.size());
  std::vector<std::size_t> values(before.inputs.size(), 0);
  do {
    if (!answers_differ(before, after, values)) continue;
    for (std::size_t i = 0; i < values.size(); ++i) changed[i].insert(values[i]);
  } while (advance(before, values));
  return changed;
}

// What is unknown, or left by an end, need not be told by anybody.
bool needs_evidence(const RuleSet& rules, const PolicyId& id, const std::string& value) {
  const Policy* policy = rules.find_policy(id);
  return value != unknown_value && policy != nullptr &&
         policy->when_ended != StateId{value};
}

// Nothing where the tables answer alike.
std::optional<TableReach> reach_of(const RuleSet& rules,
                                   const StatusTable& before,
                                   const StatusTable& after) {
  const auto changed = changed_values(before.table, after.table);
  if (std::ranges::all_of(changed, &std::set<std::size_t>::empty)) return std::nullopt;
  TableReach reach;
  for (std::size_t i = 0; i < changed.size(); ++i) {
    if (before.kinds[i] != InputKind::policy) continue;
    const TableInput& input = before.table.inputs[i];
    const PolicyId policy = {input.name};
    const bool is_told = std::ranges::all_of(changed[i], [&](std::size_t value) {
      return needs_evidence(rules, policy, input.values[value]);
    });
    if (!is_told) continue;
    for (const std::size_t value : changed[i]) {
      reach[policy].insert(StateId{input.values[value]});
    }
  }
  return reach;
}

// False where they differ by more than rows.
bool add_reach(const RuleSet& rules,
               const ReadingPack& before,
               const ReadingPack& after,
               std::vector<TableReach>& all) {
  const bool fits = before.name == after.name && before.facts == after.facts &&
                    std::ranges::equal(before.statuses, after.statuses, asks_the_same);
  if (!fits || before.digest == after.digest) return fits;
  for (std::size_t i = 0; i < before.statuses.size(); ++i) {
    const StatusTable& table = before.statuses[i];
    if (combinations(table.table, most_combinations) == most_combinations) return false;
    std::optional<TableReach> reach = reach_of(rules, table, after.statuses[i]);
    if (reach && reach->empty()) return false;
    if (reach) all.push_back(*std::move(reach));
  }
  return true;
}

}  // namespace

std::optional<std::vector<TableReach>> reach_of_tables(const RuleSet& before,
                                                       const RuleSet& after) {
  std::vector<TableReach> all;
  if (before.readings.size() != after.readings.size()) return std::nullopt;
  for (std::size_t i = 0; i < before.readings.size(); ++i) {
    if (!add_reach(before, before.readings[i], after.readings[i], all)) {
      return std::nullopt;
    }
  }
  return all;
}

}  // namespace stance::cli
