// SPDX-License-Identifier: Apache-2.0
#include "stance/rules/pattern_tokens.h"

#include <algorithm>
#include <array>
#include <optional>

#include "stance/base/text.h"
#include "stance/rules/fault.h"

namespace stance {
namespace {

constexpr int usual_gap = 5;
constexpr int longest_gap = 12;
constexpr std::string_view brackets = "()[]<>";
constexpr std::string_view notation = "()[]<>{}|~\"";
// Marks that stand for themselves, so that `stop-at` can name them.
constexpr std::string_view punctuation = ",;:!?";

bool is_digit(char c) {
  return '0' <= c && c <= '9';
}

// Blanks, and hyphens and dashes, which separate words like blanks.
bool separates(char32_t c) {
  const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0;
  return is_blank || c == '-' || (0x2010 <= c && c <= 0x2015);
}

// Does the byte go on with a word, whatever stands beside it?
constexpr std::array<bool, 256> inside_words = [] {
  std::array<bool, 256> inside = {};
  for (std::size_t byte = 0x21; byte < 0x7F; ++byte) {
    const char c = static_cast<char>(byte);
    inside[byte] = c != '-' && c != '.' && notation.find(c) == std::string_view::npos &&
                   punctuation.find(c) == std::string_view::npos;
  }
  return inside;
}();

bool is_inside_word(char c) {
  return inside_words[static_cast<unsigned char>(c)];
}

class Lexer {
 public:
  Lexer(std::string_view text, const SourceSpan& span) : text_(text), span_(span) {}

  PatternTokens run() {
    result_.tokens.reserve(text_.size() / 4 + 2);
    while (at_ < text_.size()) next();
    return std::move(result_);
  }

 private:
  void next() {
    if (text_[at_] == ' ') {
      ++at_;
      return;
    }
    if (is_inside_word(text_[at_])) return read_word();
    const CodePoint point = code_point_at(text_, at_);
    const char c = text_[at_];
    if (separates(point.value)) {
      at_ += point.length;
    } else if (point.value == 0x2026) {  // "…", which some editors make of "..."
      read_gap(at_ + point.length);
    } else if (text_.substr(at_).starts_with("..")) {
      read_dots();
    } else if (c == '{') {
      read_braces();
    } else if (c == '"') {
      read_exact();
    } else if (notation.find(c) != std::string_view::npos) {
      read_mark(c);
    } else {
      read_word();
    }
  }

  void add(TokenForm form, std::string text, std::size_t end) {
    result_.tokens.push_back(
        {.form = form, .text = std::move(text), .begin = at_, .end = end});
    at_ = end;
  }

  Diagnostic& report(std::string_view code, std::size_t end, std::string message) {
    result_.faults.push_back(
        fault_at(code, part_of(span_, at_, end), std::move(message)));
    return result_.faults.back();
  }

  void read_mark(char c) {
    if (c == '}') {
      report("E0113", at_ + 1, "\"}\" closes nothing").helps = {
          advice("take it out, or write the \"{\" that is missing")};
      ++at_;
      return;
    }
    const std::size_t bracket = brackets.find(c);
    TokenForm form = c == '|' ? TokenForm::bar : TokenForm::tilde;
    if (bracket != std::string_view::npos) {
      form = bracket % 2 == 0 ? TokenForm::open : TokenForm::close;
    }
    add(form, std::string(1, c), at_ + 1);
  }

  void read_dots() {
    const std::size_t end = std::min(text_.find_first_not_of('.', at_), text_.size());
    if (end - at_ == 3) return read_gap(end);
    const std::string dots(text_.substr(at_, end - at_));
    Diagnostic& fault = report("E0116", end, "a gap is written with three dots");
    fault.helps = {sure_edit("write \"...\"", part_of(span_, at_, end), "...")};
    add(TokenForm::gap, {}, end);
    result_.tokens.back().most = usual_gap;
  }

  // A gap whose dots end at `dots_end`; a number may follow.
  void read_gap(std::size_t dots_end) {
    std::size_t end = dots_end;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    const std::string digits(text_.substr(dots_end, end - dots_end));
    const int most =
        digits.empty() ? usual_gap : (digits.size() > 3 ? 1000 : std::stoi(digits));
    if (most < 1 || most > longest_gap) report_gap_size(end, digits);
    add(TokenForm::gap, {}, end);
    result_.tokens.back().most = std::clamp(most, 1, longest_gap);
  }

  void report_gap_size(std::size_t end, const std::string& digits) {
    Diagnostic& fault = report("E0116", end, "a gap spans 1 to 12 words, not " + digits);
    if (digits.find_first_not_of('0') == std::string::npos) {
      fault.helps = {advice("words that stand side by side need no gap between them")};
      return;
    }
    fault.helps = {
        possible_edit("the widest gap is \"...12\"", part_of(span_, at_, end), "...12"),
        possible_edit("if " + digits + " is a word of the text, set it apart",
                      part_of(span_, at_, end),
                      "... " + digits)};
  }

