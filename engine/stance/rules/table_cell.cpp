// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/table_cell.h"

#include <algorithm>

namespace stance {
namespace {

constexpr std::size_t most_values = 64;

// A part of a cell, without the blanks around it.
CellFault trimmed(const std::string& text, std::size_t begin, std::size_t end) {
  while (begin < end && text[begin] == ' ') ++begin;
  while (end > begin && text[end - 1] == ' ') --end;
  return {text.substr(begin, end - begin), begin, end};
}

std::vector<CellFault> parts_of(const std::string& text, std::size_t begin) {
  std::vector<CellFault> parts;
  while (true) {
    const std::size_t bar = text.find('|', begin);
    parts.push_back(trimmed(text, begin, std::min(bar, text.size())));
    if (bar == std::string::npos) return parts;
    begin = bar + 1;
  }
}

}  // namespace

std::uint64_t all_values(const TableInput& input) {
  const std::size_t count = input.values.size();
  return count >= most_values ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

CellReading read_cell(const std::string& text, const TableInput& input) {
  const CellFault whole = trimmed(text, 0, text.size());
  if (whole.word == "*") return {.values = all_values(input)};
  const bool is_negated = whole.word.starts_with('!');
  CellReading reading;
  for (const CellFault& part : parts_of(text, whole.begin + (is_negated ? 1 : 0))) {
    const auto found = std::ranges::find(input.values, part.word);
    if (found == input.values.end()) {
      reading.faults.push_back(part);
    } else {
      reading.values |= std::uint64_t{1} << (found - input.values.begin());
    }
  }
  if (is_negated) reading.values = all_values(input) & ~reading.values;
  return reading;
}

}  // namespace stance
