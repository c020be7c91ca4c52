// SPDX-License-Identifier: Apache-2.0
#include "support/drawing.h"

#include <sstream>

#include "stance/base/assert.h"

namespace stance::test {
namespace {

std::optional<std::string> value_of(std::string_view word, std::string_view key) {
  if (word.substr(0, key.size()) != key) return std::nullopt;
  return std::string(word.substr(key.size()));
}

void apply_word(Evidence& evidence, const std::string& word) {
  if (auto value = value_of(word, "by=")) evidence.publisher = value;
  if (auto value = value_of(word, "agency=")) evidence.agency = value;
  if (auto value = value_of(word, "instance=")) evidence.instance = value;
  if (auto value = value_of(word, "speaker=")) evidence.speaker = value;
  if (word == "unpublished") evidence.published = std::nullopt;
  if (word == "below") evidence.binds = Binds::below;
  if (auto value = value_of(word, "table=")) evidence.digest = {*value};
  if (auto value = value_of(word, "until=")) {
    evidence.withdrawn = drawn_day(std::stoi(*value));
  }
  if (auto value = value_of(word, "known=")) {
    evidence.dates["known"] = Edtf::from_day(drawn_day(std::stoi(*value)));
  }
  if (word == "tentative") {
    evidence.is_tentative = true;
    evidence.published = Edtf::from_day(evidence.when.days().earliest);
  }
}

void apply_drawing(Evidence& evidence, std::string_view drawing) {
  Days days;
  std::optional<Day> published;
  for (std::size_t column = 0; column < drawing.size(); ++column) {
    const Day day = drawn_day(static_cast<int>(column));
    switch (drawing[column]) {
      case 'x': days = {day, day}; break;
      case '[': days.earliest = day; break;
      case ']': days.latest = day; break;
      case 'p': published = day; break;
      default: break;
    }
  }
  evidence.when = Edtf::from_days(days);
  if (!published && days.latest.is_bound()) published = days.latest;
  if (published) evidence.published = Edtf::from_day(*published);
}

Evidence drawn_piece(std::string_view row) {
  const std::size_t open = row.find('|');
  const std::size_t close = row.rfind('|');
  STANCE_ASSERT(open != std::string_view::npos && open < close);
  Evidence evidence;
  evidence.jurisdiction = {std::string(drawn_place)};
  evidence.policy = {"p"};
  std::istringstream before{std::string(row.substr(0, open))};
  std::string kind;
  std::string source;
  before >> kind >> evidence.state.text >> source;
  evidence.kind = *parse_kind(kind);
  evidence.factual = evidence.kind != Kind::proposed;
  if (source != "-") evidence.source_kind = source;
  apply_drawing(evidence, row.substr(open + 1, close - open - 1));
  std::istringstream after{std::string(row.substr(close + 1))};
  for (std::string word; after >> word;) apply_word(evidence, word);
  return evidence;
}

}  // namespace

Day drawn_day(int column) {
  return add_days(*parse_day("2020-01-01"), column);
}

std::vector<Evidence> drawn_evidence(const std::vector<std::string>& rows) {
  std::vector<Evidence> evidence;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    evidence.push_back(drawn_piece(rows[i]));
    evidence.back().document = "row " + std::to_string(i);
    if (evidence.back().digest.text.empty()) {
      evidence.back().digest = {"row " + std::to_string(i)};
    }
    evidence.back().id = {"e" + std::to_string(i)};
  }
  return evidence;
}

Policy drawn_policy() {
  Policy policy;
  policy.id = {"p"};
  for (const char* state : {"a", "b", "c"}) policy.states.push_back({{state}, "", {}});
  return policy;
}

RuleSet drawn_rules(const Policy& policy) {
  RuleSet rules;
  rules.policies = {policy};
  rules.precedence.rank = {"official", "news", "aggregator", "opinion"};
  rules.precedence.acts_from = {"official", "news", "aggregator"};
  rules.precedence.order = {
      Reason::source_rank, Reason::act_over_report, Reason::own_word};
  return rules;
}

char drawn_status(const Status& status) {
  switch (status.standing) {
    case Standing::settled: return status.state->text.front();
    case Standing::uncertain: return '~';
    case Standing::contested: return '!';
    case Standing::announced: return '>';
    case Standing::suspended: return '_';
    case Standing::stale: return '-';
    case Standing::inherited: return '^';
    case Standing::unknown: return '.';
  }
  return '?';
}

std::string drawn_timeline(const std::vector<Evidence>& evidence,
                           const RuleSet& rules,
                           int days) {
  const auto strands = assemble_timelines(evidence, rules, Day::latest());
  std::string drawn;
  for (int column = 0; column < days; ++column) {
    const Day on = drawn_day(column);
    drawn += drawn_status(status_on(strands, rules.policies.front(), on, on));
  }
  return drawn;
}

}  // namespace stance::test
