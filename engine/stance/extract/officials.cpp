// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/officials.h"

#include <algorithm>

namespace stance {

namespace flag = token_flag;

namespace {

// "Detention center director Ann Moss": words of a title.
constexpr std::size_t longest_title = 5;
// "Ann Maria B. Moss"
constexpr std::size_t longest_name = 4;

}  // namespace

bool Officials::is_capital_word(std::size_t token) const {
  const Token& word = passage_.tokens[token];
  return word.kind == TokenKind::word && word.has(flag::capital);
}

bool Officials::is_title(std::size_t token) const {
  return listed(rules_.names.titles, passage_.tokens[token].word);
}

// Without the possessive ending.
std::string_view Officials::spelled(std::size_t token) const {
  std::string_view text = passage_.spelled({token, token + 1});
  if (!passage_.tokens[token].has(flag::possessive)) return text;
  return text.substr(0, text.find_last_not_of("sS'\u2019") + 1);
}

TokenRange Officials::name_at(std::size_t token, std::size_t sentence) const {
  const std::size_t last =
      std::min(passage_.range_of(sentence).last, token + longest_name);
  TokenRange name = {token, token};
  while (name.last < last && is_capital_word(name.last) && !is_title(name.last)) {
    const Token& word = passage_.tokens[name.last++];
    if (word.has(flag::possessive) || word.has(flag::closes_quote)) break;
  }
  return name;
}

void Officials::introduce(TokenRange name, const std::vector<std::uint32_t>& units) {
  constexpr std::size_t shortest = 3;
  const std::size_t token = name.last - 1;
  const std::string_view surname = spelled(token);
  if (surname.size() < shortest) return;
  const bool is_full = name.last - name.first > 1;
  const Official official = {.given = is_full ? spelled(name.first) : std::string_view(),
                             .units = units,
                             .token = token};
  const auto [known, is_new] = by_surname_.try_emplace(surname, official);
  if (!is_new && known->second.units != units) known->second.is_ambiguous = true;
}

void Officials::introduce_behind(TokenRange place,
                                 std::size_t sentence,
                                 const std::vector<std::uint32_t>& units) {
  const std::size_t end = passage_.range_of(sentence).last;
  std::size_t at = place.last;
  // "Alder County, Maryland, Sheriff Ann Moss"
  if (at + 1 < end && passage_.tokens[at].kind == TokenKind::comma && is_title(at + 1))
    ++at;
  const std::size_t last = std::min(end, at + longest_title);
  while (at < last && !is_title(at) && !passage_.tokens[at].is_mark()) ++at;
  if (at >= last || !is_title(at)) return;
  while (at < end && is_title(at)) ++at;
  if (at >= end || passage_.tokens[at - 1].has(flag::possessive)) return;
  const bool is_apposition = passage_.tokens[at].kind == TokenKind::comma;
  const TokenRange name = name_at(at + (is_apposition ? 1 : 0), sentence);
  const std::size_t length = name.last - name.first;
  if (length == 0 || (is_apposition && length < 2)) return;
  introduce(name, units);
}

void Officials::introduce_before(TokenRange place,
                                 std::size_t sentence,
                                 const std::vector<std::uint32_t>& units) {
  const std::size_t first = passage_.range_of(sentence).first;
  if (place.first < first + 3) return;
  if (passage_.tokens[place.first - 1].word != rules_.names.of) return;
  const std::size_t last = place.first - 1;
  TokenRange name = {last, last};
  while (name.first > first && last - name.first < longest_name &&
         is_capital_word(name.first - 1) && !is_title(name.first - 1)) {
    --name.first;
  }
  if (name.first == last || name.first == first || !is_title(name.first - 1)) return;
  introduce(name, units);
}

void Officials::introduce_at(std::size_t token,
                             std::size_t sentence,
                             const std::vector<std::uint32_t>& units) {
  const TokenRange name = name_at(token, sentence);
  if (name.first == name.last) return;
  if (by_surname_.count(spelled(name.last - 1)) == 0) introduce(name, units);
}

// By the last name alone, or with the given name that was told.
const Official* Officials::find(std::size_t token, std::size_t first) const {
  const auto known = by_surname_.find(spelled(token));
  if (known == by_surname_.end() || known->second.is_ambiguous) return nullptr;
  const Official& official = known->second;
  const bool has_name_before =
      token > first && is_capital_word(token - 1) && !is_title(token - 1) &&
      !passage_.tokens[token - 1].has(flag::possessive) &&
      !listed(rules_.names.openers, passage_.tokens[token - 1].word);
  if (!has_name_before) return &official;
  for (std::size_t at = token; at > first && at + longest_name > token; --at) {
    if (!is_capital_word(at - 1)) break;
    if (spelled(at - 1) == official.given) return &official;
  }
  return nullptr;
}

std::vector<Officials::Named> Officials::in_sentence(std::size_t sentence) const {
  std::vector<Named> found;
  if (by_surname_.empty()) return found;
  const TokenRange window = passage_.range_of(sentence);
  for (std::size_t at = window.first; at < window.last; ++at) {
    if (!is_capital_word(at)) continue;
    const Official* official = find(at, window.first);
    if (official == nullptr || official->token == at) continue;
    // "Moss Creek": a longer name that goes on.
    const bool goes_on = at + 1 < window.last && is_capital_word(at + 1) &&
                         !passage_.tokens[at].has(flag::possessive) &&
                         !passage_.tokens[at].has(flag::period_after);
    if (goes_on) continue;
    TokenRange range = {at, at + 1};
    while (range.first > window.first && is_capital_word(range.first - 1)) --range.first;
    found.push_back({official, range});
  }
  return found;
}

}  // namespace stance