  void read_braces() {
    const std::size_t stop = text_.find_first_of("}{()[]<>|\" ", at_ + 1);
    if (stop != std::string_view::npos && text_[stop] == '}') {
      add(TokenForm::braces,
          std::string(text_.substr(at_ + 1, stop - at_ - 1)),
          stop + 1);
      return;
    }
    const std::size_t close = text_.find('}', at_ + 1);
    const std::size_t open = text_.find('{', at_ + 1);
    if (close < open) {  // a "}" follows: what stands in between is no name
      report(
          "E0117", close + 1, quoted(text_.substr(at_, close + 1 - at_)) + " is no name")
          .helps = {
          advice("inside { } stands the name of one word list, or number, date, "
                 "place, places or act")};
      at_ = close + 1;
      return;
    }
    const std::size_t end = std::min(stop, text_.size());
    Diagnostic& fault = report("E0112", at_ + 1, "\"{\" is never closed");
    fault.primary->text = "opened here";
    fault.helps = {
        possible_edit("close it behind the name", part_of(span_, end, end), "}")};
    add(TokenForm::braces, std::string(text_.substr(at_ + 1, end - at_ - 1)), end);
  }

  void read_exact() {
    const std::size_t close = text_.find('"', at_ + 1);
    if (close == std::string_view::npos) {
      Diagnostic& fault = report("E0119", at_ + 1, "the quotation mark is never closed");
      fault.primary->text = "opened here";
      fault.helps = {
          advice("\"US\" in double quotes means exactly this spelling; close it behind "
                 "the last letter")};
      at_ = text_.size();
      return;
    }
    const std::size_t first = result_.tokens.size();
    const std::size_t begin = at_;
    ++at_;
    while (at_ < close) {
      const CodePoint point = code_point_at(text_, at_);
      if (separates(point.value)) {
        at_ += point.length;
      } else {
        std::size_t end = at_;
        while (end < close && !separates(code_point_at(text_, end).value)) {
          end += code_point_at(text_, end).length;
        }
        add(TokenForm::exact, std::string(text_.substr(at_, end - at_)), end);
      }
    }
    at_ = close + 1;
    if (result_.tokens.size() == first) {
      at_ = begin;
      report("E0114", close + 1, "there is nothing between the quotation marks").helps = {
          advice("write the word whose exact spelling is meant, or take them out")};
      at_ = close + 1;
    } else {  // a "~" behind the closing quote must be seen as standing next to it
      result_.tokens.back().end = at_;
    }
  }

  bool ends_word(std::size_t at) const {
    const CodePoint point = code_point_at(text_, at);
    const char c = text_[at];
    if (separates(point.value) || point.value == 0x2026) return true;
    if (notation.find(c) != std::string_view::npos) return true;
    if (text_.substr(at).starts_with("..")) return true;
    if (punctuation.find(c) == std::string_view::npos) return false;
    const bool in_number = at > at_ && is_digit(text_[at - 1]) && at + 1 < text_.size() &&
                           is_digit(text_[at + 1]);
    return !in_number;
  }

  void read_word() {
    if (punctuation.find(text_[at_]) != std::string_view::npos) {
      add(TokenForm::word, std::string(1, text_[at_]), at_ + 1);
      return;
    }
    std::size_t end = at_;
    while (end < text_.size()) {
      if (is_inside_word(text_[end])) {
        ++end;
      } else if (!ends_word(end)) {
        end += code_point_at(text_, end).length;
      } else {
        break;
      }
    }
    add_words(fold(text_.substr(at_, end - at_)), end);
    at_ = end;
  }

  // Adds what stands before `end`: "gov." is "gov", while "u.s." keeps its full stops;
  // "don't" is "do" and "n't". What is left of a word is treated as if it stood alone, so
  // that a pattern written out again has the same words.
  void add_words(std::string word, std::size_t end) {
    if (word.size() > 1 && word.find('.') + 1 == word.size()) {
      word.pop_back();
      --end;
    }
    if (word.size() > 3 && word.ends_with("n't")) {
      // The apostrophe may be a curly one of three bytes.
      const std::size_t tail = text_[end - 2] == '\'' ? 3 : 5;
      add_words(word.substr(0, word.size() - 3), end - std::min(tail, end - at_));
      word = "n't";
    }
    // A lone combining accent folds to nothing.
    if (!word.empty()) add(TokenForm::word, std::move(word), end);
  }

  std::string_view text_;
  const SourceSpan& span_;
  std::size_t at_ = 0;
  PatternTokens result_;
};

}  // namespace

PatternTokens pattern_tokens(std::string_view text, const SourceSpan& span) {
  return Lexer(text, span).run();
}

std::size_t items_from(const std::vector<PatternToken>& tokens, std::size_t at) {
  std::size_t items = 0;
  std::size_t depth = 0;
  for (; at < tokens.size(); ++at) {
    const TokenForm form = tokens[at].form;
    const bool ends = form == TokenForm::bar || form == TokenForm::close;
    if (ends && depth == 0) break;
    if (depth == 0 && form != TokenForm::tilde) ++items;
    if (form == TokenForm::open) ++depth;
    if (form == TokenForm::close) --depth;
  }
  return items;
}

std::size_t branches_from(const std::vector<PatternToken>& tokens, std::size_t at) {
  std::size_t branches = 1;
  std::size_t depth = 0;
  for (; at < tokens.size(); ++at) {
    const TokenForm form = tokens[at].form;
    if (form == TokenForm::close && depth == 0) break;
    if (form == TokenForm::bar && depth == 0) ++branches;
    if (form == TokenForm::open) ++depth;
    if (form == TokenForm::close) --depth;
  }
  return branches;
}

}  // namespace stance
