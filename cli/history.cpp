// SPDX-License-Identifier: Apache-2.0
// stance history PLACE: how each policy came to be as it is, oldest first.
#include <ostream>

#include "answers.h"
#include "change_table.h"
#include "print.h"
#include "readings.h"
#include "run.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

// May have happened between the two days.
bool falls_between(const Change& change, Day since, Day until) {
  return change.when.latest >= since && change.when.earliest <= until;
}

std::vector<Change> changes_of(Session& session,
                               const Arguments& arguments,
                               const Subject& subject,
                               const Policy& policy,
                               Day known) {
  const Day since = session.day_option(arguments, "--since", Day::earliest());
  const Day until = session.day_option(arguments, "--until", Day::latest());
  std::vector<Change> changes;
  for (Change& change : history_of(standpoint_of(session, subject, known), policy)) {
    if (falls_between(change, since, until)) changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace

int run_history(Session& session, const Arguments& arguments) {
  if (arguments.has("--under")) return run_history_under(session, arguments);
  session.store();
  const Day known = session.as_known_on(arguments);
  const Jurisdiction place = session.place(arguments.value("PLACE").value_or(""));
  const Subject subject = subject_of(session, place.id, known);
  Table all = change_table();
  std::vector<std::string> objects;
  std::string text = session.label(place.id).name + "\n";
  for (const Policy& policy : session.policies(arguments)) {
    const std::vector<Change> changes =
        changes_of(session, arguments, subject, policy, known);
    Table table = change_table();
    for (const Change& change : changes) {
      add_row(session, subject, change, table);
      add_row(session, subject, change, all);
      objects.push_back(change_json(change, session.labels()));
    }
    if (changes.empty()) continue;
    text += "\n" + policy.id.text + ": " + policy.title + "\n";
    text += render(without_first_columns(table, 2), session.width());
  }
  if (printed_as_data(session, all, objects)) return 0;
  session.out() << text;
  if (objects.empty())
    session.say("the store holds no evidence of this; unknown is not \"no\"");
  return 0;
}

}  // namespace stance::cli
