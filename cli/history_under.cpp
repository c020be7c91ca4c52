// SPDX-License-Identifier: Apache-2.0
// stance history PLACE --under READING,…: what readings would have answered, and from
// when to when.
#include <ostream>

#include "print.h"
#include "readings.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

std::string from_words(const JudgedStretch& stretch) {
  return stretch.first.is_bound() ? in_words(stretch.since) : "the beginning";
}

std::string to_words(const JudgedStretch& stretch) {
  return stretch.last.is_bound() ? to_string(stretch.last) : "-";
}

}  // namespace

int run_history_under(Session& session, const Arguments& arguments) {
  session.store();
  const Day known = session.as_known_on(arguments);
  const Day since = session.day_option(arguments, "--since", Day::earliest());
  const Day until = session.day_option(arguments, "--until", Day::latest());
  const std::vector<const ReadingPack*> packs = readings_asked(session, arguments);
  const Jurisdiction unit = session.place(arguments.value("PLACE").value_or(""));
  const Subject subject = subject_of(session, unit.id, known);
  const JudgedPlace place(session, subject, known);
  Table all{.header = {"READING", "STATUS", "FROM", "TO", "ANSWER"}};
  std::vector<std::string> objects;
  std::string text = session.label(unit.id).name + "\n";
  for (const ReadingPack* pack : packs) {
    const Judge judge = place.judge(*pack);
    for (const StatusTable* status : pack->results()) {
      Table table{.header = {"FROM", "TO", "ANSWER"}};
      for (const JudgedStretch& stretch : judge.history(*status)) {
        if (stretch.last < since || until < stretch.first) continue;
        std::vector<std::string> row = {
            from_words(stretch), to_words(stretch), marked_answer(stretch.judgement)};
        table.rows.push_back(row);
        row.insert(row.begin(), {pack->name, status->name});
        all.rows.push_back(std::move(row));
        objects.push_back(judged_stretch_json(
            stretch,
            {subject.jurisdiction, *pack, *status, known, session.applied_rules().digest},
            session.labels()));
      }
      text += "\n" + status->name + " under " + pack->name + ": " + status->title + "\n" +
              render(table, session.width());
    }
  }
  if (!printed_as_data(session, all, objects)) session.out() << text;
  return 0;
}

}  // namespace stance::cli
