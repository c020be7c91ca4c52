// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/assemble.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "stance/base/assert.h"
#include "stance/base/sort_unique.h"
#include "stance/timeline/happening.h"
#include "stance/timeline/row_spans.h"
#include "stance/timeline/strands.h"
#include "stance/timeline/sweep.h"

namespace stance {
namespace {

using Happenings = std::span<const Happening>;

std::vector<EvidenceId> ids_of(const Happening& happening) {
  std::vector<EvidenceId> ids;
  ids.reserve(happening.sources.size());
  for (const Evidence* source : happening.sources) ids.push_back(source->id);
  return ids;
}

template <class Indices>
std::vector<EvidenceId> ids_of(const Indices& at, Happenings all) {
  std::vector<EvidenceId> ids;
  ids.reserve(at.size());
  for (const HappeningIndex one : at) {
    for (const Evidence* source : all[one].sources) ids.push_back(source->id);
  }
  if (ids.size() > 1) sort_unique(ids);
  return ids;
}

Event event_of(const Happening& happening,
               std::span<const StateId> states,
               const PolicyId& policy) {
  return {.policy = policy,
          .state = states[static_cast<std::size_t>(happening.state)],
          .kind = happening.kind,
          .when = happening.when,
          .scheduled = happening.is_scheduled,
          .evidence = ids_of(happening)};
}

Segment segment_of(const Stretch& stretch,
                   std::span<const StateId> states,
                   Happenings happenings) {
  const auto name = [&](StateNumber state) {
    return states[static_cast<std::size_t>(state)];
  };
  Segment segment;
  segment.start = stretch.start;
  segment.since = stretch.own.since;
  segment.last_confirmed = stretch.confirmed;
  segment.standing = stretch.standing;
  segment.reports_only = stretch.own.reports_only;
  if (stretch.is_blank() && stretch.standing == Standing::settled) {
    segment.standing = Standing::unknown;
  }
  if (stretch.own.state == no_state) {
    segment.since = stretch.start;
    segment.reports_only = false;
  } else {
    segment.state = name(stretch.own.state);
  }
  for (const Claim& rival : stretch.rivals) {
    if (rival.state != no_state) segment.against.push_back(name(rival.state));
  }
  std::ranges::sort(segment.against);
  segment.evidence = ids_of(stretch.support, happenings);
  if (stretch.contrary.empty()) return segment;
  std::ranges::set_difference(ids_of(stretch.contrary, happenings),
                              segment.evidence,
                              std::back_inserter(segment.contrary));
  return segment;
}

// A segment ends on the day before the next one starts. Where the next one only starts
// "by" a day, what was there before is not known to have ended earlier.
void close_before(Segment& segment, const Segment& next) {
  const bool is_by =
      next.start.earliest == Day::earliest() && next.start.latest.is_bound();
  segment.end = Days{add_days(is_by ? next.start.latest : next.start.earliest, -1),
                     add_days(next.start.latest, -1)};
}

std::vector<Segment> segments_of(std::span<const Stretch> stretches,
                                 std::span<const StateId> states,
                                 Happenings happenings) {
  std::vector<Segment> segments;
  segments.reserve(stretches.size());
  for (const Stretch& stretch : stretches) {
    segments.push_back(segment_of(stretch, states, happenings));
  }
  for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
    close_before(segments[i], segments[i + 1]);
  }
  return segments;
}

// Undated evidence that gave no event of its own, what another row of its table goes
// beyond, and what the sweep could not place.
std::vector<EvidenceId> evidence_aside(const Strand& strand,
                                       std::span<const Evidence* const> covered,
                                       Happenings happenings,
                                       std::span<const HappeningIndex> aside) {
  std::vector<EvidenceId> ids = ids_of(aside, happenings);
  for (const Evidence* evidence : covered) ids.push_back(evidence->id);
  for (const Piece& piece : strand.pieces) {
    const Evidence* const evidence = piece.evidence;
    if (!piece.is_undated || piece.kind == Kind::proposed) continue;
    const bool is_own = std::ranges::any_of(happenings, [&](const Happening& happening) {
      return happening.is_undated &&
             std::ranges::any_of(happening.sources, [&](const Evidence* source) {
               return source->id == evidence->id;
             });
    });
    if (!is_own) ids.push_back(evidence->id);
  }
  sort_unique(ids);
  return ids;
}

// Makes timelines one by one, in memory that it keeps for the next.
class Assembler {
 public:
  explicit Assembler(const Precedence& precedence) : precedence_(precedence) {}

  Timeline timeline_of(Strand& strand) {
    // Ids stand at the beginning of each; asked for one by one, each would be waited for.
    for (const Piece& piece : strand.pieces) __builtin_prefetch(piece.evidence);
    const Policy& policy = *strand.numbered->policy;
    const std::span<const StateId> states = strand.numbered->states;
    pieces_.assign(strand.pieces.begin(), strand.pieces.end());
    const std::vector<const Evidence*> covered = settle_row_spans(pieces_);
    const std::vector<Happening> happenings = merged_happenings(pieces_, policy);
    const Swept result = swept(happenings, policy, precedence_.order);
    Timeline timeline{
        .jurisdiction = strand.like->jurisdiction,
        .policy = strand.like->policy,
        .binds = strand.like->binds,
        .agency = std::move(strand.agency),
        .instance = std::move(strand.instance),
        .segments = segments_of(result.stretches, states, happenings),
        .undated = evidence_aside(strand, covered, happenings, result.aside)};
    timeline.events.reserve(happenings.size());
    for (const Happening& happening : happenings) {
      auto& list = happening.kind == Kind::proposed ? timeline.proposed : timeline.events;
      list.push_back(event_of(happening, states, timeline.policy));
    }
    return timeline;
  }

 private:
  const Precedence& precedence_;
  std::vector<Piece> pieces_ = {};
};

}  // namespace

std::vector<Timeline> assemble_timelines(std::span<const Evidence> evidence,
                                         const RuleSet& rules,
                                         Day as_known_on,
                                         const JurisdictionShare& share) {
  STANCE_ASSERT(share.own < share.all);
  Strands strands = strands_of(evidence, rules, as_known_on, share);
  std::vector<Timeline> timelines;
  timelines.reserve(strands.all.size());
  Assembler assembler(rules.precedence);
  for (Strand& strand : strands.all) timelines.push_back(assembler.timeline_of(strand));
  return timelines;
}

std::vector<Timeline> merged_timelines(std::vector<std::vector<Timeline>> shares) {
  std::vector<Timeline> all;
  for (std::vector<Timeline>& share : shares) {
    const auto middle = static_cast<std::ptrdiff_t>(all.size());
    std::ranges::move(share, std::back_inserter(all));
    std::inplace_merge(all.begin(),
                       all.begin() + middle,
                       all.end(),
                       [](const Timeline& a, const Timeline& b) {
                         return a.jurisdiction < b.jurisdiction;
                       });
  }
  return all;
}

}  // namespace stance
