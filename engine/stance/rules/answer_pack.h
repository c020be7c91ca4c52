// SPDX-License-Identifier: Apache-2.0
// The part of the rules that answers need, as a pack of one file: policies, whose word
// counts. A hundredth of the whole, so that a question about one place does not wait for
// words and cues to be read.
#pragma once

#include <string>

#include "stance/rules/rule_set.h"

namespace stance {

inline constexpr const char* answer_pack_name = "answers";
// Of what is written, for those who keep it: another number with each key that comes or
// goes, since a pack of before would be read with the default of a key that it lacks.
inline constexpr int answer_pack_format = 1;

// load_rules gives the policies and the precedence of `rules` again, but for the spans.
// The digest is another one.
std::string answer_pack(const RuleSet& rules);

}  // namespace stance
