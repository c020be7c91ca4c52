// SPDX-License-Identifier: Apache-2.0
// Which documents have which words.
#pragma once

#include <cstdint>
#include <vector>

#include "stance/extract/word_needs.h"
#include "stance/store/connection.h"

namespace stance::store {

// The keys of the documents that meet the need as far as words tell, and of those that
// are not indexed; ascending.
std::vector<std::int64_t> documents_with_words(Connection& connection,
                                               const WordNeed& need);

}  // namespace stance::store
