// SPDX-License-Identifier: Apache-2.0
// The gazetteer that the project ships, and tables beside the project where they are.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stance/places/gazetteer.h"
#include "stance/places/resolve.h"

namespace stance::test {

// The text of a file; nothing if there is none.
std::optional<std::string> file_text(const std::string& path);

std::string shipped_table();
// Read once for all tests of this program.
const Gazetteer& shipped_gazetteer();

using Record = std::map<std::string, std::string>;
// The rows of a tab-separated table of ../shared/data by column name; empty, with a
// message, if the table is not there.
std::vector<Record> reference_table(std::string_view name);

// "= Found name", "? first | second | ...", "- reason": an answer in one line.
std::string answer(std::string_view query);
// The id that the query resolves to; empty if it does not.
std::string id_of(std::string_view query);

// A small generator of test input: the same numbers everywhere for the same seed.
class Dice {
 public:
  explicit Dice(unsigned long long seed) : state_(seed) {}

  // 0 to `sides` - 1.
  std::size_t roll(std::size_t sides) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33U) % sides;
  }

 private:
  unsigned long long state_;
};

}  // namespace stance::test
