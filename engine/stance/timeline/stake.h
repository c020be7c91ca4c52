// SPDX-License-Identifier: Apache-2.0
// How much an answer depends on a piece of evidence that does not count yet: the answer
// as it is beside the one that it would be.
#pragma once

#include <span>
#include <string_view>

#include "stance/timeline/timeline.h"

namespace stance {

// The most first.
enum class Stake {
  flips,     // a sure answer gives way to another one, or to none
  contests,  // evidence comes to disagree
  finds,     // an answer where nothing is known
  alters,    // another standing, or other states between which it is open
  dates,     // the same answer, with other dates
  past,      // today's answer stays; what was before it does not
  none,
};

// "flips", "contests", ...; "history" for the past.
std::string_view to_string(Stake stake);

// Of two answers to one question on one day: `now` without the piece, `then` with it.
Stake stake_of(const Status& now, const Status& then);

// Do the strands tell of the same states, one after the other, on the same days?
bool is_same_course(std::span<const Timeline> some, std::span<const Timeline> others);

}  // namespace stance
