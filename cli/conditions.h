// SPDX-License-Identifier: Apache-2.0
// What `--where` asks: "POLICY is STATE", "POLICY is not STATE", a standing, "lapsed";
// joined by "and".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "answers.h"

namespace stance::cli {

// A policy's status in one place, and what a condition may ask of it besides.
struct Answered {
  Status status;
  // Something proposed or scheduled for a day that has passed, and nothing shows that it
  // came.
  bool has_lapsed = false;
};

struct Condition {
  // Absent: any policy.
  std::optional<PolicyId> policy = {};
  // A state, a standing or "lapsed".
  std::string wanted;
  enum class Sense { is, is_not } sense = Sense::is;
};

// InputError names what is no policy, state or standing, and what there is instead.
std::vector<Condition> parse_conditions(Session& session, const std::string& text);

// Does the status of this policy meet the condition? Never where another policy is asked.
bool meets(const Answered& answered, const Condition& condition);

}  // namespace stance::cli
