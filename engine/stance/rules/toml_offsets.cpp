// SPDX-License-Identifier: Apache-2.0
// The part of toml_tree.h that finds the bytes of a text value in its file.
#include <algorithm>

#include "stance/base/text.h"
#include "stance/rules/toml_tree.h"

namespace stance {
namespace {

class Walk {
 public:
  Walk(std::string_view raw, std::size_t begin) : raw_(raw), begin_(begin) {}

  std::vector<std::size_t> run() {
    const char quote = raw_.empty() ? '"' : raw_.front();
    const bool is_long = raw_.size() >= 6 && raw_[1] == quote && raw_[2] == quote;
    const std::size_t quotes = is_long ? 3 : 1;
    if (raw_.size() < 2 * quotes) return {begin_};
    end_ = raw_.size() - quotes;
    at_ = quotes;
    if (is_long && raw_.substr(at_).starts_with("\r\n")) {
      at_ += 2;
    } else if (is_long && raw_.substr(at_).starts_with('\n')) {
      ++at_;
    }
    while (at_ < end_) {
      if (quote == '"' && raw_[at_] == '\\') {
        escape();
      } else {
        add(1, 1);
      }
    }
    offsets_.push_back(begin_ + at_);
    return std::move(offsets_);
  }

 private:
  // `written` bytes of the file stand for `meant` bytes of the value.
  void add(std::size_t written, std::size_t meant) {
    offsets_.insert(offsets_.end(), meant, begin_ + at_);
    at_ = std::min(at_ + written, end_);
  }

  void escape() {
    const char c = at_ + 1 < end_ ? raw_[at_ + 1] : '\\';
    if (c == 'u' || c == 'U') {
      const std::size_t digits = c == 'u' ? 4 : 8;
      add(2 + digits, utf8_length(raw_.substr(at_ + 2, digits)));
    } else if (c == '\n' || c == '\r' || c == ' ' || c == '\t') {
      const std::size_t next = raw_.find_first_not_of(" \t\r\n", at_ + 1);
      at_ = std::min(next, end_);  // a line end that was escaped, and what follows it
    } else {
      add(2, 1);
    }
  }

  static std::size_t utf8_length(std::string_view digits) {
    char32_t value = 0;
    for (const char c : digits) {
      const std::size_t digit =
          std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20));
      if (digit == std::string_view::npos) return 1;
      value = value * 16 + static_cast<char32_t>(digit);
    }
    std::string text;
    append_code_point(text, value);
    return text.size();
  }

  std::string_view raw_;
  std::size_t begin_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::vector<std::size_t> offsets_;
};

}  // namespace

std::vector<std::size_t> text_offsets(std::string_view raw, std::size_t begin) {
  return Walk(raw, begin).run();
}

}  // namespace stance
