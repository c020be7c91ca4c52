// SPDX-License-Identifier: Apache-2.0
// What readings answer, for people and for programs.
#pragma once

#include <string>

#include "stance/report/json.h"
#include "stance/timeline/judge.h"

namespace stance {

// "yes", "no or yes ~": the answers with the mark of their standing.
std::string marked_answer(const Judgement& judgement);
// The same without a mark.
std::string answers_in_words(const Judgement& judgement);

// {"jurisdiction","reading","status","answer","answers","standing","since","on",
// "as_known_on","rows":[{"row","cells","because"}],"inputs":[{"name","kind","values",
// "policy_standing"}],"rules","reading_digest"}; "answer" is null where it is open.
struct JudgementContext {
  JurisdictionId jurisdiction;
  const ReadingPack& pack;
  const StatusTable& table;
  Day as_known_on;
  Digest rules;
};
std::string judgement_json(const JudgedStretch& stretch,
                           const JudgementContext& context,
                           const Labels& labels);

// The same for a stretch of the past: "from" and "to" instead of "on".
std::string judged_stretch_json(const JudgedStretch& stretch,
                                const JudgementContext& context,
                                const Labels& labels);

}  // namespace stance
