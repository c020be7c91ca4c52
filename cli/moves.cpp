// SPDX-License-Identifier: Apache-2.0
#include "moves.h"

#include <ostream>

#include "answers.h"
#include "compare_lines.h"
#include "derive.h"
#include "print.h"
#include "stance/report/status_page.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

void print_one(Session& session,
               const store::Subject& subject,
               const std::string& before,
               const std::string& after) {
  session.out() << session.label(subject.jurisdiction).name << ", " << subject.policy.text
                << ": " << before << (before == after ? " (unchanged)" : "  ->  " + after)
                << "\n";
}

}  // namespace

std::string dated_answer(const Status& status) {
  const std::string words = answer_words(status);
  return status.since ? words + ", " + since_words(*status.since) : words;
}

Answers answers_now(Session& session, const Subjects& concerned) {
  const Day today = session.environment().today;
  Answers answers;
  std::optional<Subject> subject;
  // Sorted by jurisdiction: each is assembled once.
  for (const store::Subject& each : concerned) {
    if (!subject || subject->jurisdiction != each.jurisdiction) {
      subject = subject_of(session, each.jurisdiction, today);
    }
    const Policy* policy = session.applied_rules().find_policy(each.policy);
    if (policy == nullptr) continue;
    answers[each] = dated_answer(answer(*subject, *policy, today, today).effective);
  }
  return answers;
}

void print_moves(Session& session, const Answers& before, const Answers& after) {
  Table table{.header = {"PLACE", "POLICY", "BEFORE", "AFTER"}};
  std::vector<std::string> objects;
  for (const auto& [subject, words] : after) {
    const auto known = before.find(subject);
    const std::string was = known == before.end() ? "unknown" : known->second;
    if (session.format() == Format::table && after.size() <= 20) {
      if (was != words || after.size() == 1) print_one(session, subject, was, words);
    }
    if (was == words) continue;
    const PlaceLabel place = session.label(subject.jurisdiction);
    table.rows.push_back({place.name, subject.policy.text, was, words});
    objects.push_back("{\"jurisdiction\":" + json_quoted(place.id.text) +
                      ",\"name\":" + json_quoted(place.name) +
                      ",\"policy\":" + json_quoted(subject.policy.text) + ",\"before\":" +
                      json_quoted(was) + ",\"after\":" + json_quoted(words) + "}");
  }
  if (printed_as_data(session, table, objects)) return;
  table.flexible = 3;
  if (after.size() > 20) session.out() << render(table, session.width());
  if (after.size() == 1) return;
  session.out() << table.rows.size() << " of " << counted(after.size(), "answer")
                << " moved\n";
}

void show_moves(Session& session,
                const std::function<Subjects()>& concerned,
                const std::function<void()>& change) {
  store::Store& store = session.store(store::OpenMode::write);
  const Subjects first = concerned();
  // What comes back is not known to be concerned before.
  Subjects all = first;
  for (const store::Subject& each : store.subjects()) all.insert(each);
  const Answers before = answers_now(session, first.empty() ? all : first);
  change();
  session.forget_decisions();
  derive(session);
  Subjects later = concerned();
  later.insert(first.begin(), first.end());
  print_moves(session, before, answers_now(session, later));
}

}  // namespace stance::cli
