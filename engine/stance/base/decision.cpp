// SPDX-License-Identifier: Apache-2.0
#include "stance/base/decision.h"

#include <array>
#include <map>
#include <optional>
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

// Of one piece, those that stand, in order.
using Standing = std::vector<const Decision*>;

void take(const Decision& decision, Standing& standing) {
  switch (decision.verdict) {
    case Verdict::undo: standing.clear(); break;
    case Verdict::undo_last:
      if (!standing.empty()) standing.pop_back();
      break;
    case Verdict::amend:
    case Verdict::accept:
    case Verdict::reject: standing.push_back(&decision); break;
  }
}

void put_in_force(const Decision& decision, InForce& result) {
  if (decision.verdict != Verdict::amend) {
    result.verdicts.insert_or_assign(decision.evidence, decision.verdict);
  } else if (decision.when) {
    result.amended.insert_or_assign(decision.evidence, *decision.when);
  }
}

InForce in_force(std::span<const Decision> decisions) {
  InForce result;
  std::unordered_map<EvidenceId, Standing> by_piece;
  for (const Decision& decision : decisions) {
    if (decision.target == Target::evidence) {
      take(decision, by_piece[decision.evidence]);
    } else {
      take_source(decision, result);
    }
  }
  for (const auto& [piece, standing] : by_piece) {
    for (const Decision* each : standing) put_in_force(*each, result);
  }
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

// In what a table says, the same words about the same thing.
bool says_the_same(const Evidence& a, const Evidence& b) {
  return a.jurisdiction == b.jurisdiction && a.policy == b.policy && a.state == b.state &&
         a.kind == b.kind && a.when == b.when && a.binds == b.binds &&
         a.agency == b.agency && a.instance == b.instance && a.scope == b.scope &&
         a.speaker == b.speaker;
}

std::optional<Day> day_published(const Evidence& piece) {
  if (!piece.cell || !piece.published) return std::nullopt;
  const Day day = piece.published->days().latest;
  return day.is_bound() ? std::optional(day) : std::nullopt;
}

bool is_row_retracted(const Evidence& piece, const InForce& decided) {
  return decided.retracted.contains(
      {Target::row, row_name(piece.digest, piece.cell->row)});
}

// Hands what was decided about a piece of a table on to what a later version says in its
// place.
void hand_on(const Evidence& from, const Evidence& to, InForce& decided) {
  std::optional<Verdict> verdict;
  if (const auto found = decided.verdicts.find(from.id);
      found != decided.verdicts.end()) {
    verdict = found->second;
  }
  if (is_row_retracted(from, decided)) verdict = Verdict::reject;
  if (verdict) decided.verdicts.try_emplace(to.id, *verdict);
  const auto when = decided.amended.find(from.id);
  if (when == decided.amended.end()) return;
  const Edtf day = when->second;
  decided.amended.try_emplace(to.id, day);
}

// From version to version, so that it reaches the last one.
void reach_restated(std::span<const Evidence> evidence, InForce& decided) {
  if (decided.verdicts.empty() && decided.amended.empty() && decided.retracted.empty())
    return;
  std::multimap<Day, const Evidence*> by_day;
  for (const Evidence& piece : evidence) {
    if (const auto day = day_published(piece)) by_day.emplace(*day, &piece);
  }
  for (const auto& [day, before] : by_day) {
    if (!before->withdrawn) continue;
    const auto [first, last] = by_day.equal_range(*before->withdrawn);
    for (auto next = first; next != last; ++next) {
      const bool is_again =
          next->second->id != before->id && says_the_same(*before, *next->second);
      if (is_again) hand_on(*before, *next->second, decided);
    }
  }
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
    case Verdict::undo_last: return "undo last";
  }
  return "";
}

std::optional<Verdict> parse_verdict(std::string_view text) {
  for (const Verdict verdict : {Verdict::accept,
                                Verdict::reject,
                                Verdict::undo,
                                Verdict::amend,
                                Verdict::undo_last}) {
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

std::vector<Decision> standing_decisions(const EvidenceId& evidence,
                                         std::span<const Decision> decisions) {
  Standing standing;
  for (const Decision& decision : decisions) {
    const bool is_about =
        decision.target == Target::evidence && decision.evidence == evidence;
    if (is_about) take(decision, standing);
  }
  std::vector<Decision> all;
  for (const Decision* each : standing) all.push_back(*each);
  return all;
}

std::optional<Verdict> verdict_for(const EvidenceId& evidence,
                                   std::span<const Decision> decisions) {
  const InForce decided = in_force(decisions);
  const auto found = decided.verdicts.find(evidence);
  if (found == decided.verdicts.end()) return std::nullopt;
  return found->second;
}

std::optional<Edtf> amended_when(const EvidenceId& evidence,
                                 std::span<const Decision> decisions) {
  std::optional<Edtf> when;
  for (const Decision& each : standing_decisions(evidence, decisions)) {
    if (each.verdict == Verdict::amend && each.when) when = each.when;
  }
  return when;
}

std::vector<Decision> with_restated(std::span<const Evidence> evidence,
                                    std::span<const Decision> decisions) {
  std::vector<Decision> all(decisions.begin(), decisions.end());
  const InForce before = in_force(decisions);
  InForce after = before;
  reach_restated(evidence, after);
  const auto restate = [&](const EvidenceId& piece, Verdict verdict) -> Decision& {
    return all.emplace_back(Decision{
        .evidence = piece, .verdict = verdict, .who = "", .why = "", .recorded = {}});
  };
  for (const Evidence& piece : evidence) {
    const auto verdict = after.verdicts.find(piece.id);
    const bool is_new = !before.verdicts.contains(piece.id);
    if (is_new && verdict != after.verdicts.end()) restate(piece.id, verdict->second);
    const auto when = after.amended.find(piece.id);
    if (when == after.amended.end() || before.amended.contains(piece.id)) continue;
    restate(piece.id, Verdict::amend).when = when->second;
  }
  return all;
}

bool counts_by_itself(const Evidence& evidence, Grade trusted) {
  return !evidence.extractor && evidence.grade <= trusted;
}

std::vector<Evidence> counted_evidence(std::vector<Evidence> evidence,
                                       std::span<const Decision> decisions,
                                       Grade trusted) {
  InForce decided = in_force(decisions);
  reach_restated(evidence, decided);
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
  InForce decided = in_force(decisions);
  reach_restated(evidence, decided);
  std::vector<Evidence> waiting;
  for (const Evidence& piece : evidence) {
    if (counts_by_itself(piece, trusted) || piece.withdrawn) continue;
    if (decided.verdicts.contains(piece.id) || is_retracted(piece, decided)) continue;
    waiting.push_back(amended(piece, decided));
  }
  return waiting;
}

}  // namespace stance
