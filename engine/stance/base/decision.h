// SPDX-License-Identifier: Apache-2.0
// What a person decided about a piece of evidence, or about a source as a whole:
// recorded, never overwritten, undone by a later decision.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/evidence.h"

namespace stance {

// amend: it happened on another day. undo takes back all that was decided about a piece,
// undo_last the last of it that was not taken back before. For a source only reject
// (retract) and undo.
enum class Verdict { accept, reject, undo, amend, undo_last };

// What a decision is about: one piece; all that a document or table (by its digest) says;
// all of a publisher; one row of a table ("DIGEST row 12"); all that an extractor found.
enum class Target { evidence, document, publisher, row, extractor };

std::string_view to_string(Verdict verdict);
std::optional<Verdict> parse_verdict(std::string_view text);
std::string_view to_string(Target target);
std::optional<Target> parse_target(std::string_view text);

struct Decision {
  // For other targets than a piece of evidence: the name of what is meant.
  EvidenceId evidence;
  Verdict verdict = Verdict::accept;
  std::string who;
  std::string why;
  // The day on which it was recorded.
  Day recorded;
  Target target = Target::evidence;
  // The days that an amendment gives.
  std::optional<Edtf> when = {};

  bool operator==(const Decision&) const = default;
};

// The name by which decisions know a row of a table.
std::string row_name(const Digest& table, std::size_t row);

// Is what the piece comes from (document, publisher, row, extractor) retracted?
bool is_retracted(const Evidence& evidence, std::span<const Decision> decisions);

// What was decided about a piece of evidence and not taken back, in the recorded order.
std::vector<Decision> standing_decisions(const EvidenceId& evidence,
                                         std::span<const Decision> decisions);

// The verdict in force for a piece of evidence after all decisions in their recorded
// order; nothing if there is none that stands. Amendments are no verdict.
std::optional<Verdict> verdict_for(const EvidenceId& evidence,
                                   std::span<const Decision> decisions);

// The days that the last amendment of a piece gives; nothing if none stands.
std::optional<Edtf> amended_when(const EvidenceId& evidence,
                                 std::span<const Decision> decisions);

// May the piece count before a person has accepted it? Grades down to `trusted`; never
// what an extractor of the user's found.
bool counts_by_itself(const Evidence& evidence, Grade trusted);

// The decisions and, beside them, what they come to for pieces that a later version of a
// table says again in another row: what was decided about the piece before holds until
// somebody decides otherwise. `evidence` has all pieces of a place and policy, those too
// that were withdrawn.
std::vector<Decision> with_restated(std::span<const Evidence> evidence,
                                    std::span<const Decision> decisions);

// The evidence that counts: without the rejected and what comes from retracted sources;
// of the rest, what counts by itself and whatever a person accepted, on the days that
// amendments give; decisions reach what later versions say again. The order is kept.
std::vector<Evidence> counted_evidence(std::vector<Evidence> evidence,
                                       std::span<const Decision> decisions,
                                       Grade trusted);

// The evidence that waits for a person: what does not count for its grade alone, and
// nobody has accepted or rejected. Without what comes from retracted sources, and what
// its table no longer says. On the days that amendments give; the order is kept.
std::vector<Evidence> waiting_evidence(std::span<const Evidence> evidence,
                                       std::span<const Decision> decisions,
                                       Grade trusted);

}  // namespace stance
