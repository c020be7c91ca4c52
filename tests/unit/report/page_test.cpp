// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "stance/report/evidence_page.h"
#include "stance/report/status_page.h"

using namespace stance;

namespace {

Day day(std::string_view text) {
  return parse_day(text).value();
}

Policy cameras() {
  Policy policy;
  policy.id = {"cameras"};
  policy.states = {{{"worn"}, "Officers wear cameras on patrol."},
                   {{"none"}, "Nobody wears a camera."}};
  return policy;
}

StatusLine line_with(Status status) {
  status.policy = {"cameras"};
  status.on = day("2026-11-22");
  status.as_known_on = status.on;
  return {.policy = cameras(), .status = status, .sources = 2};
}

StatusPage page_with(const StatusLine& line) {
  return {.place = {{"ocd-division/country:us/state:mi/county:kent"},
                    "26081",
                    "Kent County, MI"},
          .on = day("2026-11-22"),
          .as_known_on = day("2026-11-22"),
          .lines = {line}};
}

Status worn() {
  Status status;
  status.state = StateId{"worn"};
  status.standing = Standing::settled;
  status.since = Days{day("2024-02-27"), day("2024-02-27")};
  status.last_confirmed = Days{day("2025-03-01"), day("2025-03-31")};
  return status;
}

Evidence piece() {
  Evidence evidence;
  evidence.id = {"0123456789ab"};
  evidence.document = "a.md";
  evidence.policy = {"cameras"};
  evidence.state = {"worn"};
  evidence.kind = Kind::adopted;
  evidence.quote = "will wear cameras";
  evidence.begin = 13;
  evidence.end = 30;
  evidence.publisher = "Kent Courier";
  return evidence;
}

Document article() {
  Document document;
  document.id = "a.md";
  document.text = "All officers will wear cameras.\n\nAnother paragraph.\n";
  return document;
}

}  // namespace

TEST_CASE("status page: state, since, confirmed, sources, and what the state means") {
  CHECK(status_text(page_with(line_with(worn())), 80) ==
        "Kent County, MI, on 2026-11-22\n"
        "\n"
        "POLICY   STATE  SINCE       CONFIRMED  SOURCES\n"
        "cameras  worn   2024-02-27  2025-03    2\n"
        "    Officers wear cameras on patrol.\n");
}

TEST_CASE("status page: what nothing is known of is named, not left out") {
  CHECK(status_text(page_with(line_with({})), 80) ==
        "Kent County, MI, on 2026-11-22\n"
        "\n"
        "No evidence on: cameras.\n");
}

TEST_CASE("status page: between two states both are shown, with the mark explained") {
  Status status = worn();
  status.standing = Standing::contested;
  status.states = {{"none"}, {"worn"}};
  const std::string text = status_text(page_with(line_with(status)), 80);
  CHECK(text.find("none or worn !") != std::string::npos);
  CHECK(text.find("    worn: Officers wear cameras on patrol.\n") != std::string::npos);
  CHECK(text.find("    none: Nobody wears a camera.\n") != std::string::npos);
  CHECK(text.find("! contested: ") != std::string::npos);
}

TEST_CASE("status page: the second clock is shown where it differs") {
  StatusPage page = page_with(line_with(worn()));
  page.as_known_on = day("2025-01-01");
  CHECK(status_text(page, 80).starts_with(
      "Kent County, MI, on 2026-11-22, as known on 2025-01-01\n"));
}

TEST_CASE(
    "evidence page: the source's own words are quoted, an abstract is called ours") {
  Document document = article();
  CHECK(quote_words(piece(), document) == "\"will wear cameras\"");
  CHECK(source_words(piece(), document) == "Kent Courier, undated");
  document.is_abstract = true;
  CHECK(quote_words(piece(), document) == "(our abstract) will wear cameras");
  CHECK(source_words(piece(), document) == "our abstract of Kent Courier, undated");
}

TEST_CASE("evidence page: shows the paragraph around the words, not its neighbours") {
  const std::string text =
      evidence_text(piece(), article(), {{"x"}, {}, "Kent County, MI"}, 80);
  CHECK(text.find("All officers will wear cameras.") != std::string::npos);
  CHECK(text.find("Another paragraph") == std::string::npos);
  CHECK(text.find("adopted worn, no day known") != std::string::npos);
}

TEST_CASE("evidence page: text of a document cannot command the terminal") {
  Evidence evidence = piece();
  evidence.quote = "red \x1b[31m alert";
  evidence.publisher = "Bad\x1b]0;title\x07 Press";
  evidence.document = "x\x1b[2J.md";
  const std::string text =
      evidence_text(evidence, std::nullopt, {{"x"}, {}, "Kent County, MI"}, 80);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\x07') == std::string::npos);
}

TEST_CASE("evidence page: numbers are said as they are") {
  Evidence evidence = piece();
  evidence.parameters = {{"days", 30}, {"share", 2.5}};
  const std::string text =
      evidence_text(evidence, std::nullopt, {{"x"}, {}, "Kent County, MI"}, 80);
  CHECK(text.find("days 30, share 2.5") != std::string::npos);
}
