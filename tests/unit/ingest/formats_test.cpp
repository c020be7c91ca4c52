// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "packing.h"
#include "stance/ingest/ingest.h"
#include "support/scratch_folder.h"

namespace stance::ingest {
namespace {

using test::gzipped;
using test::zstd_packed;

struct Reading {
  std::vector<Document> documents;
  Ingested result;

  std::string texts() const {
    std::string list;
    for (const Document& one : documents) list += one.id + "=" + one.text + ";";
    return list;
  }
  std::string codes() const {
    std::string list;
    for (const Diagnostic& one : result.diagnostics) list += one.code + " ";
    return list;
  }
};

Reading read(const std::string& path, std::istream* input = nullptr) {
  Reading reading;
  const std::vector<std::string> paths = {path};
  reading.result = ingest(paths, {.standard_input = input}, [&](Document document) {
    reading.documents.push_back(std::move(document));
  });
  return reading;
}

const std::string article = "The Alder County board voted, on Tuesday, to end it.";
const std::string html = "<html><body><p>" + article + "</p></body></html>";
const std::string lines = R"({"id": "a", "text": "A"})"
                          "\n"
                          R"({"text": "B"})"
                          "\n";

std::string response(const std::string& head, const std::string& body) {
  const std::string block = "HTTP/1.1 " + head + "\r\n\r\n" + body;
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-03-09T12:00:00Z\r\n"
         "WARC-Target-URI: https://alder.example/a\r\nContent-Length: " +
         std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

TEST_CASE("ingest: a file is read by its ending, packed or not") {
  struct Row {
    std::string_view name;
    std::string bytes;
    std::string texts;
  };
  const std::string page = response("200 OK\r\nContent-Type: text/html", html);
  const Row rows[] = {
      {"a.html", html, "a.html=" + article + ";"},
      {"a.HTM", html, "a.HTM=" + article + ";"},
      {"a.html.gz", gzipped(html), "a.html.gz=" + article + ";"},
      {"a.txt.zst", zstd_packed("A"), "a.txt.zst=A;"},
      {"a.jsonl.gz", gzipped(lines), "a=A;a.jsonl.gz:2=B;"},
      {"a.jsonl.zst", zstd_packed(lines), "a=A;a.jsonl.zst:2=B;"},
      {"a.warc", page, "a.warc:1=" + article + ";"},
      {"a.warc.gz",
       gzipped(page) + gzipped(response("200 OK\r\nContent-Type: text/plain", "B")),
       "a.warc.gz:1=" + article + ";a.warc.gz:2=B;"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const test::ScratchFolder folder;
    folder.write(std::string(row.name), row.bytes);
    const Reading reading = read(folder / row.name);
    CHECK(reading.texts() == row.texts);
    CHECK(reading.codes() == "");
    CHECK(reading.result.skips.empty());
  }
}

TEST_CASE("ingest: standard input is told by its first bytes") {
  struct Row {
    std::string_view name;
    std::string bytes;
    std::string texts;
  };
  const Row rows[] = {
      {"a page", html, "-=" + article + ";"},
      {"a packed page", gzipped(html), "-=" + article + ";"},
      {"JSON Lines", lines, "a=A;-:2=B;"},
      {"packed JSON Lines", zstd_packed(lines), "a=A;-:2=B;"},
      {"an archive", response("200 OK\r\nContent-Type: text/plain", "A"), "-:1=A;"},
      {"text", "Words.", "-=Words.;"},
      {"text with a front matter", "+++\nid = \"x\"\n+++\nWords.", "x=Words.;"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    std::istringstream input(row.bytes);
    const Reading reading = read("-", &input);
    CHECK(reading.texts() == row.texts);
    CHECK(reading.codes() == "");
  }
}

TEST_CASE("ingest: an archive tells what it does not read") {
  const test::ScratchFolder folder;
  folder.write(
      "a.warc",
      response("200 OK\r\nContent-Type: image/png", "x") +
          response("404 Not Found\r\nContent-Type: text/html", html) +
          response("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br", "x") +
          response("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip",
                   gzipped(html)) +
          response("200 OK", html) +
          response("200 OK\r\nContent-Type: text/html", "<div id=app></div>"));
  const Reading reading = read(folder / "a.warc");
  CHECK(reading.texts() == "a.warc:4=" + article + ";");
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].url == "https://alder.example/a");
  CHECK(reading.documents[0].publisher == "alder.example");
  CHECK(reading.documents[0].published->to_string() == "[..2025-03-09]");
  std::vector<std::string> reasons;
  for (const Skip& skip : reading.result.skips) reasons.push_back(skip.reason);
  CHECK(reasons == std::vector<std::string>{
                       "'image/png' is not read",
                       "the server answered 404",
                       "its encoding 'br' is not read",
                       "it does not say what it is",
                       "the page has no text of its own; a script may make it"});
  CHECK(reading.result.skips[0].file ==
        folder / "a.warc" + ", record 1 (https://alder.example/a)");
}

TEST_CASE("ingest: what breaks in a packed file does not take what came before") {
  const test::ScratchFolder folder;
  std::string many;
  for (int i = 0; i < 5000; ++i) {
    many += "{\"text\": \"T" + std::to_string(i * 7919) + "\"}\n";
  }
  const std::string packed = gzipped(many);
  folder.write("a.jsonl.gz", packed.substr(0, packed.size() / 2));
  const Reading reading = read(folder / "a.jsonl.gz");
  CHECK(reading.documents.size() > 1000);
  CHECK(reading.documents.size() < 4000);
  CHECK(reading.codes().find("I100") != std::string::npos);
}

TEST_CASE("ingest: a line of 70 MB is passed over, and the next one is read") {
  std::string input = "{\"text\": \"" + std::string(std::size_t{70} << 20U, 'x') +
                      "\"}\n{\"text\": \"B\"}\n";
  std::istringstream stream(std::move(input));
  const Reading reading = read("-", &stream);
  CHECK(reading.texts() == "-:2=B;");
  CHECK(reading.codes() == "I033 ");
}

TEST_CASE("ingest: what a manifest says of a page wins over what the page says") {
  const test::ScratchFolder folder;
  folder.write("a.html", "<meta name=date content=2025-03-01>" + html);
  folder.write("manifest.toml",
               "[[document]]\nfile = \"a.html\"\npublished = \"2025-03-04\"\n");
  const Reading reading = read(folder.path().string());
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].published->to_string() == "2025-03-04");
}

}  // namespace
}  // namespace stance::ingest
