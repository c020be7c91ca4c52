// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/changes.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "stance/base/sort_unique.h"

namespace stance {
namespace {

Change blank_change(const Timeline& timeline) {
  Change change;
  change.jurisdiction = timeline.jurisdiction;
  change.policy = timeline.policy;
  change.binds = timeline.binds;
  change.agency = timeline.agency;
  change.instance = timeline.instance;
  return change;
}

ChangeKind kind_from_nothing(const Segment& segment) {
  return segment.start.earliest == Day::earliest() ? ChangeKind::first_known
                                                   : ChangeKind::began;
}

ChangeKind kind_of(const Segment* before, const Segment& segment) {
  switch (segment.standing) {
    case Standing::contested: return ChangeKind::contested;
    case Standing::suspended: return ChangeKind::suspended;
    case Standing::announced: return ChangeKind::announced;
    case Standing::unknown: return ChangeKind::ended;
    case Standing::settled:
    case Standing::uncertain:
    case Standing::stale:
    case Standing::inherited: break;
  }
  if (before == nullptr || before->standing == Standing::unknown) {
    return kind_from_nothing(segment);
  }
  if (before->standing == Standing::contested) return ChangeKind::settled;
  const bool is_same = before->state == segment.state;
  return is_same && before->standing == Standing::suspended ? ChangeKind::resumed
                                                            : ChangeKind::changed;
}

bool concerns(const Event& event, const Segment& segment) {
  return share_any(event.evidence, segment.evidence) ||
         share_any(event.evidence, segment.contrary);
}

// The events that brought the segment about, and how many showed it again.
void tell_evidence(Change& change, const Segment& segment, const Timeline& timeline) {
  for (const Event& event : timeline.events) {
    if (!concerns(event, segment)) continue;
    if (intersection(event.when, segment.start)) {
      add_unique(change.evidence, event.evidence);
    } else if (event.kind != Kind::ended && !event.scheduled &&
               event.when.earliest > segment.start.latest &&
               (!segment.end || event.when.earliest <= segment.end->latest) &&
               share_any(event.evidence, segment.evidence)) {
      ++change.confirmations;
    }
  }
  if (!change.evidence.empty()) return;
  change.evidence = segment.evidence;
  add_unique(change.evidence, segment.contrary);
}

Change change_into(const Timeline& timeline, std::size_t at) {
  const Segment& segment = timeline.segments[at];
  const Segment* before = at == 0 ? nullptr : &timeline.segments[at - 1];
  Change change = blank_change(timeline);
  change.kind = kind_of(before, segment);
  if (before != nullptr) change.from = before->state;
  change.to = segment.state;
  change.against = segment.against;
  change.when = segment.start;
  change.last_confirmed = segment.last_confirmed;
  tell_evidence(change, segment, timeline);
  return change;
}

// Later acts for a state that held.
void append_readoptions(const Timeline& timeline,
                        const Segment& segment,
                        std::vector<Change>& changes) {
  for (const Event& event : timeline.events) {
    const bool is_again = event.kind == Kind::adopted && event.state == segment.state &&
                          !event.scheduled &&
                          share_any(event.evidence, segment.evidence) &&
                          event.when.earliest > segment.start.latest &&
                          (!segment.end || event.when.earliest <= segment.end->latest);
    if (!is_again) continue;
    Change change = blank_change(timeline);
    change.kind = ChangeKind::adopted_again;
    change.from = segment.state;
    change.to = segment.state;
    change.when = event.when;
    change.evidence = event.evidence;
    changes.push_back(std::move(change));
  }
}

// In time; where only "by" is known, that day.
auto time_key(const Change& change) {
  const Day earliest =
      change.when.earliest == Day::earliest() ? change.when.latest : change.when.earliest;
  return std::tuple(change.when.latest, earliest);
}

}  // namespace

std::string_view to_string(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::first_known: return "first known";
    case ChangeKind::changed: return "changed";
    case ChangeKind::began: return "began";
    case ChangeKind::ended: return "ended";
    case ChangeKind::contested: return "contested";
    case ChangeKind::settled: return "settled";
    case ChangeKind::uncertain: return "uncertain";
    case ChangeKind::certain: return "certain";
    case ChangeKind::suspended: return "suspended";
    case ChangeKind::resumed: return "resumed";
    case ChangeKind::announced: return "announced";
    case ChangeKind::adopted_again: return "adopted again";
    case ChangeKind::gone_stale: return "stale";
  }
  return "";
}

bool is_earlier(const Change& a, const Change& b) {
  return time_key(a) < time_key(b);
}

std::vector<Change> history_of(const Timeline& timeline) {
  std::vector<Change> changes;
  for (std::size_t at = 0; at < timeline.segments.size(); ++at) {
    changes.push_back(change_into(timeline, at));
    append_readoptions(timeline, timeline.segments[at], changes);
  }
  std::ranges::stable_sort(changes, is_earlier);
  return changes;
}

std::vector<Change> changes_in(std::span<const Change> history, Day since, Day until) {
  const Days asked{since, until};
  std::vector<Change> found;
  for (const Change& change : history) {
    const auto [latest, earliest] = time_key(change);
    const bool is_no_change =
        change.kind == ChangeKind::adopted_again || change.kind == ChangeKind::gone_stale;
    if (is_no_change) continue;
    if (intersection(Days{earliest, latest}, asked)) found.push_back(change);
  }
  const auto subject = [](const Change& c) {
    return std::tie(c.jurisdiction, c.policy, c.binds, c.agency, c.instance);
  };
  std::ranges::stable_sort(found, [&](const Change& a, const Change& b) {
    if (time_key(a) != time_key(b)) return time_key(a) > time_key(b);
    return subject(a) < subject(b);
  });
  return found;
}

bool is_lapsed(const Event& proposal, const Timeline& timeline, Day on) {
  if (!proposal.when.latest.is_bound() || proposal.when.latest >= on) return false;
  const bool has_come =
      std::ranges::any_of(timeline.segments, [&](const Segment& segment) {
        return segment.state == proposal.state &&
               segment.standing != Standing::announced &&
               (!segment.end || segment.end->latest >= proposal.when.earliest);
      });
  return !has_come;
}

bool is_lapsed(const Status& status) {
  return status.standing == Standing::announced && status.since &&
         !status.since->is_single() && status.since->latest < status.on;
}

}  // namespace stance
