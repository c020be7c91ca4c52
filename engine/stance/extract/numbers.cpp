// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/numbers.h"

#include <array>
#include <utility>

namespace stance {

namespace {

constexpr std::array<std::pair<std::string_view, double>, 32> number_words = {{
    {"one", 1},         {"two", 2},       {"three", 3},     {"four", 4},
    {"five", 5},        {"six", 6},       {"seven", 7},     {"eight", 8},
    {"nine", 9},        {"ten", 10},      {"eleven", 11},   {"twelve", 12},
    {"thirteen", 13},   {"fourteen", 14}, {"fifteen", 15},  {"sixteen", 16},
    {"seventeen", 17},  {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
    {"thirty", 30},     {"forty", 40},    {"fifty", 50},    {"sixty", 60},
    {"seventy", 70},    {"eighty", 80},   {"ninety", 90},   {"hundred", 100},
    {"thousand", 1000}, {"million", 1e6}, {"billion", 1e9}, {"dozen", 12},
}};

}  // namespace

NumberWords::NumberWords(Vocabulary& vocabulary) {
  for (const auto& [word, value] : number_words) {
    const WordId id = vocabulary.intern(word);
    if (values_.size() <= id) values_.resize(id + 1);
    values_[id] = value;
  }
  dozen_ = vocabulary.intern("dozen");
  zero_ = vocabulary.intern("zero");
}

double NumberWords::value_of(WordId word) const {
  return word < values_.size() ? values_[word] : 0;
}

std::optional<NumberRead> NumberWords::read(std::string_view text,
                                            std::span<const Token> tokens,
                                            std::size_t at) const {
  const Token& token = tokens[at];
  NumberRead number;
  if (token.kind == TokenKind::number) {
    number.value = number_value(text, token);
  } else if (const double value = value_of(token.word); value > 0 && value < 100) {
    number.value = value;
  } else if (token.word == zero_) {
    return number;
  } else {
    return std::nullopt;
  }
  // "forty-eight", "two hundred", "30 million", "two dozen"
  while (at + number.length < tokens.size()) {
    const double next = value_of(tokens[at + number.length].word);
    const bool adds = number.value >= 20 && number.value < 100 && next >= 1 &&
                      next < 10 && token.kind == TokenKind::word;
    const bool multiplies =
        next >= 100 || (tokens[at + number.length].word == dozen_ && number.value < 100);
    if (next == 0 || (!adds && !multiplies)) break;
    number.value = adds ? number.value + next : number.value * next;
    ++number.length;
  }
  return number;
}

double number_value(std::string_view text, const Token& token) {
  double value = 0;
  double place = 0;
  for (std::size_t i = token.begin; i < token.end; ++i) {
    const char c = text[i];
    if (c == '.') {
      place = 1;
    } else if (c >= '0' && c <= '9') {
      value = value * 10 + (c - '0');
      place *= 10;
    } else if (c != ',') {
      break;
    }
  }
  return place > 1 ? value / place : value;
}

}  // namespace stance
