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

// Up to now, or from a day ahead on.
bool can_end_on(const Evidence& open, const Days& days) {
  const bool is_up_to_now =
      open.published && open.when.days().latest == open.published->days().latest;
  return intersection(days, open.when.days()).has_value() ||
         (is_up_to_now && days.earliest > open.when.days().latest);
}

// As far as the text names one.
bool is_of_one_agency(const Evidence& one, const Evidence& other) {
  return !one.agency || !other.agency || one.agency == other.agency;
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
        is_of_one_agency(other, open) && !is_open(other) &&
        can_end_on(open, other.when.days());
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
