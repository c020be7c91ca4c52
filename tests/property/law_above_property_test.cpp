// SPDX-License-Identifier: Apache-2.0
// The law above, where acts happened on one of several days: what is answered for a day
// is what comes out of every choice of these days, here and above. Each choice is walked
// act by act; nothing of the engine is used for it.
// STANCE_SEED=N repeats a run, STANCE_ROUNDS=N sets its length.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "stance/timeline/standpoint.h"
#include "support/corpora.h"
#include "support/drawing.h"

namespace stance::test {
namespace {

constexpr int days = 24;

// What holds in one place in one choice of days.
struct Holding {
  std::string state;  // empty: nothing is known
  bool is_left_by_an_end = false;

  auto operator<=>(const Holding&) const = default;
};

struct Act {
  bool is_end = false;
  std::string state;
  int first = 0;
  int last = 0;
};

// Acts whose days do not overlap, each of which makes sense after the one before it: what
// an end would leave does not end.
std::vector<Act> made_up_acts(Dice& dice, const std::string& when_ended) {
  std::vector<Act> acts;
  std::string current;
  int day = roll(dice, 5);
  for (int count = roll(dice, 4); count > 0; --count) {
    const int last = day + roll(dice, 4);
    if (last >= days) break;
    const bool can_end = !current.empty() && current != when_ended;
    const bool is_end = can_end && roll(dice, 2) == 0;
    const std::string state = is_end ? current : std::string(1, "abc"[roll(dice, 3)]);
    acts.push_back({is_end, state, day, last});
    current = is_end ? "" : state;
    day = last + 1 + roll(dice, 5);
  }
  return acts;
}

std::string row_of(const Act& act, bool is_law) {
  std::string drawing(days, ' ');
  const auto at = [](int day) { return static_cast<std::size_t>(day); };
  for (int day = act.first; day <= act.last; ++day) drawing[at(day)] = '-';
  drawing[at(act.first)] = act.first == act.last ? 'x' : '[';
  if (act.first != act.last) drawing[at(act.last)] = ']';
  return std::string(act.is_end ? "ended " : "adopted ") + act.state + " news |" +
         drawing + "|" + (is_law ? " below" : "");
}

// What may hold on a day: an act has happened, or not, where the day is one of its own.
std::set<Holding> may_hold(const std::vector<Act>& acts,
                           int day,
                           const std::string& when_ended) {
  std::set<Holding> before = {Holding{}};
  for (const Act& act : acts) {
    if (act.first > day) break;
    const Holding after =
        act.is_end ? Holding{when_ended, !when_ended.empty()} : Holding{act.state, false};
    if (act.last <= day) before.clear();
    before.insert(after);
  }
  return before;
}

Holding decided(const Policy& policy, const Holding& own, const Holding& law) {
  if (policy.inherit == Inherit::none || law.state.empty()) return own;
  if (own.state.empty()) return law;
  if (law.is_left_by_an_end) return own;
  if (own.is_left_by_an_end) return law;
  switch (policy.inherit) {
    case Inherit::none:
    case Inherit::fill: return own;
    case Inherit::override_own: return law;
    case Inherit::stricter: break;
  }
  const bool is_first = policy.strictest == StrictestEnd::first;
  return (own.state < law.state) == is_first ? own : law;
}

std::set<Holding> decided(const Policy& policy,
                          const std::set<Holding>& own,
                          const std::set<Holding>& law) {
  std::set<Holding> all;
  for (const Holding& mine : own) {
    for (const Holding& theirs : law) all.insert(decided(policy, mine, theirs));
  }
  return all;
}

std::string shown(const std::set<std::string>& states) {
  std::string text;
  for (const std::string& state : states) text += (state.empty() ? "?" : state) + " ";
  return text;
}

// The states of an answer; "" where it may be unknown cannot be told from it.
std::set<std::string> states_of(const Status& status) {
  std::set<std::string> states;
  if (status.state) states.insert(status.state->text);
  for (const StateId& state : status.states) states.insert(state.text);
  return states;
}

}  // namespace

TEST_CASE("law above: an answer is what every choice of the days gives") {
  const char* seed = std::getenv("STANCE_SEED");
  const char* length = std::getenv("STANCE_ROUNDS");
  Dice dice(seed == nullptr ? 20211U : std::strtoull(seed, nullptr, 10));
  const int rounds = length == nullptr ? 4000 : std::atoi(length);
  int open = 0;
  for (int round = 0; round < rounds; ++round) {
    Policy policy = drawn_policy();
    policy.same_event_within = 0;
    policy.inherit = static_cast<Inherit>(roll(dice, 4));
    policy.strictest = roll(dice, 2) == 0 ? StrictestEnd::first : StrictestEnd::last;
    if (roll(dice, 2) == 0) policy.when_ended = StateId{"c"};
    const std::string when_ended = policy.when_ended ? policy.when_ended->text : "";
    const RuleSet rules = drawn_rules(policy);
    std::vector<std::vector<Act>> acts;
    std::vector<std::vector<Timeline>> layers;
    std::string rows;
    for (int layer = 0; layer < 3; ++layer) {
      acts.push_back(made_up_acts(dice, when_ended));
      std::vector<std::string> drawn;
      for (const Act& act : acts.back()) drawn.push_back(row_of(act, layer > 0));
      for (const std::string& row : drawn) rows += "\n " + row;
      layers.push_back(assemble_timelines(drawn_evidence(drawn), rules, Day::latest()));
    }
    Standpoint here{.rules = rules,
                    .jurisdiction = {std::string(drawn_place)},
                    .own = layers[0],
                    .above = {}};
    here.above.push_back({{"the state"}, layers[1]});
    here.above.push_back({{"the union"}, layers[2]});
    for (int day = 0; day < days; ++day) {
      const auto at = [&](std::size_t layer) {
        return may_hold(acts[layer], day, when_ended);
      };
      const std::set<Holding> outcomes =
          decided(policy, at(0), decided(policy, at(1), at(2)));
      std::set<std::string> expected;
      for (const Holding& each : outcomes) expected.insert(each.state);
      const Status status = effective_status(here, policy, drawn_day(day)).effective;
      const bool is_sure = expected.size() == 1;
      open += is_sure ? 0 : 1;
      std::set<std::string> named = expected;
      named.erase("");
      CAPTURE(round);
      CAPTURE(day);
      CAPTURE(rows);
      CAPTURE(static_cast<int>(policy.inherit));
      CAPTURE(static_cast<int>(policy.strictest));
      CAPTURE(to_string(status.standing));
      CAPTURE(shown(expected));
      CAPTURE(shown(states_of(status)));
      REQUIRE(states_of(status) == named);
      REQUIRE((status.standing == Standing::uncertain) == !is_sure);
    }
  }
  CHECK(open > rounds);
}

}  // namespace stance::test
