// SPDX-License-Identifier: Apache-2.0
// A county whose record is told by several articles of different kinds, as found in real
// life, and what must be said of it.
#include <doctest/doctest.h>

#include "stance/timeline/changes.h"
#include "stance/timeline/explain.h"
#include "support/drawing.h"

namespace stance::test {
namespace {

struct Fact {
  const char* id;
  const char* policy;
  const char* state;
  Kind kind;
  const char* when;
  const char* published;
  const char* source;
};

const Fact facts[] = {
    {"order-1",
     "cooperation",
     "barred",
     Kind::adopted,
     "2014",
     "2019-07-23",
     "aggregator"},
    {"order-2",
     "cooperation",
     "barred",
     Kind::adopted,
     "2019-07-22",
     "2019-07-23",
     "aggregator"},
    {"accord", "cooperation", "limited", Kind::adopted, "2024-02-27", "2024-03", "news"},
    {"backed-off",
     "cooperation",
     "barred",
     Kind::ended,
     "../2024-07-20",
     "2024-07-20",
     "news"},
    {"vague", "cooperation", "full", Kind::observed, "XXXX", "", "aggregator"},
    {"notice",
     "notification",
     "48-hour",
     Kind::observed,
     "2024-07-20",
     "2024-07-20",
     "news"},
};

Evidence evidence_of(const Fact& fact) {
  Evidence evidence;
  evidence.id = {fact.id};
  evidence.document = fact.id;
  evidence.jurisdiction = {"ocd-division/country:us/state:md/county:montgomery"};
  evidence.policy = {fact.policy};
  evidence.state = {fact.state};
  evidence.kind = fact.kind;
  evidence.when = *Edtf::parse(fact.when);
  if (*fact.published != '\0') evidence.published = *Edtf::parse(fact.published);
  evidence.source_kind = fact.source;
  return evidence;
}

std::vector<Evidence> county() {
  std::vector<Evidence> evidence;
  for (const Fact& fact : facts) evidence.push_back(evidence_of(fact));
  return evidence;
}

RuleSet rules() {
  Policy cooperation;
  cooperation.id = {"cooperation"};
  for (const char* state : {"full", "limited", "barred"}) {
    cooperation.states.push_back({{state}, "", {}});
  }
  cooperation.stale_after = Period{.years = 3};
  Policy notification;
  notification.id = {"notification"};
  for (const char* state : {"48-hour", "notice", "none"}) {
    notification.states.push_back({{state}, "", {}});
  }
  notification.stale_after = Period{.years = 3};
  RuleSet rules = drawn_rules(cooperation);
  rules.policies.push_back(notification);
  return rules;
}

Status county_status(std::string_view policy, std::string_view on, Day as_known_on) {
  const RuleSet pack = rules();
  auto strands = assemble_timelines(county(), pack, as_known_on);
  std::erase_if(strands, [&](const Timeline& t) { return t.policy.text != policy; });
  return status_on(
      strands, *pack.find_policy({std::string(policy)}), *parse_day(on), as_known_on);
}

}  // namespace

TEST_CASE("timeline: a county that reversed its order") {
  struct Row {
    const char* name;
    const char* policy;
    const char* on;
    const char* state;
    Standing standing;
    const char* since;
  };
  const Row rows[] = {
      {"before anything is known",
       "cooperation",
       "2013-06-01",
       "",
       Standing::unknown,
       ""},
      {"some day in 2014", "cooperation", "2014-06-01", "", Standing::uncertain, "2014"},
      {"after it", "cooperation", "2015-01-01", "barred", Standing::settled, "2014"},
      {"under the order",
       "cooperation",
       "2020-01-01",
       "barred",
       Standing::settled,
       "2014"},
      {"the day before",
       "cooperation",
       "2024-02-26",
       "barred",
       Standing::settled,
       "2014"},
      {"reversed",
       "cooperation",
       "2024-02-27",
       "limited",
       Standing::settled,
       "2024-02-27"},
      {"and still",
       "cooperation",
       "2026-01-01",
       "limited",
       Standing::settled,
       "2024-02-27"},
      {"no earlier report", "notification", "2024-07-19", "", Standing::unknown, ""},
      {"reported",
       "notification",
       "2024-07-20",
       "48-hour",
       Standing::settled,
       "[..2024-07-20]"},
      {"a report fades",
       "notification",
       "2027-07-21",
       "48-hour",
       Standing::stale,
       "[..2024-07-20]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Status status = county_status(row.policy, row.on, Day::latest());
    CHECK(status.state.value_or(StateId{}).text == row.state);
    CHECK(status.standing == row.standing);
    CHECK((status.since ? Edtf::from_days(*status.since).to_string() : "") == row.since);
  }
}

TEST_CASE("timeline: what could be known before the reversal was published") {
  const Status status =
      county_status("cooperation", "2024-03-15", *parse_day("2024-03-15"));
  CHECK(status.state == StateId{"barred"});
  CHECK(status.evidence == std::vector<EvidenceId>{{"order-1"}, {"order-2"}});
}

TEST_CASE(
    "timeline: the end of the old order supports the change, the vague report nothing") {
  const Status status = county_status("cooperation", "2026-01-01", Day::latest());
  CHECK(status.evidence == std::vector<EvidenceId>{{"accord"}, {"backed-off"}});
  CHECK(status.contrary.empty());
  const auto strands = assemble_timelines(county(), rules(), Day::latest());
  CHECK(strands.front().undated == std::vector<EvidenceId>{{"vague"}});
}

TEST_CASE("timeline: the history shows the second order as adopted again") {
  const auto strands = assemble_timelines(county(), rules(), Day::latest());
  struct Row {
    ChangeKind kind;
    const char* to;
    const char* when;
    std::vector<EvidenceId> evidence;
  };
  const Row rows[] = {
      {ChangeKind::began, "barred", "2014", {{"order-1"}}},
      {ChangeKind::adopted_again, "barred", "2019-07-22", {{"order-2"}}},
      {ChangeKind::changed, "limited", "2024-02-27", {{"accord"}, {"backed-off"}}},
  };
  const std::vector<Change> history = history_of(strands.front());
  REQUIRE(history.size() == std::size(rows));
  for (std::size_t i = 0; i < history.size(); ++i) {
    CAPTURE(rows[i].to);
    CHECK(history[i].kind == rows[i].kind);
    CHECK(history[i].to == StateId{rows[i].to});
    CHECK(Edtf::from_days(history[i].when).to_string() == rows[i].when);
    CHECK(history[i].evidence == rows[i].evidence);
  }
}

TEST_CASE("timeline: changes of a year, newest first") {
  const auto strands = assemble_timelines(county(), rules(), Day::latest());
  std::vector<Change> history;
  for (const Timeline& strand : strands) {
    for (const Change& change : history_of(strand)) history.push_back(change);
  }
  const auto changes =
      changes_in(history, *parse_day("2024-01-01"), *parse_day("2024-12-31"));
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].kind == ChangeKind::first_known);
  CHECK(changes[0].to == StateId{"48-hour"});
  CHECK(changes[1].kind == ChangeKind::changed);
  CHECK(changes[1].from == StateId{"barred"});
  CHECK(changes[1].to == StateId{"limited"});
}

