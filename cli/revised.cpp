// SPDX-License-Identifier: Apache-2.0
// stance changes --revised: past answers that later publications changed.
#include <algorithm>
#include <set>
#include <tuple>

#include "change_table.h"
#include "print.h"
#include "run.h"
#include "stance/report/status_page.h"
#include "stance/report/words.h"
#include "stance/timeline/revisions.h"

namespace stance::cli {
namespace {

struct Found {
  Revision revision;
  const Subject* subject;
};

// What was learned last first.
bool is_before(const Found& a, const Found& b) {
  const auto key = [](const Found& found) {
    return std::tie(
        found.subject->jurisdiction, found.revision.before.policy, found.revision.days);
  };
  if (a.revision.learned != b.revision.learned) {
    return a.revision.learned > b.revision.learned;
  }
  return key(a) < key(b);
}

std::string answer_words(Session& session, const Status& status) {
  const std::string state = state_words(status);
  const std::string standing =
      status.inherited_from && status.standing == Standing::inherited
          ? "by the law of " + session.label(*status.inherited_from).name
          : std::string(to_string(status.standing));
  const bool is_plain =
      status.standing == Standing::settled || status.standing == Standing::unknown;
  return is_plain ? state : state + ", " + standing;
}

std::string stretch_words(const Days& days) {
  if (days.is_single()) return to_string(days.earliest);
  const std::string last = to_string(days.latest);
  return days.earliest.is_bound() ? to_string(days.earliest) + " to " + last
                                  : "up to " + last;
}

std::string object_of(Session& session, const Found& found) {
  const Revision& revision = found.revision;
  const auto status = [&](const Status& each) {
    return status_json(each, session.labels(), session.applied_rules().digest);
  };
  std::string ids;
  for (const EvidenceId& id : revision.evidence) {
    ids += (ids.empty() ? "" : ",") + json_quoted(id.text);
  }
  return "{\"learned\":" + json_quoted(to_string(revision.learned)) +
         ",\"days\":" + json_quoted(stretch_words(revision.days)) +
         ",\"before\":" + status(revision.before) +
         ",\"after\":" + status(revision.after) + ",\"evidence\":[" + ids + "]}";
}

// Of one subject and policy; an answer that was "unknown" was not wrong.
void append_revisions(Session& session,
                      const Subject& subject,
                      const Policy& policy,
                      const Days& learned,
                      std::vector<Found>& found) {
  const RuleSet& rules = session.applied_rules();
  std::vector<EvidenceOf> layers = {{subject.jurisdiction, subject.evidence}};
  for (const Subject& law : subject.above) {
    layers.push_back({law.jurisdiction, law.evidence});
  }
  for (Revision& revision : revisions_of(layers, rules, policy, learned)) {
    if (revision.before.standing == Standing::unknown) continue;
    for (Status* status : {&revision.before, &revision.after}) {
      status->jurisdiction = subject.jurisdiction;
      status->policy = policy.id;
    }
    found.push_back({std::move(revision), &subject});
  }
}

}  // namespace

int print_revised(Session& session,
                  const Arguments& arguments,
                  const std::vector<Subject>& subjects) {
  const Days learned{session.day_option(arguments, "--known-since", Day::earliest()),
                     session.as_known_on(arguments)};
  std::vector<Found> found;
  for (const Subject& subject : subjects) {
    for (const Policy& policy : session.policies(arguments)) {
      append_revisions(session, subject, policy, learned, found);
    }
  }
  std::ranges::stable_sort(found, is_before);
  Table table{
      .header = {"LEARNED", "PLACE", "POLICY", "DAYS", "SAID", "SAYS", "SOURCES"}};
  std::vector<std::string> objects;
  for (const Found& each : found) {
    table.rows.push_back({to_string(each.revision.learned),
                          session.label(each.subject->jurisdiction).name,
                          each.revision.before.policy.text,
                          stretch_words(each.revision.days),
                          answer_words(session, each.revision.before),
                          answer_words(session, each.revision.after),
                          publishers_of(*each.subject, each.revision.evidence)});
    objects.push_back(object_of(session, each));
  }
  print(session, table, objects, "no answer was revised by a later publication");
  return 0;
}

}  // namespace stance::cli
