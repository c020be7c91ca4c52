// SPDX-License-Identifier: Apache-2.0
// Histories under the law above, tried on made-up corpora: the line of a history that
// covers a day says what the status says on that day, and whose law it is.
// STANCE_SEED=N repeats a run, STANCE_ROUNDS=N sets its length.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "stance/timeline/changes.h"
#include "support/corpora.h"
#include "support/drawing.h"

namespace stance::test {
namespace {

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

constexpr int days = 24;

// A place, and two above it whose law may bind it.
struct World {
  RuleSet rules;
  std::vector<std::string> rows;
  std::vector<std::vector<Timeline>> layers;

  Standpoint standpoint() const {
    Standpoint here{.rules = rules,
                    .jurisdiction = {std::string(drawn_place)},
                    .own = layers.front(),
                    .above = {}};
    here.above.push_back({{"the state"}, layers[1]});
    here.above.push_back({{"the union"}, layers[2]});
    return here;
  }
};

std::vector<std::string> with_strands(Dice& dice, std::vector<std::string> rows) {
  for (std::string& row : rows) {
    if (roll(dice, 6) == 0) row += roll(dice, 2) == 0 ? " agency=jail" : " agency=police";
    if (roll(dice, 6) == 0) row += " instance=m1";
    if (roll(dice, 2) == 0) row += " below";
  }
  return rows;
}

World made_up_world(Dice& dice) {
  const CorpusShape shape{
      .days = days, .most_pieces = 5, .most_uncertain = 6, .has_open_dates = true};
  Policy policy = made_up_policy(dice);
  policy.inherit = static_cast<Inherit>(roll(dice, 4));
  policy.combine = static_cast<Combine>(roll(dice, 4));
  policy.by_agency = roll(dice, 2) == 0;
  World world{.rules = drawn_rules(policy), .rows = {}, .layers = {}};
  for (const char* place : {"here", "the state", "the union"}) {
    const std::vector<std::string> rows = with_strands(dice, made_up_rows(dice, shape));
    world.rows.emplace_back(place);
    world.rows.insert(world.rows.end(), rows.begin(), rows.end());
    std::vector<Evidence> evidence = drawn_evidence(rows);
    for (Evidence& piece : evidence) {
      if (place != std::string("here")) piece.jurisdiction = {place};
    }
    world.layers.push_back(assemble_timelines(evidence, world.rules, Day::latest()));
  }
  return world;
}

std::set<StateId> states_of(const std::optional<StateId>& state,
                            const std::vector<StateId>& more) {
  std::set<StateId> states(more.begin(), more.end());
  if (state) states.insert(*state);
  return states;
}

Day first_day(const Change& change) {
  return change.when.earliest == Day::earliest() ? change.when.latest
                                                 : change.when.earliest;
}

Standing standing_after(const Change& change) {
  switch (change.kind) {
    case ChangeKind::contested: return Standing::contested;
    case ChangeKind::uncertain: return Standing::uncertain;
    case ChangeKind::suspended: return Standing::suspended;
    case ChangeKind::announced: return Standing::announced;
    case ChangeKind::ended: return Standing::unknown;
    default: return change.inherited_from ? Standing::inherited : Standing::settled;
  }
}

// Does the history tell what the status says on its day?
bool tells(const std::vector<Change>& history, Status status) {
  if (status.standing == Standing::stale) status.standing = Standing::settled;
  const Change* before = nullptr;
  const Change* line = nullptr;
  for (const Change& change : history) {
    if (!change.moves_answer || change.kind == ChangeKind::adopted_again) continue;
    if (first_day(change) > status.on) break;
    before = line;
    line = &change;
  }
  if (line == nullptr) return status.standing == Standing::unknown;
  std::set<StateId> after = states_of(line->to, line->against);
  const std::set<StateId> said = states_of(status.state, status.states);
  if (status.on < line->when.latest) {
    if (before != nullptr) after.merge(states_of(before->to, before->against));
    return status.standing == Standing::uncertain && std::ranges::includes(after, said);
  }
  return status.standing == standing_after(*line) && said == after &&
         status.inherited_from == line->inherited_from;
}

std::string shown(const std::vector<Change>& history) {
  std::string text;
  for (const Change& change : history) {
    text += "\n " + to_string(change.when.earliest) + " " +
            to_string(change.when.latest) + " " + std::string(to_string(change.kind)) +
            " " + (change.to ? change.to->text : "?") +
            (change.inherited_from ? " by " + change.inherited_from->text : "") +
            (change.moves_answer ? "" : " (beside)");
  }
  return text;
}

}  // namespace

TEST_CASE("history: the line that covers a day tells the status of that day") {
  Dice dice(number_from("STANCE_SEED", 20201));
  for (std::uint64_t round = 0; round < number_from("STANCE_ROUNDS", 3000); ++round) {
    const World world = made_up_world(dice);
    const Policy& policy = world.rules.policies.front();
    const std::vector<Change> history = history_of(world.standpoint(), policy);
    for (int day = 0; day < days + 12; ++day) {
      const Status status =
          effective_status(world.standpoint(), policy, drawn_day(day)).effective;
      if (tells(history, status)) continue;
      std::string rows;
      for (const std::string& row : world.rows) rows += "\n " + row;
      FAIL_CHECK("round " << round << ", day " << day << rows << "\n status "
                          << (status.state ? status.state->text : "?") << " "
                          << to_string(status.standing) << shown(history));
      return;
    }
  }
}

TEST_CASE("history: nothing that a strand tells is left out") {
  Dice dice(number_from("STANCE_SEED", 20202));
  for (std::uint64_t round = 0; round < number_from("STANCE_ROUNDS", 2000); ++round) {
    const World world = made_up_world(dice);
    const Policy& policy = world.rules.policies.front();
    const std::vector<Change> history = history_of(world.standpoint(), policy);
    for (const Timeline& strand : world.layers.front()) {
      for (const Change& change : history_of(strand)) {
        CAPTURE(shown(history));
        CAPTURE(shown({change}));
        REQUIRE(std::ranges::any_of(history, [&](const Change& line) {
          return line.when == change.when && line.to == change.to &&
                 line.evidence == change.evidence && line.binds == change.binds &&
                 line.agency == change.agency && line.instance == change.instance;
        }));
      }
    }
  }
}

}  // namespace stance::test
