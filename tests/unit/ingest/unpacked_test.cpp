// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/unpacked.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "packing.h"

namespace stance::ingest {
namespace {

using test::gzipped;
using test::zstd_packed;

// What comes out, and the code of the fault.
struct Outcome {
  std::string text;
  std::string code;
};

Outcome unpack(const std::string& bytes,
               Packing packing,
               std::size_t limit = std::size_t{64} << 20U) {
  std::istringstream stream(bytes);
  UnpackBuffer buffer(stream, packing, "file");
  const Result<std::string, Diagnostic> whole = read_whole(buffer, "file", limit);
  if (!whole) return {"", whole.error().code};
  return {*whole, ""};
}

std::string long_text() {
  std::string text;
  for (int i = 0; i < 40000; ++i) text += "line " + std::to_string(i * 7919) + "\n";
  return text;
}

TEST_CASE("ingest: what was packed comes out as it was") {
  const std::string text = long_text();
  struct Row {
    std::string_view name;
    std::string bytes;
    Packing packing;
    std::string expected;
  };
  const Row rows[] = {
      {"plain", text, Packing::none, text},
      {"gzip", gzipped(text), Packing::gzip, text},
      {"zstd", zstd_packed(text), Packing::zstd, text},
      {"gzip by its first bytes", gzipped(text), Packing::by_content, text},
      {"zstd by its first bytes", zstd_packed(text), Packing::by_content, text},
      {"plain by its first bytes", text, Packing::by_content, text},
      {"members one after the other", gzipped("a") + gzipped("b"), Packing::gzip, "ab"},
      {"frames one after the other",
       zstd_packed("a") + zstd_packed("b"),
       Packing::zstd,
       "ab"},
      {"an empty member", gzipped("") + gzipped("b"), Packing::gzip, "b"},
      {"zeros behind", gzipped("a") + std::string(512, '\0'), Packing::gzip, "a"},
      {"nothing", "", Packing::gzip, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Outcome outcome = unpack(row.bytes, row.packing);
    CHECK(outcome.code == "");
    CHECK((outcome.text == row.expected));
  }
}

TEST_CASE("ingest: a packed file that is broken, or grows without measure, is refused") {
  const std::string zeros(std::size_t{40} << 20U, '\0');
  const std::string packed = gzipped(long_text());
  std::string turned = packed;
  for (std::size_t i = 2000; i < 2100; ++i) turned[i] = 'x';
  struct Row {
    std::string_view name;
    std::string bytes;
    Packing packing;
    std::string_view code;
  };
  const Row rows[] = {
      {"cut off", packed.substr(0, packed.size() / 2), Packing::gzip, "I100"},
      {"changed on the way", turned, Packing::gzip, "I100"},
      {"not gzip at all", "plain text", Packing::gzip, "I100"},
      {"words behind the end", gzipped("a") + "words", Packing::gzip, "I100"},
      {"zstd cut off", zstd_packed(long_text()).substr(0, 900), Packing::zstd, "I100"},
      {"not zstd at all", "plain text", Packing::zstd, "I100"},
      {"a bomb of gzip", gzipped(zeros), Packing::gzip, "I101"},
      {"a bomb of zstd", zstd_packed(zeros), Packing::zstd, "I101"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(unpack(row.bytes, row.packing).code == row.code);
  }
}

TEST_CASE("ingest: a document is held to the limit while it is unpacked") {
  CHECK(unpack(gzipped(long_text()), Packing::gzip, 1000).code == "I006");
  CHECK(unpack(gzipped("ten bytes."), Packing::gzip, 10).text == "ten bytes.");
}

}  // namespace
}  // namespace stance::ingest
