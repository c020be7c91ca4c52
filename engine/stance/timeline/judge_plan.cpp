// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/judge_plan.h"

#include <algorithm>
#include <map>

namespace stance {
namespace {

constexpr std::size_t most_combinations = 200'000;

class Planner {
 public:
  explicit Planner(const ReadingPack& pack) : pack_(pack) {}

  JudgePlan plan(const StatusTable& table) {
    const std::set<std::string> needed = needed_by(table);
    for (const std::size_t index : pack_.order) {
      const StatusTable& step = pack_.statuses[index];
      if (needed.contains(step.name)) add(step);
    }
    return std::move(plan_);
  }

 private:
  std::set<std::string> needed_by(const StatusTable& table) const {
    std::set<std::string> needed = {table.name};
    for (auto index = pack_.order.rbegin(); index != pack_.order.rend(); ++index) {
      const StatusTable& step = pack_.statuses[*index];
      if (!needed.contains(step.name)) continue;
      for (std::size_t i = 0; i < step.kinds.size(); ++i) {
        if (step.kinds[i] == InputKind::status) needed.insert(step.table.inputs[i].name);
      }
    }
    return needed;
  }

  void add(const StatusTable& table) {
    JudgeStep step{.table = &table, .sources = {}};
    for (std::size_t i = 0; i < table.kinds.size(); ++i) {
      const TableInput& input = table.table.inputs[i];
      step.sources.push_back(table.kinds[i] == InputKind::status
                                 ? steps_.at(input.name)
                                 : leaf(input, table.kinds[i], table.also_counts));
    }
    steps_[table.name] = plan_.steps.size();
    plan_.steps.push_back(std::move(step));
  }

  std::size_t leaf(const TableInput& input,
                   InputKind kind,
                   const std::set<CountedStanding>& counted) {
    const auto known = std::ranges::find_if(plan_.leaves, [&](const JudgeLeaf& each) {
      return each.name == input.name && each.counted == counted;
    });
    if (known != plan_.leaves.end()) {
      return static_cast<std::size_t>(known - plan_.leaves.begin());
    }
    plan_.leaves.push_back({input.name, kind, counted, input.values});
    return plan_.leaves.size() - 1;
  }

  const ReadingPack& pack_;
  JudgePlan plan_;
  std::map<std::string, std::size_t> steps_;
};

// Every way in which the leaves can be, as the digits of a number.
class Runner {
 public:
  Runner(const JudgePlan& plan, const std::vector<LeafValues>& leaves) : plan_(plan) {
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      std::vector<std::size_t> values;
      for (std::size_t k = 0; k < plan.leaves[i].values.size(); ++k) {
        if ((leaves[i].values >> k & 1U) != 0) values.push_back(k);
      }
      contested_.push_back(leaves[i].is_contested);
      choices_.push_back(std::move(values));
    }
    result_.answers.assign(plan.steps.size(), 0);
  }

  PlanResult run() {
    if (!count()) return all_answers();
    for (std::size_t number = 0; number < count_; ++number) evaluate(number);
    find_contest();
    return std::move(result_);
  }

 private:
  bool count() {
    for (const std::vector<std::size_t>& values : choices_) {
      if (values.empty() || count_ > most_combinations / values.size()) return false;
      count_ *= values.size();
    }
    return true;
  }

  PlanResult all_answers() {
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      const std::size_t count = plan_.steps[i].table->table.answers.size();
      result_.answers[i] =
          count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
    }
    result_.is_contested = std::ranges::find(contested_, true) != contested_.end();
    return std::move(result_);
  }

  void evaluate(std::size_t number) {
    std::vector<std::size_t> leaves;
    for (const std::vector<std::size_t>& values : choices_) {
      leaves.push_back(values[number % values.size()]);
      number /= values.size();
    }
    std::vector<std::size_t> answers;
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      const JudgeStep& step = plan_.steps[i];
      std::vector<std::size_t> values;
      for (std::size_t k = 0; k < step.sources.size(); ++k) {
        const bool is_status = step.table->kinds[k] == InputKind::status;
        values.push_back(is_status ? answers[step.sources[k]] : leaves[step.sources[k]]);
      }
      answers.push_back(answer(i, values));
      result_.answers[i] |= std::uint64_t{1} << answers.back();
    }
    last_.push_back(answers.back());
  }

  std::size_t answer(std::size_t at, const std::vector<std::size_t>& values) {
    const DecisionTable& table = plan_.steps[at].table->table;
    // The loader has seen that there is one for all values.
    const TableRow* row = row_for(table, values);
    if (at + 1 == plan_.steps.size()) {
      result_.rows.insert(static_cast<std::size_t>(row - table.rows.data()));
    }
    const auto found = std::ranges::find(table.answers, row->answer);
    return static_cast<std::size_t>(found - table.answers.begin());
  }

  // Two ways that differ in a contested leaf alone, and give different answers.
  void find_contest() {
    std::size_t stride = 1;
    for (std::size_t i = 0; i < choices_.size(); ++i) {
      const std::size_t next = stride * choices_[i].size();
      for (std::size_t n = 0; contested_[i] && n < count_; ++n) {
        const std::size_t first = n - n % next + n % stride;
        if (last_[n] != last_[first]) result_.is_contested = true;
      }
      stride = next;
    }
  }

  const JudgePlan& plan_;
  std::vector<std::vector<std::size_t>> choices_;
  std::vector<bool> contested_;
  std::size_t count_ = 1;
  // The answer of the last step in each way.
  std::vector<std::size_t> last_;
  PlanResult result_;
};

}  // namespace

JudgePlan plan_of(const ReadingPack& pack, const StatusTable& table) {
  return Planner(pack).plan(table);
}

PlanResult run_plan(const JudgePlan& plan, const std::vector<LeafValues>& leaves) {
  return Runner(plan, leaves).run();
}

}  // namespace stance
