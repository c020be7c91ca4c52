// SPDX-License-Identifier: Apache-2.0
// Why not: tried out rather than argued. A supposed piece of evidence is added, and the
// status told again; what makes the wanted state hold is what is lacking.
#include <algorithm>
#include <utility>

#include "stance/timeline/assemble.h"
#include "stance/timeline/explain.h"
#include "stance/timeline/explain_words.h"
#include "stance/timeline/status.h"

namespace stance {
namespace {

Evidence supposed(const Status& status, const StateId& wanted, Kind kind) {
  Evidence evidence;
  evidence.id = {"supposed"};
  evidence.document = "supposed";
  evidence.jurisdiction = status.jurisdiction;
  evidence.policy = status.policy;
  evidence.state = wanted;
  evidence.kind = kind;
  evidence.when = Edtf::from_day(status.on);
  evidence.published = Edtf::from_day(status.on);
  return evidence;
}

// Would the supposed piece make the wanted state hold on the day?
bool would_do(const Evidence& piece,
              const Status& status,
              const Proof& proof,
              const RuleSet& rules) {
  std::vector<Evidence> evidence =
      counted_evidence({proof.evidence.begin(), proof.evidence.end()},
                       proof.decisions,
                       proof.precedence.trusted);
  std::erase_if(evidence, [&](const Evidence& e) {
    return e.policy != status.policy || e.jurisdiction != status.jurisdiction;
  });
  evidence.push_back(piece);
  const Day known = std::max(status.as_known_on, status.on);
  const auto strands = assemble_timelines(evidence, rules, known);
  Status own = status_on(strands, proof.policy, status.on, known);
  own.jurisdiction = status.jurisdiction;
  const Status then = inherit_status(proof.policy, own, proof.above).effective;
  return then.standing == Standing::settled && then.state == piece.state;
}

// The least trusted kinds of source whose word would do come last.
Explanation lacking(Kind kind,
                    const Status& status,
                    const StateId& wanted,
                    const Proof& proof) {
  RuleSet rules;
  rules.policies = {proof.policy};
  rules.precedence = proof.precedence;
  std::string sources;
  for (const std::string& source : proof.precedence.rank) {
    Evidence piece = supposed(status, wanted, kind);
    piece.source_kind = source;
    if (!would_do(piece, status, proof, rules)) continue;
    sources += (sources.empty() ? "" : ", ") + source;
  }
  const std::string what = kind == Kind::adopted ? "an adoption of " : "a report of ";
  if (sources.empty()) {
    return {.claim = what + wanted.text + " on " + to_string(status.on) +
                     " would not be enough from any source" +
                     (status.inherited_from ? " under the law above" : ""),
            .role = Role::lacking};
  }
  return {.claim = what + wanted.text + " on " + to_string(status.on) +
                   " would do, from: " + sources,
          .role = Role::lacking};
}

bool is_found(const std::vector<EvidenceId>& sorted, const EvidenceId& id) {
  return std::ranges::binary_search(sorted, id);
}

// Does the piece speak of the state, or did it bring it about: an end, and `when-ended`?
bool concerns(const Evidence& evidence, const StateId& wanted, const Proof& proof) {
  if (evidence.state == wanted) return true;
  for (const Timeline& strand : proof.strands) {
    for (const Segment& segment : strand.segments) {
      const bool is_wanted = segment.state == wanted;
      if (is_wanted && is_found(segment.evidence, evidence.id)) return true;
    }
  }
  return false;
}

// What became of a piece of evidence for the wanted state.
Explanation nearest(const Evidence& evidence, const Status& status, const Proof& proof) {
  Explanation node{
      .claim = evidence_words(evidence), .role = Role::dropped, .evidence = evidence.id};
  const auto say = [&](Role role, std::string words) {
    node.role = role;
    node.because.push_back({.claim = std::move(words), .role = role});
  };
  for (const Timeline& strand : proof.strands) {
    for (const Segment& segment : strand.segments) {
      if (is_found(segment.evidence, evidence.id)) {
        say(status.inherited_from ? Role::lost : Role::shows,
            segment_words(segment) + ": " + end_words(segment));
      } else if (is_found(segment.contrary, evidence.id)) {
        say(segment.standing == Standing::contested ? Role::undecided : Role::lost,
            "spoke against: " + segment_words(segment));
      }
    }
    if (is_found(strand.undated, evidence.id)) say(Role::aside, "dates nothing");
    for (const Event& event : strand.proposed) {
      if (is_found(event.evidence, evidence.id)) say(Role::aside, "only proposed");
    }
  }
  if (node.because.empty()) say(Role::dropped, "does not count");
  return node;
}

}  // namespace

Explanation explain_why_not(const Status& status,
                            const StateId& wanted,
                            const Proof& proof) {
  Explanation answer{.claim = "not " + wanted.text + ": " + status_words(status),
                     .role = Role::answer};
  const bool is_sure =
      status.standing == Standing::settled || status.standing == Standing::inherited;
  if (is_sure && status.state == wanted) {
    answer.claim = "it is " + wanted.text + ": " + status_words(status);
    return answer;
  }
  if (proof.policy.find_state(wanted) == nullptr) {
    answer.because.push_back(
        {.claim = "the policy has no state " + wanted.text, .role = Role::lacking});
    return answer;
  }
  answer.because.push_back(lacking(Kind::observed, status, wanted, proof));
  answer.because.push_back(lacking(Kind::adopted, status, wanted, proof));
  std::vector<const Evidence*> near;
  for (const Evidence& evidence : proof.evidence) {
    if (evidence.policy == status.policy &&
        evidence.jurisdiction == status.jurisdiction &&
        concerns(evidence, wanted, proof)) {
      near.push_back(&evidence);
    }
  }
  std::ranges::stable_sort(near, [](const Evidence* a, const Evidence* b) {
    const Day first = a->when.days().latest;
    const Day second = b->when.days().latest;
    return first != second ? first > second : a->id < b->id;
  });
  for (const Evidence* evidence : near) {
    answer.because.push_back(nearest(*evidence, status, proof));
  }
  if (near.empty()) {
    answer.because.push_back(
        {.claim = "no evidence speaks of " + wanted.text, .role = Role::lacking});
  }
  return answer;
}

}  // namespace stance
