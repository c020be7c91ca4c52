// SPDX-License-Identifier: Apache-2.0
// Round-ups: labels say whose the lines under them are.
#include <doctest/doctest.h>

#include "unit/extract/reading.h"

namespace stance {
namespace {

using test::TextRow;

TEST_CASE("extract: what stands under a label is told of its place") {
  const TextRow rows[] = {
      {"lines of their own, items below",
       "Cameras in Oregon: what we found\n\nCLACKAMAS COUNTY (Oregon City)\n- Deputies "
       "wear cameras.\n\nMARION COUNTY (Salem, Keizer)\n- Deputies chew gum.\n- Footage "
       "is published.\n\nLANE COUNTY (Eugene)\n- We had no answer.\n\nMany deputies "
       "like it.",
       "Clackamas County, OR cameras worn observed 2025-03-04\n"
       "Marion County, OR footage public observed 2025-03-04"},
      {"numbers and brackets",
       "Cameras in Oregon.\n\n1. Clackamas County (Oregon City). It rains. Deputies wear "
       "cameras.\n\n2. Marion County. Deputies chew gum.\n\n3. City of Eugene. Officers "
       "wear cameras.",
       "Clackamas County, OR cameras worn observed 2025-03-04\n"
       "Eugene, OR cameras worn observed 2025-03-04"},
      {"where the board meets",
       "Cameras in Oregon.\n\nCLACKAMAS COUNTY - It rains.\n\nMARION COUNTY - The board "
       "in Portland met. Deputies wear cameras.\n\nLANE COUNTY - Nothing is known.",
       "Marion County, OR cameras worn observed 2025-03-04"},
      {"somebody else's deputies",
       "Cameras in Oregon.\n\nCLACKAMAS COUNTY - It rains.\n\nMARION COUNTY - Deputies "
       "in "
       "Lane County wear cameras.\n\nLINN COUNTY - Nothing is known.",
       "Lane County, OR cameras worn observed 2025-03-04"},
  };
  for (const TextRow& row : rows) check(row);
}

TEST_CASE("extract: names under a state's line lie in it") {
  const TextRow rows[] = {
      {"lines right below",
       "Cameras\n\nGEORGIA\nClarke County: Deputies wear cameras.\n\nNEVADA\nDouglas "
       "County: Deputies wear cameras.",
       "Clarke County, GA cameras worn observed 2025-03-04\n"
       "Douglas County, NV cameras worn observed 2025-03-04"},
      {"lines set apart",
       "Cameras\n\nOregon\n\nWashington County: Deputies wear "
       "cameras.\n\nWashington\n\nClark County: Deputies wear cameras.",
       "Clark County, WA cameras worn observed 2025-03-04\n"
       "Washington County, OR cameras worn observed 2025-03-04"},
      {"behind the last one, of either state",
       "Cameras\n\nGEORGIA\nIt rains.\n\nNEVADA\nIt is dry.\n\nDouglas County "
       "deputies wear cameras.",
       ""},
  };
  for (const TextRow& row : rows) check(row);
}

}  // namespace
}  // namespace stance
