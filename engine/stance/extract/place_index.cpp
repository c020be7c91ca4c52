// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/place_index.h"

#include <algorithm>
#include <map>

#include "stance/base/text.h"
#include "stance/rules/forms.h"

namespace stance {

namespace {

namespace flag = token_flag;

// The legal word of a unit ("County"), folded, if its name is the short name and that.
std::string head_of(const Jurisdiction& unit) {
  const std::string name = fold(unit.name);
  const std::string prefix = fold(unit.short_name) + " ";
  return name.starts_with(prefix) ? name.substr(prefix.size()) : std::string();
}

bool is_state_level(const Jurisdiction& unit) {
  return level(unit) == Level::state;
}

}  // namespace

PlaceIndex::PlaceIndex(const Gazetteer& gazetteer, Vocabulary& vocabulary)
    : units_(gazetteer.all()), city_like_(units_.size(), false) {
  std::vector<Entry> entries;
  entries.reserve(units_.size() * 2);
  std::map<std::string, std::uint32_t> names;
  name_of_unit_.reserve(units_.size());
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    add_names(i, vocabulary, entries);
    const auto [known, is_new] = names.try_emplace(
        fold(units_[i].short_name), static_cast<std::uint32_t>(names.size()));
    if (is_new) same_name_.emplace_back();
    same_name_[known->second].push_back(i);
    name_of_unit_.push_back(known->second);
  }
  add_aliases(names);
  std::sort(heads_.begin(), heads_.end());
  std::sort(plural_heads_.begin(), plural_heads_.end());
  build(std::move(entries));
}

// "Boise" is Boise City as well as Boise County.
void PlaceIndex::add_aliases(const std::map<std::string, std::uint32_t>& names) {
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    if (level(units_[i]) != Level::place) continue;
    for (const std::string& alias : units_[i].aliases) {
      const auto known = names.find(fold(alias));
      if (known == names.end() || known->second == name_of_unit_[i]) continue;
      same_name_[known->second].push_back(i);
    }
  }
}

void PlaceIndex::add_names(std::uint32_t index,
                           Vocabulary& vocabulary,
                           std::vector<Entry>& entries) {
  const Jurisdiction& unit = units_[index];
  const Level at = level(unit);
  add_head(unit, vocabulary);
  const bool has_head = unit.name != unit.short_name;
  const NameForm name_form =
      at == Level::place || !has_head ? NameForm::bare : NameForm::full;
  add_name(unit.name,
           {index, is_state_level(unit) ? NameForm::full : name_form},
           vocabulary,
           entries);
  if (has_head) add_name(unit.short_name, {index, NameForm::bare}, vocabulary, entries);
  city_like_[index] =
      at == Level::place || unit.kind == JurisdictionKind::independent_city;
  for (const std::string& alias : unit.aliases) {
    const bool is_short = is_state_level(unit) && alias.find('.') != std::string::npos;
    const bool names_city = at == Level::county && fold(alias).ends_with("city");
    if (names_city) city_like_[index] = true;
    const NameForm form = is_short                               ? NameForm::abbreviation
                          : alias.find(' ') != std::string::npos ? NameForm::full
                                                                 : NameForm::bare;
    add_name(alias, {index, form}, vocabulary, entries);
  }
  if (is_state_level(unit)) {
    states_.emplace(unit.state, index);
    add_name(unit.state, {index, NameForm::abbreviation}, vocabulary, entries);
  }
}

void PlaceIndex::add_head(const Jurisdiction& unit, Vocabulary& vocabulary) {
  if (level(unit) != Level::county) return;
  const std::string head = head_of(unit);
  if (head.empty() || head.find(' ') != std::string::npos) return;
  const auto add = [&](std::vector<WordId>& list, const std::string& word) {
    const WordId id = vocabulary.intern(word);
    if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
  };
  add(heads_, head);
  // "cities" heads lists of places, not of counties.
  if (unit.kind != JurisdictionKind::independent_city) {
    add(plural_heads_, forms_of(head, {})[1]);
  }
}

void PlaceIndex::add_name(const std::string& name,
                          NamedUnit named,
                          Vocabulary& vocabulary,
                          std::vector<Entry>& entries) {
  Entry entry{.words = {}, .named = named};
  const std::vector<std::string> words = phrase_words(name);
  if (words.empty()) return;
  bool has_saint = false;
  for (const std::string& word : words) {
    entry.words.push_back(vocabulary.intern(word));
    has_saint = has_saint || word == "st" || word == "ste";
  }
  if (!words.back().ends_with("'s")) {
    const WordId possessive = vocabulary.intern(words.back() + "'s");
    if (base_of_.size() <= possessive) base_of_.resize(possessive + 1, no_word);
    base_of_[possessive] = entry.words.back();
  }
  entries.push_back(entry);
  if (!has_saint) return;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "st") entry.words[i] = vocabulary.intern("saint");
    if (words[i] == "ste") entry.words[i] = vocabulary.intern("sainte");
  }
  entries.push_back(std::move(entry));
}

void PlaceIndex::build(std::vector<Entry> entries) {
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.words, a.named.unit, a.named.form) <
           std::tie(b.words, b.named.unit, b.named.form);
  });
  nodes_.emplace_back();
  node_words_.push_back(no_word);
  fill(0, entries, 0);
  for (std::uint32_t i = 0; i < nodes_[0].children; ++i) {
    const WordId word = node_words_[nodes_[0].first_child + i];
    if (begins_.size() <= word) begins_.resize(word + 1);
    begins_[word] = true;
  }
  // A name of one word may begin in its possessive form.
  for (WordId word = 0; word < base_of_.size(); ++word) {
    if (base_of_[word] == no_word || !may_begin(base_of_[word])) continue;
    if (begins_.size() <= word) begins_.resize(word + 1);
    begins_[word] = true;
  }
}

