// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/tokens.h"

#include <array>
#include <optional>

#include "stance/base/text.h"
#include "stance/extract/signs.h"

namespace stance {

namespace {

namespace flag = token_flag;

// A word of the text being read: its folded letters and their hash.
struct Folded {
  std::string text;
  std::uint32_t hash = Vocabulary::hash_start;

  void clear() {
    text.clear();
    hash = Vocabulary::hash_start;
  }
  void add(char byte) {
    text += byte;
    hash = Vocabulary::hash_step(hash, byte);
  }
  void add(std::string_view bytes) {
    for (const char byte : bytes) add(byte);
  }
};

class Tokenizer {
 public:
  Tokenizer(std::string_view text, const Vocabulary& vocabulary)
      : text_(text), vocabulary_(vocabulary) {
    tokens_.reserve(text.size() / 5 + 8);
  }

  std::vector<Token> run() {
    while (at_ < text_.size()) step();
    return std::move(tokens_);
  }

  // Called for each word with its folded letters; for phrase_words().
  std::vector<std::string>* words = nullptr;

 private:
  char peek(std::size_t ahead) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  void step() {
    switch (class_of(text_[at_])) {
      case ByteClass::lower:
      case ByteClass::upper: read_word(); return;
      case ByteClass::digit: read_number(); return;
      case ByteClass::blank:
        pending_ |= flag::space_before;
        ++at_;
        return;
      case ByteClass::newline: read_newline(); return;
      case ByteClass::wide: read_wide(); return;
      case ByteClass::other: read_sign(); return;
    }
  }

  void read_newline() {
    pending_ |= (pending_ & flag::newline_before) != 0
                    ? flag::blank_line_before
                    : flag::newline_before | flag::space_before;
    ++at_;
  }

  void read_wide() {
    const CodePoint point = code_point_at(text_, at_);
    const Sign sign = point.is_valid ? sign_of(point.value) : Sign::none;
    if (sign == Sign::letter) {
      read_word();
      return;
    }
    apply(sign, point.length);
  }

  void read_sign() {
    switch (text_[at_]) {
      case ',': add_mark(TokenKind::comma); return;
      case ';': add_mark(TokenKind::semicolon); return;
      case ':': add_mark(TokenKind::colon); return;
      case '.': read_period(); return;
      case '?': add_mark(TokenKind::question); return;
      case '!': add_mark(TokenKind::exclamation); return;
      case '"': apply(Sign::quote, 1); return;
      case '\'':
      case '`': apply(Sign::apostrophe, 1); return;
      case '(':
      case '[':
      case '{': apply(Sign::open_bracket, 1); return;
      case ')':
      case ']':
      case '}': apply(Sign::close_bracket, 1); return;
      case '-': read_hyphen(); return;
      case '/':
        pending_ |= flag::slash_before;
        ++at_;
        return;
      case '$':
      case '#': apply(Sign::money, 1); return;
      case '%': mark_last(flag::percent_after); return;
      default: apply(Sign::none, 1); return;
    }
  }

  void apply(Sign sign, std::size_t length) {
    switch (sign) {
      case Sign::blank: pending_ |= flag::space_before; break;
      case Sign::apostrophe:
      case Sign::quote: add_quote(); break;
      case Sign::open_bracket: pending_ |= flag::opens_bracket; break;
      case Sign::close_bracket: flag_last(flag::closes_bracket); break;
      case Sign::hyphen: pending_ |= flag::joined; break;
      case Sign::dash: add_mark(TokenKind::dash, length); return;
      case Sign::ellipsis: flag_last(flag::ellipsis_after); break;
      case Sign::money: pending_ |= flag::sign_before; break;
      case Sign::none:
      case Sign::letter: pending_ |= flag::space_before; break;
    }
    at_ += length;
  }

  // A mark with white space before it opens, one right after a word closes.
  void add_quote() {
    const bool opens = tokens_.empty() || (pending_ & flag::space_before) != 0 ||
                       (pending_ & (flag::opens_bracket | flag::joined)) != 0;
    if (opens) {
      pending_ |= flag::opens_quote;
    } else {
      flag_last(flag::closes_quote);
    }
  }

  void read_period() {
    if (peek(1) == '.' && peek(2) == '.') {
      flag_last(flag::ellipsis_after);
      at_ += 3;
      return;
    }
    mark_last(flag::period_after);
  }

