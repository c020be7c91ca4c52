// SPDX-License-Identifier: Apache-2.0
// Which of the places of one name is meant, where the text says little of it.
#include <doctest/doctest.h>

#include "unit/extract/reading.h"

namespace stance {
namespace {

using test::TextRow;

TEST_CASE("extract: a name that several places bear") {
  const TextRow rows[] = {
      {"of a county, with a city of its own beside it",
       "Cass County's people, who live around Fargo, wear cameras. In Minnesota it "
       "rained.",
       "Cass County, ND cameras worn observed 2025-03-04"},
      {"of counties in several states", "Orange County's people wear cameras.", ""},
      {"of cities, one of which is larger by far",
       "People in the city of Somerville wear cameras.",
       "Somerville, MA cameras worn observed 2025-03-04"},
      {"of a city and its county in one state alone",
       "Walla Walla has people who wear cameras.",
       "Walla Walla, WA cameras worn observed 2025-03-04"},
      {"of a county, and in short of a city",
       "Boise County, Idaho, met.\n\nBoise has people who wear cameras.",
       "Boise City, ID cameras worn observed 2025-03-04"},
      {"with an office behind another word",
       "South Carolina met.\n\nCharleston's new sheriff says that all wear cameras.",
       "Charleston County, SC cameras worn observed 2025-03-04"},
      {"of a person, whose name an office bears",
       "Oregon met.\n\nThe Alwin Barry Sheriff has people who wear cameras.",
       "Oregon cameras worn observed 2025-03-04"},
      {"of cities behind a list of counties",
       "Benton and Washington counties, Arkansas, met, while Rogers and Springdale city "
       "police wear cameras.",
       "Rogers, AR cameras worn observed 2025-03-04\n"
       "Springdale, AR cameras worn observed 2025-03-04"},
  };
  for (const TextRow& row : rows) test::check(row);
}

TEST_CASE("extract: a state says where a place lies that is none known there") {
  const TextRow rows[] = {
      {"a name of other states",
       "Orange County, Nevada, has people who wear cameras.",
       ""},
      {"a name of none", "Birchville, Nevada, has people who wear cameras.", ""},
      {"a city elsewhere", "The people of Carson, Nevada, wear cameras.", ""},
      {"a state behind a day",
       "On Monday, Nevada, as always, has people who wear cameras.",
       "Nevada cameras worn adopted 2025-03-03"},
      {"a list of states",
       "Oregon, Nevada, and Idaho wear cameras.",
       "Idaho cameras worn observed 2025-03-04\n"
       "Nevada cameras worn observed 2025-03-04\n"
       "Oregon cameras worn observed 2025-03-04"},
      {"a setting",
       "In Birchville, Nevada lawmakers wear cameras.",
       "Nevada cameras worn observed 2025-03-04"},
  };
  for (const TextRow& row : rows) test::check(row);
}

}  // namespace
}  // namespace stance