void PlaceIndex::fill(std::size_t at, std::span<const Entry> entries, std::size_t depth) {
  std::size_t own = 0;
  nodes_[at].first_unit = static_cast<std::uint32_t>(named_.size());
  while (own < entries.size() && entries[own].words.size() == depth) {
    const NamedUnit& named = entries[own].named;
    const bool repeated = own > 0 && named_.back().unit == named.unit;
    if (!repeated) named_.push_back(named);
    ++own;
  }
  nodes_[at].units = static_cast<std::uint32_t>(named_.size()) - nodes_[at].first_unit;
  std::vector<std::pair<std::size_t, std::size_t>> groups;
  for (std::size_t i = own; i < entries.size();) {
    std::size_t end = i;
    while (end < entries.size() && entries[end].words[depth] == entries[i].words[depth])
      ++end;
    groups.emplace_back(i, end);
    i = end;
  }
  const std::size_t first_child = nodes_.size();
  nodes_[at].first_child = static_cast<std::uint32_t>(first_child);
  nodes_[at].children = static_cast<std::uint32_t>(groups.size());
  for (const auto& [first, last] : groups) {
    nodes_.emplace_back();
    node_words_.push_back(entries[first].words[depth]);
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    fill(first_child + i,
         entries.subspan(groups[i].first, groups[i].second - groups[i].first),
         depth + 1);
  }
}

std::uint32_t PlaceIndex::child(std::uint32_t node, WordId word) const {
  const Node& parent = nodes_[node];
  const auto begin = node_words_.begin() + parent.first_child;
  const auto end = begin + parent.children;
  const auto found = std::lower_bound(begin, end, word);
  return found != end && *found == word
             ? static_cast<std::uint32_t>(found - node_words_.begin())
             : 0;
}

// Names are written with capitals, but for their legal word ("Alder county") and short
// words inside ("Lake of the Woods").
bool PlaceIndex::takes(std::span<const Token> tokens,
                       std::size_t at,
                       std::size_t i) const {
  const Token& token = tokens[i];
  if (token.word == no_word || token.is_mark()) return false;
  if (i > at && (token.has(flag::opens_quote) || token.has(flag::opens_bracket)))
    return false;
  if (token.has(flag::capital) || token.kind == TokenKind::number) return true;
  const WordId base = token.word < base_of_.size() ? base_of_[token.word] : no_word;
  return i > at && (token.end - token.begin <= 3 || is_head(token.word) || is_head(base));
}

bool PlaceIndex::names_state(const NameHit& hit) const {
  return std::ranges::any_of(hit.units, [&](const NamedUnit& named) {
    return is_state_level(units_[named.unit]);
  });
}

std::optional<NameHit> PlaceIndex::longest(std::string_view text,
                                           std::span<const Token> tokens,
                                           std::size_t at,
                                           std::size_t last) const {
  std::optional<NameHit> best;
  std::uint32_t node = 0;
  const auto offer = [&](std::uint32_t end_node, std::size_t end, bool is_possessive) {
    const Node& found = nodes_[end_node];
    if (end_node == 0 || found.units == 0) return;
    // "An Iowa county goes back": only a capital makes it the county of that name.
    if (best && best->last + 1 == end && !tokens[end - 1].has(flag::capital) &&
        names_state(*best)) {
      return;
    }
    best = NameHit{.last = end,
                   .units = std::span(named_).subspan(found.first_unit, found.units),
                   .is_possessive = is_possessive};
  };
  for (std::size_t i = at; i < last && takes(tokens, at, i); ++i) {
    const WordId word = tokens[i].word;
    const WordId base = word < base_of_.size() ? base_of_[word] : no_word;
    const std::uint32_t next = child(node, word);
    if (base != no_word && (next == 0 || nodes_[next].units == 0)) {
      offer(child(node, base), i + 1, true);
    }
    if (next == 0) break;
    node = next;
    offer(node,
          i + 1,
          tokens[i].has(flag::possessive) && text[tokens[i].end - 1] == 's' &&
              tokens[i].end - tokens[i].begin > 2 && text[tokens[i].end - 2] != '\'');
    // A full stop ends a name, unless it belongs to an abbreviation ("St.").
    if (tokens[i].has(flag::closes_quote) || tokens[i].has(flag::closes_bracket)) break;
  }
  return best;
}

bool PlaceIndex::is_plural_head(WordId word) const {
  return std::binary_search(plural_heads_.begin(), plural_heads_.end(), word);
}

bool PlaceIndex::is_head(WordId word) const {
  return std::binary_search(heads_.begin(), heads_.end(), word);
}

std::optional<std::uint32_t> PlaceIndex::find(const JurisdictionId& id) const {
  const auto found = std::ranges::lower_bound(units_, id, {}, &Jurisdiction::id);
  if (found == units_.end() || found->id != id) return std::nullopt;
  return static_cast<std::uint32_t>(found - units_.begin());
}

std::optional<std::uint32_t> PlaceIndex::state_of(std::string_view postal) const {
  const auto found = states_.find(postal);
  return found == states_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> PlaceIndex::state_named_last(std::string_view name) const {
  const bool is_closed = name.ends_with(')');
  if (is_closed) name.remove_suffix(1);
  for (const auto& [postal, unit] : states_) {
    const std::string& state = units_[unit].name;
    if (!name.ends_with(state)) continue;
    const std::string_view before = name.substr(0, name.size() - state.size());
    if (before.ends_with(is_closed ? "(" : ", ")) return std::string(postal);
  }
  return std::nullopt;
}

std::span<const std::uint32_t> PlaceIndex::same_name(std::uint32_t unit) const {
  return same_name_[name_of_unit_[unit]];
}

}  // namespace stance
