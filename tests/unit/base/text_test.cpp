// SPDX-License-Identifier: Apache-2.0
#include "stance/base/text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace stance {
namespace {

TEST_CASE("base: text is valid UTF-8 up to its first fault") {
  struct Row {
    std::string_view name;
    std::string_view text;
    std::optional<std::size_t> fault;
  };
  const Row rows[] = {
      {"empty", "", std::nullopt},
      {"plain", "county", std::nullopt},
      {"two, three and four bytes", "Doña “quoted” \xF0\x9F\x98\x80", std::nullopt},
      {"the last code point", "\xF4\x8F\xBF\xBF", std::nullopt},
      {"Latin-1",
       "Do\xF1"
       "a Ana",
       2},
      {"a continuation alone", "ab\x80", 2},
      {"cut off in two bytes", "ab\xC3", 2},
      {"cut off in four bytes", "a\xF0\x9F\x98", 1},
      {"overlong slash", "\xC0\xAF", 0},
      {"overlong in three bytes", "x\xE0\x80\xAF", 1},
      {"overlong in four bytes", "\xF0\x8F\xBF\xBF", 0},
      {"surrogate", "\xED\xA0\x80", 0},
      {"above the last code point", "\xF4\x90\x80\x80", 0},
      {"five bytes", "\xF8\x88\x80\x80\x80", 0},
      {"no byte of UTF-8", "a\xFF", 1},
      {"the second character broken", "ñ\xC3(", 2},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK((first_utf8_fault(row.text) == row.fault));
  }
}

TEST_CASE("base: every code point is written and read back") {
  int wrong = 0;
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value == 0xD800) value = 0xE000;
    std::string text;
    append_code_point(text, value);
    const CodePoint point = code_point_at(text, 0);
    if (!point.is_valid || point.value != value || point.length != text.size()) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("base: folding takes away case, accents and curly quotes") {
  struct Row {
    std::string_view text;
    std::string_view folded;
  };
  const Row rows[] = {
      {"Doña Ana", "dona ana"},
      {"DOÑA ANA", "dona ana"},
      {"Cañon City", "canon city"},
      {"Peñasco", "penasco"},
      {"Don\xCC\x83"
       "a Ana",
       "dona ana"},  // n and a combining tilde
      {"Prince George’s", "prince george's"},
      {"“Safe” ‘City’", "\"safe\" 'city'"},
      {"Łódź, Český Krumlov, Åland, Ōsaka, Şırnak",
       "lodz, cesky krumlov, aland, osaka, sirnak"},
      {"Æsir Œuvre Straße Þing", "aesir oeuvre strasse þing"},
      {"3 × 4 ÷ 2", "3 × 4 ÷ 2"},
      {"Montgomery County", "montgomery county"},
      {"日本 Ж", "日本 Ж"},
      {"a\xC2\xA0"
       "b",
       "a b"},
      {"bad \xFF Byte", "bad \uFFFD byte"},
      {"\xCC\xCC\xB9\xB9", "\uFFFD\uFFFD"},  // without the accent, one again
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(fold(row.text) == row.folded);
    CHECK(fold(row.folded) == row.folded);
  }
}

// The small letter of a capital of Latin-1 or Latin Extended-A, by the layout of those
// blocks: 32 later in Latin-1, else the next one.
std::vector<std::pair<char32_t, char32_t>> case_pairs() {
  std::vector<std::pair<char32_t, char32_t>> pairs;
  for (char32_t c = 0xC0; c <= 0xDE; ++c) {
    if (c != 0xD7) pairs.emplace_back(c, c + 0x20);
  }
  for (char32_t c = 0x100; c <= 0x136; c += 2) pairs.emplace_back(c, c + 1);
  for (char32_t c = 0x139; c <= 0x147; c += 2) pairs.emplace_back(c, c + 1);
  for (char32_t c = 0x14A; c <= 0x176; c += 2) pairs.emplace_back(c, c + 1);
  for (char32_t c = 0x179; c <= 0x17D; c += 2) pairs.emplace_back(c, c + 1);
  pairs.emplace_back(0x178, 0xFF);
  return pairs;
}

TEST_CASE("base: a text falls into lines and words, and parts into a text") {
  using Parts = std::vector<std::string>;
  CHECK(split_lines("") == Parts{});
  CHECK(split_lines("one") == Parts{"one"});
  CHECK(split_lines("one\n\ntwo\n") == Parts{"one", "", "two"});
  CHECK(split_words("") == Parts{});
  CHECK(split_words("  one   two ") == Parts{"one", "two"});
  CHECK(join(Parts{}, "; ").empty());
  CHECK(join(Parts{"one"}, "; ") == "one");
  CHECK(join(Parts{"one", "two"}, "; ") == "one; two");
}

TEST_CASE("base: small and capital letters fold alike") {
  for (const auto& pair : case_pairs()) {
    std::string capital;
    std::string small;
    append_code_point(capital, pair.first);
    append_code_point(small, pair.second);
    CAPTURE(capital);
    CHECK(fold(capital) == fold(small));
  }
}

TEST_CASE("base: an offset is a line and a column in characters") {
  const std::string_view text = "one\nDoña Ana\n\nend";
  struct Row {
    std::string_view name;
    std::size_t offset;
    LineColumn place;
  };
  const Row rows[] = {
      {"start", 0, {1, 1}},
      {"end of the first line", 3, {1, 4}},
      {"start of the second", 4, {2, 1}},
      {"before ñ", 6, {2, 3}},
      {"after ñ, which has two bytes", 8, {2, 4}},
      {"end of the second", 13, {2, 9}},
      {"the empty line", 14, {3, 1}},
      {"the last line", 15, {4, 1}},
      {"the end", 18, {4, 4}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK((line_and_column(text, row.offset) == row.place));
    CHECK((offset_at(text, row.place) == row.offset));
  }
  CHECK((line_and_column(text, 7) == LineColumn{2, 3}));  // inside ñ
  CHECK((line_and_column(text, 999) == LineColumn{4, 4}));
  CHECK((line_and_column("", 0) == LineColumn{1, 1}));
  CHECK((offset_at("", {1, 1}) == std::optional<std::size_t>(0)));
}

TEST_CASE("base: a place that the text does not have has no offset") {
  const std::string_view text = "one\ntwo";
  for (const LineColumn place : {LineColumn{3, 1},
                                 LineColumn{1, 5},
                                 LineColumn{2, 5},
                                 LineColumn{0, 1},
                                 LineColumn{1, 0}}) {
    CAPTURE(place.line);
    CAPTURE(place.column);
    CHECK_FALSE(offset_at(text, place));
  }
}

TEST_CASE("base: the distance of two words counts their edits") {
  struct Row {
    std::string_view a;
    std::string_view b;
    std::size_t edits;
  };
  const Row rows[] = {
      {"", "", 0},
      {"", "abc", 3},
      {"alder", "alder", 0},
      {"alder", "adler", 1},
      {"alder", "aler", 1},
      {"alder", "elder", 1},
      {"alder", "alders", 1},
      {"kitten", "sitting", 3},
      {"ca", "abc", 3},
      {"Doña", "Dona", 1},
      {"Ñandu", "ñandus", 2},
  };
  for (const Row& row : rows) {
    CAPTURE(row.a);
    CAPTURE(row.b);
    CHECK(edit_distance(row.a, row.b) == row.edits);
    CHECK(edit_distance(row.b, row.a) == row.edits);
  }
}

// The definition, without a table: every way to take the first characters apart.
std::size_t slow_distance(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a.size() + b.size();
  std::size_t least =
      std::min({slow_distance(a.substr(1), b) + 1,
                slow_distance(a, b.substr(1)) + 1,
                slow_distance(a.substr(1), b.substr(1)) + (a[0] == b[0] ? 0U : 1U)});
  if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0]) {
    least = std::min(least, slow_distance(a.substr(2), b.substr(2)) + 1);
  }
  return least;
}

