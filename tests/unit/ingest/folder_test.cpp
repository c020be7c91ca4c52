// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "stance/ingest/ingest.h"
#include "support/scratch_folder.h"

namespace stance::ingest {
namespace {

namespace fs = std::filesystem;

struct Reading {
  std::vector<Document> documents;
  Ingested result;

  std::string ids() const {
    std::string list;
    for (const Document& one : documents) list += (list.empty() ? "" : " ") + one.id;
    return list;
  }
  std::string codes() const {
    std::string list;
    for (const Diagnostic& one : result.diagnostics) {
      list += (list.empty() ? "" : " ") + one.code;
    }
    return list;
  }
};

Reading read(const std::vector<std::string>& paths, const IngestOptions& options = {}) {
  Reading reading;
  reading.result = ingest(paths, options, [&](Document document) {
    reading.documents.push_back(std::move(document));
  });
  CHECK(reading.result.documents == reading.documents.size());
  return reading;
}

TEST_CASE("ingest: a folder is read with what lies in it, sorted by name") {
  const test::ScratchFolder folder;
  folder.write("b.txt", "B");
  folder.write("a.md", "A");
  folder.write("c.MARKDOWN", "C");
  folder.write("sub/deep/e.txt", "E");
  folder.write("sub/d.jsonl",
               "{\"id\": \"d1\", \"text\": \"D1\"}\n\n{\"text\": \"D2\"}\n");
  CHECK(read({folder.path().string()}).ids() ==
        "a.md b.txt c.MARKDOWN d1 d.jsonl:3 e.txt");
}

TEST_CASE("ingest: what is not read is listed with the reason") {
  const test::ScratchFolder folder;
  folder.write("a.txt", "A");
  folder.write("b.docx", "PK");
  folder.write("c.jpg", "\xff\xd8");
  folder.write("d.zip", "PK");
  folder.write("e", "E");
  folder.write(".git/config", "x");
  folder.write("gold.jsonl", "{\"id\": \"a\", \"gold\": []}\n{\"id\": \"b\"}\n");
  const Reading reading = read({folder.path().string()});
  CHECK(reading.ids() == "a.txt");
  CHECK(reading.codes() == "");
  REQUIRE(reading.result.skips.size() == 6);
  CHECK(reading.result.skips[0] ==
        Skip{folder / "b.docx",
             "word processors' files are not read: save it as PDF, HTML or text"});
  CHECK(reading.result.skips[4] ==
        Skip{folder / "gold.jsonl", "no line has a 'text', so it holds no documents"});
  CHECK(reading.result.skips[5] ==
        Skip{folder / ".git", "hidden: its name begins with a dot"});
}

TEST_CASE("ingest: a manifest gives metadata, and files that it does not name are read") {
  const test::ScratchFolder folder;
  folder.write("manifest.toml",
               "[[document]]\nfile = \"a.txt\"\npublished = \"2019-07-23\"\n"
               "url = \"https://www.example.org/a\"\nkind = \"news\"\n"
               "[[document]]\nfile = \"lines.jsonl\"\npublisher = \"The Lines\"\n"
               "[[document]]\nfile = \"gone.txt\"\n");
  const std::string file = folder.write("a.txt", "A");
  folder.write("b.txt", "B");
  folder.write("lines.jsonl", "{\"id\": \"l\", \"text\": \"L\"}");
  const Reading reading = read({folder.path().string()});
  CHECK(reading.ids() == "a.txt b.txt l");
  CHECK(reading.documents[0].published->to_string() == "2019-07-23");
  CHECK(reading.documents[0].publisher == "example.org");
  CHECK(reading.documents[0].kind == "news");
  CHECK(reading.documents[2].publisher == "The Lines");
  CHECK(reading.codes() == "I022");
  CHECK(reading.result.diagnostics[0].message ==
        "line 10: there is no file 'gone.txt' in this folder");

  const Reading alone = read({file});
  CHECK(alone.documents[0] == reading.documents[0]);
  CHECK(alone.codes() == "");
}

TEST_CASE("ingest: no document is taken without the metadata that could not be read") {
  const test::ScratchFolder folder;
  folder.write("bad/manifest.toml",
               "[[document]]\nfile = \"a.txt\"\npublished = \"2025-02-30\"\n");
  folder.write("bad/a.txt", "A");
  folder.write("bad/b.txt", "B");
  folder.write("broken/manifest.toml", "[[document\n");
  folder.write("broken/c.txt", "C");
  folder.write("broken/d.md", "+++\nid = \"d\"\n+++\nD");
  const Reading reading = read({folder.path().string()});
  CHECK(reading.ids() == "b.txt d");
  CHECK(reading.codes() == "I014 I020");
  REQUIRE(reading.result.skips.size() == 2);
  CHECK(reading.result.skips[0].reason == "its entry in manifest.toml has a fault");
}

TEST_CASE("ingest: the front matter wins over the manifest, and says so") {
  const test::ScratchFolder folder;
  folder.write("manifest.toml",
               "[[document]]\nfile = \"a.md\"\npublished = \"2019\"\nkind = \"news\"\n");
  folder.write("a.md", "+++\npublished = \"2020\"\n+++\nA");
  const Reading reading = read({folder.path().string()});
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].published->to_string() == "2020");
  CHECK(reading.documents[0].kind == "news");
  CHECK(reading.codes() == "I024");
  CHECK(reading.result.diagnostics[0].severity == Severity::note);
}

