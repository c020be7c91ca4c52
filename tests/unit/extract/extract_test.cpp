// SPDX-License-Identifier: Apache-2.0
// Whole documents, read with a pack about police cameras: what cues, contexts, dates and
// places make of sentences.
#include "stance/extract/extract.h"

#include <doctest/doctest.h>

#include "stance/extract/examples.h"
#include "stance/extract/sentence_tests.h"
#include "unit/extract/reading.h"
#include "unit/places/shipped.h"

namespace stance {
namespace {

using test::records_in;

TEST_CASE("extract: contexts change what a cue says") {
  struct Row {
    std::string_view name;
    std::string_view said;    // after "Deputies in Howard County, Maryland, "
    std::string_view record;  // policy, state, kind, when
  };
  const Row rows[] = {
      {"plain", "wear cameras.", "cameras worn observed 2025-03-04"},
      {"negated", "do not wear cameras.", "cameras unused observed 2025-03-04"},
      {"n't", "don't wear cameras.", "cameras unused observed 2025-03-04"},
      {"two negations",
       "will not stop wearing cameras.",
       "cameras worn observed 2025-03-04"},
      {"look-alike", "not only wear cameras.", "cameras worn observed 2025-03-04"},
      {"opposite with a kind",
       "have stopped wearing cameras.",
       "cameras unused adopted [..2025-03-04]"},
      {"negation of another clause",
       "are not new but wear cameras.",
       "cameras worn observed 2025-03-04"},
      {"clause end",
       "are not new; they wear cameras.",
       "cameras worn observed 2025-03-04"},
      {"too far",
       "not one two three four five six seven wear cameras.",
       "cameras worn observed 2025-03-04"},
      {"supposed", "might wear cameras.", ""},
      {"question", "wear cameras?", ""},
      {"planned", "plan to wear cameras.", "cameras worn proposed 2025-03-04"},
      {"past", "used to wear cameras.", "cameras worn ended [..2025-03-04]"},
      {"single case", "in one case wore cameras.", ""},
      {"act adopted", "bought 12 cameras.", "cameras worn adopted [..2025-03-04]"},
      {"act ended", "scrapped the cameras.", "cameras worn ended [..2025-03-04]"},
      {"act not ended", "did not scrap the cameras.", "cameras worn observed 2025-03-04"},
      {"failed end", "failed to scrap the cameras.", "cameras worn observed 2025-03-04"},
      {"failed adoption",
       "failed to buy the cameras.",
       "cameras unused observed 2025-03-04"},
      {"frame", "publish all footage.", "footage public observed 2025-03-04"},
      {"frame turned round",
       "keep footage that they publish.",
       "footage public observed 2025-03-04"},
      {"frame negated", "never publish footage.", "footage secret observed 2025-03-04"},
      {"frame with an exception",
       "never publish footage unless a judge agrees.",
       "footage on-request observed 2025-03-04"},
      {"frame torn apart", "publish a paper; the footage is gone.", ""},
      {"phrase", "give footage out.", "footage on-request observed 2025-03-04"},
      {"phrase that yields to a frame",
       "publish footage and give it out.",
       "footage public observed 2025-03-04"},
      {"yields", "use and wear cameras.", "cameras worn observed 2025-03-04"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const std::string text =
        "Deputies in Howard County, Maryland, " + std::string(row.said);
    const std::string record =
        row.record.empty() ? "" : "Howard County, MD " + std::string(row.record);
    CHECK(records_in(text) == record);
  }
}

TEST_CASE("extract: acts belong to whom the sentence is about") {
  struct Row {
    std::string_view name;
    std::string_view text;
    std::string_view records;
  };
  const Row rows[] = {
      {"subject",
       "Kent County, Michigan, deputies wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"object",
       "A firm sells and carries cameras to Kent County, Michigan.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"comparison",
       "Unlike Kent County, Michigan, Wayne County, Michigan, has cameras.",
       "Wayne County, MI cameras worn observed 2025-03-04"},
      {"parenthesis",
       "Baltimore County, Maryland, next door to Howard County, Maryland, has cameras.",
       "Baltimore County, MD cameras worn observed 2025-03-04"},
      {"anaphor",
       "Kent County, Michigan, has a sheriff. The sheriff's office wears cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"anaphor of a state",
       "Kent County, Michigan, objects. The governor said the state uses cameras.",
       "Michigan cameras worn observed 2025-03-04"},
      {"nobody named",
       "Kent County, Michigan, met.\n\nOfficers wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"nobody in particular",
       "Kent County, Michigan, met. Many sheriffs wear cameras.",
       ""},
      {"indefinite", "Kent County, Michigan, met. A county can have cameras.", ""},
      {"no place at all", "Officers wear cameras.", ""},
      {"ambiguous", "Washington County officers wear cameras.", ""},
      {"city beside its county",
       "St. Louis County, Missouri, police wear cameras; in the city, "
       "officers scrapped their cameras.",
       "St. Louis County, MO cameras worn observed 2025-03-04\n"
       "St. Louis city, MO cameras worn ended [..2025-03-04]"},
      {"list",
       "In Oregon, Clackamas and Washington counties have cameras.",
       "Clackamas County, OR cameras worn observed 2025-03-04\n"
       "Washington County, OR cameras worn observed 2025-03-04"},
      {"list in the next sentence",
       "In Oregon, two sheriffs wear cameras. The counties are Clackamas and Washington.",
       "Clackamas County, OR cameras worn observed 2025-03-04\n"
       "Washington County, OR cameras worn observed 2025-03-04"},
      {"captured list, two records",
       "In Oregon, Clackamas and Washington counties equipped deputies with cameras.",
       "Clackamas County, OR cameras unused ended [..2025-03-04]\n"
       "Clackamas County, OR cameras worn adopted [..2025-03-04]\n"
       "Washington County, OR cameras unused ended [..2025-03-04]\n"
       "Washington County, OR cameras worn adopted [..2025-03-04]"},
      {"mere venue",
       "Kent County, Michigan, met. Officers in Michigan wear cameras.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"agency as the venue, behind a headline",
       "A new rule\n\nThey met at the Kent County, Michigan, jail.\n\n"
       "Officers wear cameras.\n\nWayne County, Michigan, objects.",
       "Kent County, MI cameras worn observed 2025-03-04"},
      {"county of the city, whatever county is named",
       "Rockville, Maryland, met.\n\nThe county has cameras.\n\n"
       "Howard County, Maryland, objects.",
       "Montgomery County, MD cameras worn observed 2025-03-04"},
      {"relative clause",
       "The sheriff of Kent County, Michigan, wrote to Wayne County, Michigan, which "
       "has cameras.",
       "Wayne County, MI cameras worn observed 2025-03-04"},
      {"a county in a state",
       "Jackson County, Iowa, met.\n\nAn Iowa jail objects. Under Iowa law the sheriff "
       "has cameras.",
       "Jackson County, IA cameras worn observed 2025-03-04"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(records_in(row.text) == row.records);
  }
}

TEST_CASE("extract: a record carries what its passage says") {
  Document document = test::document(
      "Budget news.\n\nThe Kent County Sheriff's Office reportedly wears cameras at "
      "night. "
      "Footage exists. It is withheld for sixty days.");
  document.title = "Kent County, Michigan, and its cameras";
  document.kind = "news";
  const Extraction extraction = test::camera_extractor().extract(document);
  REQUIRE(extraction.evidence.size() == 2);
  const Evidence& worn = extraction.evidence[0];
  CHECK(worn.quote ==
        "The Kent County Sheriff's Office reportedly wears cameras at night.");
  CHECK(document.text.substr(worn.begin, worn.end - worn.begin) == worn.quote);
  CHECK(worn.scope == "night shifts");
  CHECK(worn.hedged);
  CHECK(worn.factual);
  CHECK(worn.agency == "Kent County Sheriff's Office");
  CHECK(worn.cue == CueId{"cameras/wears-cameras"});
  CHECK(worn.contexts == std::vector<std::string>{"claimed", "at-night"});
  CHECK(worn.source_kind == "news");
  CHECK(worn.id == evidence_id(worn));
  const Evidence& secret = extraction.evidence[1];
  CHECK(secret.parameters.at("days") == doctest::Approx(60));
  CHECK(secret.state == StateId{"secret"});
}

TEST_CASE("extract: what is dropped says why") {
  struct Row {
    std::string_view said;
    std::string_view reason;
  };
  const Row rows[] = {
      {"might wear cameras.", "dropped by context supposed (\"might\")"},
      {"in one case wore cameras.",
       "a single case by context one-case (\"in one case\")"},
      {"of the claim: \"officers there, all of them, wear cameras.\"",
       "dropped by context checked-claim (\"claim:\")"},
      {"bought a camera store.", "silent: its `unless` matches \"camera store\""},
      {"said it is withheld for 60 days.", "silent: its `topic` was not named before"},
      {"said it is withheld for 2 days.", "silent: its `if` fails (days >=)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.said);
    const auto extraction = test::camera_extractor().extract(
        test::document("Kent County, Michigan, officers " + std::string(row.said)));
    CHECK(extraction.evidence.empty());
    REQUIRE(extraction.dropped.size() == 1);
    CHECK(extraction.dropped[0].reason == row.reason);
  }
  const auto nowhere =
      test::camera_extractor().extract(test::document("Officers wear cameras."));
  REQUIRE(nowhere.dropped.size() == 1);
  CHECK(nowhere.dropped[0].reason == "no place in focus");
}

TEST_CASE("extract: repeats in one document are one record, the most exact") {
  CHECK(records_in("Kent County, Michigan, bought cameras. The county bought the cameras "
                   "on Feb. 27. "
                   "It bought cameras in February.") ==
        "Kent County, MI cameras worn adopted 2025-02-27");
  CHECK(records_in("Kent County, Michigan, bought cameras in 2019. The county bought "
                   "cameras in 2021.") ==
        "Kent County, MI cameras worn adopted 2019\nKent County, MI cameras worn adopted "
        "2021");
}

TEST_CASE("extract: the examples of a pack are run") {
  const ExampleResults results = run_examples(test::camera_rules());
  for (const Diagnostic& failure : results.failures) {
    MESSAGE(failure.code << " " << failure.primary->span.file << ": "
                         << failure.notes.front());
  }
  CHECK(results.failures.empty());
  CHECK(results.passed == results.examples);
  CHECK(results.examples >= 15);

  RuleSet broken = test::camera_rules();
  broken.cues[0].yes = {"The band plays."};
  broken.cues[0].no = {"The county's officers wear cameras."};
  broken.cues[0].yes_spans = {{"cameras/pack.toml", 1, 2}};
  broken.cues[0].no_spans = {{"cameras/pack.toml", 3, 4}};
  const ExampleResults failed = run_examples(broken);
  REQUIRE(failed.failures.size() == 2);
  CHECK(failed.failures[0].code == "T001");
  CHECK(failed.failures[0].notes.front() == "none of its patterns matches");
  CHECK(failed.failures[1].code == "T002");
  CHECK(failed.failures[1].primary->span.begin == 3);
}

TEST_CASE("extract: sentence tests pass and fail where they should") {
  SentenceTest right;
  right.text = "Sheriff Ruiz said Monday the county will no longer wear cameras.";
  right.place = "Alder County, XX";
  right.published = *Edtf::parse("2025-02-04");
  right.expect = {{.policy = {"cameras"},
                   .state = {"unused"},
                   .kind = Kind::observed,
                   .cue = TestWord{"wears-cameras"}}};
  SentenceTest missing = right;
  missing.expect[0].state = {"worn"};
  SentenceTest elsewhere = right;
  elsewhere.text = "Officials in Kent County, Michigan, no longer wear cameras.";
  elsewhere.place = "Wayne County, MI";
  SentenceTest silent;
  silent.text = "If the county wears cameras, fine.";
  const auto results = check_sentences(test::camera_rules(),
                                       test::shipped_gazetteer(),
                                       std::vector{right, missing, elsewhere, silent});
  REQUIRE(results.size() == 4);
  CHECK(results[0].has_passed());
  REQUIRE(results[1].failures.size() == 2);
  CHECK(results[1].failures[0].code == "T003");
  CHECK(results[1].failures[1].code == "T004");
  REQUIRE(results[2].failures.size() == 1);
  CHECK(results[2].failures[0].code == "T005");
  CHECK(results[3].has_passed());
  CHECK(results[3].contexts == std::vector<std::string>{"supposed"});
}

TEST_CASE("extract: what is said of a named place without a day is of the document's") {
  struct Row {
    std::string_view text;
    Grade grade;
  };
  const Row rows[] = {
      {"Kent County, Michigan, officers wear cameras.", Grade::b},
      {"Kent County, Michigan, officers wear cameras since May 2019.", Grade::a},
      // Whose deputies they are is not said in so many words.
      {"Kent County, Michigan, met.\n\nDeputies wear cameras.", Grade::c},
      // When it ended is not known at all.
      {"Kent County, Michigan, officers formerly wore cameras.", Grade::c},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Extraction found = test::camera_extractor().extract(test::document(row.text));
    REQUIRE_FALSE(found.evidence.empty());
    CHECK(found.evidence.front().grade == row.grade);
  }
}

}  // namespace
}  // namespace stance
