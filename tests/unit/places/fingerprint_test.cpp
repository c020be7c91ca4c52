// SPDX-License-Identifier: Apache-2.0
#include "stance/places/fingerprint.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

namespace stance {
namespace {

TEST_CASE("places: a table that differs in anything has another fingerprint") {
  const std::string table = [] {
    std::string text;
    for (int i = 0; i < 40; ++i) text += std::to_string(i * i) + "\tname\n";
    return text;
  }();
  std::set<std::uint64_t> seen = {fingerprint(table)};
  std::size_t texts = 1;
  for (std::size_t at = 0; at < table.size(); ++at) {
    for (const unsigned bit : {0U, 5U, 7U}) {
      std::string other = table;
      other[at] = static_cast<char>(static_cast<unsigned char>(other[at]) ^ 1U << bit);
      seen.insert(fingerprint(other));
    }
    seen.insert(fingerprint(table.substr(0, at)));
    seen.insert(fingerprint(table.substr(0, at) + std::string(1, '\0')));
    texts += 5;
  }
  CHECK(seen.size() == texts);
  CHECK(fingerprint(table) == fingerprint(std::string(table)));
}

}  // namespace
}  // namespace stance
