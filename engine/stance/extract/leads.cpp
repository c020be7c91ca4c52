// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/leads.h"

#include <array>

namespace stance {

namespace {

namespace flag = token_flag;

// "(viii)"
constexpr std::size_t longest_mark = 4;
// Items on lines of their own, in one list.
constexpr std::size_t longest_list = 60;
constexpr std::array<std::string_view, 5> bullets = {
    "-", "*", "\u2022", "\u2013", "\u2014"};

bool is_short(const Token& token) {
  return !token.is_mark() && token.end - token.begin <= longest_mark;
}

// A list inside a sentence begins with one of these.
bool is_first_mark(std::string_view mark) {
  return mark == "a" || mark == "A" || mark == "1" || mark == "i";
}

std::string_view spelled(std::string_view text, const Token& token) {
  return text.substr(token.begin, token.end - token.begin);
}

bool begins_line(std::span<const Token> tokens, std::size_t token) {
  return token == 0 || tokens[token].has(flag::newline_before) ||
         tokens[token].has(flag::blank_line_before);
}

// What items of one list are marked with.
enum class ItemMark { number, letters, bullet };

// "(a)", "(2)"
bool is_bracketed_mark(const Token& token) {
  return is_short(token) && token.has(flag::opens_bracket) &&
         token.has(flag::closes_bracket);
}

// Of a sentence that begins an item.
ItemMark mark_of(std::span<const Token> tokens, const Sentence& sentence) {
  const Token& first = tokens[sentence.first];
  if (first.kind == TokenKind::number) return ItemMark::number;
  return is_bracketed_mark(first) ? ItemMark::letters : ItemMark::bullet;
}

}  // namespace

bool begins_item(std::string_view text,
                 std::span<const Token> tokens,
                 std::size_t token) {
  if (!begins_line(tokens, token)) return false;
  const Token& first = tokens[token];
  if (is_bracketed_mark(first)) return true;
  if (first.kind == TokenKind::dash) return true;
  constexpr std::size_t most_digits = 2;
  if (first.kind == TokenKind::number && first.has(flag::period_after) &&
      first.end - first.begin <= most_digits) {
    return true;
  }
  // The bullet is no token.
  std::size_t at = first.begin;
  while (at > 0 && text[at - 1] == ' ') --at;
  for (const std::string_view bullet : bullets) {
    if (text.substr(0, at).ends_with(bullet)) return true;
  }
  return false;
}

Leads::Leads(std::string_view text,
             std::span<const Token> tokens,
             std::span<const Sentence> sentences)
    : leads_(sentences.size()) {
  const auto ends_with = [&](std::size_t s, TokenKind mark) {
    return tokens[sentences[s].last - 1].kind == mark;
  };
  std::size_t items = 0;
  ItemMark mark = ItemMark::bullet;
  for (std::size_t s = 1; s < sentences.size(); ++s) {
    const bool goes_on = sentences[s].paragraph == sentences[s - 1].paragraph;
    if (goes_on) {
      leads_[s] = leads_[s - 1];
      leads_[s].is_head = false;
      continue;
    }
    const std::size_t above = s - 1;
    if (begins_item(text, tokens, sentences[s].first)) {
      // The first sentence of the item above, or the head itself.
      std::size_t item = above;
      while (item > 0 && sentences[item - 1].paragraph == sentences[above].paragraph)
        --item;
      if (ends_with(above, TokenKind::colon)) {
        leads_[s] = {true, true, above};
        items = 0;
        mark = mark_of(tokens, sentences[s]);
      } else if (leads_[item].is_head && ++items < longest_list &&
                 mark_of(tokens, sentences[s]) == mark) {
        // "(b)" behind "(a) …: (1) … (2) …" is the next one of the outer list.
        leads_[s] = leads_[item];
      }
      if (leads_[s].is_any) continue;
    }
    if (sentences[above].is_heading || ends_with(above, TokenKind::question))
      leads_[s] = {true, false, above};
  }
}

std::optional<std::size_t> Leads::above(std::size_t sentence) const {
  if (!leads_[sentence].is_any) return std::nullopt;
  return leads_[sentence].sentence;
}

std::optional<std::size_t> Leads::head_of(std::size_t sentence) const {
  if (!leads_[sentence].is_head) return std::nullopt;
  return leads_[sentence].sentence;
}

std::optional<ListItem> item_inside(std::span<const Token> tokens,
                                    std::string_view text,
                                    TokenRange sentence,
                                    std::size_t token) {
  std::vector<std::size_t> marks;
  for (std::size_t at = sentence.first + 1; at < sentence.last; ++at) {
    if (!is_bracketed_mark(tokens[at])) continue;
    // "Section 2(b)": part of what stands before.
    if (!tokens[at].has(flag::space_before)) continue;
    if (marks.empty() && !is_first_mark(spelled(text, tokens[at]))) continue;
    marks.push_back(at);
  }
  if (marks.size() < 2 || token < marks.front()) return std::nullopt;
  ListItem found{.head = {sentence.first, marks.front()}, .item = {}};
  for (std::size_t i = 0; i < marks.size() && marks[i] <= token; ++i) {
    found.item = {marks[i], i + 1 < marks.size() ? marks[i + 1] : sentence.last};
  }
  return found;
}

}  // namespace stance
