// SPDX-License-Identifier: Apache-2.0
// The values of the timeline engine: events, segments, timelines, statuses. See
// assemble.h for how they are made and ARCHITECTURE.md for their meaning.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/evidence.h"

namespace stance {

// How a status stands on a day (DESIGN, terms).
enum class Standing {
  settled,
  uncertain,  // inside an edge: one of `states` holds
  contested,  // evidence disagrees and no rule settles it
  announced,  // scheduled, nothing has confirmed it yet
  suspended,  // in force on paper, not applied
  stale,      // rests on reports that are too old
  inherited,  // from the law above
  unknown,
};

inline constexpr std::array every_standing = {Standing::settled,
                                              Standing::uncertain,
                                              Standing::contested,
                                              Standing::announced,
                                              Standing::suspended,
                                              Standing::stale,
                                              Standing::inherited,
                                              Standing::unknown};

std::string_view to_string(Standing standing);
std::optional<Standing> parse_standing(std::string_view text);

// One happening, from all the evidence that reports it.
struct Event {
  PolicyId policy;
  StateId state;
  Kind kind = Kind::observed;
  // The days that all its evidence allows; for acts reported without a common day, the
  // hull.
  Days when;
  // Lies after the publication of everything that reports it, and nothing confirms it.
  bool scheduled = false;
  // Sorted; at least one.
  std::vector<EvidenceId> evidence;

  bool operator==(const Event&) const = default;
};

// A stretch of time in which a state holds.
//
//      start.earliest   start.latest        end.earliest   end.latest
//   ........[~~~~~~~~~~~~~~~|================|~~~~~~~~~~~~~~~].........
//           may have begun    surely holds     may have ended
struct Segment {
  // Absent where nothing is known to hold (after an end without `when-ended`).
  std::optional<StateId> state;
  // The possible first days. Unbounded below where only "by" a day is known.
  Days start;
  // The possible last days; absent while it lasts.
  std::optional<Days> end = {};
  // The possible first days of the state. Earlier than `start` where the state was only
  // contested, suspended or resumed at `start`.
  Days since = {};
  // The latest day on which evidence shows it; its possible days.
  std::optional<Days> last_confirmed = {};
  // The standing in its sure part: settled, contested, announced, suspended; unknown
  // where there is no state and nobody claims one.
  Standing standing = Standing::settled;
  // Rests on reports alone, so it goes stale.
  bool reports_only = false;
  // Where contested: the states that others claim. Without a `state` of its own none of
  // them has the better reasons.
  std::vector<StateId> against = {};
  // Evidence for it, and evidence that spoke against it and lost or is undecided. Sorted.
  std::vector<EvidenceId> evidence = {};
  std::vector<EvidenceId> contrary = {};

  bool operator==(const Segment&) const = default;
};

// The segments of one jurisdiction, policy and strand, in time order and disjoint in
// their sure parts.
struct Timeline {
  JurisdictionId jurisdiction;
  PolicyId policy;
  // What a state's law lays on those below it is a strand of its own.
  Binds binds = Binds::own;
  // Set where the strand is an agency's own or one of several instances.
  std::optional<std::string> agency = {};
  std::optional<std::string> instance = {};
  std::vector<Segment> segments = {};
  // What happened, in time order: adoptions, re-adoptions, ends, reports.
  std::vector<Event> events = {};
  // Kept aside: never moves a status.
  std::vector<Event> proposed = {};
  // Evidence that moves nothing, sorted: undated beside dated evidence, and reports that
  // may speak of a time of which nothing is known.
  std::vector<EvidenceId> undated = {};

  bool operator==(const Timeline&) const = default;
};

enum class LeftByEnd { no, perhaps, surely };

// The answer for one jurisdiction and policy on a day.
struct Status {
  JurisdictionId jurisdiction;
  PolicyId policy;
  // Absent: unknown. For `stale` the last state known, for `suspended` the one kept.
  std::optional<StateId> state = {};
  Standing standing = Standing::unknown;
  // The states between which it is uncertain or contested, sorted; empty otherwise.
  std::vector<StateId> states = {};
  // Is the state (where open: the policy's `when-ended` among them) only what the end of
  // an order left, with nobody having adopted it?
  LeftByEnd left_by_end = LeftByEnd::no;
  // Where uncertain or contested: perhaps nothing is known to hold on the day.
  bool may_be_unknown = false;
  // The possible first days of the state; where uncertain, the days on which it may have
  // changed. Absent if unknown.
  std::optional<Days> since = {};
  std::optional<Days> last_confirmed = {};
  Day on;
  Day as_known_on;
  // For it and against it. Sorted.
  std::vector<EvidenceId> evidence = {};
  std::vector<EvidenceId> contrary = {};
  // Where the law above decides: whose it is.
  std::optional<JurisdictionId> inherited_from = {};

  // The same answer, whatever day it is for and whatever shows it.
  bool says_the_same(const Status& other) const {
    return state == other.state && standing == other.standing && states == other.states &&
           inherited_from == other.inherited_from;
  }
  bool operator==(const Status&) const = default;
};

}  // namespace stance
