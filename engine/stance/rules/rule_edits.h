// SPDX-License-Identifier: Apache-2.0
// How two rule sets differ in meaning, edit by edit; what an edit can touch; the rules
// without one of the edits, to find the one that causes a change.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stance/rules/rule_set.h"

namespace stance {

struct RuleEdit {
  // As in parts_of_meaning(): "cue pack/id", "policy gates".
  std::string part;
  // "added", "taken out", or what in it changed: "when, unless".
  std::string what;

  bool operator==(const RuleEdit&) const = default;
};

// By part; empty if both mean the same. Another order of the same parts is one edit.
std::vector<RuleEdit> rule_edits(const RuleSet& before, const RuleSet& after);

// "cue pack/id (when, unless)".
std::string words_of(const RuleEdit& edit);
// Do they mean the same, readings apart, as their digests tell?
bool means_same(const RuleSet& before, const RuleSet& after);

// Patterns that must all match in a text.
using Trigger = std::vector<Pattern>;

// Texts that an edit can touch: one of the triggers matches, and something fires that the
// edit has to do with.
struct Touch {
  std::vector<Trigger> triggers = {};
  // Who fired before the edit: one of these cues; with none of them any cue. Absent: the
  // edit may make a cue fire for the first time.
  std::optional<std::vector<CueId>> fired = {};
  // The triggers are those of the cues that fired, so that these alone tell.
  bool fired_tells = false;
  // Or it is one of these that can fire now, each by its triggers.
  std::vector<Trigger> or_now = {};
};

// Which texts must be read again under the new rules.
struct TouchedText {
  // All of them: sentences or names are read otherwise.
  bool all = false;
  // Else those in which one of these matches under the rules as they were or are.
  std::vector<Touch> before = {};
  std::vector<Touch> after = {};

  bool is_none() const { return !all && before.empty() && after.empty(); }
};

TouchedText touched_text(const RuleSet& before, const RuleSet& after);

// `after` with the part of `edit` as it was before. Nothing where another part would then
// name what is not there.
std::optional<RuleSet> without_edit(const RuleSet& before,
                                    const RuleSet& after,
                                    const RuleEdit& edit);

}  // namespace stance
