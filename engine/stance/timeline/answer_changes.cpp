// SPDX-License-Identifier: Apache-2.0
// The history of answers: made of the stretches in which effective_status() says the
// same, and of what the strands tell of the same days.
#include <algorithm>
#include <utility>

#include "stance/base/sort_unique.h"
#include "stance/timeline/changes.h"
#include "stance/timeline/end_state.h"

namespace stance {
namespace {

// A stretch whose answer is known, and the uncertain days of the change into it.
struct Step {
  Day edge;
  Day first;
  Status status;
};

// The stretches, those that merely went stale together with what they were.
std::vector<Step> steps_of(std::vector<PolicyStretch> stretches) {
  std::vector<Step> steps;
  for (PolicyStretch& stretch : stretches) {
    Status& status = stretch.status;
    if (status.standing == Standing::stale) status.standing = Standing::settled;
    if (!steps.empty() && steps.back().status.says_the_same(status)) continue;
    steps.push_back({stretch.first, stretch.first, std::move(status)});
  }
  return steps;
}

// Is it an edge between two answers: uncertain which of the two holds?
bool is_edge_between(const Step& edge, const Step& before, const Step& after) {
  const Status& status = edge.status;
  if (status.standing != Standing::uncertain) return false;
  const auto is_from = [&](const Status& one) {
    return status.inherited_from == one.inherited_from;
  };
  std::vector<StateId> known = candidates(before.status);
  const std::vector<StateId> then = candidates(after.status);
  known.insert(known.end(), then.begin(), then.end());
  return (is_from(before.status) || is_from(after.status)) &&
         std::ranges::all_of(status.states, [&](const StateId& state) {
           return std::ranges::find(known, state) != known.end();
         });
}

// Takes edges as part of the change that they lead to.
std::vector<Step> without_edges(const std::vector<Step>& steps) {
  std::vector<Step> firm;
  for (std::size_t at = 0; at < steps.size(); ++at) {
    std::size_t next = at;
    while (next < steps.size() && steps[next].status.standing == Standing::uncertain) {
      ++next;
    }
    bool is_edge = !firm.empty() && next > at && next < steps.size();
    for (std::size_t i = at; is_edge && i < next; ++i) {
      is_edge = is_edge_between(steps[i], firm.back(), steps[next]);
    }
    if (!is_edge) {
      firm.push_back(steps[at]);
      continue;
    }
    firm.push_back(steps[next]);
    firm.back().edge = steps[at].first;
    at = next;
  }
  return firm;
}

ChangeKind kind_of(const Status& before, const Status& status) {
  switch (status.standing) {
    case Standing::contested: return ChangeKind::contested;
    case Standing::uncertain: return ChangeKind::uncertain;
    case Standing::suspended: return ChangeKind::suspended;
    case Standing::announced: return ChangeKind::announced;
    case Standing::unknown: return ChangeKind::ended;
    case Standing::settled:
    case Standing::stale:
    case Standing::inherited: break;
  }
  switch (before.standing) {
    case Standing::unknown: return ChangeKind::began;
    case Standing::contested: return ChangeKind::settled;
    case Standing::uncertain: return ChangeKind::certain;
    case Standing::suspended:
      return before.state == status.state ? ChangeKind::resumed : ChangeKind::changed;
    default: return ChangeKind::changed;
  }
}

// What shows the answer and did not show the one before; all, where that leaves nothing.
std::vector<EvidenceId> new_evidence(const Status& before, const Status& status) {
  std::vector<EvidenceId> all = status.evidence;
  const bool is_contested = status.standing == Standing::contested;
  if (is_contested || all.empty()) {
    add_unique(all, status.contrary);
  }
  std::vector<EvidenceId> fresh;
  std::ranges::set_difference(all, before.evidence, std::back_inserter(fresh));
  return fresh.empty() ? all : fresh;
}

Change answer_change(const Step& from, const Step& to, const Policy& policy) {
  const Status& status = to.status;
  Change change;
  change.jurisdiction = status.jurisdiction;
  change.policy = policy.id;
  change.kind = kind_of(from.status, status);
  change.from = from.status.state;
  change.to = status.state;
  change.against = status.states;
  if (status.state) std::erase(change.against, *status.state);
  change.inherited_from = status.inherited_from;
  change.when = {to.edge, to.first};
  // With nothing known before, a "by" stays a "by".
  const bool is_by = from.status.standing == Standing::unknown && to.edge == to.first &&
                     status.since && status.since->earliest == Day::earliest() &&
                     status.since->latest == to.first;
  if (is_by) change.when = *status.since;
  const bool is_first =
      change.kind == ChangeKind::began && change.when.earliest == Day::earliest();
  if (is_first) change.kind = ChangeKind::first_known;
  change.last_confirmed = status.last_confirmed;
  change.evidence = new_evidence(from.status, status);
  return change;
}

std::vector<Change> answer_changes(const std::vector<Step>& steps, const Policy& policy) {
  std::vector<Change> changes;
  for (std::size_t at = 0; at < steps.size(); ++at) {
    const bool is_first = at == 0;
    if (is_first && steps[at].status.standing == Standing::unknown) continue;
    const Step nothing{Day::earliest(), Day::earliest(), Status{}};
    changes.push_back(
        answer_change(is_first ? nothing : steps[at - 1], steps[at], policy));
  }
  return changes;
}

// From when the answers of stretches are stale, of those that have begun by the day.
std::vector<Change> stale_from(std::span<const PolicyStretch> stretches, Day by) {
  std::vector<Change> changes;
  for (const PolicyStretch& stretch : stretches) {
    const Status& status = stretch.status;
    if (status.standing != Standing::stale || stretch.first > by) continue;
    Change& change = changes.emplace_back();
    change.jurisdiction = status.jurisdiction;
    change.policy = status.policy;
    change.kind = ChangeKind::gone_stale;
    change.from = status.state;
    change.to = status.state;
    change.inherited_from = status.inherited_from;
    change.moves_answer = false;
    change.when = {stretch.first, stretch.first};
    change.evidence = status.evidence;
    change.last_confirmed = status.last_confirmed;
  }
  return changes;
}

bool tells_of(const Change& strand, const Change& answer) {
  return !answer.inherited_from && strand.kind != ChangeKind::adopted_again &&
         strand.when == answer.when && strand.to == answer.to &&
         strand.against == answer.against;
}

// The strand tells more of the change than the answers do: whose it is, what followed.
void tell(Change& answer, Change strand) {
  strand.kind = answer.kind;
  strand.from = answer.from;
  answer = std::move(strand);
}

// The changes of the answer, and what the strands tell besides.
class AnswerHistory {
 public:
  AnswerHistory(std::vector<Step> steps, const Policy& policy)
      : steps_(std::move(steps)),
        answers_(answer_changes(without_edges(steps_), policy)),
        is_told_(answers_.size()) {}

