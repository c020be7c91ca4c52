// SPDX-License-Identifier: Apache-2.0
// What would change if other rules held: the answers under two rule sets on one evidence
// base. Only documents that the edits can touch are read again.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "rule_source.h"
#include "rule_world.h"
#include "stance/rules/rule_edits.h"

namespace stance::cli {

// In the order in which changes are shown: the worst first.
enum class Danger {
  contested,  // evidence comes to disagree
  flipped,    // one sure answer gives way to another
  lost,       // a sure answer is no longer sure
  found,      // an answer where there was none, or no sure one
  other,
  past,  // the answer of today stays
};

std::string_view to_string(Danger danger);

struct ChangedAnswer {
  JurisdictionId place;
  std::string question;
  std::string before;
  std::string after;
  Danger danger = Danger::other;
  // The edits that bring it about each by itself; empty: only several together.
  std::vector<std::string> causes = {};
};

// The same piece, found by another cue than before.
struct TakenOver {
  Evidence piece;
  CueId before;
  CueId after;
};

struct RulePreview {
  NamedRules from;
  NamedRules to;
  std::vector<RuleEdit> edits = {};
  std::size_t documents = 0;
  std::size_t documents_read = 0;
  std::size_t places = 0;
  // By danger, question, before, after, place.
  std::vector<ChangedAnswer> changes = {};
  // Evidence that comes and goes, by id.
  std::map<EvidenceId, Evidence> added = {};
  std::map<EvidenceId, Evidence> removed = {};
  // Evidence that stays, since another cue finds it; by the two cues.
  std::vector<TakenOver> taken_over = {};

  std::size_t places_changed() const;
  bool changes_answers() const { return !changes.empty(); }
};

// `against` as in rules_from(); absent: the applied rules. The other side is on disk.
RulePreview preview_rules(Session& session, const std::optional<std::string>& against);
// The same between any two.
RulePreview preview_between(Session& session, NamedRules from, NamedRules to);

// From now on the rules, which have no errors, are those that answers come from; says so.
void apply_rules(Session& session, const DiskRules& disk);

}  // namespace stance::cli
