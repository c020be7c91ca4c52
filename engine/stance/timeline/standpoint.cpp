// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/standpoint.h"

#include <algorithm>
#include <set>

#include "stance/timeline/assemble.h"

namespace stance {
namespace {

std::vector<Timeline> strands_of(std::span<const Timeline> timelines,
                                 const PolicyId& policy) {
  std::vector<Timeline> strands;
  for (const Timeline& timeline : timelines) {
    if (timeline.policy == policy) strands.push_back(timeline);
  }
  return strands;
}

// The strands of one policy, here and above.
struct PolicyStrands {
  std::vector<Timeline> own;
  std::vector<std::vector<Timeline>> above;
};

PolicyStrands strands_at(const Standpoint& standpoint, const Policy& policy) {
  PolicyStrands strands{.own = strands_of(standpoint.own, policy.id), .above = {}};
  for (const LawAbove& law : standpoint.above) {
    strands.above.push_back(strands_binding_below(strands_of(law.timelines, policy.id)));
  }
  return strands;
}

EffectiveStatus status_from(const Standpoint& standpoint,
                            const PolicyStrands& strands,
                            const Policy& policy,
                            Day on) {
  const auto one = [&](const std::vector<Timeline>& of, const JurisdictionId& id) {
    Status status = status_on(of, policy, on, standpoint.as_known_on);
    status.jurisdiction = id;
    status.policy = policy.id;
    return status;
  };
  std::vector<Status> above;
  for (std::size_t i = 0; i < strands.above.size(); ++i) {
    above.push_back(one(strands.above[i], standpoint.above[i].jurisdiction));
  }
  return inherit_status(policy, one(strands.own, standpoint.jurisdiction), above);
}

// The days on which the status of a strand can change.
void add_days(const Timeline& strand, const Policy& policy, std::set<Day>& days) {
  for (const Segment& segment : strand.segments) {
    days.insert(segment.start.earliest);
    days.insert(segment.start.latest);
    if (segment.end) {
      days.insert(stance::add_days(segment.end->earliest, 1));
      days.insert(stance::add_days(segment.end->latest, 1));
    }
    if (!policy.stale_after || !segment.last_confirmed) continue;
    const Day fresh = add_period(segment.last_confirmed->earliest, *policy.stale_after);
    days.insert(stance::add_days(fresh, 1));
  }
  // What an end left binds once it is adopted, and does no longer once it ends.
  for (const Event& event : strand.events) {
    const bool is_adoption =
        event.kind == Kind::adopted && event.state == policy.when_ended;
    if (!is_adoption && event.kind != Kind::ended) continue;
    days.insert(event.when.earliest);
    days.insert(event.when.latest);
  }
}

}  // namespace

EffectiveStatus effective_status(const Standpoint& standpoint,
                                 const Policy& policy,
                                 Day on) {
  return status_from(standpoint, strands_at(standpoint, policy), policy, on);
}

std::vector<PolicyStretch> policy_stretches(const Standpoint& standpoint,
                                            const Policy& policy) {
  const PolicyStrands strands = strands_at(standpoint, policy);
  std::set<Day> days = {Day::earliest()};
  for (const Timeline& strand : strands.own) add_days(strand, policy, days);
  for (const std::vector<Timeline>& law : strands.above) {
    for (const Timeline& strand : law) add_days(strand, policy, days);
  }
  days.erase(Day::latest());
  std::vector<PolicyStretch> stretches;
  for (const Day day : days) {
    Status status = status_from(standpoint, strands, policy, day).effective;
    const bool is_new =
        stretches.empty() || !stretches.back().status.says_the_same(status);
    if (is_new) stretches.push_back({day, std::move(status)});
  }
  return stretches;
}

}  // namespace stance
