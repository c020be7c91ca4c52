// SPDX-License-Identifier: Apache-2.0
// Readings, tried on made-up corpora and made-up tables: what the judge says of each day
// is what comes of asking the rows, as they are written, about that day alone.
// STANCE_SEED=N repeats a run, STANCE_ROUNDS=N sets its length.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "stance/rules/load.h"
#include "stance/timeline/judge.h"
#include "support/corpora.h"
#include "support/drawing.h"

namespace stance::test {
namespace {

using Words = std::set<std::string>;

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

std::string one_of(Dice& dice, const std::vector<std::string>& words) {
  return words[static_cast<std::size_t>(roll(dice, static_cast<int>(words.size())))];
}

constexpr std::string_view core = R"([pack]
name = "core"
version = "1.0.0"
language = 1
[policy.p.states]
a = "A."
b = "B."
c = "C."
[policy.q.states]
a = "A."
b = "B."
c = "C."
)";

std::string made_up_cell(Dice& dice, const std::vector<std::string>& values) {
  switch (roll(dice, 4)) {
    case 0: return "*";
    case 1: return one_of(dice, values);
    case 2: return "!" + one_of(dice, values);
    default: return one_of(dice, values) + " | " + one_of(dice, values);
  }
}

// A few random rows, and one for the rest.
std::string made_up_table(Dice& dice,
                          const std::vector<std::vector<std::string>>& inputs,
                          const std::vector<std::string>& answers) {
  std::string rows = "rows = [";
  for (int i = roll(dice, 5); i > 0; --i) {
    rows += "[";
    for (const auto& values : inputs) rows += "\"" + made_up_cell(dice, values) + "\", ";
    rows += "\"" + one_of(dice, answers) + "\"], ";
  }
  rows += "[";
  for (std::size_t i = 0; i < inputs.size(); ++i) rows += "\"*\", ";
  return rows + "\"" + answers.back() + "\"]]\npick = \"first\"\n";
}

std::string made_up_fact(Dice& dice) {
  const std::string state = one_of(dice, {"a", "b", "c", "unknown"});
  const std::string no = roll(dice, 3) == 0 ? "not " : "";
  const std::string period = std::to_string(1 + roll(dice, 9)) + " days";
  switch (roll(dice, 4)) {
    case 0: return "p is " + no + state;
    case 1: return "p was " + no + state + " within " + period;
    case 2: return "p has " + no + "been " + state + " for " + period;
    default: return "p changed within " + period;
  }
}

std::string made_up_reading(Dice& dice) {
  const std::vector<std::string> states = {"a", "b", "c", "unknown"};
  std::string text =
      "[pack]\nname = \"reading\"\nversion = \"1.0.0\"\nlanguage = 1\n"
      "extends = [\"core\"]\n[fact.f]\nwhen = \"" +
      made_up_fact(dice) + "\"\n";
  text +=
      "[status.top]\nanswers = [\"yes\", \"no\", \"else\"]\ninputs = [\"middle\", "
      "\"f\"]\n" +
      made_up_table(
          dice, {{"x", "y", "z"}, {"yes", "no", "unknown"}}, {"yes", "no", "else"});
  text += "[status.middle]\nanswers = [\"x\", \"y\", \"z\"]\ninputs = [\"p\", \"q\"]\n";
  if (roll(dice, 4) == 0) text += "also-counts = [\"stale\", \"suspended\"]\n";
  return text + made_up_table(dice, {states, states}, {"x", "y", "z"});
}

// --- the slow way

bool counts(Standing standing, const StatusTable& table) {
  const auto& also = table.also_counts;
  switch (standing) {
    case Standing::stale: return also.contains(CountedStanding::stale);
    case Standing::suspended: return also.contains(CountedStanding::suspended);
    case Standing::announced: return also.contains(CountedStanding::announced);
    case Standing::unknown: return false;
    default: return true;
  }
}

Words values_on(const Status& status, const StatusTable& table) {
  Words words;
  for (const StateId& state : status.states) words.insert(state.text);
  const bool is_open =
      status.standing == Standing::uncertain || status.standing == Standing::contested;
  if (is_open) {
    if (words.size() < 2) words.insert("unknown");
    return words;
  }
  const bool is_known = status.state && counts(status.standing, table);
  return {is_known ? status.state->text : "unknown"};
}

// A cell as it is written.
bool fits(std::string cell, const std::string& value) {
  if (cell == "*") return true;
  const bool is_negated = cell.front() == '!';
  if (is_negated) cell.erase(0, 1);
  bool is_named = cell == value;
  const std::size_t bar = cell.find(" | ");
  if (bar != std::string::npos) {
    is_named = cell.substr(0, bar) == value || cell.substr(bar + 3) == value;
  }
  return is_named != is_negated;
}

std::string asked(const StatusTable& table, const std::vector<std::string>& values) {
  for (const std::vector<std::string>& row : table.cells) {
    bool all = true;
    for (std::size_t i = 0; i < values.size(); ++i) all = all && fits(row[i], values[i]);
    if (all) return row.back();
  }
  return "";
}

class SlowJudge {
 public:
  SlowJudge(const ReadingPack& pack, const Standpoint& standpoint)
      : pack_(pack), standpoint_(standpoint) {}

