// SPDX-License-Identifier: Apache-2.0
#include "stance/report/status_page.h"

#include <algorithm>

#include "stance/base/sort_unique.h"
#include "stance/report/table.h"
#include "stance/report/words.h"

namespace stance {
namespace {

constexpr std::size_t indent = 2;

std::string heading(const StatusPage& page) {
  std::string text = page.place.name + ", on " + to_string(page.on);
  if (page.as_known_on != page.on) text += ", as known on " + to_string(page.as_known_on);
  return text + "\n\n";
}

std::string indented(const std::string& words, std::size_t width) {
  std::string text;
  for (const std::string& part : wrapped(words, width - 2 * indent)) {
    text += std::string(2 * indent, ' ') + part + "\n";
  }
  return text;
}

// Something is known where a state ended and nothing says what came after it, and where
// one is announced, too.
bool is_known(const StatusLine& line) {
  return line.status.standing != Standing::unknown || !line.status.evidence.empty() ||
         !line.announced.empty();
}

// Where two or more states are possible, what each of them means.
std::string meaning(const StatusLine& line, std::size_t width) {
  std::vector<StateId> states = line.status.states;
  if (states.empty() && line.status.state) states.push_back(*line.status.state);
  std::string text;
  for (const StateId& id : states) {
    const PolicyState* state = line.policy.find_state(id);
    if (state == nullptr || state->description.empty()) continue;
    const std::string words =
        (states.size() > 1 ? id.text + ": " : "") + state->description;
    text += indented(words, width);
  }
  const std::string who = sides_words(line.sides);
  if (!who.empty()) text += indented("who says so: " + who, width);
  for (const std::string& remark : line.remarks) text += indented(remark, width);
  return text;
}

Table table_of(const std::vector<StatusLine>& lines) {
  Table table{.header = {"POLICY", "STATE", "SINCE", "CONFIRMED", "SOURCES"}};
  for (const StatusLine& line : lines) {
    table.rows.push_back({line.policy.id.text,
                          marked_state(line.status),
                          in_words(line.status.since),
                          in_words(line.status.last_confirmed),
                          sources_words(line.sources, line.grade)});
  }
  table.flexible = 1;
  return table;
}

// The table with each row followed by what its state means.
std::string explained(const std::vector<StatusLine>& lines, std::size_t width) {
  const std::vector<TableBlock> blocks = rendered_blocks(table_of(lines), width);
  std::string text = blocks.front();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    text += blocks[i + 1] + meaning(lines[i], width);
  }
  return text;
}

std::string nothing_known(const StatusPage& page, std::size_t width) {
  std::string names;
  for (const StatusLine& line : page.lines) {
    if (is_known(line)) continue;
    names += (names.empty() ? "" : ", ") + line.policy.id.text;
  }
  if (names.empty()) return "";
  std::string text;
  for (const std::string& part : wrapped("No evidence on: " + names + ".", width)) {
    text += part + "\n";
  }
  return text;
}

}  // namespace

std::string state_words(const Status& status) {
  if (status.states.empty()) return status.state ? status.state->text : "unknown";
  std::string words;
  for (const StateId& state : status.states) {
    words += (words.empty() ? "" : " or ") + state.text;
  }
  return words;
}

std::string marked_state(const Status& status) {
  const std::string mark = mark_of(status.standing);
  return state_words(status) + (mark.empty() ? "" : " " + mark);
}

std::string in_words(std::optional<Grade> grade) {
  return grade ? std::string(to_string(*grade)) : "-";
}

std::string sources_words(std::size_t sources, std::optional<Grade> grade) {
  const std::string count = std::to_string(sources);
  return grade ? count + " (" + in_words(grade) + ")" : count;
}

std::string grade_note(const std::vector<std::optional<Grade>>& grades,
                       std::size_t width) {
  const bool is_low = std::ranges::any_of(
      grades, [](const std::optional<Grade>& grade) { return grade > Grade::b; });
  std::string text;
  if (!is_low) return text;
  for (const std::string& part : wrapped(
           "(C), (D): read by rules that are often wrong in text that nobody has tried "
           "them on; see the quotes first (stance explain)",
           width)) {
    text += part + "\n";
  }
  return text;
}

std::string legend(const std::vector<Standing>& standings, std::size_t width) {
  std::vector<Standing> seen = standings;
  sort_unique(seen);
  std::string text;
  for (const Standing standing : seen) {
    if (mark_of(standing).empty()) continue;
    const std::string words = mark_of(standing) + " " + std::string(to_string(standing)) +
                              ": " + meaning_of(standing);
    for (const std::string& part : wrapped(words, width)) text += part + "\n";
  }
  return text;
}

std::string status_text(const StatusPage& page, std::size_t width) {
  std::vector<StatusLine> known;
  std::vector<Standing> standings;
  std::vector<std::optional<Grade>> grades;
  for (const StatusLine& line : page.lines) {
    if (!is_known(line)) continue;
    grades.push_back(line.grade);
    known.push_back(line);
    standings.push_back(line.status.standing);
  }
  std::string text = heading(page);
  if (!known.empty()) text += explained(known, width);
  std::string rest = nothing_known(page, width);
  for (const std::string& note : page.notes) {
    for (const std::string& part : wrapped(note, width)) rest += part + "\n";
  }
  rest += legend(standings, width) + grade_note(grades, width);
  return text + (known.empty() || rest.empty() ? "" : "\n") + rest;
}

}  // namespace stance