namespace {

void collect(const Explanation& node, std::vector<std::string>& told) {
  if (node.evidence) {
    std::string reason = node.because.empty() ? "" : ": " + node.because.front().claim;
    told.push_back(node.evidence->text + " " + std::string(to_string(node.role)) +
                   reason);
  }
  for (const Explanation& part : node.because) collect(part, told);
}

std::vector<std::string> told(const Explanation& node) {
  std::vector<std::string> lines;
  collect(node, lines);
  return lines;
}

}  // namespace

TEST_CASE("timeline: an answer unfolds to every piece that was looked at") {
  const RuleSet pack = rules();
  std::vector<Evidence> evidence = county();
  std::erase_if(evidence,
                [](const Evidence& e) { return e.policy.text != "cooperation"; });
  evidence.push_back(evidence[2]);
  evidence.back().id = {"doubtful"};
  evidence.back().grade = Grade::d;
  evidence.push_back(evidence[1]);
  evidence.back().id = {"wrong"};
  const std::vector<Decision> decisions = {{{"wrong"},
                                            Verdict::reject,
                                            "a clerk",
                                            "another county",
                                            *parse_day("2025-01-01")}};
  const auto counted = counted_evidence(evidence, decisions, pack.precedence.trusted);
  const auto strands = assemble_timelines(counted, pack, Day::latest());
  const Status status =
      status_on(strands, pack.policies.front(), *parse_day("2025-06-01"), Day::latest());
  const Proof proof{.policy = pack.policies.front(),
                    .precedence = pack.precedence,
                    .strands = strands,
                    .evidence = evidence,
                    .decisions = decisions};
  CHECK(told(explain_status(status, proof)) ==
        std::vector<std::string>{
            "accord shows",
            "backed-off shows",
            "vague aside: dates nothing",
            "order-1 aside",
            "order-2 aside",
            "doubtful dropped: grade D waits for a person's decision",
            "wrong dropped: rejected by a clerk: another county",
        });
}

TEST_CASE("timeline: why not, and what would be needed") {
  const RuleSet pack = rules();
  const std::vector<Evidence> evidence = county();
  auto strands = assemble_timelines(evidence, pack, Day::latest());
  strands.pop_back();
  const Status status = status_on(
      strands, pack.policies.front(), *parse_day("2025-06-01"), *parse_day("2025-06-01"));
  const Proof proof{.policy = pack.policies.front(),
                    .precedence = pack.precedence,
                    .strands = strands,
                    .evidence = evidence,
                    .decisions = {}};
  const Explanation answer = explain_why_not(status, {"full"}, proof);
  CHECK(answer.claim == "not full: limited on 2025-06-01, since 2024-02-27");
  REQUIRE(answer.because.size() == 3);
  CHECK(answer.because[0].claim ==
        "a report of full on 2025-06-01 would do, from: official");
  CHECK(answer.because[1].claim ==
        "an adoption of full on 2025-06-01 would do, from: official, news, aggregator");
  CHECK(answer.because[2].evidence == EvidenceId{"vague"});
  CHECK(answer.because[2].role == Role::aside);
}

}  // namespace stance::test
