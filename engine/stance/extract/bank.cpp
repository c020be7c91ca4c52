// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/bank.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "stance/base/assert.h"
#include "stance/base/sort_unique.h"
#include "stance/extract/token_rows.h"

namespace stance {
void WordIndex::build() {
  WordId most = 0;
  for (const auto& [word, entry] : pairs_) most = std::max(most, word);
  starts_.assign(most + 2, 0);
  for (const auto& [word, entry] : pairs_) ++starts_[word + 1];
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  entries_.resize(pairs_.size());
  std::vector<std::uint32_t> next = starts_;
  for (const auto& [word, entry] : pairs_) entries_[next[word]++] = entry;
  pairs_ = {};
}

std::span<const std::uint32_t> WordIndex::of(WordId word) const {
  if (word == no_word || word + 1 >= starts_.size()) return {};
  return std::span(entries_).subspan(starts_[word], starts_[word + 1] - starts_[word]);
}

void PatternBank::add(std::uint32_t owner, std::vector<Program> programs) {
  STANCE_ASSERT(entries_.empty() || entries_.back().owner <= owner);
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

std::vector<std::uint32_t> PatternBank::present(const Matcher& matcher,
                                                const MatchText& text,
                                                TokenRange window) const {
  std::vector<std::uint32_t> present = unanchored_;
  const Bits* const met = matcher.met_needs(text, window);
  for (std::size_t at = window.first; at < window.last; ++at) {
    for (const std::uint32_t entry : anchors_.of(text.tokens[at].word)) {
      if (met == nullptr || meets(met, entries_[entry].program.needs))
        present.push_back(entry);
    }
  }
  sort_unique(present);
  return present;
}

std::vector<OwnedMatch> PatternBank::matches(const Matcher& matcher,
                                             const MatchText& text,
                                             TokenRange window) const {
  return matches_among(present(matcher, text, window), matcher, text, window);
}

std::vector<OwnedMatch> PatternBank::matches_among(
    const std::vector<std::uint32_t>& patterns,
    const Matcher& matcher,
    const MatchText& text,
    TokenRange window) const {
  struct Found {
    OwnedMatch match;
    // It may begin with something else than a word.
    bool is_open = false;
  };
  std::vector<Found> found;
  for (const std::uint32_t entry : patterns) {
    const auto& [owner, program] = entries_[entry];
    for (Match& match : matcher.matches(program, text, window)) {
      const WordId first = text.tokens[match.range.first].word;
      const bool is_open = !std::ranges::binary_search(program.first_words, first);
      found.push_back({{owner, std::move(match)}, is_open});
    }
  }
  std::ranges::stable_sort(found, {}, [](const Found& one) {
    return std::tuple(one.match.match.range.first, one.match.owner, one.is_open);
  });
  std::vector<OwnedMatch> matches;
  matches.reserve(found.size());
  for (Found& one : found) matches.push_back(std::move(one.match));
  return matches;
}

std::span<const PatternBank::Entry> PatternBank::entries_of(std::uint32_t owner) const {
  return {std::ranges::lower_bound(entries_, owner, {}, &Entry::owner),
          std::ranges::upper_bound(entries_, owner, {}, &Entry::owner)};
}

std::vector<std::uint32_t> PatternBank::possible(const Matcher& matcher,
                                                 const MatchText& text,
                                                 TokenRange window) const {
  std::vector<std::uint32_t> patterns = present(matcher, text, window);
  std::erase_if(patterns, [&](std::uint32_t entry) {
    return !matcher.occurs(entries_[entry].program, text, window);
  });
  return patterns;
}

std::vector<Match> PatternBank::matches_of(std::uint32_t owner,
                                           const Matcher& matcher,
                                           const MatchText& text,
                                           TokenRange window) const {
  std::vector<Match> found;
  for (const Entry& entry : entries_of(owner)) {
    if (!matcher.may_match(entry.program, text, window)) continue;
    std::ranges::move(matcher.matches(entry.program, text, window),
                      std::back_inserter(found));
  }
  return found;
}

bool PatternBank::occurs(std::uint32_t owner,
                         const Matcher& matcher,
                         const MatchText& text,
                         TokenRange window) const {
  return std::ranges::any_of(entries_of(owner), [&](const Entry& entry) {
    return matcher.may_match(entry.program, text, window) &&
           matcher.occurs(entry.program, text, window);
  });
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
