// SPDX-License-Identifier: Apache-2.0
// People who speak for a place, later called by their last name.
#include <doctest/doctest.h>

#include "unit/extract/reading.h"

namespace stance {
namespace {

using test::records_in;

TEST_CASE("extract: what an official says is said of the place they speak for") {
  struct Row {
    std::string_view name;
    std::string_view text;
    std::string_view records;
  };
  const Row rows[] = {
      {"title behind the place",
       "Kent County, Michigan, Sheriff Ann Moss called.\n\nOttawa County, Michigan, is "
       "near. Moss says his people wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"apposition",
       "Kent County, Michigan's sheriff, Ann Moss, called.\n\nOttawa County, Michigan, "
       "is "
       "near. Moss says his people wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"of the place",
       "Sheriff Ann Moss of Kent County, Michigan, called.\n\nOttawa County, Michigan, "
       "is "
       "near. Moss says his people wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"whose deputies they are",
       "Kent County, Michigan, Sheriff Ann Moss called.\n\nOttawa County, Michigan, is "
       "near.\n\nMoss is proud. Deputies wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"a namesake with another given name",
       "Kent County, Michigan, Sheriff Ann Moss called.\n\nOttawa County, Michigan, is "
       "near. Bob Moss says his people wear cameras.",
       "Ottawa County, MI cameras worn observed 2025-03-04"},
      {"two of one name",
       "Kent County, Michigan, Sheriff Ann Moss called. Barry County, Michigan, Sheriff "
       "Lee Moss too.\n\nOttawa County, Michigan, is near. Moss says his people wear "
       "cameras.",
       "Ottawa County, MI cameras worn observed 2025-03-04"},
      {"an order is no person",
       "Kent County, Michigan, signed.\n\nOttawa County, Michigan, is near. Executive "
       "Order 4 says that all wear cameras.",
       "Ottawa County, MI cameras worn observed 2025-03-04"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(records_in(row.text) == row.records);
  }
}

TEST_CASE("extract: a text about a county that cannot be told apart says nothing") {
  // Washington County is unclear, so its sheriff is not Kent County's.
  CHECK(records_in("Washington County met. Washington County met again. Kent County, "
                   "Michigan, is far.\n\nThe sheriff's people wear cameras.") == "");
}

TEST_CASE("extract: words that speak of one town or of a whole state") {
  struct Row {
    std::string_view name;
    std::string_view text;
    std::string_view records;
  };
  const Row rows[] = {
      {"the county of the town that the paragraph begins with",
       "Ottawa County, Michigan, met. It rained.\n\nIn Grand Rapids, Michigan, it was "
       "dry. Deputies wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"a law's state stands far behind the sheriff",
       "Kent County, Michigan, met.\n\nThe sheriff says, as the law of Michigan has it, "
       "that all wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"deputies across a state",
       "Deputies across Michigan wear cameras.",
       "Michigan cameras worn observed 2025-03-04"},
      {"deputies in two counties",
       "In Michigan, deputies in Kent and Ottawa counties wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04\n"
       "Ottawa County, MI cameras worn observed 2025-03-04"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(records_in(row.text) == row.records);
  }
}

}  // namespace
}  // namespace stance
