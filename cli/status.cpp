// SPDX-License-Identifier: Apache-2.0
// stance status PLACE…: what holds, since when, how sure.
#include <ostream>

#include "answers.h"
#include "print.h"
#include "readings.h"
#include "run.h"
#include "stance/report/status_page.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

// Made by the day asked about, and not overtaken by the state that holds.
bool is_open(const Event& proposal, const Status& status) {
  if (proposal.when.earliest > status.on) return false;
  const bool is_done = status.state && *status.state == proposal.state;
  return !is_done && !(status.since && proposal.when.latest < status.since->earliest);
}

// What the table has no column for: whose law it is, what was proposed and not counted.
std::vector<std::string> remarks_of(Session& session,
                                    const Subject& subject,
                                    const Policy& policy,
                                    const EffectiveStatus& status) {
  std::vector<std::string> remarks;
  if (const auto& from = status.effective.inherited_from) {
    remarks.push_back("by the law of " + session.label(*from).name +
                      (status.own.state ? "; its own: " + state_words(status.own) : ""));
  }
  for (const Timeline& strand : strands_of(subject, policy.id)) {
    if (strand.proposed.empty()) continue;
    const Event& latest = strand.proposed.back();
    if (!is_open(latest, status.effective)) continue;
    remarks.push_back("proposed, not counted: " + latest.state.text + " (" +
                      in_words(latest.when) + ")");
  }
  return remarks;
}

StatusPage page_of(Session& session,
                   const Arguments& arguments,
                   const Jurisdiction& place) {
  const Day on = session.on(arguments);
  const Day known = session.as_known_on(arguments);
  const Subject subject = subject_of(session, place.id, known);
  StatusPage page{
      .place = session.label(place.id), .on = on, .as_known_on = known, .lines = {}};
  for (const Policy& policy : session.policies(arguments)) {
    const EffectiveStatus status = answer(subject, policy, on, known);
    page.lines.push_back({.policy = policy,
                          .status = status.effective,
                          .sources = sources_of(subject, status.effective),
                          .remarks = remarks_of(session, subject, policy, status)});
  }
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
                          std::to_string(line.sources)});
  }
}

}  // namespace

int run_status(Session& session, const Arguments& arguments) {
  if (arguments.has("--under")) return run_status_under(session, arguments);
  session.store();
  const Labels labels = session.labels();
  Table table{
      .header = {
          "PLACE", "POLICY", "STATE", "STANDING", "SINCE", "CONFIRMED", "SOURCES"}};
  std::vector<std::string> objects;
  std::string text;
  for (const std::string& query : arguments.values("PLACE")) {
    const Jurisdiction place = session.place(query);
    const StatusPage page = page_of(session, arguments, place);
    add_rows(page, table);
    for (const StatusLine& line : page.lines) {
      objects.push_back(status_json(line.status, labels, session.applied_rules().digest));
    }
    text += (text.empty() ? "" : "\n") + status_text(page, session.width());
  }
  if (!printed_as_data(session, table, objects)) session.out() << text;
  return 0;
}

}  // namespace stance::cli
