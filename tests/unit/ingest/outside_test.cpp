// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "stance/base/digest.h"
#include "stance/ingest/outside_extractor.h"
#include "stance/ingest/quote_search.h"
#include "table_support.h"

namespace stance::ingest::test {
namespace {

using namespace std::chrono_literals;
using stance::test::codes_of;

// The second sentence goes over a line end, the third has letters of two bytes.
Document kent_document() {
  Document document{.id = "kent-1"};
  document.text =
      "Masks are back. Shops in Kent County\nmust see to it. \xC3\x89t\xC3\xA9 came "
      "early.";
  document.digest = digest_of(document.text);
  document.published = Edtf::parse("2025-03-04").value();
  document.kind = "news";
  document.publisher = "Lake Post";
  return document;
}

RecordNames names() {
  return {stance::test::gazetteer(), stance::test::order_rules()};
}

OutsideFindings found_in(const std::string& lines) {
  return read_outside_records(lines, kent_document(), "finder", names());
}

// A sound record, with more keys.
std::string record(const std::string& more = "") {
  return R"({"jurisdiction":"Kent County, MI","policy":"masks","state":"required",)"
         R"("kind":"adopted","quote":"Masks are back.")" +
         more + "}\n";
}

// The same with another value for one of its keys.
std::string record_with(const std::string& key, const std::string& value) {
  std::string text = record();
  const std::size_t begin = text.find("\"" + key + "\":") + key.size() + 3;
  const std::size_t end = text.find_first_of("\"", begin + 1) + 1;
  return text.replace(begin, end - begin, value);
}

TEST_CASE("ingest: a record of another program becomes evidence that says so") {
  const OutsideFindings found = found_in(record(
      R"(,"when":"2025-03","scope":"shops","agency":"sheriff","instance":"order 1",)"
      R"("speaker":"the board","binds":"below","factual":false,"hedged":true,)"
      R"("dates":{"signed":"2025-02-28"},"parameters":{"days":10})"));
  CHECK(codes_of(found.diagnostics).empty());
  REQUIRE(found.evidence.size() == 1);
  const Evidence& piece = found.evidence.front();
  const Document document = kent_document();
  CHECK(piece.id == evidence_id(piece));
  CHECK(piece.document == "kent-1");
  CHECK(piece.digest == document.digest);
  CHECK(piece.jurisdiction.text == "ocd-division/country:us/state:mi/county:kent");
  CHECK(piece.policy.text == "masks");
  CHECK(piece.state.text == "required");
  CHECK(piece.kind == Kind::adopted);
  CHECK(piece.when.to_string() == "2025-03");
  CHECK(piece.published == document.published);
  CHECK(piece.source_kind == "news");
  CHECK(piece.publisher == "Lake Post");
  CHECK(piece.scope == "shops");
  CHECK(piece.agency == "sheriff");
  CHECK(piece.instance == "order 1");
  CHECK(piece.speaker == "the board");
  CHECK(piece.binds == Binds::below);
  CHECK_FALSE(piece.factual);
  CHECK(piece.hedged);
  CHECK(piece.dates.at("signed").to_string() == "2025-02-28");
  CHECK(piece.parameters.at("days") == 10);
  CHECK(piece.extractor == "finder");
  CHECK(piece.grade == Grade::d);
  CHECK(piece.quote == "Masks are back.");
  CHECK(piece.begin == 0);
  CHECK(piece.end == 15);
}

TEST_CASE("ingest: what other programs print is taken, or told with its record") {
  struct Row {
    std::string_view name;
    std::string lines;
    std::string_view codes;
    std::size_t kept;
  };
  const Row rows[] = {
      {"a record", record(), "", 1},
      {"without a line end", record().substr(0, record().size() - 1), "", 1},
      {"nothing", "", "", 0},
      {"empty lines", "\n \r\n\t\n", "", 0},
      {"null for what is unknown", record(R"(,"scope":null,"when":null)"), "", 1},
      {"as stance writes it",
       record(
           R"(,"id":"x","grade":"A","cue":null,"published":"1999","document":"kent-1")"),
       "",
       1},
      {"a place as stance writes it",
       record_with("jurisdiction", R"({"id":null,"geoid":"26081","name":"Kent"})"),
       "",
       1},
      {"a bad one between good ones", record() + "oops\n" + record(), "I030", 2},
      {"words", "Sure! Here are the records:\n", "I030", 0},
      {"half a record", R"({"jurisdiction":"Kent)", "I030", 0},
      {"brackets", std::string(100000, '['), "I030", 0},
      {"not UTF-8", "{\"policy\":\"\xFF\"}\n", "I005", 0},
      {"a list", "[1, 2]\n", "I031", 0},
      {"a number", "17\n", "I031", 0},
      {"a key twice", record(R"(,"kind":"ended")"), "I031", 0},
      {"an unknown key", record(R"(,"confidence":0.9)"), "I150", 0},
      {"a slip", record(R"(,"scop":"x")"), "I150", 0},
      {"another document", record(R"(,"document":"kent-2")"), "I150", 0},
      {"nothing in it", "{}\n", "I150 I150 I150 I150 I150", 0},
      {"a policy that is a number", record_with("policy", "7.0"), "I150", 0},
      {"a zero byte", record(R"(,"scope":"a\u0000b")"), "I150", 0},
      {"hedged by a word", record(R"(,"hedged":"yes")"), "I150", 0},
      {"numbers that are words", record(R"(,"parameters":{"days":"ten"})"), "I150", 0},
      {"an unknown policy", record_with("policy", R"("mask")"), "I151", 0},
      {"an unknown state", record_with("state", R"("demanded")"), "I151", 0},
      {"an unknown kind", record_with("kind", R"("started")"), "I151", 0},
      {"an unknown place", record_with("jurisdiction", R"("Atlantis, MI")"), "I151", 0},
      {"a place that can be several",
       record_with("jurisdiction", R"("Kent County")"),
       "I151",
       0},
      {"no such day", record(R"(,"when":"2025-02-30")"), "I014", 0},
      {"a year too far", record(R"(,"when":"20026")"), "I014", 0},
      {"a date in words", record(R"(,"when":"last Tuesday")"), "I014", 0},
      {"a date that is a number", record(R"(,"when":2025)"), "I014", 0},
      {"dates in words", record(R"(,"dates":{"signed":"in May"})"), "I014", 0},
      {"no quote", record_with("quote", R"("")"), "I150", 0},
      {"words that are not there",
       record_with("quote", R"("Masks are gone.")"),
       "I152",
       0},
      {"in other letters", record_with("quote", R"("masks are back.")"), "I152", 0},
      {"other white space",
       record_with("quote", R"("Shops in Kent  County must see to it.")"),
       "",
       1},
      {"words run together", record_with("quote", R"("Masks areback.")"), "I152", 0},
      {"its span", record(R"(,"span":[0,15])"), "", 1},
      {"a span elsewhere", record(R"(,"span":[1,16])"), "I152", 0},
      {"a span beyond the text", record(R"(,"span":[0,999999999999])"), "I152", 0},
      {"a span backwards", record(R"(,"span":[15,0])"), "I152", 0},
      {"a span of minus one", record(R"(,"span":[-1,3])"), "I150", 0},
      {"a place that is a list", record_with("jurisdiction", "[]"), "I150", 0},
      {"no words at all", record_with("quote", "null"), "I150", 0},
      {"two faults", record(R"(,"when":"soon","binds":"all")"), "I014 I151", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const OutsideFindings found = found_in(row.lines);
    CHECK(codes_of(found.diagnostics) == row.codes);
    CHECK(found.evidence.size() == row.kept);
  }
}

TEST_CASE("ingest: the span follows from the quote, and the quote from the span") {
  const std::string by_quote =
      record_with("quote", R"("Shops in Kent County must see to it.")");
  const OutsideFindings found = found_in(by_quote);
  REQUIRE(found.evidence.size() == 1);
  CHECK(found.evidence[0].quote == "Shops in Kent County\nmust see to it.");
  CHECK(found.evidence[0].begin == 16);
  std::string by_span = record(R"(,"span":[16,52])");
  by_span.erase(by_span.find(R"(,"quote":"Masks are back.")"), 26);
  const OutsideFindings same = found_in(by_span);
  CHECK(codes_of(same.diagnostics).empty());
  REQUIRE(same.evidence.size() == 1);
  CHECK(same.evidence[0].id == found.evidence[0].id);
  const std::size_t letter = kent_document().text.find("\xC3\x89");
  std::string within = record(R"(,"span":[)" + std::to_string(letter + 1) + ",60]");
  within.erase(within.find(R"(,"quote":"Masks are back.")"), 26);
  CHECK(codes_of(found_in(within).diagnostics) == "I152");
}

TEST_CASE("ingest: without a day an observation is of the day of publication") {
  const auto when = [](const std::string& lines) {
    const OutsideFindings found = found_in(lines);
    return found.evidence.empty() ? "-" : found.evidence[0].when.to_string();
  };
  CHECK(when(record_with("kind", R"("observed")")) == "2025-03-04");
  CHECK(when(record()) == "XXXX");
  CHECK(when(record(R"(,"when":"2024")")) == "2024");
}

TEST_CASE("ingest: a proposal of another program is never a fact") {
  const OutsideFindings found =
      found_in(record_with("kind", R"("proposed")").insert(1, R"("factual":true,)"));
  REQUIRE(found.evidence.size() == 1);
  CHECK_FALSE(found.evidence[0].factual);
}

TEST_CASE("ingest: after five bad records the rest is counted") {
  std::string lines;
  for (int i = 0; i < 25; ++i) lines += "oops\n";
  const OutsideFindings found = found_in(lines + record());
  CHECK(found.evidence.size() == 1);
  CHECK(found.bad == 25);
  REQUIRE(found.diagnostics.size() == 6);
  CHECK(found.diagnostics.back().code == "I153");
  CHECK(found.diagnostics.back().message ==
        "20 more records on 'kent-1' cannot be taken either");
}

TEST_CASE("ingest: two programs that say the same are two pieces of evidence") {
  const auto by = [](const std::string& name) {
    return read_outside_records(record(), kent_document(), name, names())
        .evidence.at(0)
        .id;
  };
  CHECK(by("one") == by("one"));
  CHECK(by("one") != by("two"));
}

TEST_CASE("ingest: whatever a program does, what it printed in whole lines is kept") {
  struct Row {
    std::string_view name;
    std::string command;
    std::string_view codes;
    std::size_t kept;
  };
  const std::string print = "printf '%s' '" + record() + "'; ";
  const Row rows[] = {
      {"it works", "cat >/dev/null; " + print, "", 1},
      {"it reads nothing", "exec <&-; " + print, "", 1},
      {"it says nothing", "true", "", 0},
      {"it is not there", "no-such-program-here", "I154", 0},
      {"it cannot be run", "/", "I154", 0},
      {"it fails", print + "echo oops >&2; exit 3", "I156", 1},
      {"it fails in the middle of a record", print + "printf '{\"a'; exit 1", "I156", 1},
      {"it is killed", print + "kill -SEGV $$", "I156", 1},
      {"it hangs", print + "sleep 60", "I155", 1},
      {"what it started hangs", print + "sleep 60 & exit 0", "I155", 1},
      {"it never stops", print + "yes ' '", "I156", 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const OutsideRun run = run_outside_extractor(
        {.command = row.command, .name = "finder", .time = 1s}, kent_document(), names());
    CHECK(codes_of(run.found.diagnostics) == row.codes);
    CHECK(run.found.evidence.size() == row.kept);
    CHECK(run.is_finished == row.codes.empty());
    CHECK(run.is_missing == (row.codes == "I154"));
  }
}

TEST_CASE("ingest: a program that has run is not missing, whatever its code") {
  for (const int code : {126, 127}) {
    CAPTURE(code);
    OutsideExtractor extractor{.command = "exit " + std::to_string(code), .name = "f"};
    CHECK(run_outside_extractor(extractor, kent_document(), names()).is_missing);
    extractor.has_run = true;
    const OutsideRun run = run_outside_extractor(extractor, kent_document(), names());
    CHECK_FALSE(run.is_missing);
    CHECK_FALSE(run.is_finished);
    CHECK(codes_of(run.found.diagnostics) == "I156");
  }
}

TEST_CASE("ingest: a record has five faults at most, however much is wrong") {
  std::string many;
  for (int i = 0; i < 1000; ++i) {
    many += (i == 0 ? "" : ",") + ("\"" + std::to_string(i)) + "\":\"x\"";
  }
  const std::string five = "I150 I150 I150 I150 I150";
  CHECK(codes_of(found_in("{" + many + "}\n").diagnostics) == five);
  CHECK(codes_of(found_in(record(",\"parameters\":{" + many + "}")).diagnostics) == five);
  CHECK(codes_of(found_in(record(",\"dates\":{" + many + "}")).diagnostics) ==
        "I014 I014 I014 I014 I014");
}

TEST_CASE("ingest: what a program complains about is cut between letters") {
  std::string letters;
  for (int i = 0; i < 200; ++i) letters += "\xC3\xA9";
  const OutsideRun run = run_outside_extractor(
      {.command = "echo 'x" + letters + "' >&2; exit 1", .name = "f"},
      kent_document(),
      names());
  REQUIRE(run.found.diagnostics.size() == 1);
  CHECK(run.found.diagnostics.front().message.ends_with("\xC3\xA9..."));
}

TEST_CASE("ingest: a document is handed over as one line of JSON") {
  Document document = kent_document();
  document.text = "It said \"no\".\n";
  document.digest = {"abc"};
  CHECK(outside_json(document) ==
        R"({"id":"kent-1","digest":"abc","text":"It said \"no\".\n","title":null,)"
        R"("publisher":"Lake Post","url":null,"published":"2025-03-04","kind":"news",)"
        R"("state":null,"abstract":false})"
        "\n");
}

TEST_CASE("ingest: a program is called by the name of its file") {
  CHECK(program_name("models/find.py --fast") == "find.py");
  CHECK(program_name("find") == "find");
  CHECK(program_name("  ") == "");
}

TEST_CASE("ingest: words are found where they stand first") {
  struct Row {
    std::string_view text;
    std::string_view quote;
    std::string_view found;
  };
  const Row rows[] = {
      {"a b a b", "a b", "0-3"},
      {"a  b a b", "a b", "5-8"},
      {"a  b a\nb", "a b", "0-4"},
      {"aa a b", "a  b", "3-6"},
      {"ab", "a b", "-"},
      {"a", "a b", "-"},
      {"a", " a\n", "0-1"},
      {"a", "", "-"},
      {"a", " \n", "-"},
      {"", "a", "-"},
      {"x a", "a ", "2-3"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.quote);
    const auto span = find_quote(row.text, row.quote);
    CHECK((span ? std::to_string(span->begin) + "-" + std::to_string(span->end) : "-") ==
          row.found);
  }
}

}  // namespace
}  // namespace stance::ingest::test
