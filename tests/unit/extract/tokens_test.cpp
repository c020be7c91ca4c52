// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/tokens.h"

#include <doctest/doctest.h>

#include "stance/base/text.h"
#include "unit/extract/reading.h"
#include "unit/places/shipped.h"

namespace stance {
namespace {

namespace flag = token_flag;
using test::read_text;
using test::words_of;

TEST_CASE("extract: a text becomes words, numbers and clause marks") {
  struct Row {
    std::string_view name;
    std::string_view text;
    std::string_view words;
  };
  const Row rows[] = {
      {"case and white space", "The  County\nhonors", "the|county|honors"},
      {"hyphen and slash", "non-cooperation and/or", "non|cooperation|and|or"},
      {"dashes", "a \u2014 b--c - d", "a|\u2014|b|--|c|-|d"},
      {"commas, colons", "x, y; z: w", "x|,|y|;|z|:|w"},
      {"question", "Why? Now!", "why|?|now|!"},
      {"quotes and brackets vanish", "\u201Cnew\u201D (old) [b]", "new|old|b"},
      {"negation is a word", "don't", "do|n't"},
      {"curly apostrophe", "won\u2019t can\u2019t", "will|n't|can|n't"},
      {"cannot", "cannot", "can|not"},
      {"possessive stays", "sheriff's sheriffs\u2019 men", "sheriff's|sheriffs|men"},
      {"section", "287(g) 12(b)", "287|g|12|b"},
      {"numbers", "1,303 2.5 19th 30%", "1303|2.5|19th|30"},
      {"slashed date", "2/27/25", "2|27|25"},
      {"initials", "U.S. and D.C., P.J. Smith", "u.s|and|d.c|,|p.j|smith"},
      {"time of day", "5 p.m. on", "5|p.m|on"},
      {"accents", "Do\u00F1a Ana", "dona|ana"},
      {"lost blank", "talks.The meeting", "talks|the|meeting"},
      {"nothing", "", ""},
      {"only signs", " .\n.. $ ", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(words_of(read_text(row.text)) == row.words);
  }
}

TEST_CASE("extract: a token knows the signs beside it") {
  struct Row {
    std::string_view text;
    std::size_t token;
    std::uint32_t flag;
    bool has;
  };
  const Row rows[] = {
      {"the County", 1, flag::capital, true},
      {"the county", 1, flag::capital, false},
      {"ICE Iced", 0, flag::all_capitals, true},
      {"ICE Iced", 1, flag::all_capitals, false},
      {"one. Two", 0, flag::period_after, true},
      {"say \u201Cyes\u201D", 1, flag::opens_quote, true},
      {"say \u201Cyes\u201D", 1, flag::closes_quote, true},
      {"a\n\nb", 1, flag::blank_line_before, true},
      {"a\nb", 1, flag::blank_line_before, false},
      {"48-hour", 1, flag::joined, true},
      {"$ 5", 0, flag::sign_before, true},
      {"30%", 0, flag::percent_after, true},
      {"county's", 0, flag::possessive, true},
      {"\u00C9lan", 0, flag::capital, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const test::ReadText read = read_text(row.text);
    REQUIRE(row.token < read.tokens.size());
    CHECK(read.tokens[row.token].has(row.flag) == row.has);
  }
}

TEST_CASE("extract: any bytes become tokens in order that do not overlap") {
  constexpr unsigned seed = 20250304;
  CAPTURE(seed);
  test::Dice random(seed);
  const std::string_view pieces[] = {"a",
                                     "B",
                                     "'",
                                     "\u2019",
                                     "n't",
                                     ".",
                                     "-",
                                     "1",
                                     ",",
                                     " ",
                                     "\n",
                                     "\xff",
                                     "\xe2\x80",
                                     "\u201C",
                                     "U.S.",
                                     "/"};
  const Vocabulary none;
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t i = random.roll(12); i > 0; --i)
      text += pieces[random.roll(std::size(pieces))];
    CAPTURE(text);
    std::size_t end = 0;
    for (const Token& token : tokenize(text, none)) {
      CHECK(token.begin >= end);
      CHECK(token.end > token.begin);
      end = token.end;
    }
    CHECK(end <= text.size());
  }
}

}  // namespace
}  // namespace stance
