// SPDX-License-Identifier: Apache-2.0
// Whose word counts when two pieces of evidence contradict each other: the pack's ordered
// reasons, never numbers or the order of files.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "stance/rules/rule_set.h"

namespace stance {

// What can be said for a piece of evidence, or for the whole case for a state.
struct Weight {
  // Position of the best source kind in the pack's `rank`: 0 for a person's own evidence,
  // then 1 for the most trusted kind; kinds that the pack does not rank come last.
  std::uint32_t rank = UINT32_MAX;
  // Rests on an act, not only on reports.
  bool has_act = false;
  // The jurisdiction, or the agency concerned, says it of itself.
  bool is_own_word = false;

  bool operator==(const Weight&) const = default;
};

Weight weight_of(const Evidence& evidence, const Precedence& precedence);
// The case made from both.
Weight joined(const Weight& a, const Weight& b);

// The first reason of `order` that tells the two apart, and whom it favours.
struct Preference {
  Reason reason;
  bool favours_first = false;

  bool operator==(const Preference&) const = default;
};
std::optional<Preference> preference(const Weight& first,
                                     const Weight& second,
                                     std::span<const Reason> order);

// Is the source of a kind whose acts count as acts? A person's own evidence always is. A
// page without a date of publication never is, unless the pack trusts everybody by an
// empty `acts_from`.
bool is_trusted_for_acts(const Evidence& evidence, const Precedence& precedence);

}  // namespace stance
