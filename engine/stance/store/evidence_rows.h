// SPDX-License-Identifier: Apache-2.0
// A piece of evidence as the columns that `evidence` and `manual_evidence` share, from
// `id` to `publisher`, in the order of the schema.
#pragma once

#include "stance/base/evidence.h"
#include "stance/store/connection.h"

namespace stance::store {

inline constexpr int evidence_columns = 25;

// The values for these columns, after those already bound.
void bind_evidence(Query& query, const Evidence& evidence);

// `first` is the column of `id`. The digest of the document is left to the caller.
Evidence evidence_from(const Query& row, int first);

}  // namespace stance::store