  Words answers(Day on) const {
    const StatusTable& middle = *pack_.find_status("middle");
    const StatusTable& top = *pack_.find_status("top");
    Words all;
    for (const std::string& p : values("p", on, middle)) {
      for (const std::string& q : values("q", on, middle)) {
        all.insert(asked(top, {asked(middle, {p, q}), fact(on)}));
      }
    }
    return all;
  }

 private:
  Words values(const std::string& policy, Day on, const StatusTable& table) const {
    const Policy& asked_policy = *standpoint_.rules.find_policy({policy});
    return values_on(effective_status(standpoint_, asked_policy, on).effective, table);
  }

  // yes, no or unknown: the fact's state on one day.
  std::string state_on(const Fact& fact, Day on) const {
    const Words words = values("p", on, StatusTable{.name = "", .table = {}});
    const std::string& state = fact.state->text;
    if (words.size() > 1) {
      const bool cannot_be = !words.contains(state) && !words.contains("unknown");
      const bool asks_unknown = state == "unknown";
      if (cannot_be || (asks_unknown && !words.contains("unknown"))) {
        return fact.negated ? "yes" : "no";
      }
      return "unknown";
    }
    const bool is_it = words.contains(state);
    if (!is_it && words.contains("unknown")) return "unknown";
    return is_it != fact.negated ? "yes" : "no";
  }

  std::string fact(Day on) const {
    const Fact& fact = pack_.facts.front();
    if (fact.form == FactForm::is) return state_on(fact, on);
    Words seen;
    Words states;
    for (Day day = on;; day = add_days(day, -1)) {
      const bool is_within = add_period(day, fact.period) >= on;
      if (fact.form == FactForm::changed) {
        // The day before the period is looked at too.
        const Words words = values("p", day, StatusTable{.name = "", .table = {}});
        if (words.size() > 1 || words.contains("unknown")) seen.insert("unknown");
        if (words.size() == 1 && !words.contains("unknown")) states.merge(Words(words));
      } else if (is_within) {
        seen.insert(state_on(fact, day));
      }
      if (!is_within) break;
    }
    if (fact.form == FactForm::changed) {
      if (states.size() > 1) return "yes";
      return seen.empty() ? "no" : "unknown";
    }
    const std::string decides = fact.form == FactForm::was ? "yes" : "no";
    if (seen.contains(decides)) return decides;
    return seen.size() == 1 ? *seen.begin() : "unknown";
  }

  const ReadingPack& pack_;
  const Standpoint& standpoint_;
};

std::string shown(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

Words answers_of(const Judgement& judgement) {
  return {judgement.answers.begin(), judgement.answers.end()};
}

}  // namespace

TEST_CASE("readings: a judge says what the rows say of each day alone") {
  const std::uint64_t seed = number_from("STANCE_SEED", 20250805);
  MESSAGE("seed " << seed);
  Dice dice(seed);
  const CorpusShape shape{.days = 24, .most_pieces = 5, .most_uncertain = 5};
  std::size_t open = 0;
  for (std::uint64_t round = 0; round < number_from("STANCE_ROUNDS", 600); ++round) {
    const std::string reading = made_up_reading(dice);
    const Loaded loaded =
        load_rules(std::vector<RuleFile>{{"core/pack.toml", std::string(core)},
                                         {"reading/pack.toml", reading}},
                   "core");
    REQUIRE_MESSAGE(loaded.rules.has_value(), reading);
    REQUIRE(loaded.rules->readings.size() == 1);
    const ReadingPack& pack = loaded.rules->readings.front();
    RuleSet rules = drawn_rules(made_up_policy(dice));
    rules.policies.push_back(made_up_policy(dice));
    rules.policies.back().id = {"q"};
    std::vector<Evidence> evidence = drawn_evidence(made_up_rows(dice, shape));
    for (Evidence piece : drawn_evidence(made_up_rows(dice, shape))) {
      piece.policy = {"q"};
      piece.id = {"q" + piece.id.text};
      evidence.push_back(std::move(piece));
    }
    const std::vector<Timeline> timelines =
        assemble_timelines(evidence, rules, Day::latest());
    const Standpoint standpoint{.rules = rules,
                                .jurisdiction = {std::string(drawn_place)},
                                .own = timelines,
                                .above = {}};
    const Judge judge(pack, standpoint);
    const SlowJudge slow(pack, standpoint);
    const StatusTable& top = *pack.find_status("top");
    const std::vector<JudgedStretch> history = judge.history(top);
    for (int column = -3; column < shape.days + 25; ++column) {
      const Day day = drawn_day(column);
      const Words expected = slow.answers(day);
      const Judgement judgement = judge.on(top, day);
      const auto stretch = std::ranges::find_if(history, [&](const JudgedStretch& s) {
        return s.first <= day && day <= s.last;
      });
      REQUIRE(stretch != history.end());
      if (expected.size() > 1) ++open;
      const bool agrees =
          answers_of(judgement) == expected &&
          stretch->judgement.says_the_same(judgement) &&
          (judgement.standing == Standing::settled) == (expected.size() == 1);
      if (agrees) continue;
      FAIL("round " << round << ", column " << column << "\n"
                    << reading << "\nexpected " << shown(expected) << "\njudged   "
                    << shown(answers_of(judgement)) << "\nstretch  "
                    << shown(answers_of(stretch->judgement)));
    }
  }
  CHECK(open > 0);
}

}  // namespace stance::test
