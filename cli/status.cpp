// SPDX-License-Identifier: Apache-2.0
// stance status PLACE…: what holds, since when, how sure.
#include <ostream>
#include <set>

#include "answers.h"
#include "citation.h"
#include "needed.h"
#include "print.h"
#include "readings.h"
#include "run.h"
#include "stance/report/status_page.h"
#include "stance/report/words.h"
#include "stance/timeline/changes.h"

namespace stance::cli {
namespace {

// Made by the day asked about, and not overtaken by the state that holds.
bool is_open(const Event& proposal, const Status& status) {
  if (proposal.when.earliest > status.on) return false;
  const bool is_done = status.state && *status.state == proposal.state;
  return !is_done && !(status.since && proposal.when.latest < status.since->earliest);
}

// Whose policy it is, where agencies have their own; "" for the jurisdiction's.
std::string agencies_words(const std::vector<Timeline>& strands,
                           const Policy& policy,
                           const Status& own) {
  std::string words;
  std::set<std::string> states;
  for (const Timeline& strand : strands) {
    if (!policy.by_agency || !strand.agency || strand.binds == Binds::below) continue;
    const Status status = status_on({&strand, 1}, policy, own.on, own.as_known_on);
    if (status.standing == Standing::unknown) continue;
    states.insert(state_words(status));
    words += (words.empty() ? "" : "; ") + *strand.agency + ": " + marked_state(status);
  }
  return (states.size() > 1 ? "agencies differ: " : "") + words;
}

// What ended last, where nothing says what has held since.
std::string ended_words(const std::vector<Timeline>& strands, const Status& status) {
  if (status.standing != Standing::unknown || status.evidence.empty()) return "";
  std::string words;
  for (const Timeline& strand : strands) {
    for (const Change& change : history_of(strand)) {
      if (change.kind != ChangeKind::ended || change.when.latest > status.on) continue;
      if (!change.from) continue;
      words = change.from->text + " ended (" + in_words(change.when) +
              "); nothing says what has held since";
    }
  }
  return words;
}

// What the table has no column for: whose law it is, what was proposed and not counted.
std::vector<std::string> remarks_of(Session& session,
                                    const std::vector<Timeline>& strands,
                                    const Policy& policy,
                                    const EffectiveStatus& status,
                                    const std::vector<Segment>& announced) {
  std::vector<std::string> remarks;
  if (const auto& from = status.effective.inherited_from) {
    remarks.push_back("by the law of " + session.label(*from).name +
                      (status.own.state ? "; its own: " + state_words(status.own) : ""));
  }
  const std::string ended = ended_words(strands, status.effective);
  if (!ended.empty()) remarks.push_back(ended);
  if (is_lapsed(status.effective)) {
    remarks.push_back("lapsed: its term has passed, and nothing shows that it came");
  }
  for (const Timeline& strand : strands) {
    if (strand.proposed.empty()) continue;
    const Event& latest = strand.proposed.back();
    if (!is_open(latest, status.effective)) continue;
    const bool lapsed = is_lapsed(latest, strand, status.effective.on);
    remarks.push_back(
        (lapsed ? "lapsed, nothing shows that it came: " : "proposed, not counted: ") +
        latest.state.text + " (" + in_words(latest.when) + ")");
  }
  for (const Segment& ahead : announced) {
    remarks.push_back("announced: " + ahead.state->text + " from " +
                      in_words(ahead.start));
  }
  const std::string agencies = agencies_words(strands, policy, status.own);
  if (!agencies.empty()) remarks.push_back(agencies);
  return remarks;
}

// Questions that are the county's matter, where nothing is known of the place itself.
std::vector<std::string> county_notes(Session& session,
                                      const Subject& subject,
                                      const StatusPage& page) {
  std::vector<std::string> notes;
  const std::vector<Subject> counties = counties_of(session, subject, page.as_known_on);
  for (const StatusLine& line : page.lines) {
    for (const Status& theirs : county_answers(counties, line.policy, line.status)) {
      notes.push_back(line.policy.id.text + " is the county's matter; " +
                      session.label(theirs.jurisdiction).name + ": " +
                      marked_state(theirs) +
                      (theirs.since ? ", " + since_words(*theirs.since) : ""));
    }
  }
  return notes;
}

StatusPage page_of(Session& session,
                   const Arguments& arguments,
                   const Jurisdiction& place) {
  const Day on = session.on(arguments);
  const Day known = session.as_known_on(arguments);
  const Subject subject = subject_of(session, place.id, known);
  StatusPage page{.place = session.label(place.id),
                  .on = on,
                  .as_known_on = known,
                  .lines = {},
                  .notes = {}};
  for (const Policy& policy : session.policies(arguments)) {
    const EffectiveStatus status = answer(subject, policy, on, known);
    const std::vector<Timeline> strands = strands_of(subject, policy.id);
    const std::vector<Segment> announced =
        announced_ahead(subject, strands, status.effective);
    page.lines.push_back(
        {.policy = policy,
         .status = status.effective,
         .sources = sources_of(subject, status.effective),
         .grade = grade_of(session, subject, status.effective),
         .sides = sides_of(subject, status.effective),
         .announced = announced,
         .remarks = remarks_of(session, strands, policy, status, announced)});
  }
  page.notes = county_notes(session, subject, page);
  return page;
}

void add_rows(const StatusPage& page, Table& table) {
  for (const StatusLine& line : page.lines) {
    table.rows.push_back({page.place.name,
                          line.policy.id.text,
                          state_words(line.status),
                          std::string(to_string(line.status.standing)),
                          in_words(line.status.since),
                          in_words(line.status.last_confirmed),
                          std::to_string(line.sources),
                          in_words(line.grade)});
  }
}

}  // namespace

int run_status(Session& session, const Arguments& arguments) {
  if (arguments.has("--under")) return run_status_under(session, arguments);
  session.store();
  const Labels labels = session.labels();
  Table table{.header = {"PLACE",
                         "POLICY",
                         "STATE",
                         "STANDING",
                         "SINCE",
                         "CONFIRMED",
                         "SOURCES",
                         "GRADE"}};
  std::vector<std::string> objects;
  std::string text;
  std::vector<StatusPage> pages;
  for (const std::string& query : arguments.values("PLACE")) {
    const Jurisdiction place = session.place(query);
    const StatusPage page = page_of(session, arguments, place);
    add_rows(page, table);
    for (const StatusLine& line : page.lines) {
      objects.push_back(status_json(line.status,
                                    labels,
                                    session.applied_rules().digest,
                                    line.grade,
                                    line.sides,
                                    line.announced));
    }
    text += (text.empty() ? "" : "\n") + status_text(page, session.width());
    pages.push_back(page);
  }
  if (arguments.has("--needed")) return print_needed(session, pages);
  if (!printed_as_data(session, table, objects)) session.out() << text;
  if (arguments.has("--cite")) cite(session, pages);
  return 0;
}

}  // namespace stance::cli