TEST_CASE("ingest: one bad document never loses the others") {
  const test::ScratchFolder folder;
  folder.write("a.txt", "A");
  folder.write("b.txt", "");
  folder.write("c.txt", "\x93");
  folder.write("d.md", "+++\nid = 1\n+++\nD");
  folder.write("e.jsonl", "{\n{\"id\": \"e\", \"text\": \"E\"}\n{\"text\": 1}\n");
  folder.write("f.txt", std::string("F\0", 2));
  folder.write("g.jsonl", "\n\n");
  folder.write("h.txt", "H");
  const Reading reading = read({folder / "missing.txt", folder.path().string()});
  CHECK(reading.ids() == "a.txt e h.txt");
  CHECK(reading.codes() == "I001 I003 I005 I013 I030 I034 I004 I003");
  for (const Diagnostic& fault : reading.result.diagnostics) {
    CAPTURE(fault.code);
    CHECK(!fault.message.empty());
    CHECK(!fault.helps.empty());
  }
}

TEST_CASE("ingest: the same text is taken once, an id may stand for two texts") {
  const test::ScratchFolder folder;
  folder.write("a.txt", "A");
  folder.write("b.txt", "A");
  folder.write("c.md", "+++\nid = \"a.txt\"\n+++\nC");
  const Reading reading = read({folder.path().string(), folder / "a.txt"});
  CHECK(reading.ids() == "a.txt a.txt");
  CHECK(reading.codes() == "I040");
  CHECK(reading.result.skips ==
        std::vector<Skip>{{folder / "b.txt", "the same text as 'a.txt'"},
                          {folder / "a.txt", "the same text as 'a.txt'"}});
}

TEST_CASE("ingest: keys that mean nothing to stance are noted once for a file") {
  const test::ScratchFolder folder;
  folder.write(
      "a.jsonl",
      "{\"text\": \"A\", \"traps\": [], \"gold\": 1}\n{\"text\": \"B\", \"notes\": 0}\n");
  const Reading reading = read({folder.path().string()});
  CHECK(reading.codes() == "I032");
  CHECK(reading.result.diagnostics[0].message ==
        folder / "a.jsonl" + ": ignored keys: gold, notes, traps");
}

TEST_CASE("ingest: JSON Lines come from standard input") {
  std::istringstream input("{\"id\": \"a\", \"text\": \"A\"}\n{\"text\": \"B\"}\n");
  CHECK(read({"-"}, {.standard_input = &input}).ids() == "a -:2");
  CHECK(read({"-"}).codes() == "I002");
}

