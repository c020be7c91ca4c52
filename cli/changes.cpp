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

}  // namespace

int run_changes(Session& session, const Arguments& arguments) {
  session.store();
  const Day known = session.as_known_on(arguments);
  const Day since = session.day_option(arguments, "--since", Day::earliest());
  const Day until = session.day_option(arguments, "--until", known);
  std::optional<JurisdictionId> within;
  if (const auto place = arguments.value("--in")) within = session.place(*place).id;
  const std::vector<Subject> subjects = subjects_of(session, within, known);
  std::vector<Found> found;
  for (const Subject& subject : subjects) {
    for (const Policy& policy : session.policies(arguments)) {
      const std::vector<Timeline> strands = strands_of(subject, policy.id);
      for (const Change& change : changes_in(strands, since, until)) {
        found.push_back({change, &subject});
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
