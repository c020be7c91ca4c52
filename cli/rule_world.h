// SPDX-License-Identifier: Apache-2.0
// The answers that one rule set gives on one evidence base, for comparing rule sets.
#pragma once

#include <functional>
#include <map>
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

class RuleWorld {
 public:
  // The rules must outlive it.
  RuleWorld(Session& session, const RuleSet& rules, EvidenceOf evidence);

  const RuleSet& rules() const { return rules_; }
  // Of all policies and readings, as known on `today`.
  AnswerLines answers(const JurisdictionId& place, Day today);

 private:
  const std::vector<Timeline>& timelines(const JurisdictionId& place, Day today);

  Session& session_;
  const RuleSet& rules_;
  EvidenceOf evidence_;
  std::map<JurisdictionId, std::vector<Timeline>> timelines_;
};

}  // namespace stance::cli
