// SPDX-License-Identifier: Apache-2.0
// The tables of a reading pack, read one by one. Each step reports its faults into the
// Reading and gives what could be read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "stance/rules/reading.h"
#include "stance/rules/reading_pack.h"
#include "stance/rules/rule_set.h"
#include "stance/rules/table_cell.h"

namespace stance {

// What the inputs of a pack's tables can be.
struct InputNames {
  // policy -> its states and "unknown".
  std::map<std::string, std::vector<std::string>> policies;
  // fact -> yes, no, unknown.
  std::map<std::string, std::vector<std::string>> facts;
  // status -> its answers.
  std::map<std::string, std::vector<std::string>> statuses;
  // All of them, and where each is defined.
  NamesInFile all;
};

std::optional<Fact> read_fact(Reading& reading, const TomlEntry& entry);

// Reports what the table says wrongly, its gaps and overlaps included.
std::optional<StatusTable> read_status(Reading& reading,
                                       const TomlEntry& entry,
                                       const InputNames& names);

// Reports a part of a cell that is no value of its input.
void report_cell(Reading& reading,
                 const TomlValue& cell,
                 const CellFault& part,
                 const TableInput& input);

// All reading packs of `reading`, by name.
std::vector<ReadingPack> read_readings(Reading& reading,
                                       const std::vector<Policy>& policies);

}  // namespace stance
