// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/answers.h"

namespace stance {

namespace {

namespace flag = token_flag;

// "3.", "Q.", "(b)"
bool is_label(const Token& token) {
  const bool is_letter = token.end - token.begin == 1 && token.has(flag::capital);
  return (token.kind == TokenKind::number || is_letter) &&
         (token.has(flag::period_after) || token.has(flag::closes_bracket));
}

// Behind "Q.", "4.", "SHERIFF DAY:".
std::size_t behind_label(const Passage& passage, TokenRange sentence) {
  constexpr std::size_t longest = 4;
  std::size_t at = sentence.first;
  while (at + 1 < sentence.last && is_label(passage.tokens[at])) ++at;
  for (std::size_t k = at; k < sentence.last && k <= at + longest; ++k) {
    if (passage.tokens[k].kind == TokenKind::colon && k + 1 < sentence.last) return k + 1;
  }
  return at;
}

bool asks(const CompiledRules& rules, const Passage& passage, std::size_t sentence) {
  const TokenRange range = passage.range_of(sentence);
  if (passage.tokens[range.last - 1].kind != TokenKind::question) return false;
  return listed(rules.grammar.asking, passage.tokens[behind_label(passage, range)].word);
}

}  // namespace

std::optional<Answer> answer_to(const CompiledRules& rules,
                                const Passage& passage,
                                std::size_t sentence) {
  const std::size_t next = sentence + 1;
  if (next >= passage.sentences.size() || !asks(rules, passage, sentence))
    return std::nullopt;
  if (passage.sentences[next].paragraph > passage.sentences[sentence].paragraph + 1)
    return std::nullopt;
  const TokenRange range = passage.range_of(next);
  const std::size_t at = behind_label(passage, range);
  const Token& word = passage.tokens[at];
  const bool is_yes = listed(rules.grammar.yes, word.word);
  if (!is_yes && !listed(rules.grammar.no, word.word)) return std::nullopt;
  // "No deputy does": no answer by itself.
  const bool stands_alone = at + 1 == range.last || word.has(flag::period_after) ||
                            passage.tokens[at + 1].is_mark();
  return stands_alone ? std::optional(Answer{next, is_yes}) : std::nullopt;
}

}  // namespace stance
