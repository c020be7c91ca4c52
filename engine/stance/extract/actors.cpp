// SPDX-License-Identifier: Apache-2.0
// Finds the actors. Those with a name are in named_actors.cpp, whom "the county" stands
// for is in antecedents.cpp, whom "he" in pronouns.cpp, whom the document is about in
// focus.cpp, whose an act is in attribution.cpp.
#include "stance/extract/actors.h"

#include <algorithm>
#include <map>

namespace stance {

namespace flag = token_flag;

ActorTable::ActorTable(const CompiledRules& rules, const Passage& passage)
    : rules_(rules),
      passage_(passage),
      officials_(rules, passage),
      actors_(passage.sentences.size()) {
  for (std::size_t s = 0; s < actors_.size(); ++s) {
    add_named(s);
    introduce_named(s);
  }
  weigh_primary();
  find_sections();
  for (std::size_t s = 0; s < actors_.size(); ++s) {
    add_officials(s);
    add_prisons(s);
    add_roles(s);
    add_law(s);
    add_pronoun(s);
    std::sort(actors_[s].begin(), actors_[s].end(), [](const Actor& a, const Actor& b) {
      return a.range.first < b.range.first;
    });
    resolve_roles(s);
    place_there(s);
    introduce_titled(s);
  }
}

void ActorTable::introduce_named(std::size_t sentence) {
  for (const Actor& actor : actors_[sentence]) {
    if (actor.form != ActorForm::named || actor.units.size() != 1) continue;
    officials_.introduce_behind(actor.range, sentence, actor.units);
    officials_.introduce_before(actor.range, sentence, actor.units);
  }
}

// "Sheriff Ann Moss", of whichever county the text spoke of there.
void ActorTable::introduce_titled(std::size_t sentence) {
  for (const Actor& actor : actors_[sentence]) {
    if (actor.form != ActorForm::role || actor.is_official) continue;
    if (!is_title_of_person(sentence, actor.range)) continue;
    if (actor.units.size() == 1) {
      officials_.introduce_at(actor.range.last, sentence, actor.units);
    } else if (actor.units.empty() && !primary_.empty()) {
      // The mayor of a county, in a text that names no city.
      officials_.introduce_at(actor.range.last, sentence, {primary_.front()});
    }
  }
}

void ActorTable::add_officials(std::size_t sentence) {
  for (const Officials::Named& named : officials_.in_sentence(sentence)) {
    if (is_taken(sentence, named.range) || touches_name(sentence, named.range)) continue;
    Actor actor{.form = ActorForm::role,
                .range = named.range,
                .level = level(rules_.places.unit(named.official->units.front())),
                .units = named.official->units,
                .candidates = {}};
    actor.is_official = true;
    actor.is_oblique = is_oblique(sentence, named.range.first);
    add_actor(sentence, std::move(actor));
  }
}

// The level of the role that begins at the token.
std::optional<Level> ActorTable::role_at(const PatternBank& bank,
                                         std::size_t sentence,
                                         std::size_t at) const {
  const auto owner = bank.owner_at(
      *passage_.matcher, passage_.match_text(), passage_.range_of(sentence), at);
  return owner ? std::optional(role_level(*owner)) : std::nullopt;
}

void ActorTable::add_actor(std::size_t sentence, Actor actor) {
  actors_[sentence].push_back(std::move(actor));
}

bool ActorTable::is_venue(std::size_t sentence, std::size_t first) const {
  const TokenRange range = passage_.range_of(sentence);
  for (std::size_t back = 1; back <= 2 && first >= range.first + back; ++back) {
    const WordId word = passage_.tokens[first - back].word;
    if (listed(rules_.grammar.venue, word)) return true;
    if (word != rules_.names.the && !passage_.tokens[first - back].is_mark()) {
      // "in suburban Maryland"
      if (back == 2 || passage_.tokens[first - back].has(flag::capital)) return false;
    }
  }
  return false;
}

bool ActorTable::is_oblique(std::size_t sentence, std::size_t first) const {
  const TokenRange range = passage_.range_of(sentence);
  for (std::size_t back = 1; back <= 2 && first >= range.first + back; ++back) {
    const WordId word = passage_.tokens[first - back].word;
    if (listed(rules_.grammar.oblique, word)) return true;
    if (!listed(rules_.grammar.definite, word)) return false;
  }
  return false;
}

void ActorTable::add_roles(std::size_t sentence) {
  auto found = rules_.roles.matches(
      *passage_.matcher, passage_.match_text(), passage_.range_of(sentence));
  std::stable_sort(
      found.begin(), found.end(), [](const OwnedMatch& a, const OwnedMatch& b) {
        return a.owner < b.owner;
      });
  for (const OwnedMatch& role : found) {
    const TokenRange range = role.match.range;
    if (is_taken(sentence, range) || touches_name(sentence, range)) continue;
    Actor actor{.form = ActorForm::role,
                .range = range,
                .level = role_level(role.owner),
                .units = {},
                .candidates = {}};
    actor.is_venue = is_venue(sentence, range.first);
    actor.is_oblique = is_oblique(sentence, range.first);
    if (is_indefinite(sentence, range)) actor.form = ActorForm::generic;
    add_actor(sentence, std::move(actor));
  }
  Actor local{.form = ActorForm::role, .range = {}, .units = {}, .candidates = {}};
  local.is_local = true;
  add_phrases(sentence, rules_.own, local);
  Actor anyone{.form = ActorForm::generic, .range = {}, .units = {}, .candidates = {}};
  anyone.is_anyone = true;
  add_phrases(sentence, rules_.nobody, anyone);
  add_nouns(sentence);
}

// Phrases that are no place's own: "the ordinance", "a local agency".
void ActorTable::add_phrases(std::size_t sentence,
                             const PatternBank& phrases,
                             const Actor& like) {
  for (const OwnedMatch& found : phrases.matches(
           *passage_.matcher, passage_.match_text(), passage_.range_of(sentence))) {
    const TokenRange range = found.match.range;
    if (is_taken(sentence, range) || touches_name(sentence, range)) continue;
    Actor actor = like;
    actor.range = range;
    actor.is_venue = actor.is_local && is_venue(sentence, range.first);
    actor.is_oblique = is_oblique(sentence, range.first);
    add_actor(sentence, std::move(actor));
  }
}

bool ActorTable::is_taken(std::size_t sentence, TokenRange range) const {
  return std::any_of(actors_[sentence].begin(),
                     actors_[sentence].end(),
                     [&](const Actor& actor) { return actor.range.overlaps(range); });
}

// A word that is itself the name of a role: "city" in "Alder city commissioners".
bool ActorTable::is_role_noun(std::size_t sentence, std::size_t at) const {
  const std::optional<Level> role = role_at(rules_.names.nouns, sentence, at);
  return rules_.places.is_head(passage_.tokens[at].word) || role == Level::place ||
         role == Level::county;
}

// "Sheriff Ruiz", "Mayor Day": the title of somebody named, who speaks for the place.
bool ActorTable::is_title_of_person(std::size_t sentence, TokenRange range) const {
  const std::size_t end = passage_.range_of(sentence).last;
  if (range.last >= end) return false;
  const Token& next = passage_.tokens[range.last];
  // "Executive Order 47"
  const bool is_numbered =
      range.last + 1 < end && passage_.tokens[range.last + 1].kind == TokenKind::number;
  return !is_numbered && passage_.tokens[range.first].has(flag::capital) &&
         next.has(flag::capital) && next.kind == TokenKind::word &&
         listed(rules_.names.titles, passage_.tokens[range.last - 1].word);
}

// "Alder County sheriff", "sheriff of Alder County": one actor, the named one, which then
// stands where its office does.
bool ActorTable::touches_name(std::size_t sentence, TokenRange range) {
  for (Actor& actor : actors_[sentence]) {
    if (actor.form == ActorForm::role || actor.form == ActorForm::generic) continue;
    const bool follows =
        actor.range.last == range.first ||
        (actor.range.last + 1 == range.first && is_role_noun(sentence, actor.range.last));
    if (follows) return true;
    if (range.last + 1 != actor.range.first) continue;
    const WordId between = passage_.tokens[range.last].word;
    if (between == rules_.names.of) {
      actor.range.first = range.first;
      actor.is_oblique = is_oblique(sentence, range.first);
      return true;
    }
    if (listed(rules_.grammar.venue, between) && !actor.is_venue && !actor.units.empty())
      return true;
  }
  return false;
}

// "Its sheriff", "his county"
bool ActorTable::is_possessed(std::size_t sentence, TokenRange range) const {
  if (range.first == passage_.range_of(sentence).first) return false;
  return listed(rules_.grammar.possessive, passage_.tokens[range.first - 1].word);
}

// "a county may", "no jail in"; but "a county spokesman" is one of the county in focus.
bool ActorTable::is_indefinite(std::size_t sentence, TokenRange range) const {
  const TokenRange window = passage_.range_of(sentence);
  if (range.first == window.first) return false;
  const Token& before = passage_.tokens[range.first - 1];
  if (!listed(rules_.grammar.indefinite, before.word)) return false;
  if (range.last >= window.last) return true;
  const Token& next = passage_.tokens[range.last];
  return next.is_mark() || listed(rules_.grammar.function, next.word);
}

void ActorTable::add_nouns(std::size_t sentence) {
  const MatchText text = passage_.match_text();
  const TokenRange window = passage_.range_of(sentence);
  for (const OwnedMatch& noun :
       rules_.plural_nouns.matches(*passage_.matcher, text, window)) {
    add_generic(sentence, role_level(noun.owner), noun.match.range);
  }
  for (const OwnedMatch& noun :
       rules_.names.nouns.matches(*passage_.matcher, text, window)) {
    add_noun(sentence, role_level(noun.owner), noun.match.range);
  }
}

void ActorTable::add_noun(std::size_t sentence, Level level, TokenRange range) {
  if (is_indefinite(sentence, range)) {
    add_generic(sentence, level, range);
    return;
  }
  // "Its own jail": of whom the sentence before is about.
  TokenRange behind = range;
  if (range.first == passage_.range_of(sentence).first + 2 &&
      passage_.tokens[range.first - 1].word == rules_.names.own)
    --behind.first;
  const bool is_owned = is_possessed(sentence, behind);
  if (!is_owned && !is_title_of_person(sentence, range)) return;
  if (is_owned) range.first = behind.first - 1;
  if (is_taken(sentence, range) || touches_name(sentence, range)) return;
  Actor actor{.form = ActorForm::role,
              .range = range,
              .level = level,
              .units = {},
              .candidates = {}};
  actor.is_oblique = is_oblique(sentence, range.first);
  add_actor(sentence, std::move(actor));
}

// "One of nine counties that ...": who it is stands before.
bool ActorTable::is_one_of(std::size_t sentence, TokenRange range) const {
  const std::size_t floor = passage_.range_of(sentence).first;
  for (std::size_t back = 2; back <= 6 && range.first >= floor + back; ++back) {
    const std::size_t at = range.first - back;
    if (passage_.tokens[at].word == rules_.names.one &&
        passage_.tokens[at + 1].word == rules_.names.of) {
      return true;
    }
  }
  return false;
}

// "Policy 428 states that officers": what it says.
bool ActorTable::is_verb(std::size_t sentence, TokenRange range) const {
  const TokenRange window = passage_.range_of(sentence);
  return range.first > window.first && range.last < window.last &&
         passage_.tokens[range.first - 1].kind == TokenKind::number &&
         listed(rules_.grammar.singular, passage_.tokens[range.last].word);
}

// "The jails" are those of the place in focus, "counties" are nobody's.
void ActorTable::add_generic(std::size_t sentence, Level level, TokenRange range) {
  if (is_taken(sentence, range) || touches_name(sentence, range)) return;
  if (is_one_of(sentence, range) || is_verb(sentence, range)) return;
  const std::size_t floor = passage_.range_of(sentence).first;
  bool definite = false;
  for (std::size_t back = 1; back <= 2 && range.first >= floor + back; ++back) {
    const Token& before = passage_.tokens[range.first - back];
    // "A law that sheriffs must": no pronoun of several.
    const bool points = listed(rules_.grammar.definite, before.word) &&
                        !listed(rules_.grammar.singular, before.word);
    definite = definite || points || before.has(flag::possessive);
    if (before.is_mark() || listed(rules_.grammar.indefinite, before.word)) break;
  }
  Actor actor{.form = definite ? ActorForm::role : ActorForm::generic,
              .range = range,
              .level = level,
              .units = {},
              .candidates = {}};
  if (definite && says_its(sentence, range.first)) return;
  actor.is_several = rules_.places.is_plural_head(passage_.tokens[range.last - 1].word);
  actor.is_venue = is_venue(sentence, range.first);
  actor.is_oblique = is_oblique(sentence, range.first);
  add_actor(sentence, std::move(actor));
}

}  // namespace stance
