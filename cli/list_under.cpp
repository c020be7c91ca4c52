// SPDX-License-Identifier: Apache-2.0
// stance list --under READING,…: all places with what readings make of them.
#include <algorithm>
#include <ostream>

#include "print.h"
#include "readings.h"
#include "stance/report/status_page.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

// "STATUS is ANSWER", "STATUS is not ANSWER"; the answer may be "uncertain" or
// "contested".
struct Wanted {
  std::string status;
  std::string answer;
  bool negated = false;
};

Wanted parse_wanted(const std::string& text) {
  constexpr std::string_view is_not = " is not ";
  constexpr std::string_view is = " is ";
  const std::size_t no = text.find(is_not);
  const std::size_t yes = text.find(is);
  if (no != std::string::npos) {
    return {text.substr(0, no), text.substr(no + is_not.size()), true};
  }
  if (yes != std::string::npos) {
    return {text.substr(0, yes), text.substr(yes + is.size()), false};
  }
  throw InputError("--where \"" + text +
                   "\": write it as \"STATUS is ANSWER\" or \"STATUS is not ANSWER\"");
}

void check_wanted(const Wanted& wanted, const std::vector<const ReadingPack*>& packs) {
  bool is_known = wanted.answer == "uncertain" || wanted.answer == "contested";
  std::string answers;
  for (const ReadingPack* pack : packs) {
    const StatusTable& table = status_named(*pack, wanted.status);
    for (const std::string& answer : table.table.answers) {
      is_known = is_known || answer == wanted.answer;
      answers += " " + answer;
    }
  }
  if (is_known) return;
  throw InputError("--where: " + wanted.status + " is never \"" + wanted.answer +
                   "\"; its answers are" + answers +
                   ", and it can be uncertain or contested");
}

bool fits(const Judgement& judgement, const std::optional<Wanted>& wanted) {
  if (!wanted) return true;
  if (judgement.status != wanted->status) return false;
  const bool is =
      to_string(judgement.standing) == wanted->answer ||
      (judgement.answers.size() == 1 && judgement.answers.front() == wanted->answer);
  return is != wanted->negated;
}

}  // namespace

int run_list_under(Session& session, const Arguments& arguments) {
  session.store();
  const Day on = session.on(arguments);
  const Day known = session.as_known_on(arguments);
  const std::vector<const ReadingPack*> packs = readings_asked(session, arguments);
  std::optional<Wanted> wanted;
  if (const auto text = arguments.value("--where")) wanted = parse_wanted(*text);
  if (wanted) check_wanted(*wanted, packs);
  std::optional<JurisdictionId> within;
  if (const auto in = arguments.value("--in")) within = session.place(*in).id;
  Table table{.header = {"PLACE", "READING", "STATUS", "ANSWER", "SINCE"}};
  table.flexible = 0;
  std::vector<std::string> objects;
  std::vector<Standing> standings;
  for (const Subject& subject : subjects_of(session, within, known)) {
    const JudgedPlace place(session, subject, known);
    for (const ReadingPack* pack : packs) {
      const Judge judge = place.judge(*pack);
      for (const StatusTable* status : pack->results()) {
        const JudgedStretch stretch = judge.stretch_on(*status, on);
        if (!fits(stretch.judgement, wanted)) continue;
        table.rows.push_back(
            {session.label(subject.jurisdiction).name,
             pack->name,
             status->name,
             marked_answer(stretch.judgement),
             stretch.since.is_unknown() ? "-" : in_words(stretch.since)});
        objects.push_back(place.json(stretch, *pack, *status));
        standings.push_back(stretch.judgement.standing);
      }
    }
  }
  print(session, table, objects, "no place in the store fits");
  const std::string marks = legend(standings, session.width());
  if (session.format() == Format::table && !marks.empty()) session.out() << "\n" << marks;
  return 0;
}

}  // namespace stance::cli
