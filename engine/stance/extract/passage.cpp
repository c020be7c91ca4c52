// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/passage.h"

#include <algorithm>

namespace stance {

namespace {

// "Alder County Government" speaks of itself as "the county".
bool is_of_place(const std::string& publisher, const CompiledRules& rules) {
  const std::vector<Token> tokens = tokenize(publisher, rules.vocabulary);
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return rules.places.is_head(token.word);
  });
}

// Lines that are not the body stand as blanks before it (extract.cpp).
bool begins_with(std::string_view text, std::string_view title) {
  text.remove_prefix(std::min(text.find_first_not_of(" \n"), text.size()));
  return text.starts_with(title);
}

void join_title(const Document& document, const CompiledRules& rules, Passage& passage) {
  if (document.publisher && is_of_place(*document.publisher, rules))
    passage.text = *document.publisher + "\n\n";
  const bool has_title = document.title && !document.title->empty() &&
                         !begins_with(document.text, *document.title);
  if (has_title) passage.text += *document.title + "\n\n";
  passage.prefix = passage.text.size();
  passage.text += document.text;
}

void read_clauses(const CompiledRules& rules, Passage& passage) {
  passage.clauses.reserve(passage.tokens.size());
  for (const Sentence& sentence : passage.sentences) {
    const auto clauses = clauses_of(passage.tokens, sentence, rules.splitting);
    passage.clauses.insert(passage.clauses.end(), clauses.begin(), clauses.end());
  }
}

// Explicit dates move the narrative along, so dates are resolved in reading order.
void read_dates(const CompiledRules& rules, Passage& passage) {
  DateAnchor anchor{
      .published = passage.published, .narrative = {}, .bounds = rules.dates.bounds()};
  for (std::size_t s = 0; s < passage.sentences.size(); ++s) {
    for (const DateExpression& date :
         read_dates(passage.text, passage.tokens, passage.range_of(s), rules.dates)) {
      const auto resolved = resolve_date(date, anchor);
      if (resolved && date.form == DateForm::days)
        anchor.narrative = resolved->days.latest;
      if (resolved) anchor.mentioned = resolved->days;
      const auto index = static_cast<std::uint32_t>(passage.dates.size());
      passage.date_phrases.push_back({date.range, index});
      passage.dates.push_back({date, resolved, s});
    }
  }
}

void read_mentions(const CompiledRules& rules, Passage& passage) {
  const NameContext context{.places = rules.places,
                            .rules = rules.names,
                            .matcher = *passage.matcher,
                            .home_state = rules.home_state(*passage.document),
                            .hinted_state = rules.hinted_state(*passage.document)};
  passage.mentions = find_mentions(passage.match_text(), passage.sentences, context);
  take_state_headings(passage.mentions, passage.tokens, passage.sentences, rules.places);
  resolve_mentions(passage.mentions, context);
  doubt_unknown_places(
      passage.mentions, passage.match_text(), passage.sentences, context);
}

void add_place_phrases(const CompiledRules& rules, Passage& passage) {
  const std::vector<Mention>& mentions = passage.mentions;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].is_dateline) continue;
    passage.place_phrases.push_back({mentions[i].range, i});
    if (!(mentions[i].name == mentions[i].range)) {
      passage.place_phrases.push_back({mentions[i].name, i});
    }
  }
  for (std::size_t i = 0; i < mentions.size();) {
    std::size_t end = i;
    while (end < mentions.size() && mentions[end].group == mentions[i].group) ++end;
    TokenRange range = {mentions[i].range.first, mentions[end - 1].range.last};
    if (mentions[i].is_dateline) {
      i = end;
      continue;
    }
    passage.list_phrases.push_back({range, mentions[i].group});
    const bool head_follows =
        range.last < passage.range_of(mentions[i].sentence).last &&
        rules.places.is_plural_head(passage.tokens[range.last].word);
    if (head_follows) {
      ++range.last;
      passage.list_phrases.push_back({range, mentions[i].group});
    }
    i = end;
  }
}

}  // namespace

std::vector<std::size_t> Passage::within_reach(std::size_t sentence) const {
  std::vector<std::size_t> reach = {sentence};
  const std::size_t paragraph = sentences[sentence].paragraph;
  while (reach.back() > 0 && sentences[reach.back() - 1].paragraph == paragraph) {
    reach.push_back(reach.back() - 1);
  }
  const auto lead = leads.above(sentence);
  if (lead && *lead > 0 && !is_title(*lead)) reach.push_back(*lead);
  return reach;
}

namespace {

bool has_cue_word(const CompiledRules& rules, const Passage& passage) {
  if (rules.phrases.has_unanchored() || !rules.expressions.empty()) return true;
  return std::any_of(passage.tokens.begin(),
                     passage.tokens.end(),
                     [&](const Token& token) { return rules.is_cue_word(token.word); });
}

}  // namespace

std::optional<Passage> read_passage(const Document& document,
                                    const CompiledRules& rules) {
  Passage passage;
  passage.document = &document;
  join_title(document, rules, passage);
  if (document.published && !document.published->is_unknown()) {
    passage.published = document.published->days();
  }
  passage.tokens = tokenize(passage.text, rules.vocabulary);
  if (!has_cue_word(rules, passage)) return std::nullopt;
  passage.matcher = rules.matchers.borrow();
  passage.sentences = split_sentences(passage.text, passage.tokens, rules.splitting);
  passage.leads = Leads(passage.text, passage.tokens, passage.sentences);
  passage.chances = find_chances(rules, passage);
  if (std::ranges::none_of(passage.chances, &Chances::any)) return std::nullopt;
  read_clauses(rules, passage);
  read_dates(rules, passage);
  read_mentions(rules, passage);
  add_place_phrases(rules, passage);
  return passage;
}

}  // namespace stance
