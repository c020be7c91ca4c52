// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/revisions.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "stance/base/assert.h"
#include "stance/base/sort_unique.h"
#include "stance/timeline/assemble.h"
#include "stance/timeline/standpoint.h"

namespace stance {
namespace {

// What is said about one policy in one of the jurisdictions.
struct Layer {
  JurisdictionId jurisdiction;
  std::vector<Evidence> evidence;
};

// What was known of it on a day.
class Knowledge {
 public:
  Knowledge(std::span<const Layer> layers, const RuleSet& rules, Day known)
      : standpoint_{.rules = rules,
                    .jurisdiction = layers.front().jurisdiction,
                    .own = {},
                    .as_known_on = known} {
    for (const Layer& layer : layers) {
      timelines_.push_back(assemble_timelines(layer.evidence, rules, known));
    }
    standpoint_.own = timelines_.front();
    for (std::size_t i = 1; i < layers.size(); ++i) {
      standpoint_.above.push_back({layers[i].jurisdiction, timelines_[i]});
    }
  }

  Day known() const { return standpoint_.as_known_on; }
  Status on(Day day, const Policy& policy) const {
    return effective_status(standpoint_, policy, day).effective;
  }
  // The days on which an answer can differ from that of the day before.
  void add_turning_points(const Policy& policy, std::set<Day>& days) const {
    for (const PolicyStretch& stretch : policy_stretches(standpoint_, policy)) {
      days.insert(stretch.first);
    }
  }

 private:
  std::vector<std::vector<Timeline>> timelines_ = {};
  Standpoint standpoint_;
};

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

std::vector<EvidenceId> learned_on(std::span<const Layer> layers, Day day) {
  std::vector<EvidenceId> ids;
  for (const Layer& layer : layers) {
    for (const Evidence& piece : layer.evidence) {
      const bool is_new = day_of_publication(piece) == day;
      // Published and withdrawn on one day, it never counted.
      if (is_new != (piece.withdrawn == day)) ids.push_back(piece.id);
    }
  }
  sort_unique(ids);
  return ids;
}

// What concerns the policy: of those above, what binds those below.
std::vector<Layer> layers_of(std::span<const EvidenceOf> all, const Policy& policy) {
  std::vector<Layer> layers;
  for (const EvidenceOf& each : all) {
    Layer& layer = layers.emplace_back();
    layer.jurisdiction = each.jurisdiction;
    const bool is_above = layers.size() > 1;
    if (is_above && policy.inherit == Inherit::none) continue;
    std::ranges::copy_if(
        each.evidence, std::back_inserter(layer.evidence), [&](const Evidence& piece) {
          return piece.policy == policy.id && (!is_above || piece.binds == Binds::below);
        });
  }
  return layers;
}

// The days within the stretch on which something was published, or taken back.
std::set<Day> days_of_news(std::span<const Layer> layers, const Days& within) {
  std::set<Day> days;
  for (const Layer& layer : layers) {
    for (const Evidence& piece : layer.evidence) {
      for (const std::optional<Day> day : {day_of_publication(piece), piece.withdrawn}) {
        if (day && within.contains(*day)) days.insert(*day);
      }
    }
  }
  return days;
}

// Stretches of days before `after.known` whose answers differ, in time order.
void append_differences(const Knowledge& before,
                        const Knowledge& after,
                        const Policy& policy,
                        std::vector<Revision>& revisions) {
  const std::size_t first = revisions.size();
  std::set<Day> days = {Day::earliest()};
  before.add_turning_points(policy, days);
  after.add_turning_points(policy, days);
  for (auto at = days.begin(); at != days.end() && *at < after.known(); ++at) {
    const Status was = before.on(*at, policy);
    const Status is = after.on(*at, policy);
    if (is_same_answer(was, is)) continue;
    const auto next = std::next(at);
    const Day limit = next != days.end() && *next < after.known() ? *next : after.known();
    const Day last{limit.number - 1};
    if (revisions.size() > first) {
      Revision& open = revisions.back();
      if (open.days.latest.number + 1 == at->number && is_same_answer(open.before, was) &&
          is_same_answer(open.after, is)) {
        open.days.latest = last;
        continue;
      }
    }
    revisions.push_back({after.known(), {*at, last}, was, is, {}});
  }
}

}  // namespace

std::vector<Revision> revisions_of(std::span<const EvidenceOf> layers,
                                   const RuleSet& rules,
                                   const Policy& policy,
                                   const Days& learned) {
  STANCE_ASSERT(!layers.empty());
  const std::vector<Layer> of_policy = layers_of(layers, policy);
  std::vector<Revision> revisions;
  for (const Day day : days_of_news(of_policy, learned)) {
    const std::size_t first = revisions.size();
    append_differences(Knowledge(of_policy, rules, Day{day.number - 1}),
                       Knowledge(of_policy, rules, day),
                       policy,
                       revisions);
    for (std::size_t i = first; i < revisions.size(); ++i) {
      revisions[i].evidence = learned_on(of_policy, day);
    }
  }
  return revisions;
}

}  // namespace stance
