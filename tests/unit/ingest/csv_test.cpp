// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/csv.h"

#include <doctest/doctest.h>

using namespace stance::ingest;

namespace {

// Records as "a|b|c", each behind the number of its row and followed by its fault.
std::string read(const std::string& text, std::size_t part, char separator = ',') {
  std::size_t at = 0;
  CsvReader csv(
      [&](std::string& chunk) {
        if (at >= text.size()) return false;
        chunk = text.substr(at, part);
        at += chunk.size();
        return true;
      },
      separator);
  std::string all;
  while (csv.next()) {
    all += std::to_string(csv.row()) + ":";
    for (std::size_t i = 0; i < csv.cells().size(); ++i) {
      all += (i == 0 ? "" : "|") + std::string(csv.cells()[i]);
    }
    if (csv.fault() != CsvFault::none) {
      all += "!" + std::to_string(static_cast<int>(csv.fault()));
    }
    all += ";";
    CHECK(text.substr(csv.begin(), csv.end() - csv.begin()) == csv.text());
  }
  return all;
}

}  // namespace

TEST_CASE("ingest: records of a table, however its bytes arrive") {
  struct Row {
    std::string_view name;
    std::string text;
    std::string_view records;
  };
  const Row rows[] = {
      {"plain", "a,b\nc,d\n", "1:a|b;2:c|d;"},
      {"no line end at the end", "a,b\nc,d", "1:a|b;2:c|d;"},
      {"windows line ends", "a,b\r\nc,d\r\n", "1:a|b;2:c|d;"},
      {"byte order mark",
       "\xEF\xBB\xBF"
       "a,b\n",
       "1:a|b;"},
      {"empty cells", ",\n,,x\n", "1:|;2:||x;"},
      {"quoted", "\"a,b\",c\n", "1:a,b|c;"},
      {"doubled quotes", "\"a \"\"b\"\"\",\"\"\n", "1:a \"b\"|;"},
      {"a line end in quotes", "\"a\nb\",c\nd,e\n", "1:a\nb|c;2:d|e;"},
      {"blank lines count as rows", "a\n\n\nb\n", "1:a;4:b;"},
      {"quotes inside a cell are text", "5\" pipe,x\n", "1:5\" pipe|x;"},
      {"text behind a quote", "\"a\"b,c\n", "1:ab|c!2;"},
      {"never closed", "a,\"b\nc,d\n", "1:a|b\nc,d\n!1;"},
      {"not UTF-8", "a,\xFF\n", "1:a|\xFF!4;"},
      {"letters with accents", "Se\xC3\xB1or,x\n", "1:Se\xC3\xB1or|x;"},
      {"a zero byte", std::string("a,\0b\n", 5), std::string_view("1:a|\0b!5;", 9)},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    for (const std::size_t part : {std::size_t{1}, std::size_t{2}, std::size_t{1000}}) {
      CHECK(read(row.text, part) == row.records);
    }
  }
}

TEST_CASE("ingest: the separator is the one that the first line has most of") {
  CHECK(separator_of("a,b;c,d\nx;y;z;w") == ',');
  CHECK(separator_of("a\tb\tc,d\n") == '\t');
  CHECK(separator_of("a;b\n") == ';');
  CHECK(separator_of("alone") == ',');
  CHECK(read("a;b,c\n", 100, ';') == "1:a|b,c;");
}