TEST_CASE("base: the distance is that of its definition") {
  constexpr unsigned seed = 20250304;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 300; ++round) {
    std::string a(random() % 6, ' ');
    std::string b(random() % 6, ' ');
    for (char& c : a) c = static_cast<char>('a' + random() % 3);
    for (char& c : b) c = static_cast<char>('a' + random() % 3);
    CAPTURE(a);
    CAPTURE(b);
    CHECK(edit_distance(a, b) == slow_distance(a, b));
  }
}

TEST_CASE("base: a slip is answered with the nearest names, always in the same order") {
  const std::vector<std::string> names = {
      "parkings", "barking", "parking", "housing", "parking", "pa", "licence"};
  CHECK((closest("parkng", names) ==
         std::vector<std::string>{"parking", "barking", "parkings"}));
  CHECK((closest("qarking", names) ==
         std::vector<std::string>{"barking", "parking", "parkings"}));
  CHECK((closest("licnece", names) == std::vector<std::string>{"licence"}));
  CHECK((closest("po", names) == std::vector<std::string>{"pa"}));
  CHECK(closest("zoning-board", names).empty());
  CHECK(closest("", names).empty());
  const std::vector<std::string> letters = {"A", "B"};
  CHECK(closest("E", letters).empty());
  CHECK((closest("b", letters) == std::vector<std::string>{"B"}));
  std::vector<std::string> shuffled = names;
  std::ranges::reverse(shuffled);
  CHECK(closest("parkng", shuffled) == closest("parkng", names));
}

