// SPDX-License-Identifier: Apache-2.0
#include "stance/timeline/explain.h"

#include <algorithm>
#include <utility>

#include "stance/base/sort_unique.h"
#include "stance/timeline/changes.h"
#include "stance/timeline/explain_words.h"
#include "stance/timeline/weight.h"

namespace stance {
namespace {

bool is_among(const EvidenceId& id, const std::vector<EvidenceId>& sorted) {
  return std::ranges::binary_search(sorted, id);
}

bool may_hold(const Segment& segment, Day on) {
  const bool is_by =
      segment.start.earliest == Day::earliest() && segment.start.latest.is_bound();
  return (is_by ? segment.start.latest : segment.start.earliest) <= on &&
         (!segment.end || on <= segment.end->latest);
}

class Explainer {
 public:
  explicit Explainer(const Proof& proof) : proof_(proof) {
    for (const Evidence& evidence : proof.evidence) by_id_.push_back(&evidence);
    std::ranges::sort(by_id_, {}, id_of);
  }

  const Evidence* find(const EvidenceId& id) const {
    const auto found = std::ranges::lower_bound(by_id_, id, {}, id_of);
    return found != by_id_.end() && (*found)->id == id ? *found : nullptr;
  }

  Explanation piece(const EvidenceId& id, Role role) const {
    const Evidence* evidence = find(id);
    return {.claim = evidence != nullptr ? evidence_words(*evidence) : id.text,
            .role = role,
            .evidence = id};
  }

  // The case for a segment, from all its evidence.
  Weight weight_for(const Segment& segment) const {
    Weight weight;
    for (const EvidenceId& id : segment.evidence) {
      if (const Evidence* evidence = find(id))
        weight = joined(weight, weight_with_act(*evidence));
    }
    return weight;
  }

  Weight weight_with_act(const Evidence& evidence) const {
    Weight weight = weight_of(evidence, proof_.precedence);
    const bool is_report = evidence.kind == Kind::observed;
    weight.has_act = !is_report && is_trusted_for_acts(evidence, proof_.precedence);
    return weight;
  }

  const Proof& proof() const { return proof_; }

 private:
  static const EvidenceId& id_of(const Evidence* evidence) { return evidence->id; }

