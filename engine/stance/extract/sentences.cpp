// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/sentences.h"

#include <algorithm>
#include <array>

#include "stance/extract/leads.h"

namespace stance {

namespace {

namespace flag = token_flag;

constexpr std::array<std::string_view, 50> opener_words = {
    "the",     "a",     "an",    "in",      "on",     "at",   "but",   "and",  "he",
    "she",     "it",    "they",  "his",     "her",    "its",  "their", "this", "that",
    "these",   "those", "we",    "i",       "as",     "for",  "if",    "when", "after",
    "before",  "under", "while", "since",   "so",     "with", "there", "some", "many",
    "both",    "by",    "from",  "however", "also",   "no",   "not",   "now",  "other",
    "another", "one",   "two",   "most",    "because"};

// A quotation shorter than this marks a term ("so-called"), not somebody's speech.
constexpr std::size_t shortest_speech = 5;
// A line longer than this is no heading.
constexpr std::size_t longest_heading = 160;

bool ends_by_mark(const Token& token) {
  return token.kind == TokenKind::question || token.kind == TokenKind::exclamation;
}

bool is_lower_start(const Token& token) {
  return token.kind == TokenKind::word && !token.has(flag::capital);
}

// A text wrapped at a width: most single line ends stand inside sentences.
bool is_wrapped(std::string_view text, std::span<const Token> tokens) {
  std::size_t lines = 0;
  std::size_t inside = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (!token.has(flag::newline_before) || token.has(flag::blank_line_before)) continue;
    if (begins_item(text, tokens, i)) continue;
    ++lines;
    if (is_lower_start(token)) ++inside;
  }
  return inside >= 2 && inside * 3 > lines;
}

class Splitter {
 public:
  Splitter(std::string_view text, std::span<const Token> tokens, const SplitWords& words)
      : text_(text), tokens_(tokens), words_(words), wrapped_(is_wrapped(text, tokens)) {}

  std::vector<Sentence> run() {
    std::size_t first = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const bool paragraph_ends = i + 1 == tokens_.size() || begins_paragraph(i + 1);
      if (!paragraph_ends && !ends_sentence(i)) continue;
      add(first, i + 1);
      first = i + 1;
      if (paragraph_ends) ++paragraph_;
    }
    return std::move(sentences_);
  }

 private:
  bool begins_paragraph(std::size_t i) const {
    if (!wrapped_) return tokens_[i].has(flag::newline_before);
    return tokens_[i].has(flag::blank_line_before) || begins_listed(i);
  }

  // An item of a list in a text wrapped at a width, behind ":", ";" or a full stop.
  bool begins_listed(std::size_t i) const {
    if (i == 0 || !begins_item(text_, tokens_, i)) return false;
    const Token& before = tokens_[i - 1];
    return before.kind == TokenKind::colon || before.kind == TokenKind::semicolon ||
           before.has(flag::period_after);
  }

  bool ends_sentence(std::size_t i) const {
    if (is_note_mark(i) && ends_before_notes(i)) return !is_note_mark(i + 1);
    const Token& token = tokens_[i];
    const Token& next = tokens_[i + 1];
    if (next.is_mark() || is_note_mark(i + 1)) return false;
    const bool begins = next.has(flag::capital) || next.has(flag::opens_quote) ||
                        next.kind == TokenKind::number;
    if (ends_by_mark(token)) return begins && next.has(flag::space_before);
    if (token.has(flag::ellipsis_after)) return begins && next.has(flag::capital);
    if (!token.has(flag::period_after) || !begins) return false;
    // "2. Tell anybody"
    if (token.kind == TokenKind::number && begins_item(text_, tokens_, i)) return false;
    if (!next.has(flag::space_before)) return glued(token, next);
    return period_ends(token, next);
  }

  // "since 2014.[3]": the mark of a note belongs to what stands before it.
  bool is_note_mark(std::size_t i) const {
    const Token& token = tokens_[i];
    return token.kind == TokenKind::number && token.has(flag::opens_bracket) &&
           token.has(flag::closes_bracket) && token.begin > 0 &&
           text_[token.begin - 1] == '[' && !token.has(flag::space_before);
  }

  bool ends_before_notes(std::size_t i) const {
    while (i > 0 && is_note_mark(i)) --i;
    return tokens_[i].has(flag::period_after);
  }

  // "the talks.The meeting": a lost blank.
  static bool glued(const Token& token, const Token& next) {
    return token.kind == TokenKind::word && token.end - token.begin > 3 &&
           !token.has(flag::capital) && next.has(flag::capital);
  }

