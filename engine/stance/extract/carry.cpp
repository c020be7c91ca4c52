// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/carry.h"

#include <algorithm>

#include "stance/base/sort_unique.h"

namespace stance {

namespace {

// Whether the hit itself has words of the range.
bool is_written(const CueHit& hit, std::size_t sentence, TokenRange range) {
  if (sentence != hit.sentence) return false;
  for (std::size_t at = range.first; at < range.last; ++at) {
    if (hit.match.wrote(at)) return true;
  }
  return false;
}

// A heading, a label, a note in brackets, or a sentence that the words fill but for a
// word or two.
bool is_label(const Passage& passage, std::size_t sentence, TokenRange words) {
  const TokenRange range = passage.range_of(sentence);
  const Sentence& said = passage.sentences[sentence];
  const auto line =
      std::string_view(passage.text).substr(said.begin, said.end - said.begin);
  const bool is_closed = line.find_last_of(".!?\"") + 1 == line.size() ||
                         line.ends_with("\u201d") || line.ends_with("\u2019");
  const bool is_note = line.front() == '(' || line.front() == '[';
  return !is_closed || is_note ||
         range.last - range.first <= words.last - words.first + 2;
}

bool is_report(const CompiledRules& rules, const CueHit& hit) {
  const Kind own = hit.match.act_kind.value_or(Kind::observed);
  return std::ranges::all_of(rules.cues[hit.cue].cue->gives, [&](const Gives& gives) {
    return gives.kind.value_or(own) == Kind::observed;
  });
}

}  // namespace

ContextTable::ContextTable(const CompiledRules& rules, const Passage& passage)
    : rules_(rules), passage_(passage), contexts_(passage.sentences.size()) {}

const ContextHits& ContextTable::in_sentence(std::size_t sentence) {
  auto& contexts = contexts_[sentence];
  if (!contexts) contexts = find_contexts(rules_, passage_, sentence);
  return *contexts;
}

// "Does the jail hold anyone? No, unless a judge has signed": the question as a
// statement, turned round by "no", with the exceptions that the answer makes.
Effect ContextTable::effect_in_question(const CueHit& hit, const Answer& answer) {
  ContextHits asked = in_sentence(hit.sentence);
  std::erase_if(asked.words, [&](const ContextHit& context) {
    return passage_.tokens[context.range.first].kind == TokenKind::question;
  });
  Effect effect = effect_on(rules_, passage_, asked, hit);
  effect.answer = answer.sentence;
  if (!answer.is_yes) ++effect.opposites;
  for (const ContextHit& context : in_sentence(answer.sentence).words) {
    const bool is_exception =
        rules_.rules.contexts[context.context].then == Then::exception;
    if (is_exception && concerns(rules_, hit, context.context))
      add_context(rules_, passage_, context, effect);
  }
  return effect;
}

Effect ContextTable::effect_on_hit(const CueHit& hit) {
  const auto answer = answer_to(rules_, passage_, hit.sentence);
  // Not of a frame that reads the answer itself.
  const bool reads_it =
      answer && hit.match.range.last > passage_.range_of(answer->sentence).first;
  if (answer && !reads_it) return effect_in_question(hit, *answer);
  const auto head = passage_.leads.head_of(hit.sentence);
  if (!head) return effect_on(rules_, passage_, in_sentence(hit.sentence), hit);
  ContextHits both = in_sentence(*head);
  const ContextHits& own = in_sentence(hit.sentence);
  both.words.insert(both.words.end(), own.words.begin(), own.words.end());
  both.stops.insert(both.stops.end(), own.stops.begin(), own.stops.end());
  return effect_on(rules_, passage_, both, hit);
}

std::vector<std::uint32_t> ContextTable::taken_up(const PatternBank& words,
                                                  const CueHit& hit) const {
  const std::uint16_t clause = passage_.clauses[hit.match.act.first];
  std::vector<std::uint32_t> contexts;
  for (const OwnedMatch& found : words.matches(
           *passage_.matcher, passage_.match_text(), passage_.range_of(hit.sentence))) {
    const TokenRange range = found.match.range;
    if (passage_.clauses[range.first] == clause ||
        passage_.clauses[range.last - 1] == clause) {
      contexts.push_back(found.owner);
    }
  }
  if (const auto head = passage_.leads.head_of(hit.sentence)) {
    for (const OwnedMatch& found : words.matches(
             *passage_.matcher, passage_.match_text(), passage_.range_of(*head))) {
      contexts.push_back(found.owner);
    }
  }
  sort_unique(contexts);
  return contexts;
}

bool ContextTable::carry_from(std::size_t sentence,
                              std::uint32_t context,
                              const CueHit& hit,
                              const std::function<bool(const ToldIn&)>& is_of_same,
                              Effect& effect) {
  const ContextHits& contexts = in_sentence(sentence);
  const auto said = std::find_if(
      contexts.words.begin(), contexts.words.end(), [&](const ContextHit& other) {
        return other.context == context && !is_written(hit, sentence, other.range);
      });
  if (said == contexts.words.end()) return false;
  if (sentence != hit.sentence && !is_of_same({sentence, said->range})) return false;
  // The words as an act of their own, which other contexts may reach.
  CueHit act = {.cue = hit.cue, .sentence = sentence, .match = {}};
  act.match.range = said->range;
  act.match.act = said->range;
  act.match.written = {said->range};
  const Effect on_act = effect_on(rules_, passage_, contexts, act);
  const bool is_done = !on_act.dropped && !on_act.is_failed && !on_act.is_negated();
  // What else its own sentence says has reached the hit already.
  if (sentence == hit.sentence && (!is_done || on_act.is_planned)) return false;
  if (!is_done) return true;
  add_context(rules_, passage_, *said, effect);
  effect.is_planned = effect.is_planned || on_act.is_planned;
  if (on_act.kept_kind && effect.kept_kind) effect.kept_kind = on_act.kept_kind;
  if (effect.kind_words) effect.kind_sentence = sentence;
  effect.told_in = ToldIn{sentence, said->range};
  return true;
}

void ContextTable::add_carried(const CueHit& hit,
                               Effect& effect,
                               const IsOfSame& is_of_same) {
  const std::vector<std::string>& despite = rules_.cues[hit.cue].cue->keep_despite;
  const std::vector<std::uint32_t> told = taken_up(rules_.tellers, hit);
  for (const std::uint32_t context : taken_up(rules_.carriers, hit)) {
    const std::string& name = rules_.rules.contexts[context].name;
    const bool is_kept =
        std::find(despite.begin(), despite.end(), name) != despite.end() ||
        std::find(effect.names.begin(), effect.names.end(), name) != effect.names.end();
    const bool has_kind = rules_.rules.contexts[context].kind.has_value();
    const bool is_told = effect.kept_kind || effect.opposite_kind || effect.is_past;
    if (is_kept || (has_kind && is_told) || !concerns(rules_, hit, context)) continue;
    const std::optional<ToldIn> told_before = effect.told_in;
    const bool by_paper = std::ranges::binary_search(told, context);
    const auto is_same = [&](const ToldIn& act) { return is_of_same(act, by_paper); };
    for (std::size_t s = hit.sentence + 1; s > 0; --s) {
      if (carry_from(s - 1, context, hit, is_same, effect)) break;
    }
    if (!by_paper) effect.told_in = told_before;
  }
}

const std::vector<ContextTable::ToldHit>& ContextTable::of_document() {
  if (of_document_) return *of_document_;
  of_document_.emplace();
  const auto is_of_document = [&](const Context& context) {
    return context.reach == Reach::document;
  };
  if (std::ranges::none_of(rules_.rules.contexts, is_of_document)) return *of_document_;
  for (std::size_t s = 0; s < passage_.sentences.size(); ++s) {
    if (passage_.is_title(s)) continue;
    for (const ContextHit& hit : in_sentence(s).words) {
      const bool is_told = is_of_document(rules_.rules.contexts[hit.context]) &&
                           is_label(passage_, s, hit.range);
      if (is_told) of_document_->push_back({s, hit});
    }
  }
  return *of_document_;
}

void ContextTable::add_of_document(const CueHit& hit, Effect& effect) {
  const bool is_told = effect.kept_kind || effect.opposite_kind || effect.is_past;
  if (is_told || effect.is_planned || effect.dropped || !is_report(rules_, hit)) return;
  for (const ToldHit& told : of_document()) {
    if (told.sentence == hit.sentence || !concerns(rules_, hit, told.hit.context))
      continue;
    add_context(rules_, passage_, told.hit, effect);
    effect.kind_sentence = told.sentence;
    return;
  }
}

}  // namespace stance