  const Proof& proof_;
  std::vector<const Evidence*> by_id_ = {};
};

Explanation event_node(const Explainer& explainer, const Event& event, Role role) {
  Explanation node{.claim = event_words(event), .role = role};
  for (const EvidenceId& id : event.evidence) {
    node.because.push_back(explainer.piece(id, role));
  }
  return node;
}

// Why a piece against the segment did not win, or did not lose either.
Explanation contrary_node(const Explainer& explainer,
                          const EvidenceId& id,
                          const Segment& segment) {
  Explanation node = explainer.piece(id, Role::undecided);
  const Evidence* evidence = explainer.find(id);
  if (evidence == nullptr) return node;
  const auto preferred = preference(explainer.weight_for(segment),
                                    explainer.weight_with_act(*evidence),
                                    explainer.proof().precedence.order);
  if (segment.state && preferred && preferred->favours_first) {
    node.role = Role::lost;
    node.because.push_back(
        {.claim = reason_words(preferred->reason), .role = Role::lost});
  } else if (segment.standing == Standing::contested) {
    node.because.push_back(
        {.claim = "no reason of the pack settles it", .role = Role::undecided});
  } else {
    node.role = Role::lost;
    node.because.push_back(
        {.claim = "not newer than what confirms the state", .role = Role::lost});
  }
  return node;
}

Explanation segment_node(const Explainer& explainer,
                         const Timeline& strand,
                         const Segment& segment) {
  Explanation node{.claim = segment_words(segment), .role = Role::shows};
  for (const Event& event : strand.events) {
    const bool is_for = std::ranges::all_of(event.evidence, [&](const EvidenceId& id) {
      return is_among(id, segment.evidence);
    });
    if (is_for) node.because.push_back(event_node(explainer, event, Role::shows));
  }
  for (const EvidenceId& id : segment.contrary) {
    node.because.push_back(contrary_node(explainer, id, segment));
  }
  node.because.push_back({.claim = end_words(segment), .role = Role::shows});
  return node;
}

// Events that have nothing to do with the segments in question.
Explanation other_times(const Explainer& explainer,
                        const Timeline& strand,
                        const std::vector<EvidenceId>& told) {
  Explanation node{.claim = "at other times", .role = Role::aside};
  for (const Event& event : strand.events) {
    Explanation one{.claim = event_words(event), .role = Role::aside};
    for (const EvidenceId& id : event.evidence) {
      if (!is_among(id, told)) one.because.push_back(explainer.piece(id, Role::aside));
    }
    if (!one.because.empty()) node.because.push_back(std::move(one));
  }
  return node;
}

void append(std::vector<EvidenceId>& to, const std::vector<EvidenceId>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

Explanation strand_node(const Explainer& explainer, const Timeline& strand, Day on) {
  Explanation node{.claim = strand_words(strand), .role = Role::shows};
  std::vector<EvidenceId> told = strand.undated;
  for (const Segment& segment : strand.segments) {
    if (!may_hold(segment, on)) continue;
    append(told, segment.evidence);
    append(told, segment.contrary);
    node.because.push_back(segment_node(explainer, strand, segment));
  }
  if (node.because.empty()) {
    node.because.push_back(
        {.claim = "nothing is known for the day", .role = Role::lacking});
  }
  sort_unique(told);
  for (const EvidenceId& id : strand.undated) {
    Explanation aside = explainer.piece(id, Role::aside);
    aside.because.push_back({.claim = "dates nothing", .role = Role::aside});
    node.because.push_back(std::move(aside));
  }
  for (const Event& event : strand.proposed) {
    Explanation proposal = event_node(explainer, event, Role::aside);
    const bool lapsed = is_lapsed(event, strand, on);
    proposal.claim +=
        lapsed ? ": its day has passed, nothing confirms it" : ": not counted";
    node.because.push_back(std::move(proposal));
  }
  Explanation others = other_times(explainer, strand, told);
  if (!others.because.empty()) node.because.push_back(std::move(others));
  return node;
}

std::vector<EvidenceId> counted_in(std::span<const Timeline> strands) {
  std::vector<EvidenceId> ids;
  for (const Timeline& strand : strands) {
    append(ids, strand.undated);
    for (const Event& event : strand.events) append(ids, event.evidence);
    for (const Event& event : strand.proposed) append(ids, event.evidence);
  }
  sort_unique(ids);
  return ids;
}

std::string dropped_words(const Evidence& evidence, const Proof& proof, Day as_known_on) {
  std::vector<Decision> verdicts = standing_decisions(evidence.id, proof.decisions);
  std::erase_if(verdicts,
                [](const Decision& each) { return each.verdict == Verdict::amend; });
  const bool is_accepted =
      !verdicts.empty() && verdicts.back().verdict == Verdict::accept;
  if (!verdicts.empty() && !is_accepted) {
    return "rejected by " + verdicts.back().who + ": " + verdicts.back().why;
  }
  if (!is_accepted && !counts_by_itself(evidence, proof.precedence.trusted)) {
    if (evidence.extractor) {
      return "found by " + *evidence.extractor + ": waits for a person's decision";
    }
    return "grade " + std::string(to_string(evidence.grade)) +
           " waits for a person's decision";
  }
  if (!evidence.factual) return "not said as a fact";
  if (evidence.published && evidence.published->days().latest > as_known_on) {
    return "published later";
  }
  if (evidence.withdrawn && *evidence.withdrawn <= as_known_on) {
    return "replaced by the version of its table of " + to_string(*evidence.withdrawn);
  }
  return "about another jurisdiction or policy";
}

bool is_replaced(const Evidence& evidence, Day as_known_on) {
  return evidence.withdrawn && *evidence.withdrawn <= as_known_on;
}

constexpr std::size_t many = 3;

// Rows of tables that say something else by now: one line where they are many.
void append_replaced(std::vector<Explanation> replaced, Explanation& node) {
  if (replaced.size() <= many) {
    std::ranges::move(replaced, std::back_inserter(node.because));
    return;
  }
  node.because.push_back({.claim = std::to_string(replaced.size()) +
                                   " rows that later versions of their tables replaced",
                          .role = Role::dropped,
                          .because = std::move(replaced),
                          .is_folded = true});
}

void append_dropped(const Explainer& explainer, Day as_known_on, Explanation& node) {
  std::vector<Explanation> replaced;
  const std::vector<EvidenceId> counted = counted_in(explainer.proof().strands);
  for (const Evidence& evidence : explainer.proof().evidence) {
    if (is_among(evidence.id, counted)) continue;
    Explanation dropped = explainer.piece(evidence.id, Role::dropped);
    dropped.because.push_back(
        {.claim = dropped_words(evidence, explainer.proof(), as_known_on),
         .role = Role::dropped});
    const bool is_row = is_replaced(evidence, as_known_on);
    (is_row ? replaced : node.because).push_back(std::move(dropped));
  }
  append_replaced(std::move(replaced), node);
}

}  // namespace

std::string_view to_string(Role role) {
  switch (role) {
    case Role::answer: return "answer";
    case Role::shows: return "shows";
    case Role::lost: return "lost";
    case Role::undecided: return "undecided";
    case Role::aside: return "aside";
    case Role::dropped: return "dropped";
    case Role::lacking: return "lacking";
  }
  return "";
}

Explanation explain_status(const Status& status, const Proof& proof) {
  const Explainer explainer(proof);
  Explanation answer{.claim = status_words(status), .role = Role::answer};
  for (const Timeline& strand : proof.strands) {
    answer.because.push_back(strand_node(explainer, strand, status.on));
  }
  if (proof.strands.empty()) {
    answer.because.push_back({.claim = "no evidence counts", .role = Role::lacking});
  }
  if (proof.strands.size() > 1) {
    answer.because.push_back({.claim = combine_words(proof.policy), .role = Role::shows});
  }
  append_dropped(explainer, status.as_known_on, answer);
  return answer;
}

}  // namespace stance