  // "a-b" joins; " - " and "--" are dashes.
  void read_hyphen() {
    if (peek(1) == '-') {
      add_mark(TokenKind::dash, 2);
      return;
    }
    const bool spaced = (pending_ & flag::space_before) != 0;
    const char next = peek(1);
    if (spaced && (next == ' ' || next == '\n')) {
      add_mark(TokenKind::dash);
      return;
    }
    pending_ |= spaced ? 0 : flag::joined;
    ++at_;
  }

  void mark_last(std::uint32_t flags) {
    flag_last(flags);
    ++at_;
  }

  void flag_last(std::uint32_t flags) {
    if (!tokens_.empty() && (pending_ & flag::newline_before) == 0) {
      tokens_.back().flags |= flags;
    }
  }

  void add_mark(TokenKind kind, std::size_t length = 1) {
    add(at_, at_ + length, mark_word(kind), kind, 0);
    at_ += length;
  }

  void add(std::size_t begin,
           std::size_t end,
           WordId word,
           TokenKind kind,
           std::uint32_t flags) {
    tokens_.push_back({.begin = static_cast<std::uint32_t>(begin),
                       .end = static_cast<std::uint32_t>(end),
                       .word = word,
                       .flags = flags | pending_,
                       .kind = kind});
    pending_ = 0;
  }

  void add_word(std::size_t begin, std::size_t end, TokenKind kind, std::uint32_t flags) {
    if (words != nullptr) words->push_back(folded_.text);
    add(begin, end, vocabulary_.find(folded_.text, folded_.hash), kind, flags);
  }

  // Digits with "," and "." between digits; letters that follow stay with them ("19th").
  void read_number() {
    const std::size_t begin = at_;
    std::uint32_t flags = 0;
    folded_.clear();
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const bool inner = (c == ',' || c == '.') && is_digit(peek(1));
      if (!is_digit(c) && !inner) break;
      if (c != ',') folded_.add(c);
      ++at_;
    }
    while (is_ascii_letter(peek(0))) {
      folded_.add(static_cast<char>(text_[at_] | 0x20));
      flags |= flag::ordinal;
      ++at_;
    }
    add_word(begin, at_, TokenKind::number, flags);
  }

  // One letter of a word, folded; false where the word ends.
  bool read_letter() {
    const char c = text_[at_];
    switch (class_of(c)) {
      case ByteClass::lower:
      case ByteClass::digit: folded_.add(c); break;
      case ByteClass::upper: folded_.add(static_cast<char>(c | 0x20)); break;
      case ByteClass::wide: return read_wide_letter();
      case ByteClass::blank:
      case ByteClass::newline:
      case ByteClass::other: return false;
    }
    ++at_;
    return true;
  }

  bool read_wide_letter() {
    const CodePoint point = code_point_at(text_, at_);
    if (!point.is_valid) return false;
    const bool is_accent = point.value >= 0x300 && point.value < 0x370;
    if (!is_accent && sign_of(point.value) != Sign::letter) return false;
    wide_.clear();
    append_folded(wide_, text_.substr(at_, point.length));
    folded_.add(wide_);
    at_ += point.length;
    return true;
  }

  // The length of an apostrophe at byte `at`, 0 if there is none.
  std::size_t apostrophe_at(std::size_t at) const {
    if (at >= text_.size()) return 0;
    if (text_[at] == '\'') return 1;
    if (class_of(text_[at]) != ByteClass::wide) return 0;
    const CodePoint point = code_point_at(text_, at);
    return point.is_valid && sign_of(point.value) == Sign::apostrophe ? point.length : 0;
  }

  bool letter_at(std::size_t at) const {
    if (at >= text_.size()) return false;
    if (is_ascii_letter(text_[at])) return true;
    if (class_of(text_[at]) != ByteClass::wide) return false;
    const CodePoint point = code_point_at(text_, at);
    return point.is_valid && sign_of(point.value) == Sign::letter;
  }

  void read_word() {
    const std::size_t begin = at_;
    std::uint32_t flags = case_flags(begin);
    folded_.clear();
    if (read_initials(begin, flags)) return;
    while (at_ < text_.size()) {
      if (read_letter()) continue;
      const std::size_t apostrophe = apostrophe_at(at_);
      if (apostrophe == 0 || !letter_at(at_ + apostrophe)) break;
      if (splits_negation(begin, flags, apostrophe)) return;
      folded_.add('\'');
      at_ += apostrophe;
    }
    finish_word(begin, flags);
  }

