// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/toml_scan.h"

#include <algorithm>
#include <string>
#include <utility>

namespace stance {
namespace {

constexpr std::size_t none = std::string_view::npos;

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t stop) : text_(text), stop_(stop) {}

  TomlScan run() {
    while (at_ < stop_ && !scan_.quote) step();
    return std::move(scan_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '#') {
      at_ = std::min(text_.find('\n', at_), stop_);
    } else if (c == '"' || c == '\'') {
      read_text(c);
    } else if (c == '[' && is_line_begin_ && scan_.brackets.empty()) {
      at_ = std::min(text_.find('\n', at_), stop_);  // a table header
    } else {
      read_mark(c);
      ++at_;
    }
    is_line_begin_ = at_ < stop_ && at_ > 0 && text_[at_ - 1] == '\n';
  }

  void read_mark(char c) {
    if (c == '[' || c == '{') scan_.brackets.push_back(at_);
    if ((c == ']' || c == '}') && !scan_.brackets.empty()) scan_.brackets.pop_back();
    if (c == '=' || c == ',' || c == '[' || c == '{') scan_.value_begin = at_ + 1;
  }

  void read_text(char quote) {
    const std::size_t begin = at_;
    const std::string three(3, quote);
    if (text_.substr(at_).starts_with(three)) {
      const std::size_t close = text_.find(three, at_ + 3);
      at_ = close == none ? stop_ : close + 3;
      if (close == none || close >= stop_) scan_.quote = begin;
      return;
    }
    ++at_;
    while (at_ < stop_ && text_[at_] != quote && text_[at_] != '\n') {
      at_ += quote == '"' && text_[at_] == '\\' ? 2U : 1U;
    }
    if (at_ >= stop_ || text_[at_] == '\n') {
      scan_.quote = begin;
    } else {
      ++at_;
    }
  }

  std::string_view text_;
  std::size_t stop_;
  std::size_t at_ = 0;
  bool is_line_begin_ = true;
  TomlScan scan_;
};

}  // namespace

TomlScan scan_toml(std::string_view text, std::size_t stop) {
  return Scanner(text, stop).run();
}

}  // namespace stance