  bool period_ends(const Token& token, const Token& next) const {
    if (token.has(flag::closes_quote) || token.has(flag::closes_bracket)) return true;
    const std::string_view word = text_.substr(token.begin, token.end - token.begin);
    const bool is_initial = word.size() == 1 && token.has(flag::capital);
    const bool has_dots = word.find('.') != std::string_view::npos;
    if (is_initial || (has_dots && token.kind == TokenKind::word) ||
        listed(words_.abbreviations, token.word)) {
      // "Ord. No. 118" goes on.
      const bool is_number_sign = next.has(flag::period_after);
      return listed(words_.openers, next.word) && !is_initial && !is_number_sign;
    }
    return true;
  }

  void add(std::size_t first, std::size_t last) {
    Sentence sentence{.first = first, .last = last, .paragraph = paragraph_};
    sentence.begin = begin_of(first);
    sentence.end = end_of(last - 1);
    const Token& end = tokens_[last - 1];
    const bool stopped = end.has(flag::period_after) || ends_by_mark(end);
    const bool whole_paragraph =
        (last == tokens_.size() || begins_paragraph(last)) &&
        (sentences_.empty() || sentences_.back().paragraph != paragraph_);
    sentence.is_heading =
        whole_paragraph && !stopped && sentence.end - sentence.begin <= longest_heading;
    sentences_.push_back(sentence);
  }

  // With the quotation mark or bracket that opens right before the first word.
  std::size_t begin_of(std::size_t first) const {
    std::size_t begin = tokens_[first].begin;
    const std::size_t floor = first == 0 ? 0 : end_of(first - 1);
    if (tokens_[first].has(flag::opens_quote) ||
        tokens_[first].has(flag::opens_bracket)) {
      while (begin > floor && !is_blank(text_[begin - 1])) --begin;
    }
    return begin;
  }

  static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

  // With full stops and closing marks, up to the next blank or word.
  std::size_t end_of(std::size_t last) const {
    std::size_t end = tokens_[last].end;
    const std::size_t limit =
        last + 1 < tokens_.size() ? tokens_[last + 1].begin : text_.size();
    while (end < limit && closes(end)) end += closes(end);
    return end;
  }

  // The length of a mark that closes a sentence at this byte, else 0.
  std::size_t closes(std::size_t at) const {
    const std::string_view rest = text_.substr(at);
    if (std::string_view(".?!)]}\"'%").find(rest[0]) != std::string_view::npos) return 1;
    for (const std::string_view mark : {"\u201D", "\u2019", "\u2026", "\u00BB"}) {
      if (rest.substr(0, mark.size()) == mark) return mark.size();
    }
    return 0;
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  const SplitWords& words_;
  bool wrapped_;
  std::size_t paragraph_ = 0;
  std::vector<Sentence> sentences_;
};

// The token after the quotation that opens at `i`, or 0 if it is short or stays open.
std::size_t speech_end(std::span<const Token> tokens, std::size_t i, std::size_t last) {
  for (std::size_t k = i; k < last; ++k) {
    if (tokens[k].has(flag::closes_quote))
      return k + 1 - i >= shortest_speech ? k + 1 : 0;
  }
  return 0;
}

}  // namespace

std::vector<Sentence> split_sentences(std::string_view text,
                                      std::span<const Token> tokens,
                                      const SplitWords& words) {
  return Splitter(text, tokens, words).run();
}

std::vector<std::uint16_t> clauses_of(std::span<const Token> tokens,
                                      const Sentence& sentence,
                                      const SplitWords& words) {
  std::vector<std::uint16_t> clauses;
  clauses.reserve(sentence.last - sentence.first);
  std::uint16_t clause = 0;
  std::size_t closes_at = 0;
  for (std::size_t i = sentence.first; i < sentence.last; ++i) {
    const Token& token = tokens[i];
    const bool inside = i > sentence.first;
    bool begins = listed(words.clause_openers, token.word) || (i == closes_at && i != 0);
    if (token.has(flag::opens_quote)) {
      if (const std::size_t end = speech_end(tokens, i, sentence.last); end != 0) {
        closes_at = end;
        begins = true;
      }
    }
    if (inside && begins) ++clause;
    clauses.push_back(clause);
    if (token.is_mark() && token.kind != TokenKind::comma) ++clause;
  }
  return clauses;
}

std::span<const std::string_view> common_openers() {
  return opener_words;
}

}  // namespace stance
