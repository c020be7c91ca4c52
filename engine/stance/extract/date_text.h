// SPDX-License-Identifier: Apache-2.0
// A sentence as the reader of dates sees it: what a token means in a date phrase, and
// what a number can be.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "stance/extract/date_words.h"
#include "stance/extract/dates.h"

namespace stance {

inline constexpr int first_year = 1900;
inline constexpr int last_year = 2099;

inline Days year_days(int year, int until_year) {
  return {*day_of({year, 1, 1}), *day_of({until_year, 12, 31})};
}

inline Days month_days(int year, int month) {
  return {*day_of({year, month, 1}), *day_of({year, month, days_in_month(year, month)})};
}

class DateText {
 public:
  DateText(std::string_view text,
           std::span<const Token> tokens,
           TokenRange sentence,
           const DateWords& words)
      : text_(text), tokens_(tokens), sentence_(sentence), words_(words) {}

 protected:
  using Read = std::optional<DateExpression>;

  DateMeaning meaning(std::size_t at) const {
    if (at < sentence_.first || at >= sentence_.last) return {};
    const Token& token = tokens_[at];
    const DateMeaning& meaning = words_.of(token.word);
    if (meaning.needs_capital && !token.has(token_flag::capital)) return {};
    return meaning;
  }

  bool is(std::size_t at, DateWord kind) const { return meaning(at).kind == kind; }
  bool in_sentence(std::size_t at) const {
    return at >= sentence_.first && at < sentence_.last;
  }
  bool is_comma(std::size_t at) const {
    return in_sentence(at) && tokens_[at].kind == TokenKind::comma;
  }
  bool is_number(std::size_t at) const {
    return in_sentence(at) && tokens_[at].kind == TokenKind::number;
  }
  std::string_view spelled(std::size_t at) const {
    return text_.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin);
  }

  // A whole number written in digits alone, or 0.
  int digits(std::size_t at) const {
    if (!is_number(at)) return 0;
    int value = 0;
    for (const char c : spelled(at)) {
      if (c < '0' || c > '9' || value > 99999) return 0;
      value = value * 10 + (c - '0');
    }
    return value;
  }

  int year_at(std::size_t at) const {
    if (!in_sentence(at) || tokens_[at].end - tokens_[at].begin != 4) return 0;
    const int year = digits(at);
    return year >= first_year && year <= last_year ? year : 0;
  }

  // The day of a month, "27" or "27th"; no amount, no hour.
  int day_at(std::size_t at) const {
    if (!is_number(at) || tokens_[at].has(token_flag::percent_after)) return 0;
    const std::string_view word = spelled(at);
    const bool is_ordinal = tokens_[at].has(token_flag::ordinal);
    if (word.size() > (is_ordinal ? 4u : 2u)) return 0;
    const double value = number_value(text_, tokens_[at]);
    if (is_ordinal && !word.ends_with("st") && !word.ends_with("nd") &&
        !word.ends_with("rd") && !word.ends_with("th")) {
      return 0;
    }
    return value >= 1 && value <= 31 ? static_cast<int>(value) : 0;
  }

  DateExpression phrase(std::size_t first, std::size_t last, DateForm form) const {
    DateExpression date;
    date.range = {first, last};
    date.form = form;
    return date;
  }

  Read explicit_days(std::size_t first, std::size_t last, const Days& days) const {
    DateExpression date = phrase(first, last, DateForm::days);
    date.days = days;
    return date;
  }

  // "2008 cells": a plural right behind a number.
  bool counts_things(std::size_t at) const {
    const Token& token = tokens_[at];
    if (token.kind != TokenKind::word || token.has(token_flag::possessive)) return false;
    const std::string_view word = spelled(at);
    return word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") &&
           !token.has(token_flag::capital) && meaning(at).kind == DateWord::none;
  }

  std::size_t year_after(std::size_t last) const {
    return is_comma(last) || is(last, DateWord::of) ? last + 1 : last;
  }

  // "May 12 people": the number counts something.
  bool counts_after_day(std::size_t at) const {
    return tokens_[at].has(token_flag::sign_before) ||
           (in_sentence(at + 1) && is(at + 1, DateWord::unit));
  }

  // A lower-case word that the number before it may count.
  bool follows_noun(std::size_t at) const {
    return in_sentence(at) && tokens_[at].kind == TokenKind::word && counts_things(at);
  }

  // A cell of a table, or the label of a line: nothing follows but a mark.
  bool is_all(std::size_t at) const {
    return !in_sentence(at + 1) || tokens_[at + 1].is_mark();
  }

  // "May" and "March" at the beginning of a sentence may be verbs; names are no months.
  bool stands_alone(std::size_t at) const {
    const DateMeaning& month = words_.of(tokens_[at].word);
    if (!month.needs_capital) return true;
    if (at == sentence_.first) return is_all(at);
    const Token& before = tokens_[at - 1];
    const bool in_name = before.has(token_flag::capital) &&
                         meaning(at - 1).kind == DateWord::none && !before.is_mark();
    const bool name_follows = in_sentence(at + 1) &&
                              tokens_[at + 1].has(token_flag::capital) &&
                              meaning(at + 1).kind == DateWord::none;
    return !in_name && !name_follows && spelled(at).size() > 2;
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  TokenRange sentence_;
  const DateWords& words_;
};

}  // namespace stance
