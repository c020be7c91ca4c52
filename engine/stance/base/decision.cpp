// SPDX-License-Identifier: Apache-2.0
#include "stance/base/decision.h"

#include <array>
#include <set>
#include <unordered_map>
#include <utility>

#include "stance/base/assert.h"

namespace stance {
namespace {

// What is in force after all decisions.
struct InForce {
  std::unordered_map<EvidenceId, Verdict> verdicts = {};
  std::unordered_map<EvidenceId, Edtf> amended = {};
  // Target and name of what was retracted.
  std::set<std::pair<Target, std::string>> retracted = {};
};

void take_source(const Decision& decision, InForce& result) {
  const std::pair<Target, std::string> name(decision.target, decision.evidence.text);
  if (decision.verdict == Verdict::reject) {
    result.retracted.insert(name);
  } else {
    result.retracted.erase(name);
  }
}

void take(const Decision& decision, InForce& result) {
  if (decision.target != Target::evidence) return take_source(decision, result);
  switch (decision.verdict) {
    case Verdict::undo:
      result.verdicts.erase(decision.evidence);
      result.amended.erase(decision.evidence);
      break;
    case Verdict::amend:
      if (decision.when)
        result.amended.insert_or_assign(decision.evidence, *decision.when);
      break;
    case Verdict::accept:
    case Verdict::reject:
      result.verdicts.insert_or_assign(decision.evidence, decision.verdict);
      break;
  }
}

InForce in_force(std::span<const Decision> decisions) {
  InForce result;
  for (const Decision& decision : decisions) take(decision, result);
  return result;
}

bool is_retracted(const Evidence& evidence, const InForce& decided) {
  const auto has = [&](Target target, const std::string& name) {
    return decided.retracted.contains({target, name});
  };
  if (decided.retracted.empty()) return false;
  return has(Target::document, evidence.digest.text) ||
         (evidence.publisher && has(Target::publisher, *evidence.publisher)) ||
         (evidence.extractor && has(Target::extractor, *evidence.extractor)) ||
         (evidence.cell &&
          has(Target::row, row_name(evidence.digest, evidence.cell->row)));
}

Evidence amended(Evidence piece, const InForce& decided) {
  const auto found = decided.amended.find(piece.id);
  if (found != decided.amended.end()) piece.when = found->second;
  return piece;
}

constexpr std::array targets = {Target::evidence,
                                Target::document,
                                Target::publisher,
                                Target::row,
                                Target::extractor};

}  // namespace

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::accept: return "accept";
    case Verdict::reject: return "reject";
    case Verdict::undo: return "undo";
    case Verdict::amend: return "amend";
  }
  return "";
}

std::optional<Verdict> parse_verdict(std::string_view text) {
  for (const Verdict verdict :
       {Verdict::accept, Verdict::reject, Verdict::undo, Verdict::amend}) {
    if (to_string(verdict) == text) return verdict;
  }
  return std::nullopt;
}

std::string_view to_string(Target target) {
  switch (target) {
    case Target::evidence: return "evidence";
    case Target::document: return "document";
    case Target::publisher: return "publisher";
    case Target::row: return "row";
    case Target::extractor: return "extractor";
  }
  return "";
}

std::optional<Target> parse_target(std::string_view text) {
  for (const Target target : targets) {
    if (to_string(target) == text) return target;
  }
  return std::nullopt;
}

std::string row_name(const Digest& table, std::size_t row) {
  return table.text + " row " + std::to_string(row);
}

bool is_retracted(const Evidence& evidence, std::span<const Decision> decisions) {
  return is_retracted(evidence, in_force(decisions));
}

std::optional<Verdict> verdict_for(const EvidenceId& evidence,
                                   std::span<const Decision> decisions) {
  const InForce decided = in_force(decisions);
  const auto found = decided.verdicts.find(evidence);
  if (found == decided.verdicts.end()) return std::nullopt;
  return found->second;
}

bool counts_by_itself(const Evidence& evidence, Grade trusted) {
  return !evidence.extractor && evidence.grade <= trusted;
}

std::vector<Evidence> counted_evidence(std::vector<Evidence> evidence,
                                       std::span<const Decision> decisions,
                                       Grade trusted) {
  const InForce decided = in_force(decisions);
  std::erase_if(evidence, [&](const Evidence& piece) {
    if (is_retracted(piece, decided)) return true;
    const auto found = decided.verdicts.find(piece.id);
    const bool is_decided = found != decided.verdicts.end();
    return is_decided ? found->second != Verdict::accept
                      : !counts_by_itself(piece, trusted);
  });
  if (decided.amended.empty()) return evidence;
  for (Evidence& piece : evidence) piece = amended(std::move(piece), decided);
  return evidence;
}

std::vector<Evidence> waiting_evidence(std::span<const Evidence> evidence,
                                       std::span<const Decision> decisions,
                                       Grade trusted) {
  const InForce decided = in_force(decisions);
  std::vector<Evidence> waiting;
  for (const Evidence& piece : evidence) {
    if (counts_by_itself(piece, trusted) || piece.withdrawn) continue;
    if (decided.verdicts.contains(piece.id) || is_retracted(piece, decided)) continue;
    waiting.push_back(amended(piece, decided));
  }
  return waiting;
}

}  // namespace stance
