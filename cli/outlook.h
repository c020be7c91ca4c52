// SPDX-License-Identifier: Apache-2.0
// What accepting a piece of evidence that waits would do to the answer of today.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "answers.h"
#include "stance/timeline/stake.h"

namespace stance::cli {

struct Outlook {
  Stake stake = Stake::none;
  // The answer in words, without the piece and with it.
  std::string now = {};
  std::string then = {};
};

// "unknown  ->  declined, since 2025-03-04"; what it changes where the answer stays.
std::string outlook_words(const Outlook& outlook);

// Looks ahead from the evidence and decisions that the store has while it lives: make a
// new one after each decision. Pieces are best asked about in the order of their places.
class Outlooks {
 public:
  explicit Outlooks(Session& session) : session_(session) {}

  // If the piece is accepted, as a piece about its jurisdiction.
  Outlook of(const Evidence& piece);

 private:
  // One policy of one place, and all that is said about it.
  struct Ground {
    store::Subject about;
    Subject subject;
    std::vector<Evidence> pieces;
  };

  const Ground& ground(const store::Subject& about);
  Subject assembled(const store::Subject& about,
                    const std::vector<Evidence>& pieces,
                    const std::vector<Decision>& decisions) const;
  const Subject& parent(const store::Subject& about);

  Session& session_;
  std::optional<Ground> ground_;
  std::map<store::Subject, Subject> parents_;
};

}  // namespace stance::cli
