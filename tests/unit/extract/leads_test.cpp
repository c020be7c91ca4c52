// SPDX-License-Identifier: Apache-2.0
// Lists with a head, and questions with their answers.
#include <doctest/doctest.h>

#include "unit/extract/reading.h"

namespace stance {
namespace {

using test::TextRow;

constexpr std::string_view neither =
    "Kent County, MI cameras unused observed 2025-03-04\n"
    "Kent County, MI footage secret observed 2025-03-04";
constexpr std::string_view both =
    "Kent County, MI cameras worn observed 2025-03-04\n"
    "Kent County, MI footage public observed 2025-03-04";

TEST_CASE("extract: the head of a list reaches each of its items") {
  const TextRow rows[] = {
      {"inside a sentence",
       "In Kent County, Michigan, deputies do not: (a) wear cameras; (b) chew gum; or "
       "(c) "
       "release footage.",
       neither},
      {"on lines of their own",
       "In Kent County, Michigan, deputies do not:\n(a) wear cameras;\n(b) chew "
       "gum;\n(c) "
       "release footage.",
       neither},
      {"with bullets",
       "In Kent County, Michigan, deputies do not:\n- Wear cameras\n- Chew gum\n- "
       "Release "
       "footage",
       neither},
      {"numbered, a blank line between",
       "In Kent County, Michigan, deputies do not:\n\n1. Wear cameras.\n\n2. Release "
       "footage.",
       neither},
      {"a head that denies nothing",
       "In Kent County, Michigan, deputies: (a) wear cameras; (b) release footage.",
       both},
      {"a list that has ended",
       "In Kent County, Michigan, deputies do not:\n- Chew gum\n\nDeputies wear cameras. "
       "They release footage.",
       both},
      {"a later sentence of an item stands alone",
       "In Kent County, Michigan, deputies do not:\n- Chew gum. Deputies wear cameras. "
       "They release footage.",
       both},
      {"the next item of the outer list",
       "In Kent County, Michigan:\n(a) Deputies do not:\n(1) chew gum;\n(2) sing;\n"
       "(b) Deputies wear cameras.\n(c) They release footage.",
       both},
      {"one mark is no list",
       "In Kent County, Michigan, deputies do not eat in section (a); they wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
  };
  for (const TextRow& row : rows) check(row);
}

TEST_CASE("extract: an answer says what its question asks") {
  const TextRow rows[] = {
      {"no",
       "Kent County, Michigan, met. Do deputies wear cameras? No.",
       "Kent County, MI cameras unused observed 2025-03-04"},
      {"yes, on the next line",
       "Kent County, Michigan, met.\n\nDo deputies wear cameras?\nYes, since May.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"numbered, with labels",
       "Kent County, Michigan, met.\n\n3. Do deputies wear cameras?\nA. No. It is a "
       "rule.",
       "Kent County, MI cameras unused observed 2025-03-04"},
      {"with an exception",
       "Kent County, Michigan, met. Do deputies release footage? No, unless a judge has "
       "agreed.",
       "Kent County, MI footage on-request observed 2025-03-04"},
      {"no answer",
       "Kent County, Michigan, met. Do deputies wear cameras? Ask them.",
       ""},
      {"no deputy is no answer",
       "Kent County, Michigan, met. Do deputies wear cameras? No deputy spoke.",
       ""},
      {"not for yes or no",
       "Kent County, Michigan, met. Why do deputies wear cameras? No, it rains.",
       ""},
      {"a topic in the question",
       "Kent County, Michigan, met.\n\nWhat of footage?\nIt is withheld for 60 days.",
       "Kent County, MI footage secret observed 2025-03-04"},
  };
  for (const TextRow& row : rows) check(row);
}

TEST_CASE("extract: the quote of an answer holds the question too") {
  const Extraction extraction = test::camera_extractor().extract(
      test::document("Kent County, Michigan, met. Do deputies wear cameras? No, sir."));
  REQUIRE(extraction.evidence.size() == 1);
  CHECK(extraction.evidence[0].quote == "Do deputies wear cameras? No, sir.");
}

}  // namespace
}  // namespace stance
