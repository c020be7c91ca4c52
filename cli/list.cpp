// SPDX-License-Identifier: Apache-2.0
// stance list: all places with what holds in them.
#include <ostream>

#include "answers.h"
#include "print.h"
#include "readings.h"
#include "run.h"
#include "stance/report/status_page.h"
#include "stance/report/words.h"

namespace stance::cli {
namespace {

// "POLICY is STATE", "POLICY is not STATE"; STATE may be a standing ("contested").
struct Condition {
  PolicyId policy;
  std::string wanted;
  bool negated = false;
};

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(' ', at)) != std::string::npos) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

std::optional<Standing> standing_named(const std::string& name) {
  for (const Standing standing : {Standing::settled,
                                  Standing::uncertain,
                                  Standing::contested,
                                  Standing::announced,
                                  Standing::suspended,
                                  Standing::stale,
                                  Standing::inherited,
                                  Standing::unknown}) {
    if (to_string(standing) == name) return standing;
  }
  return std::nullopt;
}

Condition parse_condition(Session& session, const std::string& text) {
  std::vector<std::string> words = words_of(text);
  const bool negated = words.size() == 4 && words[2] == "not";
  if (negated) words.erase(words.begin() + 2);
  if (words.size() != 3 || words[1] != "is") {
    throw InputError("--where \"" + text +
                     "\": write it as \"POLICY is STATE\" or \"POLICY is not STATE\"");
  }
  const Policy& policy = session.policy(words[0]);
  if (policy.find_state({words[2]}) == nullptr && !standing_named(words[2])) {
    std::string states;
    for (const PolicyState& state : policy.states) states += " " + state.id.text;
    throw InputError("--where: " + policy.id.text + " has no state \"" + words[2] +
                     "\"; it has" + states +
                     ", and every policy can be unknown, uncertain, " +
                     "contested, announced, suspended, stale or inherited");
  }
  return {policy.id, words[2], negated};
}

bool holds(const Condition& condition, const Status& status) {
  const bool is = std::string(to_string(status.standing)) == condition.wanted ||
                  (status.state && status.state->text == condition.wanted &&
                   status.standing != Standing::unknown);
  return is != condition.negated;
}

struct Line {
  std::string name;
  Status status;
  std::size_t sources = 0;
};

Table table_of(const std::vector<Line>& lines) {
  Table table{.header = {"PLACE", "POLICY", "STATE", "SINCE", "CONFIRMED", "SOURCES"}};
  for (const Line& line : lines) {
    table.rows.push_back({line.name,
                          line.status.policy.text,
                          marked_state(line.status),
                          in_words(line.status.since),
                          in_words(line.status.last_confirmed),
                          std::to_string(line.sources)});
  }
  table.flexible = 0;
  return table;
}

// For programs: the standing in a column of its own, in place of a mark.
Table data_of(const std::vector<Line>& lines) {
  Table table = table_of(lines);
  table.header.insert(table.header.begin() + 3, "STANDING");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<std::string>& row = table.rows[i];
    row[2] = state_words(lines[i].status);
    row.insert(row.begin() + 3, std::string(to_string(lines[i].status.standing)));
  }
  return table;
}

bool is_said(const Status& status) {
  return status.standing != Standing::unknown || status.since.has_value();
}

}  // namespace

int run_list(Session& session, const Arguments& arguments) {
  if (arguments.has("--under")) return run_list_under(session, arguments);
  session.store();
  const Day on = session.on(arguments);
  const Day known = session.as_known_on(arguments);
  std::optional<Condition> where;
  if (const auto text = arguments.value("--where"))
    where = parse_condition(session, *text);
  std::optional<JurisdictionId> within;
  if (const auto place = arguments.value("--in")) within = session.place(*place).id;
  std::vector<Line> lines;
  for (const Subject& subject : subjects_of(session, within, known)) {
    for (const Policy& policy : session.policies(arguments)) {
      if (where && where->policy != policy.id) continue;
      const Status status = answer(subject, policy, on, known).effective;
      if (where ? !holds(*where, status) : !is_said(status)) continue;
      lines.push_back({session.label(subject.jurisdiction).name,
                       status,
                       sources_of(subject, status)});
    }
  }
  std::vector<std::string> objects;
  std::vector<Standing> standings;
  for (const Line& line : lines) {
    objects.push_back(
        status_json(line.status, session.labels(), session.applied_rules().digest));
    standings.push_back(line.status.standing);
  }
  if (printed_as_data(session, data_of(lines), objects)) return 0;
  print(session, table_of(lines), objects, "no place in the store fits");
  const std::string marks = legend(standings, session.width());
  if (!marks.empty()) session.out() << "\n" << marks;
  return 0;
}

}  // namespace stance::cli
