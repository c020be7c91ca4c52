// SPDX-License-Identifier: Apache-2.0
// A text that is read from left to right for a date with its year.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "stance/base/day.h"

namespace stance::ingest {

// Every `take` moves on only if it finds what it looks for.
class DateText {
 public:
  explicit DateText(std::string_view text) : text_(text) {}

  std::string_view rest() const { return text_.substr(at_); }
  bool is_done() const { return at_ >= text_.size(); }
  char next() const { return is_done() ? '\0' : text_[at_]; }
  void move(std::size_t count) { at_ += count; }

  void skip_blanks();
  bool take(char c);
  // In lower case; empty if no letter comes next.
  std::string take_word();
  std::optional<int> take_number(std::size_t shortest, std::size_t longest);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

// A whole date with its year, behind an optional day of the week: "Dec. 4, 2008",
// "Tue, 04 Mar 2025", "2025-03-04", "7/23/2019" where day and month cannot be confused.
std::optional<Day> take_date(DateText& text);

}  // namespace stance::ingest
