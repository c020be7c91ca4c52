// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/act_days.h"

#include <algorithm>
#include <array>
#include <span>

#include "stance/base/text.h"

namespace stance {

namespace {

// An act is taken up this many sentences and paragraphs later.
constexpr std::size_t act_reach = 4;
constexpr std::size_t paragraph_reach = 2;
// The day of its effect is told so many sentences behind an act.
constexpr std::size_t effect_reach = 2;
// "Takes effect on publication, Feb. 17": how far before a date, in tokens.
constexpr std::size_t effect_word_reach = 4;
constexpr std::array<std::string_view, 7> passive_verbs = {
    "is", "are", "was", "were", "be", "been", "being"};

// "Under the order of May 2": how far before its day they stand.
constexpr std::array<std::string_view, 2> instrument_words = {"under", "by"};
constexpr std::size_t paper_word_reach = 5;

bool follows_from(const Passage& passage, std::size_t at) {
  return fold(passage.spelled({at - 1, at})) == "from";
}

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

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
    const bool is_from = role == DateRole::at && at < act.first &&
                         at > passage_.range_of(hit_.sentence).first &&
                         follows_from(passage_, at);
    if (is_paper || is_since || is_from) return &date;
  }
  return nullptr;
}

const DatePhrase* ActDays::of_effect() const {
  if (!effect_.kind_words) return nullptr;
  const auto& sentences = passage_.sentences;
  for (const DatePhrase& date : passage_.dates) {
    if (date.sentence < sentence_ || !date.resolved || !follows_effect(date)) continue;
    const auto is_near = [&](std::size_t sentence) {
      return date.sentence >= sentence && date.sentence <= sentence + effect_reach &&
             sentences[date.sentence].paragraph <= sentences[sentence].paragraph + 1;
    };
    return is_near(sentence_) || is_near(hit_.sentence) ? &date : nullptr;
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

// "Is rescinded", "was ended": what ends stands before.
bool ActDays::is_passive() const {
  const std::size_t at = act().first;
  if (at == passage_.range_of(sentence_).first) return false;
  return is_one_of(passage_.spelled({at - 1, at}), passive_verbs);
}

// "Has had a contract since 2012; the sheriff ended it."
bool ActDays::ends_what_is_told() const {
  return effect_.kept_kind == Kind::ended && effect_.kind_words &&
         sentence_ == hit_.sentence && effect_.kind_words->first >= hit_.match.range.last;
}

bool ActDays::is_from_on(const DatePhrase& date) const {
  const std::size_t at = date.expression.range.first;
  return date.expression.role == DateRole::since &&
         at > passage_.range_of(date.sentence).first && follows_from(passage_, at);
}

// Not of what joins it ("and has asked for it since 2017"), nor of the paper that ends
// it.
bool ActDays::tells_of_what_ends(std::size_t from, std::size_t date) const {
  for (std::size_t at = from; at < date; ++at) {
    if (passage_.clauses[at] != passage_.clauses[date]) return false;
    const Token& token = passage_.tokens[at];
    const std::string_view word = passage_.spelled({at, at + 1});
    const bool joins =
        token.kind == TokenKind::comma && passage_.spelled({at + 1, at + 2}) == "and";
    const bool is_by =
        at + paper_word_reach >= date && (is_one_of(word, instrument_words) ||
                                          listed(rules_.grammar.reporting, token.word));
    if (joins || is_by) return false;
  }
  return true;
}

bool ActDays::is_of_what_ends(const DatePhrase& date) {
  if (date.sentence != sentence_ || !date.resolved) return false;
  const std::size_t at = date.expression.range.first;
  const DateRole role = date.expression.role;
  const bool is_before = at < act().first;
  if (is_before ? !is_passive() && !ends_what_is_told()
                : !tells_of_what_ends(act().last, at))
    return false;
  const DateTies ties(rules_, passage_, contexts_.in_sentence(sentence_), act());
  // "Has been closed since 2014": of the end itself.
  if (role == DateRole::since)
    return !ties.is_of_person(date) && !ties.is_right_behind(date) && !is_from_on(date);
  return role == DateRole::at && ties.is_of_making(date);
}

const DatePhrase* ActDays::of_beginning() {
  for (const DatePhrase& date : passage_.dates) {
    if (!is_of_what_ends(date)) continue;
    const bool is_before =
        !passage_.published || date.resolved->days.latest < passage_.published->earliest;
    return is_before ? &date : nullptr;
  }
  return nullptr;
}

const DatePhrase* ActDays::in_sentences_before() {
  const auto& sentences = passage_.sentences;
  // Of what is taken up from another sentence the document tells somewhere before.
  const bool is_carried = sentence_ != hit_.sentence;
  for (std::size_t back = 1; back <= sentence_; ++back) {
    const std::size_t s = sentence_ - back;
    const bool is_near = back <= act_reach && sentences[s].paragraph + paragraph_reach >=
                                                  sentences[sentence_].paragraph;
    if (!is_near && !is_carried) break;
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