TEST_CASE("base: printable text commands no terminal") {
  struct Row {
    std::string_view name;
    std::string_view text;
    std::string_view shown;
    std::string_view on_one_line;
  };
  const Row rows[] = {
      {"plain", "Doña “Ana” – 日本", "Doña “Ana” – 日本", "Doña “Ana” – 日本"},
      {"colour", "\x1B[31mred", "\\x1b[31mred", "\\x1b[31mred"},
      {"bell and delete", "a\a\x7F", "a\\x07\\x7f", "a\\x07\\x7f"},
      {"C1 control sequence introducer",
       "\xC2\x9B"
       "2J",
       "\\x9b2J",
       "\\x9b2J"},
      {"right-to-left override",
       "abc\xE2\x80\xAE"
       "def",
       "abc\\u202edef",
       "abc\\u202edef"},
      {"isolates", "\xE2\x81\xA6x\xE2\x81\xA9", "\\u2066x\\u2069", "\\u2066x\\u2069"},
      {"line ends", "a\r\nb\tc\n", "a\nb\tc\n", "a b c "},
      {"a carriage return alone", "safe\revil", "safe\\x0devil", "safe\\x0devil"},
      {"broken UTF-8", "a\xFF\xC3", "a\\xff\\xc3", "a\\xff\\xc3"},
      {"zero byte", std::string_view("a\0b", 3), "a\\x00b", "a\\x00b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(printable(row.text) == row.shown);
    CHECK(printable_line(row.text) == row.on_one_line);
  }
}

bool is_harmless(const std::string& text) {
  if (first_utf8_fault(text)) return false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const char32_t c = point.value;
    const bool is_control =
        (c < 0x20 && c != '\n' && c != '\t') || (0x7F <= c && c < 0xA0);
    const bool turns = (0x202A <= c && c <= 0x202E) || (0x2066 <= c && c <= 0x2069);
    if (is_control || turns) return false;
    at += point.length;
  }
  return true;
}

TEST_CASE("base: printable text is harmless whatever the bytes") {
  constexpr unsigned seed = 4711;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string_view pieces[] = {
      "\x1B[", "\xE2\x80\xAE", "\xC2", "\x9B", "\r", "\n", "a", "ñ"};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto i = random() % 12; i > 0; --i) {
      if (random() % 2 == 0) {
        text += pieces[random() % std::size(pieces)];
      } else {
        text += static_cast<char>(random() % 256);
      }
    }
    CAPTURE(text);
    CHECK(is_harmless(printable(text)));
    CHECK(printable_line(text).find('\n') == std::string::npos);
  }
}

TEST_CASE("base: padding counts what a terminal shows") {
  CHECK(display_width("Doña") == 4);
  CHECK(display_width("Don\xCC\x83"
                      "a") == 4);
  CHECK(display_width("日本") == 4);
  CHECK(pad_right("Doña", 6) == "Doña  ");
  CHECK(pad_left("Doña", 6) == "  Doña");
  CHECK(pad_right("日本", 5) == "日本 ");
  CHECK(pad_right("longer", 3) == "longer");
}

}  // namespace
}  // namespace stance
