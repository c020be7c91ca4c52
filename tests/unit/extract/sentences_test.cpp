// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/sentences.h"

#include <doctest/doctest.h>

#include "unit/extract/reading.h"

namespace stance {
namespace {

SplitWords split_words(const Vocabulary& vocabulary) {
  SplitWords words;
  const auto list = [&](std::initializer_list<std::string_view> entries) {
    std::vector<bool> result(vocabulary.size() + 1);
    for (const std::string_view entry : entries) {
      if (const WordId id = vocabulary.find(entry); id != no_word) result[id] = true;
    }
    return result;
  };
  words.abbreviations = list({"gov", "feb", "dec", "lt", "col", "no", "md", "mr", "ord"});
  words.openers = list({"the", "a", "in", "it", "no"});
  words.clause_openers = list({"but", "while"});
  return words;
}

// The sentences with "|" in between, "||" between paragraphs, "#" before a heading.
std::string sentences_of(std::string_view text) {
  const test::ReadText read = test::read_text(text);
  std::string result;
  std::size_t paragraph = 0;
  for (const Sentence& sentence :
       split_sentences(read.text, read.tokens, split_words(read.vocabulary))) {
    if (!result.empty()) result += sentence.paragraph == paragraph ? "|" : "||";
    paragraph = sentence.paragraph;
    if (sentence.is_heading) result += "#";
    result += read.text.substr(sentence.begin, sentence.end - sentence.begin);
  }
  return result;
}

TEST_CASE("extract: sentences end where a reader ends them") {
  struct Row {
    std::string_view name;
    std::string_view text;
    std::string_view sentences;
  };
  const Row rows[] = {
      {"two", "One ends. Two begins.", "One ends.|Two begins."},
      {"abbreviation", "Gov. Moore met Lt. Col. Day.", "Gov. Moore met Lt. Col. Day."},
      {"month", "On Feb. 27 they met.", "On Feb. 27 they met."},
      {"initial", "Joseph A. Cocco spoke.", "Joseph A. Cocco spoke."},
      {"U.S. before a name", "The U.S. Marshals came.", "The U.S. Marshals came."},
      {"U.S. at the end", "They left the U.S. The end.", "They left the U.S.|The end."},
      {"state at the end",
       "Rockville, Md. The county is near.",
       "Rockville, Md.|The county is near."},
      {"the number of a paper",
       "Under Ord. No. 12 they met.",
       "Under Ord. No. 12 they met."},
      {"time", "At 5 p.m. Monday it began.", "At 5 p.m. Monday it began."},
      {"quote", "\u201CNo.\u201D He left.", "\u201CNo.\u201D|He left."},
      {"question inside", "Why? \"Because.\" Yes.", "Why?|\"Because.\"|Yes."},
      {"lost blank",
       "the discussions.The meeting was",
       "the discussions.|The meeting was"},
      {"web address", "See example.com now.", "See example.com now."},
      {"number",
       "It rose by 2.5 percent. In 2014. Then",
       "It rose by 2.5 percent.|In 2014.|Then"},
      {"paragraphs", "A title\n\nText here.\nMore.", "#A title||Text here.||More."},
      {"wrapped",
       "The county said it\nwill not hold people\npast release. It\nis so.\n\nEnd.",
       "The county said it\nwill not hold people\npast release.|It\nis so.||End."},
      {"items in a wrapped text",
       "The county said it\nwill not:\n- hold people\npast release;\n- tell\nanybody.",
       "#The county said it\nwill not:||#- hold people\npast release;||- tell\nanybody."},
      {"marks of notes",
       "They stopped in 2014.[3] Then it began.[4][12] The end [5] came.",
       "They stopped in 2014.[3]|Then it began.[4][12]|The end [5] came."},
      {"nothing", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(sentences_of(row.text) == row.sentences);
  }
}

TEST_CASE("extract: clauses end at marks, openers and speech") {
  struct Row {
    std::string_view text;
    std::string_view clauses;  // the clause of each token
  };
  const Row rows[] = {
      {"a b , c", "0000"},
      {"a ; b", "001"},
      {"a : b", "001"},
      {"a \u2014 b", "001"},
      {"a but b", "011"},
      {"he \u201Creally\u201D knows", "000"},
      {"he said \u201Cone two three four five\u201D today", "00111112"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const test::ReadText read = test::read_text(row.text);
    const SplitWords words = split_words(read.vocabulary);
    const auto sentences = split_sentences(read.text, read.tokens, words);
    REQUIRE(sentences.size() == 1);
    std::string clauses;
    for (const std::uint16_t clause : clauses_of(read.tokens, sentences[0], words)) {
      clauses += static_cast<char>('0' + clause);
    }
    CHECK(clauses == row.clauses);
  }
}

}  // namespace
}  // namespace stance
