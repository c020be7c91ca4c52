// SPDX-License-Identifier: Apache-2.0
// The answers that one rule set gives on one evidence base, for comparing rule sets.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "session.h"
#include "stance/timeline/timeline.h"

namespace stance::cli {

// All pieces about a place, those of people included.
using EvidenceOf = std::function<std::vector<Evidence>(const JurisdictionId&)>;

// What is answered to one question about a place, now and on all other days.
struct AnswerLine {
  // "open", "closed, stale", "contested: open or closed".
  std::string now;
  // One state or answer, and nothing open about it.
  bool is_sure = false;
  bool is_contested = false;
  bool is_unknown = false;
  // The first day of each stretch and the words for it.
  std::vector<std::pair<Day, std::string>> stretches;

  bool operator==(const AnswerLine&) const = default;
};

// "gates", or "friendly under easy", and the answer.
using AnswerLines = std::map<std::string, AnswerLine>;

// The questions that are asked.
struct Questions {
  std::set<PolicyId> policies = {};
  // Names of packs.
  std::set<std::string> readings = {};
  // The policies that must be known to answer all of these.
  std::set<PolicyId> needed = {};
};

// Those to which the answer may be another one where something about these policies, or
// these readings, is another: readings that ask for the policies as well.
Questions questions_about(const std::set<PolicyId>& policies,
                          const std::set<std::string>& readings,
                          const std::vector<const RuleSet*>& rules);

class RuleWorld {
 public:
  // The rules must outlive it. Without questions all are asked.
  RuleWorld(Session& session,
            const RuleSet& rules,
            EvidenceOf evidence,
            std::optional<Questions> questions = std::nullopt);

  const RuleSet& rules() const { return rules_; }
  // To the questions, as known on `today`.
  AnswerLines answers(const JurisdictionId& place, Day today);
  // Takes the timelines of the other, which must outlive it: their rules differ in their
  // readings only, their evidence not at all.
  void share_timelines(RuleWorld& other) { shared_ = &other; }

 private:
  const std::vector<Timeline>& timelines(const JurisdictionId& place, Day today);

  Session& session_;
  const RuleSet& rules_;
  EvidenceOf evidence_;
  std::optional<Questions> questions_;
  RuleWorld* shared_ = nullptr;
  std::map<JurisdictionId, std::vector<Timeline>> timelines_;
};

}  // namespace stance::cli
