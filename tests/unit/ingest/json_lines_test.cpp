// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/json_lines.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "stance/ingest/json_stream.h"
#include "stance/ingest/line_reader.h"

namespace stance::ingest {
namespace {

TEST_CASE("ingest: a line of JSON gives text and every metadatum") {
  const Result<JsonLine, Diagnostics> read = parse_json_line(
      R"({"id": "alder-1", "text": "The county\nsaid \"no\".", "title": "T",)"
      R"( "publisher": "P", "url": "https://example.org", "published": "2019-07-23",)"
      R"( "kind": "news", "state": "MD", "abstract": true, "notes": [], "gold": {}})",
      {"a.jsonl", 1, 0});
  REQUIRE(read.has_value());
  CHECK(read->text == "The county\nsaid \"no\".");
  CHECK(read->ignored == std::vector<std::string>{"gold", "notes"});
  CHECK(read->metadata == Metadata{.id = "alder-1",
                                   .title = "T",
                                   .publisher = "P",
                                   .url = "https://example.org",
                                   .published = *Edtf::parse("2019-07-23"),
                                   .kind = "news",
                                   .state = "MD",
                                   .is_abstract = true});
}

TEST_CASE("ingest: null and empty metadata are absent") {
  const Result<JsonLine, Diagnostics> read = parse_json_line(
      R"({"text": "T", "published": null, "title": "", "abstract": null})", {"a", 1, 0});
  REQUIRE(read.has_value());
  CHECK(read->metadata == Metadata{});
}

TEST_CASE("ingest: a line that is no document says why") {
  struct Row {
    std::string_view name;
    std::string_view line;
    std::string_view code;
    std::string_view message;
  };
  const Row rows[] = {
      {"cut off",
       R"({"text": "The)",
       "I030",
       "line 7: broken JSON at column 14: invalid string: missing closing "
       "quote"},
      {"trailing words",
       R"({"text": "T"} x)",
       "I030",
       "line 7: broken JSON at column 15: invalid literal"},
      {"huge number",
       R"({"text": "T", "size": 1e999})",
       "I030",
       "line 7: broken JSON at a value: number overflow parsing '1e999'"},
      {"lone surrogate",
       R"({"text": "\ud800"})",
       "I030",
       "line 7: broken JSON at column 17: invalid string: surrogate "
       "U+D800..U+DBFF "
       "must be followed by U+DC00..U+DFFF"},
      {"list", "[1]", "I031", "line 7: not an object"},
      {"key twice",
       R"({"text": "T", "text": "U"})",
       "I031",
       "line 7: the key 'text' stands twice"},
      {"no text", R"({"id": "a"})", "I034", "line 7: no 'text'"},
      {"text is a number", R"({"text": 5})", "I034", "line 7: no 'text'"},
      {"empty text", R"({"text": " \n"})", "I003", "line 7: the text is empty"},
      {"zero byte", R"({"text": "a\u0000b"})", "I004", "line 7: a zero byte in the text"},
      {"not UTF-8",
       "{\"text\": \"\x93\"}",
       "I005",
       "line 7: not UTF-8 at byte 110 of the file"},
      {"number as title",
       R"({"text": "T", "title": 5})",
       "I013",
       "line 7: title: not a text"},
      {"text as abstract",
       R"({"text": "T", "abstract": "no"})",
       "I013",
       "line 7: abstract: neither true nor false"},
      {"state by name",
       R"({"text": "T", "state": "Maryland"})",
       "I015",
       "line 7: state: 'Maryland' is not the postal code of a state"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Result<JsonLine, Diagnostics> read =
        parse_json_line(row.line, {"a.jsonl", 7, 100});
    REQUIRE(!read.has_value());
    REQUIRE(read.error().size() == 1);
    CHECK(read.error().front().code == row.code);
    CHECK(read.error().front().message == row.message);
    CHECK(read.error().front().primary->span.begin == 100);
    CHECK(!read.error().front().helps.empty());
  }
}

TEST_CASE("ingest: nesting without end is read or refused, never a crash") {
  const std::string deep = R"({"text": "T", "notes": )" + std::string(200000, '[') + "}";
  CHECK(!parse_json_line(deep, {"a.jsonl", 1, 0}).has_value());
  const std::string closed = R"({"text": "T", "notes": )" + std::string(200000, '[') +
                             std::string(200000, ']') + "}";
  CHECK(parse_json_line(closed, {"a.jsonl", 1, 0}).has_value());
}

TEST_CASE("ingest: lines are found whatever the size of a block") {
  std::string text;
  std::vector<std::string> expected;
  std::vector<std::size_t> begins;
  for (std::size_t i = 0; i < 300; ++i) {
    begins.push_back(text.size());
    expected.emplace_back(i * 7 % 1000, static_cast<char>('a' + i % 26));
    text += expected.back() + (i + 1 < 300 ? "\n" : "");
  }
  std::istringstream stream(text);
  LineReader reader(stream, 10000);
  std::size_t count = 0;
  while (reader.next()) {
    REQUIRE(count < expected.size());
    CHECK(reader.line() == expected[count]);
    CHECK(reader.begin() == begins[count]);
    CHECK(reader.number() == ++count);
  }
  CHECK(count == expected.size());
}

TEST_CASE("ingest: a line that is too long is passed over and the next one is read") {
  std::istringstream stream(R"({"text": "A"})"
                            "\n" +
                            std::string(200000, 'x') +
                            "\n"
                            R"({"text": "B"})");
  std::vector<std::string> texts;
  const JsonStream read = read_json_stream(
      stream, "a.jsonl", 1000, [&](const JsonLine& line, const LinePlace&) {
        texts.push_back(line.text);
      });
  CHECK(texts == std::vector<std::string>{"A", "B"});
  REQUIRE(read.faults.size() == 1);
  CHECK(read.faults.front().code == "I033");
  CHECK(read.faults.front().message == "line 2: longer than 1000 bytes");
}

TEST_CASE("ingest: a fault on every line is said five times and counted") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "{\n";
  std::istringstream stream(text + "{\"text\": \"A\"}\n");
  std::size_t documents = 0;
  const JsonStream read = read_json_stream(
      stream, "a.jsonl", 1000, [&](const JsonLine&, const LinePlace&) { ++documents; });
  CHECK(documents == 1);
  CHECK(read.lines == 1001);
  REQUIRE(read.faults.size() == 6);
  CHECK(read.faults.back().message == "a.jsonl: the same fault on 995 more lines");
}

}  // namespace
}  // namespace stance::ingest
