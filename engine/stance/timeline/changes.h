// SPDX-License-Identifier: Apache-2.0
// What changed when, from what to what, how exactly that is known, and from which
// evidence: for lists of changes and for the history of a place.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stance/timeline/standpoint.h"
#include "stance/timeline/timeline.h"

namespace stance {

enum class ChangeKind {
  first_known,  // nothing was known before; it may have held for long
  changed,      // one state gave way to another
  began,        // after a time of which nothing is known
  ended,        // and nothing is known to have followed
  contested,    // evidence came to disagree
  settled,      // and no longer does
  uncertain,  // one of several states from then on, and no day on which it is known which
  certain,    // and no longer uncertain
  suspended,
  resumed,
  announced,      // scheduled; nothing confirms it
  adopted_again,  // an act for a state that held already; no change of status
  gone_stale,     // rests on old reports from now on; no change in the world
};

std::string_view to_string(ChangeKind kind);

struct Change {
  JurisdictionId jurisdiction;
  PolicyId policy;
  Binds binds = Binds::own;
  std::optional<std::string> agency = {};
  std::optional<std::string> instance = {};
  ChangeKind kind = ChangeKind::changed;
  // The states before and after; absent where nothing is known.
  std::optional<StateId> from = {};
  std::optional<StateId> to = {};
  // Where contested: the other states claimed; where uncertain: those possible. Sorted.
  std::vector<StateId> against = {};
  // Where the law above decides from then on: whose it is.
  std::optional<JurisdictionId> inherited_from = {};
  // False for what happened in one strand and left the answer as it was.
  bool moves_answer = true;
  // The days on which it may have happened; unbounded below for `first_known` by a day.
  Days when;
  // What shows it: the events on these days, else all evidence for what followed. Sorted.
  std::vector<EvidenceId> evidence = {};
  // Evidence that showed the new state again later, and the last day on which it did.
  std::size_t confirmations = 0;
  std::optional<Days> last_confirmed = {};

  bool operator==(const Change&) const = default;
};

// By the days on which they may have happened, where only "by" is known: that day.
bool is_earlier(const Change& a, const Change& b);

// Everything that happened in a strand, adoptions of what held already included. Oldest
// first.
std::vector<Change> history_of(const Timeline& timeline);

// The history of a policy's answers: those of effective_status() day by day, and what
// happened in the strands besides. Oldest first. The last change that moves the answer
// and whose first possible day has come tells the answer of a day: between its first and
// its last possible day that of before or that of after. From when an answer is stale,
// as far as that day has come by `as_known_on`, is told beside it.
std::vector<Change> history_of(const Standpoint& standpoint, const Policy& policy);

// Of a history, the changes that may have happened between two days, both included,
// without adoptions of what held already and what has merely gone stale. Newest first;
// equals by policy, strand.
std::vector<Change> changes_in(std::span<const Change> history, Day since, Day until);

// Has the day for which something was proposed passed without its having been adopted?
// A proposal without a day never lapses.
bool is_lapsed(const Event& proposal, const Timeline& timeline, Day on);

// Is the status an announcement whose term, some days and no single one, has passed
// without anything that confirms it?
bool is_lapsed(const Status& status);

}  // namespace stance