  void finish_word(std::size_t begin, std::uint32_t flags) {
    const std::string& word = folded_.text;
    if (word == "cannot") {
      split_word(begin, begin + 3, "can", flags);
      split_word(begin + 3, at_, "not", 0);
      return;
    }
    const bool has_s = word.size() > 2 && word.compare(word.size() - 2, 2, "'s") == 0;
    const bool plural =
        !has_s && word.size() > 1 && word.back() == 's' && apostrophe_at(at_) != 0;
    if (has_s || plural) flags |= flag::possessive;
    add_word(begin, at_, TokenKind::word, flags);
  }

  // "don't": do, n't. "won't" and "can't" give will and can.
  bool splits_negation(std::size_t begin, std::uint32_t flags, std::size_t apostrophe) {
    const char t = static_cast<char>(peek(apostrophe) | 0x20);
    const std::string& word = folded_.text;
    if (t != 't' || word.size() < 3 || word.back() != 'n') return false;
    if (letter_at(at_ + apostrophe + 1)) return false;
    const std::size_t middle = at_ - 1;
    const std::size_t end = at_ + apostrophe + 1;
    const std::string stem = negated_stem(word);
    // "can't" keeps its n: the two words share no byte of the text.
    split_word(begin, stem == "can" ? middle + 1 : middle, stem, flags);
    split_word(stem == "can" ? middle + 1 : middle, end, "n't", 0);
    at_ = end;
    return true;
  }

  static std::string negated_stem(const std::string& word) {
    if (word == "won") return "will";
    if (word == "can") return "can";
    if (word == "shan") return "shall";
    return word.substr(0, word.size() - 1);
  }

  void split_word(std::size_t begin,
                  std::size_t end,
                  std::string_view word,
                  std::uint32_t flags) {
    folded_.clear();
    folded_.add(word);
    add_word(begin, end, TokenKind::word, flags);
  }

  std::uint32_t case_flags(std::size_t begin) const {
    const auto is_upper = [&](std::size_t i) {
      return i < text_.size() && class_of(text_[i]) == ByteClass::upper;
    };
    if (class_of(text_[begin]) == ByteClass::wide) {
      const char32_t value = code_point_at(text_, begin).value;
      const bool latin1 = value >= 0xC0 && value <= 0xDE;
      return latin1 || (value >= 0x100 && value < 0x180 && value % 2 == 0) ? flag::capital
                                                                           : 0;
    }
    if (!is_upper(begin)) return 0;
    std::size_t end = begin + 1;
    while (is_upper(end)) ++end;
    const bool all = end - begin >= 2 && !letter_at(end);
    return flag::capital | (all ? flag::all_capitals : 0);
  }

  // "U.S.", "D.C.", "a.m.", "P.J.": one word "u.s" with its full stops.
  bool read_initials(std::size_t begin, std::uint32_t flags) {
    std::size_t end = begin;
    std::size_t letters = 0;
    while (end + 1 < text_.size() && is_ascii_letter(text_[end]) &&
           text_[end + 1] == '.') {
      end += 2;
      ++letters;
    }
    if (letters == 0) return false;
    if (letter_at(end)) {  // "U.S" without its last full stop
      if (!is_ascii_letter(text_[end]) || letter_at(end + 1)) return false;
      ++end;
      ++letters;
    }
    if (letters < 2) return false;
    for (std::size_t i = begin; i < end; ++i) {
      const char c = text_[i];
      if (c == '.' && i + 1 == end) break;
      folded_.add(is_ascii_letter(c) ? static_cast<char>(c | 0x20) : c);
    }
    const bool stopped = text_[end - 1] == '.';
    at_ = end;
    add_word(begin,
             stopped ? end - 1 : end,
             TokenKind::word,
             flags | (stopped ? flag::period_after : 0));
    return true;
  }

  std::string_view text_;
  const Vocabulary& vocabulary_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::uint32_t pending_ = 0;
  Folded folded_;
  std::string wide_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text, const Vocabulary& vocabulary) {
  return Tokenizer(text, vocabulary).run();
}

std::vector<std::string> phrase_words(std::string_view phrase) {
  static const Vocabulary none;
  std::vector<std::string> words;
  Tokenizer tokenizer(phrase, none);
  tokenizer.words = &words;
  tokenizer.run();
  return words;
}

}  // namespace stance
