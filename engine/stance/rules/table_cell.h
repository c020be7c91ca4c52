// SPDX-License-Identifier: Apache-2.0
// The cells of decision tables as people write them: 'a', 'a | b' (one of them), '!a'
// (any other), '!a | b' (neither), '*' (any).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "stance/rules/decision_table.h"

namespace stance {

// Bytes [begin, end) of the cell are no value of its input.
struct CellFault {
  std::string word;
  std::size_t begin = 0;
  std::size_t end = 0;

  // Not even a word: nothing, or a sign in the wrong place.
  bool is_sign() const {
    return word.empty() || word.find_first_of("!*") != std::string::npos;
  }
};

struct CellReading {
  // Bit i stands for input.values[i]; complete if there are no faults.
  std::uint64_t values = 0;
  std::vector<CellFault> faults = {};
};

// All values of an input.
std::uint64_t all_values(const TableInput& input);

CellReading read_cell(const std::string& text, const TableInput& input);

}  // namespace stance
