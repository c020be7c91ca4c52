// SPDX-License-Identifier: Apache-2.0
// Finds where compiled patterns match. From each start the match that ends first counts;
// of several ways to that end, the one with the shortest first gap, the first choice, the
// optional word taken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stance/extract/bit_rows.h"
#include "stance/extract/match_text.h"
#include "stance/extract/program.h"

namespace stance {

enum class CaptureForm { number, date, place, places };

struct Capture {
  CaptureForm form = CaptureForm::number;
  // number: the name after the colon, or empty.
  std::string name = {};
  double value = 0;
  // date, place, places: the phrase's `index`.
  std::uint32_t index = 0;
  TokenRange range;
};

struct Match {
  TokenRange range;
  // The tokens of the act; the whole match where the pattern marks none.
  TokenRange act;
  bool has_act = false;
  // What the pattern writes, without the words in gaps.
  std::vector<TokenRange> written;
  std::vector<Capture> captures;
  std::optional<Kind> act_kind;

  bool wrote(std::size_t token) const;
};

// Matches any number of programs. Holds the memory of its searches: each thread needs a
// Matcher of its own.
class Matcher {
 public:
  Matcher(const Programs& programs, const NumberWords& numbers);
  ~Matcher();
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;

  // The match that begins at token `at` and stays inside `window`.
  std::optional<Match> match_at(const Program& program,
                                const MatchText& text,
                                TokenRange window,
                                std::size_t at) const;
  bool matches_at(const Program& program,
                  const MatchText& text,
                  TokenRange window,
                  std::size_t at) const;
  // All matches in the window from left to right, none overlapping the one before. In a
  // window of more than `most_tokens` a match is no longer than that.
  std::vector<Match> matches(const Program& program,
                             const MatchText& text,
                             TokenRange window) const;
  bool occurs(const Program& program, const MatchText& text, TokenRange window) const;
  // False where a part of the pattern that cannot be missing has no word in the window.
  bool may_match(const Program& program, const MatchText& text, TokenRange window) const;
  // The needs that the words of the window meet, until something else is asked; null
  // where it is too long to tell.
  const Bits* met_needs(const MatchText& text, TokenRange window) const;
  // All tokens after which a match that begins at `at` may end, ascending.
  std::vector<std::size_t> ends(const Program& program,
                                const MatchText& text,
                                TokenRange window,
                                std::size_t at) const;

 private:
  struct Memory;
  friend class MatcherPool;
  // Other texts may stand where those stood that it has seen.
  void forget();

  const Programs& programs_;
  const NumberWords& numbers_;
  std::unique_ptr<Memory> memory_;
};

// Matchers of one rule set for as many threads as ask, used again and again.
class MatcherPool {
 public:
  MatcherPool(const Programs& programs, const NumberWords& numbers);
  ~MatcherPool();

  struct GiveBack {
    MatcherPool* pool = nullptr;
    void operator()(Matcher* matcher) const;
  };
  // Goes back when it is destroyed; the pool must still be there.
  using Borrowed = std::unique_ptr<Matcher, GiveBack>;
  Borrowed borrow();

 private:
  const Programs& programs_;
  const NumberWords& numbers_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Matcher>> free_;
};

}  // namespace stance
