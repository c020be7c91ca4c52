// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/warc.h"

#include <doctest/doctest.h>

#include <sstream>
#include <vector>

namespace stance::ingest {
namespace {

std::string record(const std::string& type, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block +
         "\r\n\r\n";
}

struct Reading {
  std::string records;
  std::vector<std::string> faults;
};

Reading read(const std::string& bytes, std::size_t limit = 1000) {
  std::istringstream stream(bytes);
  WarcReader reader(stream, "a.warc", limit);
  Reading reading;
  for (int i = 0; i < 100; ++i) {
    Result<std::optional<WarcRecord>, Diagnostic> next = reader.next();
    if (!next) {
      reading.faults.push_back(next.error().message);
      continue;
    }
    if (!next->has_value()) return reading;
    const WarcRecord& one = **next;
    reading.records += std::to_string(one.number) + " " + one.type() +
                       (one.is_too_long ? " too long" : "") + " <" + one.block + ">;";
  }
  FAIL("it does not end");
  return reading;
}

TEST_CASE("ingest: records of a WARC file come one by one") {
  struct Row {
    std::string_view name;
    std::string bytes;
    std::string_view records;
  };
  const Row rows[] = {
      {"two",
       record("response", "one") + record("resource", "two"),
       "1 response <one>;2 resource <two>;"},
      {"only pages are kept",
       record("request", "GET /") + record("response", "page"),
       "1 request <>;2 response <page>;"},
      {"a block that looks like a record",
       record("response", "WARC/1.0\r\nx: y\r\n\r\n") + record("response", "b"),
       "1 response <WARC/1.0\r\nx: y\r\n\r\n>;2 response <b>;"},
      {"lines that end with LF alone",
       "WARC/1.0\nWARC-Type: response\nContent-Length: 3\n\nabc\n\n",
       "1 response <abc>;"},
      {"an empty block", record("response", ""), "1 response <>;"},
      {"a head that goes on in the next line",
       "WARC/1.0\r\nWARC-Type: response\r\nX: a\r\n b\r\nContent-Length: 1\r\n\r\nz",
       "1 response <z>;"},
      {"nothing", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Reading reading = read(row.bytes);
    CHECK(reading.records == row.records);
    CHECK(reading.faults.empty());
  }
  CHECK(read(record("response", "12345") + record("response", "1"), 4).records ==
        "1 response too long <>;2 response <1>;");
}

TEST_CASE("ingest: a broken WARC record is told, and those behind it are read") {
  struct Row {
    std::string_view name;
    std::string bytes;
    std::string_view records;
    std::string_view fault;
  };
  const std::string sound = record("response", "sound");
  const Row rows[] = {
      {"not WARC", "<html></html>\n", "", "no record begins here; it is not WARC"},
      {"no length",
       "WARC/1.0\r\nWARC-Type: response\r\n\r\n" + sound,
       "2 response <sound>;",
       "Content-Length '' is no number"},
      {"a length that is none",
       "WARC/1.0\r\nContent-Length: -1\r\n\r\n" + sound,
       "2 response <sound>;",
       "Content-Length '-1' is no number"},
      {"a length of the moon",
       "WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n" + sound,
       "2 response <sound>;",
       "is no number"},
      {"it breaks off",
       sound + "WARC/1.0\r\nContent-Length: 10\r\n\r\nabc",
       "1 response <sound>;",
       "7 bytes are missing"},
      {"it breaks off in its head",
       sound + "WARC/1.0\r\nContent-Le",
       "1 response <sound>;",
       "is no line of a head"},
      {"a line without a colon",
       "WARC/1.0\r\nnonsense\x1b[2J\r\n\r\n" + sound,
       "2 response <sound>;",
       "'nonsense\\x1b[2J' is no line of a head"},
      {"a record within a head",
       "WARC/1.0\r\nA: b\r\n" + sound,
       "2 response <sound>;",
       "a head without an end"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Reading reading = read(row.bytes);
    CHECK(reading.records == row.records);
    REQUIRE(reading.faults.size() == 1);
    CHECK(reading.faults[0].find(row.fault) != std::string::npos);
  }
}

TEST_CASE("ingest: what a server sent is taken apart") {
  const auto response = parse_http(
      "HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=\"ISO-8859-1\"\r\n"
      "Transfer-Encoding: chunked\r\n\r\n4\r\nword\r\n3;x=y\r\ns, \r\n0\r\n\r\n");
  REQUIRE(response.has_value());
  CHECK(response->status == 200);
  CHECK(response->media_type() == "text/html");
  CHECK(response->charset() == "iso-8859-1");
  CHECK(response->body == "words, ");

  struct Row {
    std::string_view name;
    std::string bytes;
    int status;
    std::string_view body;
  };
  const Row rows[] = {
      {"not found", "HTTP/1.1 404 Not Found\r\n\r\nno", 404, "no"},
      {"chunks that are joined already",
       "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n<p>words",
       200,
       "<p>words"},
      {"chunks that break off",
       "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc",
       200,
       "abc"},
      {"a head alone", "HTTP/1.0 200 OK\r\nA: b", 200, ""},
      {"a status line alone", "HTTP/1.0", 0, ""},
      {"a status that is none", "HTTP/1.0 ok\r\n\r\nx", 0, "x"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto read = parse_http(row.bytes);
    REQUIRE(read.has_value());
    CHECK(read->status == row.status);
    CHECK(read->body == row.body);
  }
  CHECK_FALSE(parse_http("<html>").has_value());
}

}  // namespace
}  // namespace stance::ingest
