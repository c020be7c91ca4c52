// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/bank.h"

#include <algorithm>

namespace stance {
namespace {

// Is one of the sorted words in the window?
bool has_one(const std::vector<WordId>& words,
             std::span<const Token> tokens,
             TokenRange window) {
  const auto part = tokens.subspan(window.first, window.last - window.first);
  return std::any_of(part.begin(), part.end(), [&words](const Token& token) {
    return std::binary_search(words.begin(), words.end(), token.word);
  });
}

}  // namespace

bool may_match(const Program& program, const MatchText& text, TokenRange window) {
  if (!program.anchors.empty() && !has_one(program.anchors, text.tokens, window)) {
    return false;
  }
  return std::all_of(
      program.needs.begin(), program.needs.end(), [&](const std::vector<WordId>& need) {
        return has_one(need, text.tokens, window);
      });
}

void WordIndex::build() {
  std::sort(pairs_.begin(), pairs_.end());
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
  const WordId most = pairs_.empty() ? 0 : pairs_.back().first;
  starts_.assign(most + 2, 0);
  for (const auto& [word, entry] : pairs_) ++starts_[word + 1];
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  entries_.clear();
  for (const auto& [word, entry] : pairs_) entries_.push_back(entry);
  pairs_ = {};
}

std::span<const std::uint32_t> WordIndex::of(WordId word) const {
  if (word == no_word || word + 1 >= starts_.size()) return {};
  return std::span(entries_).subspan(starts_[word], starts_[word + 1] - starts_[word]);
}

void PatternBank::add(std::uint32_t owner, std::vector<Program> programs) {
  for (Program& program : programs) entries_.push_back({owner, std::move(program)});
}

void PatternBank::build() {
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    const Program& program = entries_[i].program;
    for (const WordId word : program.anchors) anchors_.add(word, i);
    if (program.anchors.empty()) unanchored_.push_back(i);
    for (const WordId word : program.first_words) first_words_.add(word, i);
    if (program.begins_open) open_.push_back(i);
  }
  anchors_.build();
  first_words_.build();
}

std::vector<bool> PatternBank::present(const MatchText& text, TokenRange window) const {
  std::vector<bool> present;
  for (std::size_t at = window.first; at < window.last; ++at) {
    for (const std::uint32_t entry : anchors_.of(text.tokens[at].word)) {
      if (present.empty()) present.resize(entries_.size());
      present[entry] = true;
    }
  }
  if (!unanchored_.empty()) {
    present.resize(entries_.size());
    for (const std::uint32_t entry : unanchored_) present[entry] = true;
  }
  return present;
}

// Calls `visit(entry, token)` where a match of the entry may begin.
template <class Visit>
void PatternBank::visit(const MatchText& text,
                        TokenRange window,
                        const Visit& visit) const {
  std::vector<bool> anchored = present(text, window);
  if (anchored.empty()) return;
  // Looked at once for each entry, and only where one could begin.
  std::vector<bool> is_known(entries_.size());
  const auto begin = [&](std::uint32_t entry, std::size_t at) {
    if (!anchored[entry]) return;
    if (!is_known[entry]) {
      is_known[entry] = true;
      anchored[entry] = may_match(entries_[entry].program, text, window);
    }
    if (anchored[entry]) visit(entry, at);
  };
  for (std::size_t at = window.first; at < window.last; ++at) {
    for (const std::uint32_t entry : first_words_.of(text.tokens[at].word)) {
      begin(entry, at);
    }
    for (const std::uint32_t entry : open_) begin(entry, at);
  }
}

std::vector<OwnedMatch> PatternBank::matches(const Matcher& matcher,
                                             const MatchText& text,
                                             TokenRange window) const {
  std::vector<OwnedMatch> found;
  std::vector<std::pair<std::uint32_t, std::size_t>>
      ends;  // of the last match of an entry
  visit(text, window, [&](std::uint32_t entry, std::size_t at) {
    const auto last = std::find_if(
        ends.begin(), ends.end(), [&](const auto& end) { return end.first == entry; });
    if (last != ends.end() && at < last->second) return;
    std::optional<Match> match =
        matcher.match_at(entries_[entry].program, text, window, at);
    if (!match) return;
    if (last == ends.end()) {
      ends.emplace_back(entry, match->range.last);
    } else {
      last->second = match->range.last;
    }
    found.push_back({entries_[entry].owner, std::move(*match)});
  });
  std::stable_sort(
      found.begin(), found.end(), [](const OwnedMatch& a, const OwnedMatch& b) {
        return std::pair(a.match.range.first, a.owner) <
               std::pair(b.match.range.first, b.owner);
      });
  return found;
}

std::vector<std::uint32_t> PatternBank::owners(const Matcher& matcher,
                                               const MatchText& text,
                                               TokenRange window) const {
  std::vector<std::uint32_t> owners;
  visit(text, window, [&](std::uint32_t entry, std::size_t at) {
    const std::uint32_t owner = entries_[entry].owner;
    if (std::find(owners.begin(), owners.end(), owner) != owners.end()) return;
    if (matcher.matches_at(entries_[entry].program, text, window, at))
      owners.push_back(owner);
  });
  std::sort(owners.begin(), owners.end());
  return owners;
}

std::optional<std::uint32_t> PatternBank::owner_at(const Matcher& matcher,
                                                   const MatchText& text,
                                                   TokenRange window,
                                                   std::size_t at) const {
  if (at >= window.last) return std::nullopt;
  std::optional<std::uint32_t> best;
  const auto offer = [&](std::uint32_t entry) {
    const std::uint32_t owner = entries_[entry].owner;
    if (best && *best <= owner) return;
    if (matcher.matches_at(entries_[entry].program, text, window, at)) best = owner;
  };
  for (const std::uint32_t entry : first_words_.of(text.tokens[at].word)) offer(entry);
  for (const std::uint32_t entry : open_) offer(entry);
  return best;
}

}  // namespace stance
