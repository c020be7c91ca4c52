// SPDX-License-Identifier: Apache-2.0
#include "review_queue.h"

#include <algorithm>
#include <tuple>

#include "stance/report/words.h"
#include "unclear_places.h"

namespace stance::cli {
namespace {

// Those that wait, sorted by place and policy.
std::vector<Evidence> waiting_pieces(Session& session, const QueueScope& scope) {
  std::vector<Evidence> pieces;
  const Grade trusted = session.applied_rules().precedence.trusted;
  const auto take = [&](const Evidence& piece) {
    if (counts_by_itself(piece, trusted)) return;
    if (scope.policy && piece.policy != *scope.policy) return;
    pieces.push_back(piece);
  };
  if (scope.place) {
    for (const Evidence& piece : session.store().evidence_for(*scope.place)) take(piece);
  } else {
    session.store().each_evidence(take);
  }
  if (scope.within) {
    std::erase_if(pieces, [&](const Evidence& piece) {
      return !session.gazetteer().lies_in(piece.jurisdiction, *scope.within);
    });
  }
  return waiting_evidence(pieces, session.decisions(), trusted);
}

// Could the record be about a place that is asked for?
bool is_in_scope(Session& session, const Waiting& waiting, const QueueScope& scope) {
  if (scope.policy && waiting.piece.policy != *scope.policy) return false;
  return std::ranges::any_of(waiting.candidates, [&](const JurisdictionId& place) {
    if (scope.place && place != *scope.place) return false;
    return !scope.within || session.gazetteer().lies_in(place, *scope.within);
  });
}

// Of the place for which most is at stake.
Outlook best_outlook(Outlooks& outlooks, const Waiting& waiting) {
  std::optional<Outlook> best;
  for (const JurisdictionId& place : waiting.candidates) {
    const Outlook one = outlooks.of(placed(waiting.piece, place));
    if (!best || one.stake < best->stake) best = one;
  }
  return best.value_or(Outlook{});
}

}  // namespace

Evidence placed(const Evidence& piece, const JurisdictionId& place) {
  Evidence as_said = piece;
  as_said.jurisdiction = place;
  as_said.id = evidence_id(as_said);
  return as_said;
}

bool is_settled(const Waiting& waiting, const std::vector<Decision>& decisions) {
  if (verdict_for(waiting.piece.id, decisions)) return true;
  return std::ranges::any_of(waiting.candidates, [&](const JurisdictionId& place) {
    return verdict_for(placed(waiting.piece, place).id, decisions) == Verdict::accept;
  });
}

bool goes_before(const Waiting& one, const Waiting& other) {
  const auto key = [](const Waiting& waiting) {
    const Evidence& piece = waiting.piece;
    return std::tie(waiting.outlook.stake,
                    piece.jurisdiction,
                    piece.policy,
                    piece.document,
                    piece.digest,
                    piece.begin,
                    piece.end,
                    piece.state,
                    piece.kind,
                    piece.when,
                    piece.id);
  };
  return key(one) < key(other);
}

std::vector<Waiting> review_queue(Session& session, const QueueScope& scope) {
  std::vector<Waiting> queue;
  Outlooks outlooks(session);
  for (Evidence& piece : waiting_pieces(session, scope)) {
    const Outlook outlook = outlooks.of(piece);
    queue.push_back({std::move(piece), outlook, {}});
  }
  for (Waiting& waiting : unclear_places(session)) {
    if (!is_in_scope(session, waiting, scope)) continue;
    waiting.outlook = best_outlook(outlooks, waiting);
    queue.push_back(std::move(waiting));
  }
  std::ranges::sort(queue, goes_before);
  return queue;
}

std::vector<std::size_t> waiting_counts(Session& session,
                                        const std::vector<QueueScope>& scopes) {
  const std::vector<Waiting> unclear = unclear_places(session);
  std::vector<std::size_t> counts;
  for (const QueueScope& scope : scopes) {
    const auto more = std::ranges::count_if(unclear, [&](const Waiting& waiting) {
      return is_in_scope(session, waiting, scope);
    });
    counts.push_back(waiting_pieces(session, scope).size() +
                     static_cast<std::size_t>(more));
  }
  return counts;
}

std::string waiting_words(Session& session, const QueueScope& scope, std::size_t count) {
  if (count == 0) return "";
  std::string words = counted(count, "record") + (count == 1 ? " waits" : " wait") +
                      " for a person: stance review";
  if (scope.place) words += " \"" + session.label(*scope.place).name + "\"";
  if (scope.policy) words += " --policy " + scope.policy->text;
  return words;
}

}  // namespace stance::cli
