// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/fact_value.h"

#include <algorithm>
#include <optional>

namespace stance {
namespace {

bool is_open(const Status& status) {
  return status.standing == Standing::uncertain || status.standing == Standing::contested;
}

std::optional<CountedStanding> counted_as(Standing standing) {
  switch (standing) {
    case Standing::stale: return CountedStanding::stale;
    case Standing::announced: return CountedStanding::announced;
    case Standing::suspended: return CountedStanding::suspended;
    case Standing::settled:
    case Standing::uncertain:
    case Standing::contested:
    case Standing::inherited:
    case Standing::unknown: return std::nullopt;
  }
  return std::nullopt;
}

// The states that a status may mean; nothing in them stands for unknown.
std::vector<std::optional<StateId>> meant(const Status& status,
                                          const std::set<CountedStanding>& counted) {
  std::vector<std::optional<StateId>> states;
  if (is_open(status)) {
    states.assign(status.states.begin(), status.states.end());
    // Open between one state and none.
    if (states.size() < 2) states.emplace_back(std::nullopt);
    return states;
  }
  const std::optional<CountedStanding> weak = counted_as(status.standing);
  const bool counts = status.standing != Standing::unknown &&
                      (!weak.has_value() || counted.contains(*weak));
  states.push_back(counts ? status.state : std::nullopt);
  return states;
}

std::size_t negation(std::size_t value) {
  if (value == fact_unknown) return fact_unknown;
  return value == fact_yes ? fact_no : fact_yes;
}

// "X is S" while a status lasts.
std::size_t is_value(const Fact& fact, const Status& status) {
  const bool asks_unknown = fact.state->text == unknown_value;
  bool may_be = false;
  bool may_not_be = false;
  bool is_known = true;
  for (const std::optional<StateId>& state : meant(status, {})) {
    const bool fits = asks_unknown ? !state : state == fact.state;
    may_be = may_be || fits;
    may_not_be = may_not_be || !fits;
    if (!state && !asks_unknown) is_known = false;
  }
  std::size_t value = fact_unknown;
  if (is_known && may_be != may_not_be) value = may_be ? fact_yes : fact_no;
  return fact.negated ? negation(value) : value;
}

// The first day from which the period reaches `on`.
Day window_begin(Day on, const Period& period) {
  if (!on.is_bound()) return on;
  const int most = 366 * period.years + 31 * period.months + period.days + 31;
  Day low = add_days(on, -most);
  Day high = on;
  while (low < high) {
    const Day middle = {low.number + (high.number - low.number) / 2};
    if (add_period(middle, period) >= on) {
      high = middle;
    } else {
      low = add_days(middle, 1);
    }
  }
  return low;
}

// The stretches of which a day lies between two days, both included.
std::span<const PolicyStretch> between(std::span<const PolicyStretch> stretches,
                                       Day first,
                                       Day last) {
  const auto begins_after = [](Day day, const PolicyStretch& s) { return day < s.first; };
  const auto end = std::ranges::upper_bound(
      stretches, last, std::ranges::less{}, &PolicyStretch::first);
  auto begin = std::upper_bound(stretches.begin(), stretches.end(), first, begins_after);
  if (begin != stretches.begin()) --begin;
  return {begin, std::max(begin, end)};
}

std::size_t was_value(const Fact& fact, std::span<const PolicyStretch> window) {
  bool is_sure = true;
  for (const PolicyStretch& stretch : window) {
    const std::size_t value = is_value(fact, stretch.status);
    if (value == fact_yes) return fact_yes;
    is_sure = is_sure && value == fact_no;
  }
  return is_sure ? fact_no : fact_unknown;
}

std::size_t been_value(const Fact& fact, std::span<const PolicyStretch> window) {
  bool is_sure = true;
  for (const PolicyStretch& stretch : window) {
    const std::size_t value = is_value(fact, stretch.status);
    if (value == fact_no) return fact_no;
    is_sure = is_sure && value == fact_yes;
  }
  return is_sure ? fact_yes : fact_unknown;
}

std::size_t changed_value(std::span<const PolicyStretch> window) {
  std::optional<StateId> seen;
  bool is_sure = true;
  for (const PolicyStretch& stretch : window) {
    const std::vector<std::optional<StateId>> states = meant(stretch.status, {});
    if (states.size() != 1 || !states.front()) {
      is_sure = false;
      continue;
    }
    if (seen && seen != states.front()) return fact_yes;
    seen = states.front();
  }
  return is_sure ? fact_no : fact_unknown;
}

}  // namespace

std::uint64_t values_of(const Status& status,
                        std::span<const std::string> values,
                        const std::set<CountedStanding>& counted) {
  std::uint64_t bits = 0;
  for (const std::optional<StateId>& state : meant(status, counted)) {
    const std::string name = state ? state->text : std::string(unknown_value);
    const auto found = std::ranges::find(values, name);
    if (found != values.end()) bits |= std::uint64_t{1} << (found - values.begin());
  }
  return bits;
}

std::size_t fact_value(const Fact& fact,
                       std::span<const PolicyStretch> stretches,
                       Day on) {
  const Day begin = window_begin(on, fact.period);
  switch (fact.form) {
    case FactForm::is: return is_value(fact, between(stretches, on, on).front().status);
    case FactForm::was: return was_value(fact, between(stretches, begin, on));
    case FactForm::been: return been_value(fact, between(stretches, begin, on));
    case FactForm::changed:
      // The day before: a change on the first day counts.
      return changed_value(between(stretches, add_days(begin, -1), on));
  }
  return fact_unknown;
}

std::set<Day> fact_change_days(const Fact& fact,
                               std::span<const PolicyStretch> stretches) {
  std::set<Day> days;
  for (const PolicyStretch& stretch : stretches) {
    days.insert(stretch.first);
    if (fact.form == FactForm::is || !stretch.first.is_bound()) continue;
    // The days before the change leave the period, and then its first day.
    const Day before = add_days(stretch.first, -1);
    days.insert(add_days(add_period(before, fact.period), 1));
    days.insert(add_days(add_period(stretch.first, fact.period), 1));
  }
  days.erase(Day::latest());
  return days;
}

}  // namespace stance
