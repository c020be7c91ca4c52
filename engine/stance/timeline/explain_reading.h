// SPDX-License-Identifier: Apache-2.0
// Why a reading answers as it does: the rows that apply, and below them the inputs that
// matter to them; or why it does not answer otherwise.
#pragma once

#include <functional>
#include <string>

#include "stance/timeline/explain.h"
#include "stance/timeline/judge.h"

namespace stance {

// Explains what an input is: a policy's status, a fact, another status.
using InputExplainer = std::function<Explanation(const JudgedInput&)>;

// "access is no or yes".
std::string answer_words(const Judgement& judgement);

// `table` is the one that gave the judgement.
Explanation explain_judgement(const Judgement& judgement,
                              const StatusTable& table,
                              const InputExplainer& input);

// One branch for each row that gives `wanted`: which of its cells fit, which do not.
Explanation explain_why_not(const Judgement& judgement,
                            const StatusTable& table,
                            const std::string& wanted,
                            const InputExplainer& input);

}  // namespace stance
