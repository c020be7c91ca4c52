// SPDX-License-Identifier: Apache-2.0
// stance changes: what changed in all places, newest first.
#include <algorithm>
#include <tuple>

#include "answers.h"
#include "change_table.h"
#include "print.h"
#include "run.h"

namespace stance::cli {
namespace {

struct Found {
  Change change;
  const Subject* subject;
};

// Newest first; what may have been on the same days by place and policy.
bool is_before(const Found& a, const Found& b) {
  if (a.change.when.latest != b.change.when.latest) {
    return a.change.when.latest > b.change.when.latest;
  }
  if (a.change.when.earliest != b.change.when.earliest) {
    return a.change.when.earliest > b.change.when.earliest;
  }
  return std::tie(a.change.jurisdiction, a.change.policy) <
         std::tie(b.change.jurisdiction, b.change.policy);
}

// Is it among the changes that were known before? The same step on days that meet.
bool is_among(const Change& change, const std::vector<Change>& known) {
  return std::ranges::any_of(known, [&](const Change& other) {
    return other.policy == change.policy && other.kind == change.kind &&
           other.from == change.from && other.to == change.to &&
           other.binds == change.binds && other.agency == change.agency &&
           other.instance == change.instance &&
           other.inherited_from == change.inherited_from &&
           other.moves_answer == change.moves_answer &&
           intersection(other.when, change.when).has_value();
  });
}

// The changes that were known the day before --known-since; none where it is not given.
std::vector<Change> known_before(Session& session,
                                 const Subject& subject,
                                 const Arguments& arguments,
                                 const std::vector<Policy>& policies) {
  if (!arguments.has("--known-since")) return {};
  const Day day =
      add_days(session.day_option(arguments, "--known-since", Day::latest()), -1);
  const Subject before = as_known(session, subject, day);
  std::vector<Change> known;
  for (const Policy& policy : policies) {
    const auto history = history_of(standpoint_of(session, before, day), policy);
    known.insert(known.end(), history.begin(), history.end());
  }
  return known;
}

}  // namespace

int run_changes(Session& session, const Arguments& arguments) {
  session.store();
  const Day known = session.as_known_on(arguments);
  const Day since = session.day_option(arguments, "--since", Day::earliest());
  const Day until = session.day_option(arguments, "--until", known);
  std::optional<JurisdictionId> within;
  if (const auto place = arguments.value("--in")) within = session.place(*place).id;
  const std::vector<Subject> subjects = subjects_of(session, within, known);
  if (arguments.has("--revised")) return print_revised(session, arguments, subjects);
  const std::vector<Policy> policies = session.policies(arguments);
  std::vector<Found> found;
  for (const Subject& subject : subjects) {
    const std::vector<Change> before =
        known_before(session, subject, arguments, policies);
    for (const Policy& policy : policies) {
      const auto history = history_of(standpoint_of(session, subject, known), policy);
      for (const Change& change : changes_in(history, since, until)) {
        if (!is_among(change, before)) found.push_back({change, &subject});
      }
    }
  }
  std::ranges::stable_sort(found, is_before);
  Table table = change_table();
  std::vector<std::string> objects;
  for (const Found& each : found) {
    add_row(session, *each.subject, each.change, table);
    objects.push_back(change_json(each.change, session.labels()));
  }
  print(
      session, table, objects, "nothing changed in this time, as far as the store knows");
  return 0;
}

}  // namespace stance::cli