TEST_CASE("ingest: what the user gives wins, and a document that differs is noted") {
  const test::ScratchFolder folder;
  folder.write("a.md", "+++\npublished = \"2019\"\npublisher = \"A\"\n+++\nA");
  folder.write("b.txt", "B");
  const Reading reading =
      read({folder.path().string()},
           {.published = *Edtf::parse("2020-01-02"), .publisher = "P"});
  REQUIRE(reading.documents.size() == 2);
  for (const Document& document : reading.documents) {
    CHECK(document.published->to_string() == "2020-01-02");
    CHECK(document.publisher == "P");
  }
  CHECK(reading.codes() == "I042 I042");
}

TEST_CASE(
    "ingest: a document of a day to come is told of, one that may be older is not") {
  const test::ScratchFolder folder;
  folder.write("a.md", "+++\npublished = \"2026-11-22\"\n+++\nA");
  folder.write("b.md", "+++\npublished = \"2026-11\"\n+++\nB");
  folder.write("c.md", "+++\npublished = \"2026-11-23\"\n+++\nC");
  folder.write("d.txt", "D");
  const std::vector<std::string> paths = {folder.path().string()};
  const Reading reading = read(paths, {.today = parse_day("2026-11-22")});
  REQUIRE(reading.codes() == "I045");
  CHECK(reading.ids() == "a.md b.md c.md d.txt");
  CHECK(reading.result.diagnostics[0].primary->span.file == folder / "c.md");
  CHECK(read(paths).codes().empty());
}

TEST_CASE("ingest: a folder that leads back to itself ends") {
  const test::ScratchFolder folder;
  folder.write("a/b/x.txt", "X");
  fs::create_directory_symlink(folder.path() / "a", folder.path() / "a/b/again");
  const Reading reading = read({folder.path().string()});
  CHECK(reading.ids() == "x.txt");
  CHECK(reading.codes() == "I007");
}

TEST_CASE("ingest: a link that leads nowhere and a file without permission are faults") {
  const test::ScratchFolder folder;
  folder.write("a.txt", "A");
  fs::create_symlink(folder.path() / "nowhere.txt", folder.path() / "b.txt");
  const std::string closed = folder.write("c.txt", "C");
  fs::permissions(closed, fs::perms::none);
  fs::permissions(folder.path(), fs::perms::all);
  // The superuser may read everything: become nobody while reading.
  constexpr ::uid_t nobody = 65534;
  const ::uid_t me = ::geteuid();
  if (me == 0) REQUIRE(::seteuid(nobody) == 0);
  const Reading reading = read({folder.path().string()});
  if (me == 0) REQUIRE(::seteuid(me) == 0);
  CHECK(reading.ids() == "a.txt");
  CHECK(reading.codes() == "I001 I002");
}

TEST_CASE("ingest: a text over the limit is refused without being read") {
  const test::ScratchFolder folder;
  const std::string file = folder.write("a.txt", "A");
  fs::resize_file(file, std::uintmax_t{1} << 30U);  // a gigabyte, sparse
  const Reading reading = read({file});
  CHECK(reading.ids() == "");
  CHECK(reading.codes() == "I006");
}

TEST_CASE("ingest: reading again gives the same, byte for byte") {
  const std::string shared = STANCE_SHARED_DIR "/corpus";
  if (!fs::exists(shared)) {
    MESSAGE("skipped: no ../shared/corpus");
    return;
  }
  const Reading first = read({shared});
  CHECK(first.documents == read({shared}).documents);
  CHECK(first.documents.size() == 76 + 81 + 5);
  CHECK(first.codes() == "I032");
  for (const Document& document : first.documents) {
    CAPTURE(document.id);
    CHECK((document.url || document.kind));
  }
}

}  // namespace
}  // namespace stance::ingest
