// SPDX-License-Identifier: Apache-2.0
// Many patterns at once. Each program is known by the words that must stand in a match
// (anchors) and by those that may begin one, so that a sentence costs only what its own
// words call for.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "stance/extract/matcher.h"
#include "stance/extract/program.h"

namespace stance {

// Lists of numbers by word id, in one array.
class WordIndex {
 public:
  // Those of a word in ascending order.
  void add(WordId word, std::uint32_t entry) { pairs_.emplace_back(word, entry); }
  void build();
  std::span<const std::uint32_t> of(WordId word) const;

 private:
  std::vector<std::pair<WordId, std::uint32_t>> pairs_;
  std::vector<std::uint32_t> starts_;  // by word; one more at the end
  std::vector<std::uint32_t> entries_;
};

// A match of the pattern of an owner: a cue, a context, a role.
struct OwnedMatch {
  std::uint32_t owner = 0;
  Match match;
};

class PatternBank {
 public:
  // Owners are added in ascending order.
  void add(std::uint32_t owner, std::vector<Program> programs);
  // To be called once, after the last `add`.
  void build();

  bool is_empty() const { return entries_.empty(); }
  // May any pattern match in a text with this word, as far as anchors tell?
  bool is_anchor(WordId word) const { return !anchors_.of(word).empty(); }
  bool has_unanchored() const { return !unanchored_.empty(); }

  // All matches in the window: for each program from left to right, none overlapping the
  // one before; sorted by place, then owner.
  std::vector<OwnedMatch> matches(const Matcher& matcher,
                                  const MatchText& text,
                                  TokenRange window) const;
  // The patterns that match in the window, ascending.
  std::vector<std::uint32_t> possible(const Matcher& matcher,
                                      const MatchText& text,
                                      TokenRange window) const;
  // matches(), of these patterns alone.
  std::vector<OwnedMatch> matches_among(const std::vector<std::uint32_t>& patterns,
                                        const Matcher& matcher,
                                        const MatchText& text,
                                        TokenRange window) const;
  // The matches of one owner's patterns: for each program from left to right, none
  // overlapping the one before.
  std::vector<Match> matches_of(std::uint32_t owner,
                                const Matcher& matcher,
                                const MatchText& text,
                                TokenRange window) const;
  // Does one of the owner's patterns match in the window?
  bool occurs(std::uint32_t owner,
              const Matcher& matcher,
              const MatchText& text,
              TokenRange window) const;
  // The first owner of a pattern that matches right at the token.
  std::optional<std::uint32_t> owner_at(const Matcher& matcher,
                                        const MatchText& text,
                                        TokenRange window,
                                        std::size_t at) const;

 private:
  struct Entry {
    std::uint32_t owner = 0;
    Program program;
  };

  std::span<const Entry> entries_of(std::uint32_t owner) const;
  // Those that may match in the window as far as their words tell, ascending.
  std::vector<std::uint32_t> present(const Matcher& matcher,
                                     const MatchText& text,
                                     TokenRange window) const;

  std::vector<Entry> entries_;
  WordIndex anchors_;
  WordIndex first_words_;
  std::vector<std::uint32_t> unanchored_;
  // Entries that may begin with a phrase or a number rather than a word.
  std::vector<std::uint32_t> open_;
};

}  // namespace stance
