// SPDX-License-Identifier: Apache-2.0
// What follows from the facts of a store: evidence for each document, timelines for each
// jurisdiction and policy. Only what is missing or outdated is made.
#pragma once

#include <cstddef>

#include "session.h"
#include "table_series.h"

namespace stance::cli {

struct Derived {
  std::size_t documents = 0;
  std::size_t evidence = 0;
  std::size_t timelines = 0;
  // Of the tables that were read.
  std::vector<SeriesRead> series = {};
};

Derived derive(Session& session);

// The disk's rules become the applied ones of a store that has none yet.
void apply_rules_once(Session& session);

}  // namespace stance::cli
