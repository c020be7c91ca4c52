// SPDX-License-Identifier: Apache-2.0
#include "rule_world.h"

#include <algorithm>
#include <utility>

#include "stance/report/judgement.h"
#include "stance/report/status_page.h"
#include "stance/timeline/assemble.h"
#include "stance/timeline/judge.h"

namespace stance::cli {
namespace {

std::string words_of(const Status& status) {
  const std::string state = state_words(status);
  switch (status.standing) {
    case Standing::settled: return state;
    case Standing::unknown: return "unknown";
    case Standing::contested: return "contested: " + state;
    case Standing::uncertain: return "uncertain: " + state;
    case Standing::announced:
    case Standing::suspended:
    case Standing::stale:
    case Standing::inherited:
      return state + ", " + std::string(to_string(status.standing));
  }
  return state;
}

std::string words_of(const Judgement& judgement) {
  const std::string answers = answers_in_words(judgement);
  if (judgement.standing == Standing::settled) return answers;
  return std::string(to_string(judgement.standing)) + ": " + answers;
}

AnswerLine line_of(const std::vector<PolicyStretch>& stretches, Day today) {
  AnswerLine line;
  for (const PolicyStretch& stretch : stretches) {
    line.stretches.emplace_back(stretch.first, words_of(stretch.status));
    if (today < stretch.first) continue;
    const Status& status = stretch.status;
    line.now = line.stretches.back().second;
    line.is_sure = status.state && (status.standing == Standing::settled ||
                                    status.standing == Standing::inherited);
    line.is_contested = status.standing == Standing::contested;
    line.is_unknown = status.standing == Standing::unknown;
  }
  return line;
}

// What a table says where nothing at all is known.
std::vector<std::string> answers_to_nothing(const RuleSet& rules,
                                            const ReadingPack& pack,
                                            const StatusTable& table) {
  const Standpoint nothing{
      .rules = rules, .jurisdiction = {"none"}, .own = {}, .above = {}};
  return Judge(pack, nothing).on(table, Day{0}).answers;
}

// `blank` as answers_to_nothing().
AnswerLine line_of(const std::vector<JudgedStretch>& stretches,
                   const std::vector<std::string>& blank,
                   Day today) {
  AnswerLine line;
  for (const JudgedStretch& stretch : stretches) {
    line.stretches.emplace_back(stretch.first, words_of(stretch.judgement));
    if (today < stretch.first) continue;
    line.now = line.stretches.back().second;
    line.is_unknown = stretch.judgement.answers == blank;
    line.is_sure = stretch.judgement.standing == Standing::settled && !line.is_unknown;
    line.is_contested = stretch.judgement.standing == Standing::contested;
  }
  return line;
}

std::set<PolicyId> policies_of(const ReadingPack& pack) {
  std::set<PolicyId> policies;
  for (const Fact& fact : pack.facts) policies.insert(fact.policy);
  for (const StatusTable& status : pack.statuses) {
    for (std::size_t i = 0; i < status.kinds.size(); ++i) {
      if (status.kinds[i] != InputKind::policy) continue;
      policies.insert({status.table.inputs[i].name});
    }
  }
  return policies;
}

}  // namespace

Questions questions_about(const std::set<PolicyId>& policies,
                          const std::set<std::string>& readings,
                          const std::vector<const RuleSet*>& rules) {
  Questions questions{.policies = policies, .readings = readings, .needed = policies};
  for (const RuleSet* set : rules) {
    for (const ReadingPack& pack : set->readings) {
      const std::set<PolicyId> used = policies_of(pack);
      const bool is_asked = readings.contains(pack.name) ||
                            std::ranges::any_of(used, [&](const PolicyId& policy) {
                              return policies.contains(policy);
                            });
      if (!is_asked) continue;
      questions.readings.insert(pack.name);
      questions.needed.insert(used.begin(), used.end());
    }
  }
  return questions;
}

RuleWorld::RuleWorld(Session& session,
                     const RuleSet& rules,
                     EvidenceOf evidence,
                     std::optional<Questions> questions)
    : session_(session),
      rules_(rules),
      evidence_(std::move(evidence)),
      questions_(std::move(questions)) {}

const std::vector<Timeline>& RuleWorld::timelines(const JurisdictionId& place,
                                                  Day today) {
  if (shared_ != nullptr) return shared_->timelines(place, today);
  const auto known = timelines_.find(place);
  if (known != timelines_.end()) return known->second;
  std::vector<Evidence> evidence = evidence_(place);
  if (questions_) {
    std::erase_if(evidence, [this](const Evidence& piece) {
      return !questions_->needed.contains(piece.policy);
    });
  }
  const std::vector<Evidence> counted = counted_evidence(
      std::move(evidence), session_.decisions(), rules_.precedence.trusted);
  return timelines_.emplace(place, assemble_timelines(counted, rules_, today))
      .first->second;
}

AnswerLines RuleWorld::answers(const JurisdictionId& place, Day today) {
  Standpoint standpoint{.rules = rules_,
                        .jurisdiction = place,
                        .own = timelines(place, today),
                        .above = {},
                        .as_known_on = today};
  if (const auto unit = session_.gazetteer().find(place)) {
    for (const Jurisdiction& parent : session_.gazetteer().above(*unit)) {
      standpoint.above.push_back({parent.id, timelines(parent.id, today)});
    }
  }
  AnswerLines lines;
  for (const Policy& policy : rules_.policies) {
    if (questions_ && !questions_->policies.contains(policy.id)) continue;
    lines[policy.id.text] = line_of(policy_stretches(standpoint, policy), today);
  }
  for (const ReadingPack& pack : rules_.readings) {
    if (questions_ && !questions_->readings.contains(pack.name)) continue;
    const Judge judge(pack, standpoint);
    for (const StatusTable* table : pack.results()) {
      lines[table->name + " under " + pack.name] =
          line_of(judge.history(*table), answers_to_nothing(rules_, pack, *table), today);
    }
  }
  return lines;
}

}  // namespace stance::cli
