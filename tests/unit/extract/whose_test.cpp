// SPDX-License-Identifier: Apache-2.0
// Whose an act is, where a state stands beside its counties or a name stands aside.
#include <doctest/doctest.h>

#include "unit/extract/reading.h"

namespace stance {
namespace {

using test::TextRow;

TEST_CASE("extract: a state that keeps all prisoners acts for its prisons") {
  const TextRow rows[] = {
      {"its department",
       "Rutland County, Vermont, met. Rutland County voted.\n\nThe Department of "
       "Corrections says that all wear cameras.",
       "Vermont cameras worn observed 2025-03-04"},
      {"that of a county elsewhere",
       "Kent County, Michigan, met. Kent County voted.\n\nThe Department of Corrections "
       "says that all wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"one that bears a state's name",
       "Kent County, Michigan, met. Kent County voted.\n\nThe Michigan Department of "
       "Corrections says that all wear cameras.",
       "Michigan cameras worn observed 2025-03-04"},
  };
  for (const TextRow& row : rows) test::check(row);
}

TEST_CASE("extract: who is named by the way does not act") {
  const TextRow rows[] = {
      {"the seat of a county",
       "Michigan met.\n\nKent County, of which Grand Rapids is the seat, has people who "
       "wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"what the city lacks",
       "Michigan met.\n\nGrand Rapids, who have no sheriff, say that all wear cameras.",
       "Grand Rapids, MI cameras worn observed 2025-03-04"},
      {"under a label, where people are taken",
       "Michigan met.\n\nKent County: People on their way to Ohio wear cameras.\n\nBarry "
       "County: It rained.\n\nOttawa County: It rained.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"where the county lies, said by the way",
       "Michigan met.\n\nKent County, Michigan's largest but one, has people who wear "
       "cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"the same between dashes",
       "Michigan met.\n\nKent County — Michigan's largest but one — has people who wear "
       "cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"a city that the sentence begins with",
       "Kent County, Michigan, met. Kent County voted.\n\nIn Grand Rapids itself, all "
       "wear cameras.",
       "Grand Rapids, MI cameras worn observed 2025-03-04"},
      {"whom it serves",
       "Michigan met.\n\nKent County, which serves Barry, Ionia and Ottawa counties, has "
       "people who wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
  };
  for (const TextRow& row : rows) test::check(row);
}

TEST_CASE("extract: whom the law of a state binds is not who acts") {
  const TextRow rows[] = {
      {"sheriffs under a law",
       "Kent County, Michigan, met. Kent County voted.\n\nMichigan has a law under which "
       "sheriffs wear cameras.",
       "Michigan cameras worn observed 2025-03-04"},
      {"those in the state, under its law",
       "Kent County, Michigan, met. Kent County voted.\n\nUnder state law sheriffs in "
       "the state wear cameras.",
       "Michigan cameras worn observed 2025-03-04"},
      {"whoever acts as the law has it",
       "Kent County, Michigan, met. Kent County voted.\n\nThe sheriff, as state law "
       "directs, makes sure that all wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"what a law says that somebody is at odds with",
       "Kent County, Michigan, met. Kent County voted.\n\nKent County is at odds with "
       "state law that has it that all wear cameras.",
       "Michigan cameras worn observed 2025-03-04"},
      {"a text that names the state with its sheriffs alone",
       "Iowa sheriffs met. It rained.\n\nAll wear cameras.",
       "Iowa cameras worn observed 2025-03-04"},
  };
  for (const TextRow& row : rows) test::check(row);
}

TEST_CASE("extract: small words that are no places") {
  const TextRow rows[] = {
      {"states, the verb",
       "Kent County, Michigan, met.\n\nPolicy 428 states that all wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"its, of what the sentence before begins with",
       "Kent County, Michigan, met. Kent County voted.\n\nOttawa County, Michigan, lies "
       "beside Kent County. Its new rule says that all wear cameras.",
       "Ottawa County, MI cameras worn observed 2025-03-04"},
      {"its own, of the same",
       "Kent County, Michigan, met. Kent County voted.\n\nOttawa County, Michigan, met "
       "with Kent County. Its own sheriff has it that all wear cameras.",
       "Ottawa County, MI cameras worn observed 2025-03-04"},
      {"they, of all that the sentence before begins with",
       "Michigan met.\n\nKent and Ottawa counties met. They say that all near the "
       "city hall wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04\nOttawa County, MI cameras "
       "worn observed 2025-03-04"},
  };
  for (const TextRow& row : rows) test::check(row);
}

TEST_CASE("extract: the headline stands below the lines that name nobody") {
  test::check({"a release",
               "FOR RELEASE AT ONCE\n\nMarch 4, 2025\n\nWhat Kent County, Michigan, "
               "does\n\nMichigan sued. Michigan met. Michigan voted.\n\nThe jail says "
               "that all wear cameras.",
               "Kent County, MI cameras worn observed 2025-03-04"});
}

TEST_CASE("extract: what a district's publisher tells of nobody is the district's") {
  Document document = test::document("Officers met. All wear cameras.");
  document.state = "DC";
  CHECK(test::records_of(test::camera_extractor().extract(document)) ==
        "District of Columbia cameras worn observed 2025-03-04");
  document.state = "MD";
  CHECK(test::records_of(test::camera_extractor().extract(document)).empty());
}

}  // namespace
}  // namespace stance
