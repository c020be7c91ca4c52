// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/revisions.h"

#include <algorithm>
#include <set>

#include "stance/timeline/assemble.h"

namespace stance {
namespace {

// What was known on a day about one policy.
struct Knowledge {
  std::vector<Timeline> strands;
  Day known;

  Status on(Day day, const Policy& policy) const {
    return status_on(strands, policy, day, known);
  }
};

Knowledge knowledge_on(std::span<const Evidence> evidence,
                       const RuleSet& rules,
                       Day known) {
  return {assemble_timelines(evidence, rules, known), known};
}

void add(std::set<Day>& days, Day day) {
  days.insert(day);
  if (day.is_bound()) days.insert(Day{day.number + 1});
}

// The days on which an answer can differ from that of the day before.
std::set<Day> turning_points(const Knowledge& a, const Knowledge& b) {
  std::set<Day> days = {Day::earliest()};
  for (const Knowledge* knowledge : {&a, &b}) {
    for (const Timeline& strand : knowledge->strands) {
      for (const Segment& segment : strand.segments) {
        const Days end = segment.end.value_or(segment.start);
        for (const Day day :
             {segment.start.earliest, segment.start.latest, end.earliest, end.latest}) {
          add(days, day);
        }
      }
    }
  }
  return days;
}

// Stale, too, is the state that was last known.
Standing apart_from_age(Standing standing) {
  return standing == Standing::stale ? Standing::settled : standing;
}

bool is_same_answer(const Status& a, const Status& b) {
  return a.state == b.state && a.states == b.states &&
         apart_from_age(a.standing) == apart_from_age(b.standing);
}

std::optional<Day> day_of_publication(const Evidence& evidence) {
  if (!evidence.published) return std::nullopt;
  const Day day = evidence.published->days().latest;
  return day.is_bound() ? std::optional(day) : std::nullopt;
}

std::vector<EvidenceId> learned_on(std::span<const Evidence> evidence, Day day) {
  std::vector<EvidenceId> ids;
  for (const Evidence& piece : evidence) {
    const bool is_new = day_of_publication(piece) == day;
    // Published and withdrawn on one day, it never counted.
    if (is_new != (piece.withdrawn == day)) ids.push_back(piece.id);
  }
  std::ranges::sort(ids);
  return ids;
}

// Stretches of days before `after.known` whose answers differ, in time order.
void append_differences(const Knowledge& before,
                        const Knowledge& after,
                        const Policy& policy,
                        std::vector<Revision>& revisions) {
  const std::size_t first = revisions.size();
  const std::set<Day> days = turning_points(before, after);
  for (auto at = days.begin(); at != days.end() && *at < after.known; ++at) {
    const Status was = before.on(*at, policy);
    const Status is = after.on(*at, policy);
    if (is_same_answer(was, is)) continue;
    const auto next = std::next(at);
    const Day limit = next != days.end() && *next < after.known ? *next : after.known;
    const Day last{limit.number - 1};
    if (revisions.size() > first) {
      Revision& open = revisions.back();
      if (open.days.latest.number + 1 == at->number && is_same_answer(open.before, was) &&
          is_same_answer(open.after, is)) {
        open.days.latest = last;
        continue;
      }
    }
    revisions.push_back({after.known, {*at, last}, was, is, {}});
  }
}

}  // namespace

std::vector<Revision> revisions_of(std::span<const Evidence> evidence,
                                   const RuleSet& rules,
                                   const Policy& policy,
                                   const Days& learned) {
  std::vector<Evidence> of_policy;
  std::set<Day> days;
  for (const Evidence& piece : evidence) {
    if (piece.policy != policy.id) continue;
    of_policy.push_back(piece);
    for (const std::optional<Day> day : {day_of_publication(piece), piece.withdrawn}) {
      if (day && learned.contains(*day)) days.insert(*day);
    }
  }
  std::vector<Revision> revisions;
  for (const Day day : days) {
    const std::size_t first = revisions.size();
    append_differences(knowledge_on(of_policy, rules, Day{day.number - 1}),
                       knowledge_on(of_policy, rules, day),
                       policy,
                       revisions);
    for (std::size_t i = first; i < revisions.size(); ++i) {
      revisions[i].evidence = learned_on(of_policy, day);
    }
  }
  return revisions;
}

}  // namespace stance
