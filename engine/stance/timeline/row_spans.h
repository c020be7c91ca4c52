// SPDX-License-Identifier: Apache-2.0
// Rows of a table that say from when until when: each is an order of its own, so that the
// end of one inside another does not end what the other one says.
//
//   row 2   |== closed ==|                     its end says nothing of the state
//   row 3        |========= closed =========|
//
//   row 4   |=============== masks ===============|
//   row 5        |= masks outdoors too =|        masks again, not nothing
//
//   row 6   |== closed ==|
//   row 7        |========= closed, no end            still closed
#pragma once

#include <vector>

#include "stance/timeline/happening.h"

namespace stance {

// Takes ends that lie inside another row's span out of `pieces`, and adds the adoption
// that resumes where that span has another state. Only rows of the same table count, and
// none that was published before the end in question: a later row may shorten what an
// earlier one said. A row without an end holds against the ends of rows that began before
// it, and of one that began with it but was published earlier; of equal publication, the
// end becomes tentative. Returns what was taken out.
std::vector<const Evidence*> settle_row_spans(std::vector<Piece>& pieces);

}  // namespace stance
