// SPDX-License-Identifier: Apache-2.0
// stance list: all places with what holds in them.
#include <algorithm>
#include <ostream>

#include "answers.h"
#include "conditions.h"
#include "print.h"
#include "readings.h"
#include "run.h"
#include "stance/report/status_page.h"
#include "stance/report/words.h"
#include "stance/timeline/changes.h"
#include "wide.h"

namespace stance::cli {
namespace {

struct Line {
  std::string name;
  Status status;
  std::size_t sources = 0;
  std::optional<Grade> grade = {};
  std::vector<Side> sides = {};
};

Table table_of(const std::vector<Line>& lines) {
  Table table{.header = {"PLACE", "POLICY", "STATE", "SINCE", "CONFIRMED", "SOURCES"}};
  for (const Line& line : lines) {
    table.rows.push_back({line.name,
                          line.status.policy.text,
                          marked_state(line.status),
                          in_words(line.status.since),
                          in_words(line.status.last_confirmed),
                          sources_words(line.sources, line.grade)});
  }
  table.flexible = 0;
  return table;
}

// For programs: standing and grade in columns of their own.
Table data_of(const std::vector<Line>& lines) {
  Table table = table_of(lines);
  table.header.insert(table.header.begin() + 3, "STANDING");
  table.header.push_back("GRADE");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<std::string>& row = table.rows[i];
    row[2] = state_words(lines[i].status);
    row.insert(row.begin() + 3, std::string(to_string(lines[i].status.standing)));
    row.back() = std::to_string(lines[i].sources);
    row.push_back(in_words(lines[i].grade));
  }
  return table;
}

bool is_said(const Status& status) {
  return status.standing != Standing::unknown || !status.evidence.empty();
}

bool any_lapsed(const std::vector<Timeline>& strands, Day on) {
  return std::ranges::any_of(strands, [&](const Timeline& strand) {
    return std::ranges::any_of(strand.proposed, [&](const Event& proposal) {
      return is_lapsed(proposal, strand, on);
    });
  });
}

struct Question {
  Day on;
  Day known;
  std::vector<Policy> policies;
  std::vector<Condition> conditions;
};

// The policies that meet a condition, or of which something is known where none is
// asked; nothing unless each condition is met by one of them.
std::vector<Line> lines_of(Session& session,
                           const Subject& subject,
                           const Question& question) {
  std::vector<Line> lines;
  std::vector<bool> met(question.conditions.size());
  for (const Policy& policy : question.policies) {
    const Status status = answer(subject, policy, question.on, question.known).effective;
    const bool has_lapsed =
        is_lapsed(status) || any_lapsed(strands_of(subject, policy.id), question.on);
    const Answered answered{status, has_lapsed};
    bool is_shown = question.conditions.empty() && is_said(status);
    for (std::size_t i = 0; i < met.size(); ++i) {
      if (!meets(answered, question.conditions[i])) continue;
      met[i] = true;
      is_shown = true;
    }
    if (!is_shown) continue;
    lines.push_back({session.label(subject.jurisdiction).name,
                     status,
                     sources_of(subject, status),
                     grade_of(session, subject, status),
                     sides_of(subject, status)});
  }
  if (std::ranges::find(met, false) != met.end()) lines.clear();
  return lines;
}

int print_lines(Session& session, const std::vector<Line>& lines) {
  std::vector<std::string> objects;
  std::vector<Standing> standings;
  std::vector<std::optional<Grade>> grades;
  for (const Line& line : lines) {
    objects.push_back(status_json(line.status,
                                  session.labels(),
                                  session.applied_rules().digest,
                                  line.grade,
                                  line.sides));
    standings.push_back(line.status.standing);
    grades.push_back(line.grade);
  }
  if (printed_as_data(session, data_of(lines), objects)) return 0;
  print(session, table_of(lines), objects, "no place in the store fits");
  const std::string marks =
      legend(standings, session.width()) + grade_note(grades, session.width());
  if (!marks.empty()) session.out() << "\n" << marks;
  return 0;
}

std::string wide_json(Session& session, const WideRow& row) {
  std::string text = "[";
  for (const Status& status : row.statuses) {
    text += (text.size() == 1 ? "" : ",") +
            status_json(status, session.labels(), session.applied_rules().digest);
  }
  return "{\"jurisdiction\":{\"id\":" + json_quoted(row.place.id.text) + ",\"geoid\":" +
         (row.place.geoid ? json_quoted(*row.place.geoid) : std::string("null")) +
         ",\"name\":" + json_quoted(row.place.name) + "},\"statuses\":" + text + "]}";
}

int print_wide(Session& session,
               const std::vector<Policy>& policies,
               const std::vector<WideRow>& rows) {
  std::vector<std::string> objects;
  std::vector<Standing> standings;
  for (const WideRow& row : rows) {
    objects.push_back(wide_json(session, row));
    for (const Status& status : row.statuses) standings.push_back(status.standing);
  }
  if (printed_as_data(session, wide_data(policies, rows), objects)) return 0;
  print(session, wide_table(policies, rows), objects, "no place in the store fits");
  if (rows.empty()) return 0;
  session.out() << "\n[state]: the county's, where the question is its matter\n"
                << legend(standings, session.width());
  return 0;
}

}  // namespace

int run_list(Session& session, const Arguments& arguments) {
  if (arguments.has("--under")) return run_list_under(session, arguments);
  session.store();
  Question question{.on = session.on(arguments),
                    .known = session.as_known_on(arguments),
                    .policies = session.policies(arguments),
                    .conditions = {}};
  if (const auto text = arguments.value("--where")) {
    question.conditions = parse_conditions(session, *text);
  }
  std::optional<JurisdictionId> within;
  if (const auto place = arguments.value("--in")) within = session.place(*place).id;
  const bool is_wide = arguments.has("--wide");
  std::vector<Line> lines;
  std::vector<WideRow> rows;
  for (const Subject& subject : subjects_of(session, within, question.known)) {
    const std::vector<Line> more = lines_of(session, subject, question);
    if (more.empty()) continue;
    lines.insert(lines.end(), more.begin(), more.end());
    if (!is_wide) continue;
    rows.push_back(
        wide_row(session, subject, question.policies, question.on, question.known));
  }
  return is_wide ? print_wide(session, question.policies, rows)
                 : print_lines(session, lines);
}

}  // namespace stance::cli
