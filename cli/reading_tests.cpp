// SPDX-License-Identifier: Apache-2.0
#include "reading_tests.h"

#include <algorithm>

#include "stance/report/judgement.h"
#include "stance/timeline/judge.h"

namespace stance::cli {
namespace {

std::string expected_words(const TimelineCheck& check) {
  const std::string standing = check.standing.value_or("");
  if (!check.state) return standing;
  return check.state->text + (standing.empty() ? "" : " " + standing);
}

std::string words_of(const Judgement& judgement) {
  const std::string answers = answers_in_words(judgement);
  if (judgement.standing == Standing::settled) return answers;
  return answers + " " + std::string(to_string(judgement.standing));
}

// "unknown" may be an answer as well as a standing: an answer comes first.
bool holds(const TimelineCheck& check, const Judgement& judgement) {
  const bool is_one = judgement.answers.size() == 1;
  if (check.state) return is_one && judgement.answers.front() == check.state->text;
  if (is_one && judgement.answers.front() == check.standing) return true;
  return to_string(judgement.standing) == check.standing;
}

std::string inputs_in_words(const Judgement& judgement, const StatusTable& table) {
  std::string text;
  for (std::size_t i = 0; i < judgement.inputs.size(); ++i) {
    text += (i == 0 ? "" : ", ") + judgement.inputs[i].name + " ";
    std::string values;
    for (std::size_t k = 0; k < table.table.inputs[i].values.size(); ++k) {
      if ((judgement.inputs[i].values >> k & 1U) == 0) continue;
      values += (values.empty() ? "" : " or ") + table.table.inputs[i].values[k];
    }
    text += values;
  }
  return text;
}

}  // namespace

std::optional<std::string> failure_under(const TimelineCheck& check,
                                         const std::vector<Timeline>& timelines,
                                         const RuleSet& rules) {
  const ReadingPack& pack = *rules.find_reading(check.under->text);
  const StatusTable& table = *pack.find_status(check.policy.text);
  const Standpoint standpoint{.rules = rules,
                              .jurisdiction = {"test"},
                              .own = timelines,
                              .above = {},
                              .as_known_on = Day::latest()};
  const Judgement judgement = Judge(pack, standpoint).on(table, check.day);
  if (holds(check, judgement)) return std::nullopt;
  std::string text = to_string(check.day) + "  " + table.name + " under " + pack.name +
                     " is " + words_of(judgement) + ", expected " +
                     expected_words(check) + " (" + inputs_in_words(judgement, table);
  for (const std::size_t row : judgement.rows) text += ", row " + std::to_string(row + 1);
  return text + ")";
}

}  // namespace stance::cli