  void add_strand(const Timeline& strand) {
    for (Change& change : history_of(strand)) {
      if (!is_of_answer(change)) add_beside(std::move(change));
    }
  }

  // Told beside the answers as it is.
  void add_beside(std::vector<Change> changes) {
    std::ranges::move(changes, std::back_inserter(besides_));
  }

  std::vector<Change> taken() {
    answers_.insert(answers_.end(), besides_.begin(), besides_.end());
    std::ranges::stable_sort(answers_, is_earlier);
    return std::move(answers_);
  }

 private:
  bool is_of_answer(const Change& change) {
    for (std::size_t at = 0; at < answers_.size(); ++at) {
      if (is_told_[at] || !tells_of(change, answers_[at])) continue;
      tell(answers_[at], change);
      is_told_[at] = true;
      return true;
    }
    return false;
  }

  void add_beside(Change change) {
    change.moves_answer = false;
    change.inherited_from = law_on(change.when.latest);
    besides_.push_back(std::move(change));
  }

  std::optional<JurisdictionId> law_on(Day day) const {
    const auto after = std::ranges::upper_bound(steps_, day, {}, &Step::first);
    if (after == steps_.begin()) return std::nullopt;
    return std::prev(after)->status.inherited_from;
  }

  std::vector<Step> steps_;
  std::vector<Change> answers_;
  // Whether a strand has told more of the answer.
  std::vector<bool> is_told_;
  std::vector<Change> besides_ = {};
};

}  // namespace

std::vector<Change> history_of(const Standpoint& standpoint, const Policy& policy) {
  const std::vector<PolicyStretch> stretches = policy_stretches(standpoint, policy);
  AnswerHistory history(steps_of(stretches), policy);
  for (const Timeline& strand : standpoint.own) {
    if (strand.policy == policy.id) history.add_strand(strand);
  }
  history.add_beside(stale_from(stretches, standpoint.as_known_on));
  return history.taken();
}

}  // namespace stance
