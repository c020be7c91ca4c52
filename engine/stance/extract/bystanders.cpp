// SPDX-License-Identifier: Apache-2.0
// Who stands in a sentence and does not act: whom a law binds, where something was, who
// is named by the way.
#include <algorithm>

#include "stance/extract/actors.h"

namespace stance {

// "State law forbids the jail to hold", "the governor told sheriffs to help": whom the
// state binds, not whose act it is.
bool ActorTable::is_bound(std::size_t sentence, const Actor& actor) const {
  if (actor.form == ActorForm::named || actor.is_official) return false;
  if (is_at(actor, Level::state)) return false;
  const TokenRange window = passage_.range_of(sentence);
  // "The law under which sheriffs may tell ICE"
  if (actor.form == ActorForm::generic && !actor.is_anyone && names_law(sentence)) {
    return std::ranges::any_of(actors_[sentence], [&](const Actor& other) {
      return other.range.first < actor.range.first && is_at(other, Level::state) &&
             !other.is_venue && !other.is_comparison;
    });
  }
  if (actor.range.last >= window.last) return false;
  if (!listed(rules_.grammar.binding, passage_.tokens[actor.range.last].word))
    return false;
  return std::ranges::any_of(actors_[sentence], [&](const Actor& other) {
    return other.range.first < actor.range.first && is_at(other, Level::state) &&
           !other.is_oblique && !other.is_venue && !other.is_comparison;
  });
}

// "He told the agent in Elm City", "we sold it in Elm City": where it was, behind
// somebody who acts.
bool ActorTable::is_aside(std::size_t sentence,
                          const Actor& actor,
                          TokenRange act) const {
  if (!actor.is_venue || actor.form != ActorForm::named) return false;
  if (actor.range.first < act.last) return false;
  const TokenRange window = passage_.range_of(sentence);
  for (std::size_t at = window.first; at < act.first && at < window.last; ++at) {
    if (listed(rules_.grammar.subjects, passage_.tokens[at].word)) return true;
  }
  return false;
}

// "Alder County, of which Elm City is the seat, has none": named in what is said of
// somebody else by the way, with the act outside.
bool ActorTable::is_in_aside(std::size_t sentence,
                             const Actor& actor,
                             TokenRange act) const {
  constexpr std::size_t longest_aside = 8;
  constexpr std::size_t longest_agency = 2;
  if (actor.form != ActorForm::named && actor.form != ActorForm::generic) return false;
  const TokenRange window = passage_.range_of(sentence);
  const auto is_comma = [&](std::size_t at) {
    return passage_.tokens[at].kind == TokenKind::comma;
  };
  // The comma behind "Alder County, Maryland," opens nothing.
  const auto has_comma = [&](TokenRange name) {
    for (std::size_t at = name.first; at < name.last; ++at) {
      if (is_comma(at)) return true;
    }
    return false;
  };
  std::size_t opens = actor.range.first;
  while (opens > window.first && actor.range.first - opens < longest_aside &&
         !passage_.tokens[opens - 1].is_mark())
    --opens;
  std::size_t closes = actor.range.last;
  while (closes < window.last && closes - actor.range.last < longest_aside &&
         !passage_.tokens[closes].is_mark())
    ++closes;
  if (opens <= window.first || opens == actor.range.first || closes >= window.last)
    return false;
  if (!is_comma(opens - 1) || !is_comma(closes)) return false;
  if (act.first <= closes && act.last >= opens) return false;
  // "To Alder County, which has one"
  const auto is_relative = [&](std::size_t at) {
    return at < window.last && listed(rules_.grammar.relative, passage_.tokens[at].word);
  };
  if (is_relative(closes + 1)) return false;
  const bool opens_relative = is_relative(opens) || is_relative(opens + 1);
  // "Cities in Maryland, among them Elm City and Oak City, have"
  if (actor.units.size() > 1 && !opens_relative) return false;
  return std::ranges::any_of(actors_[sentence], [&](const Actor& other) {
    return other.form == ActorForm::named && !other.is_comparison && !other.is_venue &&
           !other.units.empty() && other.range.last < opens &&
           (opens_relative || !has_comma(other.range)) &&
           other.range.last + longest_agency + 1 >= opens;
  });
}

// "May not ask unless state law requires it", "the jail, as state law has it, keeps": the
// law above is no one who asks or keeps.
bool ActorTable::is_proviso(std::size_t sentence,
                            const Actor& actor,
                            TokenRange act) const {
  constexpr std::size_t reach = 4;
  const bool is_state = actor.form == ActorForm::role && actor.level == Level::state;
  if (!is_state) return false;
  const bool is_behind = actor.range.first >= act.last;
  const bool has_subject =
      is_behind || std::ranges::any_of(actors_[sentence], [&](const Actor& other) {
        return other.range.last < actor.range.first && !other.units.empty() &&
               !other.is_comparison && !other.is_venue && !other.is_oblique &&
               !is_at(other, Level::state);
      });
  if (!has_subject) return false;
  const std::size_t opens = passage_.range_of(sentence).first;
  const std::size_t first = is_behind ? std::max(opens, act.last) : opens;
  for (std::size_t back = 1; back <= reach && first + back <= actor.range.first; ++back) {
    const Token& token = passage_.tokens[actor.range.first - back];
    if (token.is_mark()) return false;
    if (is_behind ? listed(rules_.grammar.provisos, token.word)
                  : token.word == rules_.names.as)
      return true;
  }
  return false;
}

}  // namespace stance
