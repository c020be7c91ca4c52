// SPDX-License-Identifier: Apache-2.0
// A document as the stages of extraction see it: its title and text in one, as tokens,
// sentences, clauses, dates and mentions of jurisdictions.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "stance/extract/chances.h"
#include "stance/extract/compiled.h"
#include "stance/extract/leads.h"

namespace stance {

struct DatePhrase {
  DateExpression expression;
  std::optional<ResolvedDate> resolved;
  std::size_t sentence = 0;
};

struct Passage {
  const Document* document = nullptr;
  // The publisher where it is a place's own ("Alder County Government"), the title unless
  // the text begins with it, and the text; a blank line behind each.
  std::string text;
  // Bytes before the document's own text.
  std::size_t prefix = 0;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  // The clause of each token, counted within its sentence.
  std::vector<std::uint16_t> clauses;
  Leads leads;
  std::vector<Mention> mentions;
  std::vector<DatePhrase> dates;
  // By sentence.
  std::vector<Chances> chances;
  std::optional<Days> published;
  // For the matcher. A place list's index is its group.
  std::vector<Phrase> place_phrases;
  std::vector<Phrase> list_phrases;
  std::vector<Phrase> date_phrases;
  MatcherPool::Borrowed matcher;

  MatchText match_text() const {
    return {.text = text,
            .tokens = tokens,
            .dates = date_phrases,
            .places = place_phrases,
            .place_lists = list_phrases};
  }
  TokenRange range_of(std::size_t sentence) const {
    return {sentences[sentence].first, sentences[sentence].last};
  }
  // The sentence itself, those before it in its paragraph, the last first, and the one
  // that leads the paragraph: a heading, a question, the head of a list.
  std::vector<std::size_t> within_reach(std::size_t sentence) const;
  bool is_title(std::size_t sentence) const { return sentences[sentence].begin < prefix; }
  // The bytes of the passage's text.
  std::string_view spelled(TokenRange range) const {
    return std::string_view(text).substr(
        tokens[range.first].begin,
        tokens[range.last - 1].end - tokens[range.first].begin);
  }
};

// Nothing where no cue can fire, as far as words tell.
std::optional<Passage> read_passage(const Document& document, const CompiledRules& rules);

}  // namespace stance
