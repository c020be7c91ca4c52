// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/front_matter.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "stance/ingest/manifest.h"

namespace stance::ingest {
namespace {

std::string codes(const Diagnostics& diagnostics) {
  std::string list;
  for (const Diagnostic& one : diagnostics) list += (list.empty() ? "" : " ") + one.code;
  return list;
}

std::string faults_of(std::string_view bytes) {
  const Result<TextFile, Diagnostics> parsed = parse_text_file(bytes, "a.md");
  return parsed ? "none" : codes(parsed.error());
}

TEST_CASE("ingest: a front matter gives every metadatum") {
  const Result<TextFile, Diagnostics> parsed = parse_text_file(
      "+++\n"
      "id = \"alder-1\"\n"
      "title = \"Alder County changes course\"\n"
      "publisher = \"Alder Courier\"\n"
      "url = \"https://example.org/a\"\n"
      "published = \"2019-07\"\n"
      "kind = \"news\"\n"
      "state = \"MD\"\n"
      "abstract = true\n"
      "+++\n"
      "\n"
      "The county said so.\n",
      "a.md");
  REQUIRE(parsed.has_value());
  CHECK(parsed->text == "The county said so.\n");
  CHECK(parsed->metadata == Metadata{.id = "alder-1",
                                     .title = "Alder County changes course",
                                     .publisher = "Alder Courier",
                                     .url = "https://example.org/a",
                                     .published = *Edtf::parse("2019-07"),
                                     .kind = "news",
                                     .state = "MD",
                                     .is_abstract = true});
}

TEST_CASE("ingest: text without a front matter is all text") {
  struct Row {
    std::string_view name;
    std::string_view bytes;
    std::string_view text;
  };
  const Row rows[] = {
      {"plain", "The county said so.\n", "The county said so.\n"},
      {"byte order mark", "\xEF\xBB\xBFThe county", "The county"},
      {"CRLF is kept", "One\r\nTwo\r\n", "One\r\nTwo\r\n"},
      {"plus signs later", "One\n+++\nTwo\n+++\n", "One\n+++\nTwo\n+++\n"},
      {"a rule, not YAML",
       "---\nThe county said: no\n---\n",
       "---\nThe county said: no\n---\n"},
      {"front matter with CRLF", "+++\r\nid = \"a\"\r\n+++\r\n\r\nText\r\n", "Text\r\n"},
      {"empty front matter", "+++\n+++\nText", "Text"},
      {"byte order mark and front matter", "\xEF\xBB\xBF+++\n+++\nText", "Text"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Result<TextFile, Diagnostics> parsed = parse_text_file(row.bytes, "a.md");
    REQUIRE(parsed.has_value());
    CHECK(parsed->text == row.text);
    CHECK(row.bytes.substr(parsed->text_begin) == row.text);
  }
}

TEST_CASE("ingest: what cannot be a document says why") {
  using std::string_view_literals::operator""sv;
  struct Row {
    std::string_view name;
    std::string_view bytes;
    std::string_view codes;
  };
  const Row rows[] = {
      {"empty", "", "I003"},
      {"blank", " \n\t\r\n", "I003"},
      {"front matter without text", "+++\nid = \"a\"\n+++\n\n", "I003"},
      {"zero byte", "The\0county"sv, "I004"},
      {"Windows-1252",
       "The \x93"
       "county\x94",
       "I005"},
      {"overlong UTF-8", "The \xC0\xAF county", "I005"},
      {"UTF-16",
       "\xFF\xFE"
       "T\0h\0"sv,
       "I005"},
      {"never closed", "+++\nid = \"a\"\n\nThe county", "I010"},
      {"broken TOML", "+++\nid = alder\n+++\nText", "I011"},
      {"an accent outside quotes", "+++\n\xC3\xA9t\xC3\xA9 = 1\n+++\nText", "I011"},
      {"JSON in brackets", "+++\n[{\"id\": 1}]\n+++\nText", "I011"},
      {"unknown key", "+++\npublishd = \"2019\"\n+++\nText", "I012"},
      {"three faults at once",
       "+++\ncolour = 1\npublished = \"2025-02-30\"\nstate = \"Md.\"\n+++\nText",
       "I012 I014 I015"},
      {"number as title", "+++\ntitle = 5\n+++\nText", "I013"},
      {"text as abstract", "+++\nabstract = \"yes\"\n+++\nText", "I013"},
      {"no such day, without quotes", "+++\npublished = 2025-02-30\n+++\nText", "I011"},
      {"no such day", "+++\npublished = \"2025-02-30\"\n+++\nText", "I014"},
      {"YAML", "---\ntitle: A\n---\nText", "I016"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(faults_of(row.bytes) == row.codes);
  }
}

TEST_CASE("ingest: faults of a front matter point at the file and propose a way out") {
  const std::string_view bytes = "+++\ntitle = \"A\"\npublishd = \"2019\"\n+++\nText";
  const Result<TextFile, Diagnostics> parsed = parse_text_file(bytes, "a.md");
  REQUIRE(!parsed.has_value());
  const Diagnostic& fault = parsed.error().front();
  CHECK(fault.message == "line 3: unknown key 'publishd'");
  CHECK(fault.helps.front().text == "did you mean 'published'?");
  const SourceSpan& span = fault.primary->span;
  CHECK(bytes.substr(span.begin, span.end - span.begin) == "publishd");
}

TEST_CASE("ingest: bytes that are not UTF-8 are named by their place") {
  const std::optional<Diagnostic> fault = text_fault("One\nTwo \x93", "a.txt");
  REQUIRE(fault.has_value());
  CHECK(fault->message == "'a.txt' is not UTF-8 at byte 8, line 2");
  CHECK(fault->primary->span.begin == 8);
}

TEST_CASE("ingest: a date may stand without quotes in TOML") {
  const Result<TextFile, Diagnostics> parsed =
      parse_text_file("+++\npublished = 2019-07-23\n+++\nText", "a.md");
  REQUIRE(parsed.has_value());
  CHECK(parsed->metadata.published->to_string() == "2019-07-23");
}

TEST_CASE("ingest: what says nothing is absent") {
  const Result<TextFile, Diagnostics> parsed = parse_text_file(
      "+++\ntitle = \"\"\npublisher = \" \"\npublished = \"XXXX\"\n+++\nText", "a.md");
  REQUIRE(parsed.has_value());
  CHECK(parsed->metadata == Metadata{});
}

TEST_CASE("ingest: a manifest tells of the files beside it") {
  const Manifest manifest = parse_manifest(
      "[[document]]\nfile = \"a.txt\"\npublished = \"2019-07-23\"\nkind = \"news\"\n"
      "[[document]]\nfile = \"b.txt\"\nabstract = true\n",
      "manifest.toml");
  CHECK(codes(manifest.diagnostics) == "");
  REQUIRE(manifest.entries.size() == 2);
  CHECK(manifest.entries.at("a.txt").metadata.published->to_string() == "2019-07-23");
  CHECK(manifest.entries.at("a.txt").metadata.kind == "news");
  CHECK(manifest.entries.at("b.txt").metadata.is_abstract == true);
}

TEST_CASE("ingest: a fault of a manifest spares its sound entries") {
  struct Row {
    std::string_view name;
    std::string_view text;
    std::string_view codes;
    std::size_t sound;
  };
  const Row rows[] = {
      {"broken TOML", "[[document]\nfile = \"a.txt\"\n", "I020", 0},
      {"unknown table", "[[documents]]\nfile = \"a.txt\"\n", "I021", 0},
      {"unknown key",
       "[[document]]\nfile = \"a.txt\"\nsource = \"x\"\n[[document]]\nfile = \"b.txt\"\n",
       "I021",
       1},
      {"no file",
       "[[document]]\ntitle = \"A\"\n[[document]]\nfile = \"b.txt\"\n",
       "I023",
       1},
      {"one file twice",
       "[[document]]\nfile = \"a.txt\"\n[[document]]\nfile = \"a.txt\"\n",
       "I023",
       0},
      {"file of another folder", "[[document]]\nfile = \"../a.txt\"\n", "I023", 0},
      {"document is no list", "document = \"a.txt\"\n", "I023", 0},
      {"bad date",
       "[[document]]\nfile = \"a.txt\"\npublished = \"2025-02-30\"\n"
       "[[document]]\nfile = \"b.txt\"\n",
       "I014",
       1},
      {"not UTF-8", "# \x93\n", "I005", 0},
      {"empty", "", "", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Manifest manifest = parse_manifest(row.text, "manifest.toml");
    CHECK(codes(manifest.diagnostics) == row.codes);
    std::size_t sound = 0;
    for (const auto& [name, entry] : manifest.entries) sound += entry.is_sound ? 1U : 0U;
    CHECK(sound == row.sound);
  }
}

}  // namespace
}  // namespace stance::ingest
