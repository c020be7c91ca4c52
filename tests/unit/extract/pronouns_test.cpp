// SPDX-License-Identifier: Apache-2.0
// Whom "he", "it", "its sheriff" and "there" stand for.
#include <doctest/doctest.h>

#include "unit/extract/reading.h"

namespace stance {
namespace {

using test::TextRow;

TEST_CASE("extract: a pronoun stands for whom the sentence before is about") {
  const TextRow rows[] = {
      {"he is the person who spoke, not whoever the text is about",
       "Kent County, Michigan, met. Kent County voted. Sheriff Lee Moss of Ottawa "
       "County, "
       "Michigan, wrote to Kent County. He says that all wear cameras.",
       "Ottawa County, MI cameras worn observed 2025-03-04"},
      {"through sentences that name nobody",
       "Kent County, Michigan, met. Kent County voted.\n\nOttawa County, Michigan's "
       "sheriff was asked by Kent County. It rained. He says that all wear cameras.",
       "Ottawa County, MI cameras worn observed 2025-03-04"},
      {"it is what the sentence before begins with",
       "Kent County, Michigan, met. Kent County voted.\n\nOttawa County, Michigan, lies "
       "west of Kent County. It says that all wear cameras.",
       "Ottawa County, MI cameras worn observed 2025-03-04"},
      {"its sheriff",
       "Kent County, Michigan, met. Kent County voted.\n\nOttawa County, Michigan, lies "
       "beside Kent County. Its sheriff says that all wear cameras.",
       "Ottawa County, MI cameras worn observed 2025-03-04"},
      {"the office of a place is who acts",
       "Kent County, Michigan, met. Kent County voted.\n\nThe sheriff of Ottawa County, "
       "Michigan, wrote to Kent County. He says that all wear cameras.",
       "Ottawa County, MI cameras worn observed 2025-03-04"},
      {"a title belongs to the place behind the name",
       "Kent County, Michigan, met. Kent County voted. Sheriff Lee Moss of Ottawa "
       "County, "
       "Michigan, says that all wear cameras.",
       "Ottawa County, MI cameras worn observed 2025-03-04"},
  };
  for (const TextRow& row : rows) test::check(row);
}

TEST_CASE("extract: there is the place that was named last, unless it is no place") {
  const TextRow rows[] = {
      {"the sheriff there",
       "Kent County, Michigan, met. Kent County voted.\n\nOne drives to Ottawa County, "
       "Michigan. The sheriff there says that all wear cameras.",
       "Ottawa County, MI cameras worn observed 2025-03-04"},
      {"there behind the verb",
       "Kent County, Michigan, met. Kent County voted.\n\nIn Ottawa County, Michigan, it "
       "rained. All wear cameras there, a clerk said.",
       "Ottawa County, MI cameras worn observed 2025-03-04"},
      {"there is a rule",
       "Kent County, Michigan, met. Kent County voted.\n\nOne drives to Ottawa County, "
       "Michigan, from Kent County. When there is rain, all wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
  };
  for (const TextRow& row : rows) test::check(row);
}

TEST_CASE("extract: settings are not who acts") {
  const TextRow rows[] = {
      {"a comma that closes a setting makes no list",
       "In Grand Rapids, Michigan, Ottawa County's sheriff says that all wear cameras.",
       "Ottawa County, MI cameras worn observed 2025-03-04"},
      {"a setting before a county is none of its list",
       "Michigan met.\n\nIn Holland, Ottawa County's people wear cameras.",
       "Ottawa County, MI cameras worn observed 2025-03-04"},
      {"two counties, each with its setting",
       "Michigan met.\n\nOttawa County, in Holland, and Kent County, in Grand Rapids, "
       "wear "
       "cameras.",
       "Kent County, MI cameras worn observed 2025-03-04\n"
       "Ottawa County, MI cameras worn observed 2025-03-04"},
      {"a state in commas behind an agency",
       "The Kent County jail, Michigan, has people who wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"the sheriff in the county's town",
       "Barry County, Michigan, met. Barry County voted. Kent County is near.\n\nThe "
       "sheriff in Grand Rapids says that all wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"what follows a setting",
       "Barry County, Michigan, met. Barry County voted.\n\nIn Kent County, Michigan, it "
       "rained. All wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
  };
  for (const TextRow& row : rows) test::check(row);
}

TEST_CASE("extract: what a state asks of others is the state's") {
  const TextRow rows[] = {
      {"whom the state binds",
       "Kent County, Michigan, met. Kent County voted.\n\nMichigan told deputies to wear "
       "cameras.",
       "Michigan cameras worn observed 2025-03-04"},
      {"every sheriff of a state",
       "Kent County, Michigan, met. Kent County voted.\n\nEvery Michigan sheriff has "
       "people who wear cameras.",
       "Michigan cameras worn observed 2025-03-04"},
      {"anybody, under the law that was spoken of",
       "Kent County, Michigan, met. Kent County voted.\n\nMichigan has a law. It says "
       "that any public body has people who wear cameras.",
       "Michigan cameras worn observed 2025-03-04"},
      {"the law that was told of",
       "Kent County, Michigan, met. Kent County voted.\n\nMichigan passed a law.\n\nKent "
       "County is glad. The law says that all wear cameras.",
       "Michigan cameras worn observed 2025-03-04"},
      {"a law of the county's own",
       "Kent County, Michigan, met. Kent County voted.\n\nMichigan passed a law.\n\nKent "
       "County has a law. The law says that all wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"the law of a county in a state",
       "Kent County in Michigan passed the law. The law says that all wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"the law of a council in a state",
       "The Kent County Council in Michigan voted to pass the law. The law says that all "
       "wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"whoever obeys the law",
       "Kent County, Michigan, met. Kent County voted.\n\nMichigan passed a "
       "law.\n\nOfficers "
       "who know the law wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"anybody, under another law",
       "Kent County, Michigan, met. Kent County voted.\n\nMichigan has a law. Another "
       "says that any public body has people who wear cameras.",
       ""},
  };
  for (const TextRow& row : rows) test::check(row);
}

}  // namespace
}  // namespace stance
