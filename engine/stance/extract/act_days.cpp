// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/act_days.h"

namespace stance {

namespace {

// An act is taken up this many sentences and paragraphs later.
constexpr std::size_t act_reach = 4;
constexpr std::size_t paragraph_reach = 2;
// The day of its effect is told so many sentences behind an act.
constexpr std::size_t effect_reach = 2;
// "Takes effect on publication, Feb. 17": how far before a date, in tokens.
constexpr std::size_t effect_word_reach = 4;

}  // namespace

ActDays::ActDays(const CompiledRules& rules,
                 const Passage& passage,
                 ContextTable& contexts,
                 const ToldAct& told)
    : rules_(rules),
      passage_(passage),
      contexts_(contexts),
      told_(told),
      hit_(told.hit),
      effect_(told.effect),
      sentence_(effect_.kind_sentence.value_or(hit_.sentence)) {}

const DatePhrase* ActDays::in_own_sentence() {
  if (!effect_.kind_sentence || sentence_ == hit_.sentence) return nullptr;
  const TokenRange act = hit_.match.act;
  const DateTies ties(rules_, passage_, contexts_.in_sentence(hit_.sentence), act);
  for (const DatePhrase& date : passage_.dates) {
    if (date.sentence != hit_.sentence || !date.resolved || ties.is_aside(date)) continue;
    const std::size_t at = date.expression.range.first;
    const DateRole role = date.expression.role;
    const bool is_paper = role == DateRole::at && at < act.first &&
                          ties.of(date, Kind::adopted) == DateTie::paper;
    const bool is_since =
        role == DateRole::since && passage_.clauses[at] == passage_.clauses[act.first];
    if (is_paper || is_since) return &date;
  }
  return nullptr;
}

const DatePhrase* ActDays::of_effect() const {
  if (!effect_.kind_words) return nullptr;
  const auto& sentences = passage_.sentences;
  for (const DatePhrase& date : passage_.dates) {
    if (date.sentence < sentence_ || !date.resolved || !follows_effect(date)) continue;
    const bool is_near =
        date.sentence <= sentence_ + effect_reach &&
        sentences[date.sentence].paragraph <= sentences[sentence_].paragraph + 1;
    return is_near ? &date : nullptr;
  }
  return nullptr;
}

// "In force since", "takes effect on", "effective".
bool ActDays::follows_effect(const DatePhrase& date) const {
  const DateRole role = date.expression.role;
  if (date.expression.is_immediate) return false;
  if (role != DateRole::at && role != DateRole::since) return false;
  const std::size_t first = passage_.range_of(date.sentence).first;
  const std::size_t at = date.expression.range.first;
  for (std::size_t back = 1; back <= effect_word_reach && back <= at - first; ++back) {
    if (listed(rules_.grammar.effect, passage_.tokens[at - back].word)) return true;
  }
  return false;
}

const DatePhrase* ActDays::in_sentences_before() {
  const auto& sentences = passage_.sentences;
  for (std::size_t back = 1; back <= act_reach && back <= sentence_; ++back) {
    const std::size_t s = sentence_ - back;
    if (sentences[s].paragraph + paragraph_reach < sentences[sentence_].paragraph) break;
    if (const DatePhrase* date = of_any_act(s)) return date;
  }
  return nullptr;
}

// The day in a sentence that belongs to words that begin or end a rule.
const DatePhrase* ActDays::of_any_act(std::size_t sentence) {
  const std::size_t first = passage_.range_of(sentence).first;
  const DateTies ties(rules_, passage_, contexts_.in_sentence(sentence), {first, first});
  for (const DatePhrase& date : passage_.dates) {
    if (date.sentence != sentence || !date.resolved) continue;
    if (date.expression.role != DateRole::at || date.expression.is_immediate) continue;
    const Days& days = date.resolved->days;
    const bool holds_publication =
        passage_.published && days.contains(passage_.published->latest);
    if (!days.is_single() && holds_publication) continue;
    const bool is_told = ties.of(date, Kind::adopted) == DateTie::act ||
                         ties.of(date, Kind::ended) == DateTie::act;
    if (is_told && told_.is_of_same({sentence, date.expression.range})) return &date;
  }
  return nullptr;
}

}  // namespace stance
