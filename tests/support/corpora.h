// SPDX-License-Identifier: Apache-2.0
// Made-up corpora for properties: a few pieces of evidence about one place within a few
// weeks, as rows of a drawing (drawing.h) so that a failure can be read and kept.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "stance/rules/rule_set.h"

namespace stance::test {

using Dice = std::mt19937_64;

// 0 to `sides` - 1.
int roll(Dice& dice, int sides);

struct CorpusShape {
  int days = 24;
  int most_pieces = 6;
  // Longest set of days; 1 for exact days.
  int most_uncertain = 1;
  // Undated, "by a day" and unpublished pieces too.
  bool has_open_dates = false;
  bool has_announcements = true;
  // Rows of one table, and what later versions of it withdraw.
  bool has_tables = false;
};

std::vector<std::string> made_up_rows(Dice& dice, const CorpusShape& shape);
// Any of the policy's options, switched on at random.
Policy made_up_policy(Dice& dice);

}  // namespace stance::test
