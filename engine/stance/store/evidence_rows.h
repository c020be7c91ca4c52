// SPDX-License-Identifier: Apache-2.0
// A piece of evidence as the columns that `evidence` and `manual_evidence` share, from
// `id` to `publisher`, in the order of the schema.
#pragma once

#include <optional>
#include <string>

#include "stance/base/evidence.h"
#include "stance/store/connection.h"

namespace stance::store {

inline constexpr int evidence_columns = 25;

// The values for these columns, after those already bound.
void bind_evidence(Query& query, const Evidence& evidence);

// `first` is the column of `id`. The digest of the document is left to the caller.
Evidence evidence_from(const Query& row, int first);

// A row of "SELECT * FROM given_evidence": key, digest, the evidence, who, why, recorded,
// extractor.
inline constexpr int given_first = 2;
Evidence given_from(const Query& row);

// "ABAA".
std::optional<std::string> grades_column(const std::optional<ComponentGrades>& grades);
std::optional<ComponentGrades> grades_from(const Query& row, int column);

}  // namespace stance::store
