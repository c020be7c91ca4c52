// SPDX-License-Identifier: Apache-2.0
// What must hold for any document, tried on random ones and on those the project ships.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "stance/base/text.h"
#include "unit/extract/reading.h"
#include "unit/places/shipped.h"

namespace stance {
namespace {

const std::vector<std::string>& pieces() {
  static const std::vector<std::string> all = {"Kent County",
                                               ", Michigan,",
                                               "Washington",
                                               "counties",
                                               "the county",
                                               "Deputies",
                                               "wear",
                                               "body cameras",
                                               "do not",
                                               "stopped",
                                               "wearing",
                                               "bought",
                                               "footage",
                                               "publish",
                                               "unless",
                                               "a judge",
                                               "agrees",
                                               ".",
                                               ";",
                                               ",",
                                               "?",
                                               "\n\n",
                                               "\n",
                                               "\u201C",
                                               "\u201D",
                                               "on Feb. 27",
                                               "since 2014",
                                               "in 2019",
                                               "Monday",
                                               "last month",
                                               "effective immediately",
                                               "Unlike",
                                               "and",
                                               "the city",
                                               "St. Louis County",
                                               "Missouri",
                                               "withheld for 60 days",
                                               "U.S.",
                                               "\xff",
                                               "equipped deputies with",
                                               "Clackamas",
                                               "Prince George\u2019s County",
                                               "Md.",
                                               "(",
                                               ")",
                                               "-"};
  return all;
}

Document drawn_document(test::Dice& random, int number) {
  std::string text;
  for (std::size_t i = random.roll(60); i > 0; --i) {
    text += pieces()[random.roll(pieces().size())];
    if (random.roll(8) != 0) text += ' ';
  }
  Document document = test::document(text, random.roll(4) == 0 ? "" : "2025-03-04");
  document.id = "drawn-" + std::to_string(number);
  if (random.roll(3) == 0) document.title = "Kent County, Michigan";
  if (random.roll(3) == 0) document.state = "MI";
  return document;
}

void check_quotes(const Document& document, const Extraction& extraction) {
  const auto check = [&](const Evidence& evidence) {
    REQUIRE(evidence.begin < evidence.end);
    REQUIRE(evidence.end <= document.text.size());
    CHECK(evidence.quote ==
          document.text.substr(evidence.begin, evidence.end - evidence.begin));
    CHECK((evidence.kind != Kind::proposed || !evidence.factual));
  };
  for (const Evidence& evidence : extraction.evidence) {
    check(evidence);
    CHECK_FALSE(evidence.jurisdiction.text.empty());
    CHECK_FALSE(evidence.state.text.empty());
  }
  for (const Dropped& dropped : extraction.dropped) {
    check(dropped.evidence);
    CHECK_FALSE(dropped.reason.empty());
  }
}

TEST_CASE(
    "extract: every quote is the document's text at its offsets, every run the same") {
  constexpr unsigned seed = 31337;
  CAPTURE(seed);
  test::Dice random(seed);
  std::size_t records = 0;
  for (int round = 0; round < 1500; ++round) {
    const Document document = drawn_document(random, round);
    CAPTURE(document.text);
    const Extraction once = test::camera_extractor().extract(document);
    check_quotes(document, once);
    const Extraction again = test::camera_extractor().extract(document);
    CHECK(once.evidence == again.evidence);
    CHECK(once.dropped.size() == again.dropped.size());
    records += once.evidence.size();
  }
  CHECK(records > 200);
}

TEST_CASE("extract: documents do not touch one another") {
  constexpr unsigned seed = 77;
  CAPTURE(seed);
  test::Dice random(seed);
  std::vector<Document> documents;
  for (int i = 0; i < 60; ++i) documents.push_back(drawn_document(random, i));
  std::vector<std::string> forwards;
  for (const Document& document : documents) {
    forwards.push_back(test::records_of(test::camera_extractor().extract(document)));
  }
  for (std::size_t i = documents.size(); i > 0; --i) {
    CHECK(test::records_of(test::camera_extractor().extract(documents[i - 1])) ==
          forwards[i - 1]);
  }
}

TEST_CASE("extract: records have an order that does not depend on anything else") {
  constexpr unsigned seed = 5;
  CAPTURE(seed);
  test::Dice random(seed);
  for (int round = 0; round < 200; ++round) {
    const Extraction extraction =
        test::camera_extractor().extract(drawn_document(random, round));
    CHECK(std::is_sorted(
        extraction.evidence.begin(),
        extraction.evidence.end(),
        [](const Evidence& a, const Evidence& b) { return a.begin < b.begin; }));
  }
}

TEST_CASE("extract: the shipped documents give quotes that are theirs") {
  const std::string folder = STANCE_SOURCE_DIR "/data/corpus";
  std::size_t count = 0;
  if (std::filesystem::exists(folder)) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".md") continue;
      const Document document =
          test::document(test::file_text(entry.path().string()).value());
      check_quotes(document, test::camera_extractor().extract(document));
      ++count;
    }
  }
  CHECK(count > 50);
}

}  // namespace
}  // namespace stance
