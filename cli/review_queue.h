// SPDX-License-Identifier: Apache-2.0
// The records that wait for a person, those first on which most depends.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "outlook.h"

namespace stance::cli {

// A record that does not count until somebody says that it does.
struct Waiting {
  Evidence piece;
  // What is most at stake; where its place is not clear, for any of the candidates.
  Outlook outlook = {};
  // Where the text does not tell of which place it is: those that it can be, the most
  // likely first. The piece has no jurisdiction then.
  std::vector<JurisdictionId> candidates = {};
};

// The piece as one of this place, which somebody else than the rules has to say.
Evidence placed(const Evidence& piece, const JurisdictionId& place);

// Which of them; all conditions hold.
struct QueueScope {
  std::optional<JurisdictionId> place = {};
  // This one and those in it.
  std::optional<JurisdictionId> within = {};
  std::optional<PolicyId> policy = {};
};

// Has somebody accepted or rejected it, or said which place it is of?
bool is_settled(const Waiting& waiting, const std::vector<Decision>& decisions);

// A total order: what is at stake, then place, policy, document, where it stands there,
// and what it says.
bool goes_before(const Waiting& one, const Waiting& other);

// Sorted by `goes_before`.
std::vector<Waiting> review_queue(Session& session, const QueueScope& scope);

// How many records the queue of each scope has.
std::vector<std::size_t> waiting_counts(Session& session,
                                        const std::vector<QueueScope>& scopes);

// "3 records wait for a person: stance review \"Kent County, MD\""; "" for none.
std::string waiting_words(Session& session, const QueueScope& scope, std::size_t count);

}  // namespace stance::cli
