// SPDX-License-Identifier: Apache-2.0
// Whom a sentence that begins with "he", "it" or "his" is about: the person, or the
// subject, of the sentence before.
#include <algorithm>

#include "stance/extract/actors.h"

namespace stance {

namespace flag = token_flag;

namespace {

// "He" seldom reaches farther back.
constexpr std::size_t farthest_person = 4;
// "Alder County's newly elected sheriff"
constexpr std::size_t longest_title = 4;

}  // namespace

// "Sheriff Ann Moss", "Alder County's sheriff", "the mayor", "Moss": no council, no jail.
bool ActorTable::is_person(std::size_t sentence, const Actor& actor) const {
  if (actor.is_official) return !actor.is_thing;
  const auto is_title = [&](std::size_t token) {
    return listed(rules_.names.titles, passage_.tokens[token].word);
  };
  if (actor.form == ActorForm::role) return is_title(actor.range.last - 1);
  if (actor.form != ActorForm::named) return false;
  // "The sheriff of Alder County"
  for (std::size_t at = actor.range.first; at < actor.range.last; ++at) {
    if (is_title(at)) return true;
  }
  const std::size_t end = passage_.range_of(sentence).last;
  const std::size_t last = std::min(end, actor.range.last + longest_title);
  for (std::size_t at = actor.range.last; at < last; ++at) {
    if (passage_.tokens[at].is_mark()) return false;
    // "The Alder County sheriff's office"
    if (is_title(at)) return !passage_.tokens[at].has(flag::possessive);
  }
  return false;
}

// Whom the last sentences spoke of as a person, the first one in each.
const Actor* ActorTable::person_before(std::size_t sentence) const {
  const auto& sentences = passage_.sentences;
  const std::size_t paragraph = sentences[sentence].paragraph;
  for (std::size_t back = 1; back <= farthest_person && back <= sentence; ++back) {
    const std::size_t s = sentence - back;
    if (sentences[s].is_heading || sentences[s].paragraph + 1 < paragraph) return nullptr;
    for (const Actor& actor : actors_[s]) {
      if (actor.is_comparison || actor.units.size() != 1) continue;
      if (is_person(s, actor)) return &actor;
    }
  }
  return nullptr;
}

// Behind a dateline, "ELM CITY, Md. —".
std::size_t ActorTable::begin_of(std::size_t sentence) const {
  constexpr std::size_t longest_dateline = 10;
  const TokenRange window = passage_.range_of(sentence);
  const bool has_dateline = std::ranges::any_of(passage_.mentions, [&](const Mention& m) {
    return m.is_dateline && m.sentence == sentence;
  });
  const std::size_t last = std::min(window.last, window.first + longest_dateline);
  for (std::size_t at = window.first; has_dateline && at < last; ++at) {
    if (passage_.tokens[at].kind == TokenKind::dash) return at + 1;
  }
  return window.first;
}

// What the sentence before begins with: one, or for "they" several.
const Actor* ActorTable::subject_before(std::size_t sentence, bool is_several) const {
  if (sentence == 0) return nullptr;
  const auto& sentences = passage_.sentences;
  const Sentence& before = sentences[sentence - 1];
  if (before.is_heading || passage_.is_title(sentence - 1)) return nullptr;
  if (before.paragraph + 1 < sentences[sentence].paragraph) return nullptr;
  const std::vector<Actor>& actors = actors_[sentence - 1];
  if (actors.empty() || actors.front().is_comparison) return nullptr;
  const Actor& first = actors.front();
  const bool opens = first.range.first <= begin_of(sentence - 1) + 1 && !first.is_venue &&
                     !first.is_oblique && !first.units.empty() &&
                     (first.units.size() > 1) == is_several;
  return opens ? &first : nullptr;
}

// The pronoun that the sentence begins with: "He", "But it", "His".
std::optional<std::size_t> ActorTable::opening_pronoun(std::size_t sentence) const {
  const TokenRange window = passage_.range_of(sentence);
  std::size_t at = window.first;
  if (listed(rules_.grammar.linking, passage_.tokens[at].word)) ++at;
  if (at >= window.last) return std::nullopt;
  const WordId word = passage_.tokens[at].word;
  const bool is_its = word != no_word && word == rules_.names.its;
  const bool is_pronoun = is_its || listed(rules_.grammar.personal, word) ||
                          listed(rules_.grammar.neuter, word) ||
                          listed(rules_.grammar.plural, word);
  return is_pronoun ? std::optional(at) : std::nullopt;
}

// "Its sheriff", "his jail" at the beginning: of what the sentence before is about.
std::vector<std::uint32_t> ActorTable::owner(std::size_t sentence,
                                             const Actor& role) const {
  const TokenRange window = passage_.range_of(sentence);
  const WordId first = passage_.tokens[role.range.first].word;
  if (role.range.first > window.first + 1 || role.is_local) return {};
  const Actor* owner = nullptr;
  if (first != no_word && first == rules_.names.its) {
    owner = subject_before(sentence, false);
  } else if (listed(rules_.grammar.personal, first)) {
    owner = person_before(sentence);
  }
  if (owner == nullptr || !fits(owner->units.front(), role.level)) return {};
  return owner->units;
}

void ActorTable::add_pronoun(std::size_t sentence) {
  const auto at = opening_pronoun(sentence);
  if (!at) return;
  const TokenRange range = {*at, *at + 1};
  if (is_taken(sentence, range)) return;
  const WordId word = passage_.tokens[*at].word;
  const bool is_thing = !listed(rules_.grammar.personal, word);
  const bool is_several = listed(rules_.grammar.plural, word);
  // "It forbids any local agency to ...": no agency does.
  const bool binds_all = std::ranges::any_of(actors_[sentence], [](const Actor& actor) {
    return actor.form == ActorForm::generic && actor.is_anyone;
  });
  if (is_thing && binds_all) return;
  const Actor* meant =
      is_thing ? subject_before(sentence, is_several) : person_before(sentence);
  if (meant == nullptr) return;
  Actor actor{.form = ActorForm::role,
              .range = range,
              .level = level(rules_.places.unit(meant->units.front())),
              .units = meant->units,
              .candidates = {}};
  actor.is_official = true;
  actor.is_pronoun = true;
  actor.is_thing = is_thing;
  add_actor(sentence, std::move(actor));
}

// "There is", "if there are", "that there has": no place; but "There the sheriff ...".
bool ActorTable::is_existential(std::size_t sentence, std::size_t there) const {
  const TokenRange window = passage_.range_of(sentence);
  if (there == window.first) {
    return there + 1 >= window.last ||
           !listed(rules_.grammar.definite, passage_.tokens[there + 1].word);
  }
  const Token& before = passage_.tokens[there - 1];
  if (before.is_mark() || listed(rules_.grammar.linking, before.word) ||
      listed(rules_.grammar.function, before.word)) {
    return true;
  }
  const bool is_behind_noun = std::ranges::any_of(
      actors_[sentence], [&](const Actor& actor) { return actor.range.last == there; });
  return !is_behind_noun && there + 1 < window.last &&
         listed(rules_.grammar.function, passage_.tokens[there + 1].word);
}

// The county or city that was named last, as a setting too.
const Actor* ActorTable::place_before(std::size_t sentence, std::size_t before) const {
  for (const std::size_t s : passage_.within_reach(sentence)) {
    const std::vector<Actor>& actors = actors_[s];
    for (auto actor = actors.rbegin(); actor != actors.rend(); ++actor) {
      if (s == sentence && actor->range.first >= before) continue;
      if (actor->is_comparison || actor->units.size() != 1) continue;
      if (!is_at(*actor, Level::state)) return &*actor;
    }
  }
  return nullptr;
}

// "The sheriff there", "such holds are kept there": of the place that was named last.
void ActorTable::place_there(std::size_t sentence) {
  std::vector<Actor>& actors = actors_[sentence];
  const TokenRange window = passage_.range_of(sentence);
  for (std::size_t at = window.first; at < window.last; ++at) {
    const WordId word = passage_.tokens[at].word;
    if (word == no_word || word != rules_.names.there || is_existential(sentence, at))
      continue;
    const auto role = std::ranges::find_if(actors, [&](const Actor& actor) {
      return actor.form == ActorForm::role && actor.range.last == at;
    });
    const std::size_t before = role == actors.end() ? at : role->range.first;
    const Actor* const place = place_before(sentence, before);
    if (place == nullptr) return;
    if (role != actors.end()) {
      if (fits(place->units.front(), role->level)) role->units = place->units;
      return;
    }
    const bool is_named_before = std::ranges::any_of(actors, [&](const Actor& actor) {
      return actor.form == ActorForm::named && actor.range.first < at;
    });
    if (is_named_before || is_taken(sentence, {at, at + 1})) return;
    Actor actor{.form = ActorForm::role,
                .range = {at, at + 1},
                .level = level(rules_.places.unit(place->units.front())),
                .units = place->units,
                .candidates = {}};
    actor.is_official = true;
    actor.is_thing = true;
    add_actor(sentence, std::move(actor));
    std::ranges::sort(actors, {}, [](const Actor& one) { return one.range.first; });
    return;
  }
}

}  // namespace stance
