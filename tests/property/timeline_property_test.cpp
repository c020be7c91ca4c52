// SPDX-License-Identifier: Apache-2.0
// What holds of every timeline, tried on thousands of made-up corpora.
// STANCE_SEED=N repeats a run, STANCE_ROUNDS=N sets its length.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "stance/timeline/assemble.h"
#include "stance/timeline/explain.h"
#include "support/corpora.h"
#include "support/drawing.h"
#include "support/oracle.h"

namespace stance::test {
namespace {

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

std::uint64_t seed() {
  const std::uint64_t value = number_from("STANCE_SEED", 20250301);
  MESSAGE("seed " << value);
  return value;
}

std::uint64_t rounds(std::uint64_t usual) {
  return number_from("STANCE_ROUNDS", usual);
}

std::string shown(const std::vector<std::string>& rows) {
  std::string text;
  for (const std::string& row : rows) text += "\n  " + row;
  return text;
}

std::string shown(const Policy& policy) {
  std::string text = policy.when_ended ? "when-ended c " : "";
  if (!policy.implies.empty()) text += "a implies b ";
  if (policy.stale_after)
    text += "stale after " + std::to_string(policy.stale_after->days);
  return text;
}

std::string shown(const std::vector<Look>& looks) {
  std::string text;
  for (const Look& look : looks) {
    text += std::string(to_string(look.standing)).substr(0, 2);
    for (const StateId& state : look.states) text += state.text;
    text += ' ';
  }
  return text;
}

std::vector<Look> engine_looks(const std::vector<Evidence>& evidence,
                               const RuleSet& rules,
                               int days,
                               Day known = Day::latest()) {
  const auto strands = assemble_timelines(evidence, rules, known);
  std::vector<Look> looks;
  for (int column = 0; column < days; ++column) {
    const Day on = drawn_day(column);
    looks.push_back(look_of(status_on(strands, rules.policies.front(), on, on)));
  }
  return looks;
}

}  // namespace

TEST_CASE("timeline: on exact days the engine agrees with a walk day by day") {
  Dice dice(seed());
  const CorpusShape shape{.days = 24, .most_pieces = 6};
  for (std::uint64_t round = 0; round < rounds(20000); ++round) {
    const RuleSet rules = drawn_rules(made_up_policy(dice));
    const std::vector<std::string> rows = made_up_rows(dice, shape);
    const std::vector<Evidence> evidence = drawn_evidence(rows);
    const std::string engine = shown(engine_looks(evidence, rules, shape.days));
    const std::string walked = shown(walked_days(evidence, rules, shape.days));
    if (engine == walked) continue;
    FAIL_CHECK("round " << round << ": " << shown(rules.policies.front()) << shown(rows)
                        << "\n engine " << engine << "\n walked " << walked);
    break;
  }
}

TEST_CASE("timeline: as known on any day the engine agrees with a walk day by day") {
  Dice dice(seed());
  const CorpusShape shape{.days = 20, .most_pieces = 6, .has_tables = true};
  for (std::uint64_t round = 0; round < rounds(20000); ++round) {
    const RuleSet rules = drawn_rules(made_up_policy(dice));
    const std::vector<std::string> rows = made_up_rows(dice, shape);
    const std::vector<Evidence> evidence = drawn_evidence(rows);
    const Day known = drawn_day(roll(dice, shape.days + 1));
    const std::string engine = shown(engine_looks(evidence, rules, shape.days, known));
    const std::string walked = shown(walked_days(evidence, rules, shape.days, known));
    if (engine == walked) continue;
    FAIL_CHECK("round " << round << ": known on " << known.number - drawn_day(0).number
                        << ' ' << shown(rules.policies.front()) << shown(rows)
                        << "\n engine " << engine << "\n walked " << walked);
    break;
  }
}

// Absences from a list: it may have ended on any day since.
TEST_CASE("timeline: on what may have ended the engine agrees with a walk day by day") {
  Dice dice(seed());
  const CorpusShape shape{.days = 20, .most_pieces = 4, .has_tables = true};
  for (std::uint64_t round = 0; round < rounds(20000); ++round) {
    const RuleSet rules = drawn_rules(made_up_policy(dice));
    std::vector<std::string> rows = made_up_rows(dice, shape);
    std::string drawing(static_cast<std::size_t>(shape.days), ' ');
    drawing[static_cast<std::size_t>(1 + roll(dice, shape.days - 1))] = '[';
    rows.push_back("ended a official |" + drawing + "| tentative");
    const std::vector<Evidence> evidence = drawn_evidence(rows);
    const Day known = drawn_day(roll(dice, shape.days + 1));
    const std::string engine = shown(engine_looks(evidence, rules, shape.days, known));
    const std::string walked = shown(walked_days(evidence, rules, shape.days, known));
    if (engine == walked) continue;
    FAIL_CHECK("round " << round << ": known on " << known.number - drawn_day(0).number
                        << ' ' << shown(rules.policies.front()) << shown(rows)
                        << "\n engine " << engine << "\n walked " << walked);
    break;
  }
}

namespace {

bool overlaps(const Evidence& a, const Evidence& b) {
  return intersection(a.when.days(), b.when.days()).has_value();
}

// Left out: pieces that merge (worlds know no merging), ends that may be one with the
// adoption of another state, which the engine takes for one change, and adoptions of one
// time, which are weighed and not ordered.
// Suspensions whose day is not known, and mere reports of an end: the engine takes the
// first order that fits, or weighs them.
bool has_simple_worlds(const std::vector<Evidence>& evidence) {
  for (const Evidence& a : evidence) {
    const bool is_force = a.kind == Kind::suspended || a.kind == Kind::resumed;
    if (is_force && !a.when.days().is_single()) return false;
    if (a.kind == Kind::ended && a.source_kind == "opinion") return false;
    for (const Evidence& b : evidence) {
      if (&a == &b || !overlaps(a, b)) continue;
      if (a.kind == b.kind && a.state == b.state) return false;
      if (a.kind == Kind::ended && b.kind == Kind::adopted) return false;
      if (a.kind == Kind::adopted && b.kind == Kind::adopted) return false;
    }
  }
  return true;
}

bool is_settled(const std::set<Look>& looks) {
  return looks.size() == 1 && looks.begin()->standing == Standing::settled;
}

}  // namespace

TEST_CASE("timeline: what is called settled holds in every world, and the reverse") {
  Dice dice(seed());
  const CorpusShape shape{
      .days = 14, .most_pieces = 4, .most_uncertain = 5, .has_announcements = false};
  std::uint64_t tried = 0;
  for (std::uint64_t round = 0; round < rounds(10000); ++round) {
    Policy policy = made_up_policy(dice);
    // A wider state holds where a narrower one does: no world contradicts it. What an end
    // opens may itself be ended by an earlier end; the engine does not look for that.
    policy.implies.clear();
    policy.when_ended = std::nullopt;
    const RuleSet rules = drawn_rules(policy);
    const std::vector<std::string> rows = made_up_rows(dice, shape);
    const std::vector<Evidence> evidence = drawn_evidence(rows);
    if (!has_simple_worlds(evidence)) continue;
    const auto worlds = possible_worlds(evidence, rules, shape.days);
    if (worlds.plain.empty()) continue;
    ++tried;
    const auto strands = assemble_timelines(evidence, rules, Day::latest());
    const auto engine = engine_looks(evidence, rules, shape.days);
    // The engine takes the last days first and looks back no further than it must: it may
    // see a contest where some choice of days would do without, and it keeps aside what
    // may speak of a time before all it knows.
    const bool is_contested =
        std::ranges::any_of(strands.front().segments, [](const Segment& segment) {
          return segment.standing == Standing::contested || !segment.contrary.empty();
        });
    if (is_contested || !strands.front().undated.empty()) continue;
    for (std::size_t day = 0; day < engine.size(); ++day) {
      const bool says_settled = engine[day].standing == Standing::settled;
      const bool is_sound =
          !says_settled || worlds.plain[day] == std::set<Look>{engine[day]};
      const bool is_complete = says_settled || !is_settled(worlds.possible[day]);
      if (is_sound && is_complete) continue;
      FAIL_CHECK("round " << round << ": " << shown(rules.policies.front()) << shown(rows)
                          << "\n day " << day << "\n engine " << shown(engine)
                          << "\n worlds "
                          << shown(std::vector<Look>(worlds.possible[day].begin(),
                                                     worlds.possible[day].end())));
      return;
    }
  }
  MESSAGE(tried << " corpora compared");
}

namespace {

const CorpusShape anything{
    .days = 20, .most_pieces = 6, .most_uncertain = 8, .has_open_dates = true};

// A corpus of any shape, and the rules to read it by.
struct Trial {
  RuleSet rules;
  std::vector<std::string> rows;
  std::vector<Evidence> evidence;
  std::vector<Timeline> timelines;
};

Trial trial(Dice& dice) {
  Policy policy = made_up_policy(dice);
  policy.same_event_within = roll(dice, 2) == 0 ? 0 : 3;
  Trial trial{.rules = drawn_rules(policy),
              .rows = made_up_rows(dice, anything),
              .evidence = {},
              .timelines = {}};
  trial.evidence = drawn_evidence(trial.rows);
  trial.timelines = assemble_timelines(trial.evidence, trial.rules, Day::latest());
  return trial;
}

std::vector<Evidence> shuffled(std::vector<Evidence> evidence, Dice& dice) {
  for (std::size_t i = evidence.size(); i > 1; --i) {
    std::swap(evidence[i - 1],
              evidence[static_cast<std::size_t>(roll(dice, static_cast<int>(i)))]);
  }
  return evidence;
}

// What `collect` finds in an explanation: each piece with its role.
void collect(const Explanation& node, std::vector<std::pair<EvidenceId, Role>>& pieces) {
  if (node.evidence) pieces.emplace_back(*node.evidence, node.role);
  for (const Explanation& part : node.because) collect(part, pieces);
}

}  // namespace

TEST_CASE("timeline: the order of evidence changes nothing") {
  Dice dice(seed());
  for (std::uint64_t round = 0; round < rounds(10000); ++round) {
    const Trial t = trial(dice);
    CAPTURE(shown(t.rows));
    REQUIRE(assemble_timelines(shuffled(t.evidence, dice), t.rules, Day::latest()) ==
            t.timelines);
  }
}

TEST_CASE("timeline: jurisdictions assembled in shares are as those assembled at once") {
  Dice dice(seed());
  for (std::uint64_t round = 0; round < rounds(2000); ++round) {
    Trial t = trial(dice);
    for (Evidence& piece : t.evidence) {
      piece.jurisdiction.text += std::to_string(roll(dice, 4));
    }
    const auto alone = assemble_timelines(t.evidence, t.rules, Day::latest());
    CAPTURE(shown(t.rows));
    for (const std::size_t count : {2U, 3U, 8U}) {
      std::vector<std::vector<Timeline>> shares;
      for (std::size_t own = 0; own < count; ++own) {
        shares.push_back(
            assemble_timelines(t.evidence, t.rules, Day::latest(), {own, count}));
      }
      REQUIRE(merged_timelines(std::move(shares)) == alone);
    }
  }
}

TEST_CASE("timeline: the names of the states change nothing") {
  Dice dice(seed());
  for (std::uint64_t round = 0; round < rounds(10000); ++round) {
    Trial t = trial(dice);
    // b and c change places, in the policy too, which then lists them in another order.
    const auto swap_names = [](StateId& state) {
      if (state.text == "b") {
        state.text = "c";
      } else if (state.text == "c") {
        state.text = "b";
      }
    };
    Trial other = t;
    Policy& policy = other.rules.policies.front();
    if (policy.when_ended) swap_names(*policy.when_ended);
    for (auto& [narrow, wide] : policy.implies) {
      for (StateId& state : wide) swap_names(state);
    }
    for (Evidence& e : other.evidence) swap_names(e.state);
    std::vector<Look> renamed = engine_looks(other.evidence, other.rules, anything.days);
    for (Look& look : renamed) {
      for (StateId& state : look.states) swap_names(state);
      std::ranges::sort(look.states);
    }
    CAPTURE(shown(t.rows));
    CAPTURE(shown(t.rules.policies.front()));
    REQUIRE(shown(renamed) == shown(engine_looks(t.evidence, t.rules, anything.days)));
  }
}

TEST_CASE("timeline: segments are sorted, and their sure parts disjoint") {
  Dice dice(seed());
  for (std::uint64_t round = 0; round < rounds(10000); ++round) {
    const Trial t = trial(dice);
    CAPTURE(shown(t.rows));
    for (const Timeline& timeline : t.timelines) {
      const auto& segments = timeline.segments;
      for (std::size_t i = 0; i < segments.size(); ++i) {
        REQUIRE(segments[i].start.earliest <= segments[i].start.latest);
        REQUIRE(segments[i].end.has_value() == (i + 1 < segments.size()));
        if (i + 1 == segments.size()) continue;
        REQUIRE(segments[i].end->earliest <= segments[i].end->latest);
        // An end on an unknown day has no day before it.
        const Day next = segments[i + 1].start.latest;
        REQUIRE((segments[i].end->latest < next || !next.is_bound()));
        REQUIRE(segments[i].start.latest <= segments[i + 1].start.latest);
      }
    }
  }
}

TEST_CASE("timeline: saying it twice changes nothing") {
  Dice dice(seed());
  for (std::uint64_t round = 0; round < rounds(10000); ++round) {
    const Trial t = trial(dice);
    std::vector<Evidence> twice = t.evidence;
    twice.push_back(
        twice[static_cast<std::size_t>(roll(dice, static_cast<int>(t.evidence.size())))]);
    CAPTURE(shown(t.rows));
    REQUIRE(assemble_timelines(twice, t.rules, Day::latest()) == t.timelines);
  }
}

TEST_CASE("timeline: evidence about another place changes nothing here") {
  Dice dice(seed());
  for (std::uint64_t round = 0; round < rounds(10000); ++round) {
    const Trial t = trial(dice);
    std::vector<Evidence> both = t.evidence;
    for (Evidence other : drawn_evidence(made_up_rows(dice, anything))) {
      other.jurisdiction = {"ocd-division/country:us/state:xx/county:birch"};
      other.id.text += " of birch";
      both.push_back(std::move(other));
    }
    std::vector<Timeline> here =
        assemble_timelines(shuffled(both, dice), t.rules, Day::latest());
    std::erase_if(here, [](const Timeline& timeline) {
      return timeline.jurisdiction.text != drawn_place;
    });
    CAPTURE(shown(t.rows));
    REQUIRE(here == t.timelines);
  }
}

TEST_CASE("timeline: what was published later was not known") {
  Dice dice(seed());
  for (std::uint64_t round = 0; round < rounds(10000); ++round) {
    const Trial t = trial(dice);
    const Day known_on = drawn_day(roll(dice, anything.days));
    std::vector<Evidence> known = t.evidence;
    std::erase_if(known, [&](const Evidence& e) {
      return e.published && e.published->days().latest > known_on;
    });
    CAPTURE(shown(t.rows));
    REQUIRE(assemble_timelines(t.evidence, t.rules, known_on) ==
            assemble_timelines(known, t.rules, Day::latest()));
  }
}

TEST_CASE("timeline: every premise of an explanation can be checked") {
  Dice dice(seed());
  for (std::uint64_t round = 0; round < rounds(10000); ++round) {
    const Trial t = trial(dice);
    const Day on = drawn_day(roll(dice, anything.days));
    const Policy& policy = t.rules.policies.front();
    const Status status = status_on(t.timelines, policy, on, Day::latest());
    const Proof proof{.policy = policy,
                      .precedence = t.rules.precedence,
                      .strands = t.timelines,
                      .evidence = t.evidence,
                      .decisions = {}};
    std::vector<std::pair<EvidenceId, Role>> pieces;
    collect(explain_status(status, proof), pieces);
    CAPTURE(shown(t.rows));
    for (const Evidence& evidence : t.evidence) {
      std::vector<Role> roles;
      for (const auto& [id, role] : pieces) {
        if (id == evidence.id) roles.push_back(role);
      }
      CAPTURE(evidence.id.text);
      REQUIRE_FALSE(roles.empty());
      const bool speaks = std::ranges::binary_search(status.evidence, evidence.id);
      const bool is_shown = std::ranges::count(roles, Role::shows) > 0;
      REQUIRE((speaks || !is_shown || !status.since));
      REQUIRE((is_shown || !speaks));
      if (std::ranges::count(roles, Role::dropped) == 0) continue;
      // What does not count can go without a trace.
      std::vector<Evidence> rest = t.evidence;
      std::erase_if(rest, [&](const Evidence& e) { return e.id == evidence.id; });
      REQUIRE(assemble_timelines(rest, t.rules, Day::latest()) == t.timelines);
    }
  }
}

}  // namespace stance::test
