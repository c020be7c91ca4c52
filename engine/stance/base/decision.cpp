// SPDX-License-Identifier: Apache-2.0
#include "stance/base/decision.h"

#include <unordered_map>

namespace stance {
namespace {

using Verdicts = std::unordered_map<EvidenceId, Verdict>;

Verdicts verdicts_of(std::span<const Decision> decisions) {
  Verdicts verdicts;
  for (const Decision& decision : decisions) {
    if (decision.verdict == Verdict::undo) {
      verdicts.erase(decision.evidence);
    } else {
      verdicts.insert_or_assign(decision.evidence, decision.verdict);
    }
  }
  return verdicts;
}

}  // namespace

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::accept: return "accept";
    case Verdict::reject: return "reject";
    case Verdict::undo: return "undo";
  }
  return "";
}

std::optional<Verdict> parse_verdict(std::string_view text) {
  for (const Verdict verdict : {Verdict::accept, Verdict::reject, Verdict::undo}) {
    if (to_string(verdict) == text) return verdict;
  }
  return std::nullopt;
}

std::optional<Verdict> verdict_for(const EvidenceId& evidence,
                                   std::span<const Decision> decisions) {
  const Verdicts verdicts = verdicts_of(decisions);
  const auto found = verdicts.find(evidence);
  if (found == verdicts.end()) return std::nullopt;
  return found->second;
}

std::vector<Evidence> counted_evidence(std::span<const Evidence> evidence,
                                       std::span<const Decision> decisions,
                                       Grade trusted) {
  const Verdicts verdicts = verdicts_of(decisions);
  std::vector<Evidence> counted;
  for (const Evidence& piece : evidence) {
    const auto found = verdicts.find(piece.id);
    const bool decided = found != verdicts.end();
    if (decided ? found->second == Verdict::accept : piece.grade <= trusted) {
      counted.push_back(piece);
    }
  }
  return counted;
}

}  // namespace stance
