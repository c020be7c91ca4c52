// SPDX-License-Identifier: Apache-2.0
// A million pieces of evidence, and the same as rows of plain numbers, always the same
// ones.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "stance/base/evidence.h"
#include "stance/rules/rule_set.h"

namespace stance::bench {

struct Row {
  std::uint32_t strand = 0;
  std::int32_t latest = 0;
  std::int32_t earliest = 0;
  std::uint8_t kind = 0;
  std::uint8_t state = 0;
  std::uint8_t rank = 0;
};

struct Corpus {
  stance::RuleSet rules = {};
  std::vector<stance::Evidence> evidence = {};
  std::vector<Row> rows = {};
};

Corpus made_up_corpus();

}  // namespace stance::bench
