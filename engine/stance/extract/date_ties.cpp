// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/date_ties.h"

#include <algorithm>
#include <array>

namespace stance {

namespace {

// How far before a date its verb may stand, in tokens.
constexpr std::size_t verb_reach = 9;
// "Who has long served": how far before its verb a relative pronoun may stand.
constexpr std::size_t pronoun_reach = 3;
constexpr std::size_t shortest_verb = 5;
// "Signed in July": as far is a verb right before a date.
constexpr std::size_t adjacent = 2;

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 4> no_verbs = {
    "hundred", "indeed", "dated", "named"};
constexpr std::array<std::string_view, 3> relative_pronouns = {"who", "which", "that"};
constexpr std::array<std::string_view, 3> paper_links = {"of", "from", "dated"};
constexpr std::array<std::string_view, 3> venues = {"at", "during", "in"};
// Papers that only say how things are.
constexpr std::array<std::string_view, 9> tellings = {"statement",
                                                      "letter",
                                                      "email",
                                                      "interview",
                                                      "testimony",
                                                      "report",
                                                      "speech",
                                                      "hearing",
                                                      "forum"};

}  // namespace

bool DateTies::is_verb(std::size_t at) const {
  const Token& token = passage_.tokens[at];
  if (token.kind != TokenKind::word || token.has(token_flag::capital)) return false;
  if (listed(rules_.grammar.past, token.word) ||
      listed(rules_.grammar.reporting, token.word)) {
    return true;
  }
  const std::string_view word = passage_.spelled({at, at + 1});
  return word.size() >= shortest_verb && word.ends_with("ed") && !word.ends_with("eed") &&
         !is_one_of(word, no_verbs);
}

std::optional<std::size_t> DateTies::verb_before(const DatePhrase& date) const {
  const std::size_t first = passage_.range_of(date.sentence).first;
  const std::size_t begin = date.expression.range.first;
  const std::uint16_t clause = passage_.clauses[begin];
  const std::size_t floor = begin - std::min(begin - first, verb_reach);
  for (std::size_t at = begin; at > floor; --at) {
    if (passage_.tokens[at - 1].is_mark() || passage_.clauses[at - 1] != clause) break;
    if (act_.contains(at - 1) || is_verb(at - 1)) return at - 1;
  }
  return std::nullopt;
}

// "Monday announced"; "in 2017 officials said that".
bool DateTies::reports_behind(const DatePhrase& date, Kind kind) const {
  const std::size_t behind = date.expression.range.last;
  const std::size_t last = passage_.range_of(date.sentence).last;
  const auto reports = [&](std::size_t at) {
    return listed(rules_.grammar.reporting, passage_.tokens[at].word) &&
           !gives_kind(at, kind);
  };
  if (behind < last && reports(behind)) return true;
  for (std::size_t at = behind; at < std::min(last, act_.first); ++at) {
    if (passage_.clauses[at] != passage_.clauses[act_.first]) continue;
    if (reports(at) && !act_.contains(at)) return true;
  }
  return false;
}

bool DateTies::leads_on(const DatePhrase& date) const {
  const std::size_t last = passage_.range_of(date.sentence).last;
  std::size_t behind = date.expression.range.last;
  if (behind < last && passage_.tokens[behind].is_mark()) ++behind;
  return behind < last && behind < act_.first &&
         passage_.spelled({behind, behind + 1}) == "when";
}

// "The order of June 4"; "a 2019 law", but not "at a 2018 forum".
bool DateTies::is_of_paper(const DatePhrase& date) const {
  const TokenRange window = passage_.range_of(date.sentence);
  const TokenRange range = date.expression.range;
  if (range.first < window.first + 2) return false;
  const auto word = [&](std::size_t at) { return passage_.spelled({at, at + 1}); };
  // "From December on"
  if (range.last < window.last && word(range.last) == "on") return false;
  const Token& before = passage_.tokens[range.first - 1];
  if (is_one_of(word(range.first - 1), paper_links)) {
    return !is_verb(range.first - 2) && !passage_.tokens[range.first - 2].is_mark() &&
           !is_one_of(word(range.first - 2), tellings);
  }
  if (date.expression.form == DateForm::weekday || range.last >= window.last)
    return false;
  const Token& next = passage_.tokens[range.last];
  const bool is_noun = next.kind == TokenKind::word &&
                       !listed(rules_.grammar.function, next.word) &&
                       !is_one_of(word(range.last), tellings);
  const bool is_closed = before.has(token_flag::possessive) ||
                         listed(rules_.grammar.definite, before.word) ||
                         listed(rules_.grammar.indefinite, before.word);
  return is_noun && is_closed && !is_one_of(word(range.first - 2), venues);
}

// "In a letter of June 4", "at a 2018 forum".
bool DateTies::is_of_telling(const DatePhrase& date) const {
  const TokenRange window = passage_.range_of(date.sentence);
  const TokenRange range = date.expression.range;
  const auto tells = [&](std::size_t at) {
    return window.contains(at) && is_one_of(passage_.spelled({at, at + 1}), tellings);
  };
  return tells(range.last) || (range.first >= window.first + 2 && tells(range.first - 2));
}

bool DateTies::gives_kind(std::size_t token, Kind kind) const {
  return std::any_of(
      contexts_.words.begin(), contexts_.words.end(), [&](const ContextHit& hit) {
        const std::optional<Kind>& given = rules_.rules.contexts[hit.context].kind;
        const Kind wanted = kind == Kind::observed ? Kind::adopted : kind;
        return given == wanted && hit.range.contains(token);
      });
}

// Whether a token begins a rule, and does not end another.
bool DateTies::makes(std::size_t token) const {
  return std::any_of(
      contexts_.words.begin(), contexts_.words.end(), [&](const ContextHit& hit) {
        const Context& context = rules_.rules.contexts[hit.context];
        return context.kind == Kind::adopted && context.then == Then::keep &&
               hit.range.contains(token);
      });
}

DateTie DateTies::of(const DatePhrase& date, Kind kind) const {
  if (leads_on(date)) return DateTie::none;
  const std::optional<std::size_t> verb = verb_before(date);
  if (verb && act_.contains(*verb)) return DateTie::act;
  if (is_of_paper(date)) return DateTie::paper;
  if (verb && gives_kind(*verb, kind)) return DateTie::act;
  if (reports_behind(date, kind) || is_of_telling(date)) return DateTie::statement;
  if (!verb) return DateTie::none;
  return listed(rules_.grammar.reporting, passage_.tokens[*verb].word)
             ? DateTie::statement
             : DateTie::other;
}

bool DateTies::follows_verb(const DatePhrase& date) const {
  const std::optional<std::size_t> verb = verb_before(date);
  return verb && *verb + adjacent >= date.expression.range.first;
}

// "With a deadline of May 31"
bool DateTies::is_deadline(const DatePhrase& date) const {
  const std::size_t at = date.expression.range.first;
  return at >= passage_.range_of(date.sentence).first + 2 &&
         passage_.spelled({at - 2, at - 1}) == "deadline";
}

// "A signed by summer; B came last, on Oct. 14": its clause names another place than the
// act's.
bool DateTies::is_of_other_place(const DatePhrase& date) const {
  const std::size_t on = date.expression.range.first;
  const std::uint16_t clause = passage_.clauses[on];
  const std::uint16_t own = passage_.clauses[act_.first];
  if (clause <= own) return false;
  for (std::size_t at = act_.last; at < on; ++at) {
    if (passage_.tokens[at].kind == TokenKind::colon) return false;
  }
  bool names_own = false;
  bool names_other = false;
  for (const Mention& mention : passage_.mentions) {
    if (mention.sentence != date.sentence || mention.range.first > on) continue;
    const std::uint16_t at = passage_.clauses[mention.range.first];
    names_own = names_own || at == own;
    names_other = names_other || at == clause;
  }
  return names_own && names_other;
}

bool DateTies::is_of_verb(const DatePhrase& date) const {
  const std::optional<std::size_t> verb = verb_before(date);
  return date.expression.range.last == act_.first || (verb && act_.contains(*verb));
}

bool DateTies::is_of_person(const DatePhrase& date) const {
  const std::optional<std::size_t> verb = verb_before(date);
  if (!verb || act_.contains(*verb)) return false;
  const std::size_t first = passage_.range_of(date.sentence).first;
  for (std::size_t at = *verb; at > first && *verb - at < pronoun_reach; --at) {
    if (passage_.spelled({at - 1, at}) == "who") return true;
  }
  return false;
}

bool DateTies::is_of_making(const DatePhrase& date) const {
  const std::size_t at = date.expression.range.first;
  const std::size_t first = passage_.range_of(date.sentence).first;
  const bool is_back = at >= first + 2 && passage_.spelled({at - 2, at}) == "back to";
  if (is_back || is_of_paper(date)) return true;
  const std::optional<std::size_t> verb = verb_before(date);
  return verb && !act_.contains(*verb) && makes(*verb) && follows_verb(date);
}

bool DateTies::is_aside(const DatePhrase& date) const {
  if (is_deadline(date) || is_of_other_place(date)) return true;
  const std::optional<std::size_t> verb = verb_before(date);
  if (!verb || act_.contains(*verb)) return false;
  const std::size_t first = passage_.range_of(date.sentence).first;
  for (std::size_t at = *verb; at > first && *verb - at < pronoun_reach; --at) {
    if (is_one_of(passage_.spelled({at - 1, at}), relative_pronouns))
      return act_.last < at || act_.first >= date.expression.range.last;
  }
  return false;
}

}  // namespace stance
