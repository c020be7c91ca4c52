// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/told_days.h"

#include <algorithm>

namespace stance {

namespace {

bool has_verb_of_saying(const CompiledRules& rules,
                        const Passage& passage,
                        std::size_t sentence,
                        TokenRange act) {
  const TokenRange range = passage.range_of(sentence);
  for (std::size_t at = range.first; at < range.last; ++at) {
    if (!act.contains(at) && listed(rules.grammar.reporting, passage.tokens[at].word))
      return true;
  }
  return false;
}

bool is_quoted(const Passage& passage, std::size_t sentence) {
  const TokenRange range = passage.range_of(sentence);
  return passage.tokens[range.first].has(token_flag::opens_quote) ||
         passage.tokens[range.last - 1].has(token_flag::closes_quote);
}

// By itself, or as more of what the sentence before reports, of no place that it names.
bool reports_a_word(const CompiledRules& rules,
                    const Passage& passage,
                    std::size_t sentence,
                    TokenRange act) {
  if (is_quoted(passage, sentence) || has_verb_of_saying(rules, passage, sentence, act))
    return true;
  const bool names_place = std::ranges::any_of(
      passage.mentions,
      [&](const Mention& mention) { return mention.sentence == sentence; });
  return sentence > 0 && !names_place &&
         passage.sentences[sentence - 1].paragraph ==
             passage.sentences[sentence].paragraph &&
         has_verb_of_saying(rules, passage, sentence - 1, act);
}

}  // namespace

std::optional<Day> told_day(const CompiledRules& rules,
                            const Passage& passage,
                            std::size_t sentence,
                            TokenRange act) {
  if (!passage.published || !passage.published->is_single()) return std::nullopt;
  if (!reports_a_word(rules, passage, sentence, act)) return std::nullopt;
  const Day published = passage.published->latest;
  std::optional<Day> last;
  for (const DatePhrase& date : passage.dates) {
    if (date.sentence >= sentence) break;
    if (!date.resolved || !date.resolved->days.is_single()) continue;
    if (date.expression.role != DateRole::at) continue;
    const Day day = date.resolved->days.latest;
    const bool is_news = day < published && published.number - day.number <= days_of_news;
    if (is_news) last = std::max(last.value_or(day), day);
  }
  return last;
}

}  // namespace stance
