// SPDX-License-Identifier: Apache-2.0
// What one sentence leaves to the next: acts that are taken up again, statements that
// hold for other places as well.
#include <doctest/doctest.h>

#include "stance/extract/assemble.h"
#include "stance/extract/extract.h"
#include "unit/extract/reading.h"

namespace stance {
namespace {

using test::records_in;
using test::TextRow;

TEST_CASE("extract: a later sentence takes up the act and its date") {
  const TextRow rows[] = {
      {"under the order",
       "The Kent County, Michigan, sheriff signed an order on Feb. 27. Under the order, "
       "deputies wear cameras.",
       "Kent County, MI cameras worn adopted 2025-02-27"},
      {"across paragraphs",
       "The Kent County, Michigan, sheriff signed a rule in 2019.\n\nCritics "
       "objected.\n\nDeputies wear cameras, the rule says.",
       "Kent County, MI cameras worn adopted 2019"},
      {"an order that was not signed",
       "The Kent County, Michigan, sheriff did not sign the order. Under the order, "
       "deputies wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"an order that is planned",
       "The Kent County, Michigan, sheriff plans to sign an order. Under the order, "
       "deputies wear cameras.",
       "Kent County, MI cameras worn proposed 2025-03-04"},
      {"a bill",
       "In Kent County, Michigan, a bill would cost money. Under the bill, deputies wear "
       "cameras.",
       "Kent County, MI cameras worn proposed 2025-03-04"},
      {"no word takes it up",
       "The Kent County, Michigan, sheriff signed an order. Deputies wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"an order of another place",
       "The Kent County, Michigan, sheriff signed an order in 2019. Under the order, "
       "Barry "
       "County deputies wear cameras.",
       "Barry County, MI cameras worn observed 2025-03-04"},
      {"in another clause of the sentence",
       "Under the rule, Kent County, Michigan, deputies wear cameras, although the "
       "sheriff "
       "who signed the rule in 2019 is gone.",
       "Kent County, MI cameras worn adopted 2019"},
      {"in the head of a list",
       "The Kent County, Michigan, sheriff signed a rule in 2019.\n\nUnder the rule:\n"
       "- Deputies wear cameras.\n- They wave.",
       "Kent County, MI cameras worn adopted 2019"},
      {"no such act before",
       "Kent County, Michigan, met. Under the order, deputies wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
  };
  for (const TextRow& row : rows) check(row);
}

TEST_CASE("extract: an act taken up again has the day that is told best") {
  const TextRow rows[] = {
      {"the day of its effect, behind it",
       "The Kent County, Michigan, sheriff signed an order on Feb. 27. It takes effect "
       "April 1. Under the order, deputies wear cameras.",
       "Kent County, MI cameras worn adopted 2025-04-01"},
      {"the day of its effect, with it",
       "The Kent County, Michigan, sheriff signed an order in 2018, in force since May "
       "3, "
       "2019. Under the order, deputies wear cameras.",
       "Kent County, MI cameras worn adopted 2019-05-03\n"
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"a day of effect far behind",
       "The Kent County, Michigan, sheriff signed an order on Feb. 27. It rained. It "
       "snowed. A tax takes effect April 1. Under the order, deputies wear cameras.",
       "Kent County, MI cameras worn adopted 2025-02-27"},
      {"in its own sentence",
       "The Kent County, Michigan, sheriff signed a rule on Feb. 27. Under the rule of "
       "June 4, 2019, deputies wear cameras.",
       "Kent County, MI cameras worn adopted 2019-06-04"},
      {"from",
       "The Kent County, Michigan, sheriff signed a rule on Feb. 27. From May 1 "
       "deputies, "
       "under the rule, wear cameras.",
       "Kent County, MI cameras worn adopted 2025-05-01"},
      {"of effect, behind the sentence",
       "The Kent County, Michigan, sheriff signed a rule on Feb. 27. It is long. It is "
       "new. Under the rule, deputies wear cameras. It takes effect April 1.",
       "Kent County, MI cameras worn adopted 2025-04-01"},
      {"far before, across an act without a day",
       "The Kent County, Michigan, sheriff signed a rule; it was ordered on Feb. "
       "20.\n\nIt "
       "rained.\n\nIt snowed.\n\nIt hailed.\n\nHe signed the rule.\n\nUnder the rule, "
       "deputies wear cameras.",
       "Kent County, MI cameras worn adopted 2025-02-20"},
      {"since",
       "The Kent County, Michigan, sheriff signed a rule on Feb. 27. Since May 2019, "
       "under "
       "the rule, deputies wear cameras.",
       "Kent County, MI cameras worn adopted 2019-05\n"
       "Kent County, MI cameras worn observed 2025-03-04"},
  };
  for (const TextRow& row : rows) check(row);
}

TEST_CASE("extract: the text of a rule is dated by its heading, or behind it") {
  const TextRow rows[] = {
      {"a heading",
       "KENT COUNTY, MICHIGAN\nPolicy 4.18 Cameras\nEffective: May 2, 2016 Replaces: "
       "4.18 "
       "of 8/1/2014\n\n1. Deputies wear cameras.",
       "Kent County, MI cameras worn adopted 2016-05-02"},
      {"a note behind it, in brackets",
       "Code of Kent County, Michigan\n\nSec. 3. Deputies of the county do not wear "
       "cameras.\n\n(Ord. No. 2016-12-118, \u00a7 1, 12-19-2016)",
       "Kent County, MI cameras unused adopted 2016-12-19"},
      {"two days of which nobody knows the right one",
       "Code of Kent County, Michigan\n\nSec. 3. Deputies of the county wear "
       "cameras.\n\n(Ord. No. 118, 12-19-2016; amended 5-22-2017)",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"a last line that says nothing else",
       "Kent County, Michigan, deputies wear cameras.\n\nAdopted this 24th day of "
       "February, 2025. Ayes 4, Nays 1.",
       "Kent County, MI cameras worn adopted 2025-02-24"},
      {"not a sentence of a report",
       "Kent County, Michigan, deputies wear cameras. It is their rule, the sheriff "
       "said, "
       "effective: May 2, 2016.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"not what has a day of its own",
       "Effective: May 2, 2016\n\nKent County, Michigan, deputies have worn cameras "
       "since "
       "2014.",
       "Kent County, MI cameras worn adopted 2014\n"
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"not what ends",
       "Effective: May 2, 2016\n\nKent County, Michigan, deputies scrapped cameras on "
       "May 1, 2016.",
       "Kent County, MI cameras worn ended 2016-05-01"},
  };
  for (const TextRow& row : rows) check(row);
}

TEST_CASE("extract: what was said last is said of other places") {
  const TextRow rows[] = {
      {"so does",
       "In Oregon, Clackamas County deputies wear cameras. So does Washington County.",
       "Clackamas County, OR cameras worn observed 2025-03-04\n"
       "Washington County, OR cameras worn observed 2025-03-04"},
      {"nobody, then a list",
       "In Oregon, many sheriffs wear cameras. It rained. They are Clackamas and "
       "Washington counties.",
       "Clackamas County, OR cameras worn observed 2025-03-04\n"
       "Washington County, OR cameras worn observed 2025-03-04"},
      {"a denial",
       "In Oregon, Clackamas County deputies wear cameras. So does Washington County "
       "not.",
       "Clackamas County, OR cameras worn observed 2025-03-04"},
      {"others do not",
       "In Oregon, Clackamas County deputies wear cameras. Washington County does not, "
       "its clerk said.",
       "Clackamas County, OR cameras worn observed 2025-03-04\n"
       "Washington County, OR cameras unused observed 2025-03-04"},
      {"more words behind it",
       "In Oregon, Clackamas County deputies wear cameras. Washington County does not "
       "say.",
       "Clackamas County, OR cameras worn observed 2025-03-04"},
      {"nothing was said", "So does Washington County, Oregon.", ""},
  };
  for (const TextRow& row : rows) check(row);
}

TEST_CASE("extract: many in the sentence are nobody") {
  const TextRow rows[] = {
      {"nobody", "In Oregon, many counties wear cameras.", ""},
      {"a list says who",
       "Many counties wear cameras: Clackamas and Washington counties in Oregon.",
       "Clackamas County, OR cameras worn observed 2025-03-04\n"
       "Washington County, OR cameras worn observed 2025-03-04"},
      {"one of many",
       "Kent County, Michigan, is one of nine counties that wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"every one of a state",
       "The rule: every sheriff in Michigan wears cameras.",
       "Michigan cameras worn observed 2025-03-04"},
  };
  for (const TextRow& row : rows) check(row);
}

TEST_CASE("extract: places in general, whichever is in focus, and several at once") {
  const TextRow rows[] = {
      {"a noun and where it is",
       "In Oregon, Linn County met, and the sheriff in Washington County wears cameras.",
       "Washington County, OR cameras worn observed 2025-03-04"},
      {"places in general",
       "Kent County, Michigan, met. Any public body wears cameras.",
       ""},
      {"places in general behind the act",
       "Kent County, Michigan, met. Police there wear cameras, and any public body does.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"all of a state's",
       "Kent County, Michigan, met. Any public body in Michigan wears cameras.",
       "Michigan cameras worn observed 2025-03-04"},
      {"in a text about the state's law",
       "Michigan passed a law. Any public body wears cameras.",
       "Michigan cameras worn observed 2025-03-04"},
      {"the board, of a county",
       "Kent County, Michigan, met. The board uses cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"the board, of a city",
       "Hyattsville, Maryland, met. The board uses cameras.",
       "Hyattsville, MD cameras worn observed 2025-03-04"},
      {"these, of which the list comes",
       "Kent County, Michigan, met. These counties wear cameras: Ottawa, Ionia and "
       "Barry.",
       "Barry County, MI cameras worn observed 2025-03-04\n"
       "Ionia County, MI cameras worn observed 2025-03-04\n"
       "Ottawa County, MI cameras worn observed 2025-03-04"},
      {"both",
       "Ottawa and Barry counties in Michigan met. Both counties wear cameras.",
       "Barry County, MI cameras worn observed 2025-03-04\n"
       "Ottawa County, MI cameras worn observed 2025-03-04"},
      {"any of them",
       "Kent County, Michigan, met. The rule is that sheriffs wear cameras.",
       ""},
      {"the county of a dateline",
       "ANNAPOLIS, Md. (March 3, 2025) - The county uses cameras.",
       "Anne Arundel County, MD cameras worn observed 2025-03-04"},
      {"the question above",
       "Kent County, Michigan, met.\n\nWhat of Barry County, Michigan?\n\nThe county "
       "wears "
       "cameras.",
       "Barry County, MI cameras worn observed 2025-03-04"},
      {"several, but none named",
       "Kent County, Michigan, met. These counties wear cameras.",
       ""},
  };
  for (const TextRow& row : rows) check(row);
}

TEST_CASE("extract: what a paper says is said of those whose paper it is") {
  const TextRow rows[] = {
      {"a state's",
       "Kent County, Michigan, met. Michigan's governor signed an order in 2019. Under "
       "the order, deputies wear cameras.",
       "Michigan cameras worn adopted 2019"},
      {"another is named",
       "Michigan's governor signed an order in 2019. Under the order, Kent County "
       "deputies wear cameras.",
       "Kent County, MI cameras worn adopted 2019"},
  };
  for (const TextRow& row : rows) check(row);
}

TEST_CASE("extract: an observation of the day's act is the act told again") {
  const TextRow rows[] = {
      {"fresh act",
       "Kent County, Michigan, bought cameras on Feb. 27. County deputies wear cameras.",
       "Kent County, MI cameras worn adopted 2025-02-27"},
      {"old act",
       "Kent County, Michigan, bought cameras in 2019. County deputies wear cameras.",
       "Kent County, MI cameras worn adopted 2019\n"
       "Kent County, MI cameras worn observed 2025-03-04"},
  };
  for (const TextRow& row : rows) check(row);
}

TEST_CASE("extract: an end without a day has that of what took its place") {
  const TextRow rows[] = {
      {"of the same place",
       "Kent County, Michigan, officers have stopped wearing cameras on Feb. 27. They "
       "formerly wore cameras.",
       "Kent County, MI cameras unused adopted 2025-02-27\n"
       "Kent County, MI cameras worn ended 2025-02-27"},
      {"of another place",
       "Kent County, Michigan, officers have stopped wearing cameras on Feb. 27. Barry "
       "County officers formerly wore cameras.",
       "Barry County, MI cameras worn ended [..2025-03-04]\n"
       "Kent County, MI cameras unused adopted 2025-02-27"},
  };
  for (const TextRow& row : rows) check(row);
}

TEST_CASE("extract: `unless` counts in the clause of the cue only") {
  CHECK(records_in("Kent County, Michigan, bought cameras in 2019, but a camera store "
                   "closed.") == "Kent County, MI cameras worn adopted 2019");
  CHECK(records_in("Kent County, Michigan, bought cameras from a camera store.") == "");
}

TEST_CASE("extract: a record names whose word it is") {
  const Extraction extraction = test::camera_extractor().extract(
      test::document("Kent County, Michigan, deputies wear cameras, the union said."));
  REQUIRE(extraction.evidence.size() == 1);
  CHECK(extraction.evidence[0].speaker == "the union");
}

TEST_CASE("extract: a government's own paper is about its place") {
  Document document = test::document("The sheriff's office wears cameras.");
  CHECK(test::records_of(test::camera_extractor().extract(document)) == "");
  document.publisher = "Howard County Government, Maryland";
  const Extraction extraction = test::camera_extractor().extract(document);
  CHECK(test::records_of(extraction) ==
        "Howard County, MD cameras worn observed 2025-03-04");
  REQUIRE(extraction.evidence.size() == 1);
  CHECK(extraction.evidence[0].quote == document.text);
  document.publisher = "Baltimore Sun";
  CHECK(test::camera_extractor().extract(document).evidence.empty());
}

TEST_CASE("extract: a publisher may name its state") {
  Document document = test::document("Washington County deputies wear cameras.");
  document.publisher = "The Gazette (Oregon)";
  CHECK(test::records_of(test::camera_extractor().extract(document)) ==
        "Washington County, OR cameras worn observed 2025-03-04");
  document.publisher = "The Oregon Gazette of Maine";
  CHECK(test::camera_extractor().extract(document).evidence.empty());
}

TEST_CASE("extract: a publisher's name speaks of its state") {
  Document document = test::document("Washington County deputies wear cameras.");
  for (const std::string_view publisher : {"Oregon Capital Gazette",
                                           "The Salem and Portland, Oregon, Weekly",
                                           "Multnomah County Times",
                                           "Attorney General of Oregon"}) {
    CAPTURE(publisher);
    document.publisher = std::string(publisher);
    CHECK(test::records_of(test::camera_extractor().extract(document)) ==
          "Washington County, OR cameras worn observed 2025-03-04");
  }
  // Nobody's, or that of several.
  for (const std::string_view publisher :
       {"The Springfield Times", "Washington Post", "Oregon and Maine Gazette"}) {
    CAPTURE(publisher);
    document.publisher = std::string(publisher);
    CHECK(test::camera_extractor().extract(document).evidence.empty());
  }
}

TEST_CASE("extract: of two states of which one implies the other the narrower stays") {
  RuleSet rules;
  Policy policy = {.id = {"p"}, .title = "", .question = "", .states = {}};
  policy.implies[{"narrow"}] = {{"wide"}};
  rules.policies = {policy};
  const auto record = [](std::string_view state, Kind kind, std::string_view when) {
    Evidence evidence;
    evidence.jurisdiction = {"a"};
    evidence.policy = {"p"};
    evidence.state = {std::string(state)};
    evidence.kind = kind;
    evidence.when = Edtf::parse(when).value();
    return evidence;
  };
  struct Case {
    std::vector<Evidence> given;
    std::string_view kept;  // state, kind, when
  };
  const Case cases[] = {
      {{record("wide", Kind::observed, "2025"),
        record("narrow", Kind::observed, "2025-03")},
       "narrow observed 2025-03|"},
      {{record("wide", Kind::adopted, "2024"),
        record("narrow", Kind::observed, "2025-03")},
       "narrow adopted 2024|"},
      {{record("wide", Kind::ended, "2024"), record("narrow", Kind::observed, "2025-03")},
       "wide ended 2024|narrow observed 2025-03|"},
      {{record("wide", Kind::observed, "2025"),
        record("other", Kind::observed, "2025-03")},
       "wide observed 2025|other observed 2025-03|"},
  };
  for (const Case& one : cases) {
    std::vector<Evidence> evidence = one.given;
    std::vector<Dropped> dropped;
    keep_narrower(rules, evidence, dropped);
    std::string kept;
    for (const Evidence& e : evidence) {
      kept += e.state.text + " " + std::string(to_string(e.kind)) + " " +
              e.when.to_string() + "|";
    }
    CHECK(kept == one.kept);
    CHECK(evidence.size() + dropped.size() == one.given.size());
  }
}

TEST_CASE("extract: bare names in a row are counties where all can be") {
  const TextRow rows[] = {
      {"three",
       "Kent County, Michigan, met. Alcona, Baraga and Kalkaska wear cameras.",
       "Alcona County, MI cameras worn observed 2025-03-04\n"
       "Baraga County, MI cameras worn observed 2025-03-04\n"
       "Kalkaska County, MI cameras worn observed 2025-03-04"},
      {"a state before a plural",
       "King County, Washington, met. Other Washington counties wear cameras.",
       ""},
      {"a weekday is no given name",
       "Michigan is large. On Tuesday Detroit officers, city police, wore cameras.",
       "Detroit, MI cameras worn observed 2025-03-04"},
  };
  for (const TextRow& row : rows) check(row);
}

}  // namespace
}  // namespace stance
