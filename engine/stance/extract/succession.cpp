// SPDX-License-Identifier: Apache-2.0
// The states of a policy exclude each other: where a text tells that one ended and that
// another one began, one day is that of both.
#include <algorithm>

#include "stance/extract/assemble.h"

namespace stance {

namespace {

bool is_open(const Evidence& one) {
  return !one.when.days().earliest.is_bound();
}

// What began in its place: of the same strand, the nearest in the text.
const Evidence* successor(const std::vector<Evidence>& evidence, const Evidence& open) {
  const auto distance = [&](const Evidence& other) {
    return other.begin > open.begin ? other.begin - open.begin : open.begin - other.begin;
  };
  const Evidence* best = nullptr;
  for (const Evidence& other : evidence) {
    const bool takes_its_place =
        other.kind == Kind::adopted && other.jurisdiction == open.jurisdiction &&
        other.policy == open.policy && other.state != open.state &&
        other.agency == open.agency && !is_open(other) &&
        intersection(other.when.days(), open.when.days()).has_value();
    if (takes_its_place && (best == nullptr || distance(other) < distance(*best)))
      best = &other;
  }
  return best;
}

}  // namespace

void date_ends(std::vector<Evidence>& evidence) {
  const std::vector<Evidence> told = evidence;
  for (Evidence& one : evidence) {
    if (one.kind != Kind::ended || !is_open(one)) continue;
    const Evidence* const other = successor(told, one);
    if (other == nullptr) continue;
    one.when = other->when;
    if (!one.grades) continue;
    one.grades->time = std::max(Grade::c, other->grades ? other->grades->time : Grade::c);
    one.grade = worst(*one.grades);
  }
}

}  // namespace stance
