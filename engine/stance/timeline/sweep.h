// SPDX-License-Identifier: Apache-2.0
// The sweep: from the happenings of one strand to its segments, in time order.
//
//   happenings   adopted a      observed a   adopted b            ended b
//                   x               x          |---|                 x
//   segments        [====== a ==============~~~~~~~][======= b ======]
//                                            \_ the edge: after a was last seen
//
// Happenings are taken by the last day on which they can have happened. What each does is
// DESIGN section 4, points 2 and 3; ARCHITECTURE.md, "Meaning", settles the rest.
#pragma once

#include <span>
#include <vector>

#include "stance/timeline/happening.h"
#include "stance/timeline/stretch.h"

namespace stance {

struct Swept {
  std::vector<Stretch> stretches;
  // Happenings that moved nothing: they may speak of a time of which nothing is known.
  std::vector<HappeningIndex> aside;
};

// `happenings` as merged_happenings gives them; proposals are passed over.
Swept swept(std::span<const Happening> happenings,
            const Policy& policy,
            std::span<const Reason> order);

}  // namespace stance
