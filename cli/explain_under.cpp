// SPDX-License-Identifier: Apache-2.0
// stance explain PLACE STATUS --under READING: from an answer down to the sentences.
#include <ostream>

#include "explain_sources.h"
#include "print.h"
#include "readings.h"
#include "stance/report/explanation.h"

namespace stance::cli {
namespace {

std::optional<std::string> wanted_answer(const Arguments& arguments,
                                         const StatusTable& table) {
  std::optional<std::string> wanted = arguments.value("--why-not");
  if (!wanted) return wanted;
  std::string answers;
  for (const std::string& answer : table.table.answers) {
    if (answer == *wanted) return wanted;
    answers += " " + answer;
  }
  throw InputError("--why-not " + *wanted + ": " + table.name + " has the answers" +
                   answers);
}

}  // namespace

int run_explain_under(Session& session, const Arguments& arguments) {
  session.store();
  const Day on = session.on(arguments);
  const Day known = session.as_known_on(arguments);
  const std::vector<const ReadingPack*> packs = readings_asked(session, arguments);
  const std::string name = arguments.value("POLICY").value_or("");
  const Jurisdiction unit = session.place(arguments.value("PLACE").value_or(""));
  const Subject subject = subject_of(session, unit.id, known);
  const JudgedPlace place(session, subject, known);
  const SourceOf sources = evidence_sources(session);
  std::vector<std::string> objects;
  std::string text;
  for (const ReadingPack* pack : packs) {
    const StatusTable& table = status_named(*pack, name);
    const Judge judge = place.judge(*pack);
    const Explanation tree =
        place.explain(judge, table, on, wanted_answer(arguments, table));
    if (arguments.has("--html")) {
      const std::string title = session.label(unit.id).name + ", " + table.name +
                                " under " + pack->name + ", on " + to_string(on);
      print_explanation_page(session,
                             title,
                             table.question.empty() ? table.title : table.question,
                             tree,
                             sources);
      return 0;
    }
    objects.push_back(explanation_json(tree, sources, session.labels()));
    text += session.label(unit.id).name + ", " + table.name + " under " + pack->name +
            ", on " + to_string(on) +
            (known != on ? ", as known on " + to_string(known) : "") + "\n" +
            (table.question.empty() ? table.title : table.question) + "\n\n" +
            explanation_text(tree, sources, session.width()) + "\nrules " +
            session.applied_rules().digest.text.substr(0, 8) + ", " + pack->name + " " +
            pack->version + " " + pack->digest.text.substr(0, 8) + "\n";
  }
  if (!printed_as_data(session, {}, objects)) session.out() << text;
  return 0;
}

}  // namespace stance::cli
