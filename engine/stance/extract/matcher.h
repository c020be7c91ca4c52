// SPDX-License-Identifier: Apache-2.0
// Finds where compiled patterns match. From each start the match that ends first counts;
// of several ways to that end, the one with the shortest first gap, the first choice, the
// optional word taken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stance/extract/program.h"

namespace stance {

// Tokens [first, last).
struct TokenRange {
  std::size_t first = 0;
  std::size_t last = 0;

  bool contains(std::size_t token) const { return first <= token && token < last; }
  bool overlaps(const TokenRange& other) const {
    return first < other.last && other.first < last;
  }
  bool operator==(const TokenRange&) const = default;
};

// A phrase that was found before matching: a date, a place, a list of places. `index` is
// its place in its own table.
struct Phrase {
  TokenRange range;
  std::uint32_t index = 0;
};

// What patterns are matched against. The phrases are sorted by their first token.
struct MatchText {
  std::string_view text;
  std::span<const Token> tokens;
  std::span<const Phrase> dates = {};
  std::span<const Phrase> places = {};
  std::span<const Phrase> place_lists = {};
};

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

// Holds the memory of its searches: each thread needs a Matcher of its own.
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
  // All matches in the window from left to right, none overlapping the one before.
  std::vector<Match> matches(const Program& program,
                             const MatchText& text,
                             TokenRange window) const;
  bool occurs(const std::vector<Program>& patterns,
              const MatchText& text,
              TokenRange window) const;
  // All tokens after which a match that begins at `at` may end, ascending.
  std::vector<std::size_t> ends(const Program& program,
                                const MatchText& text,
                                TokenRange window,
                                std::size_t at) const;

  class Search;

 private:
  const Programs& programs_;
  const NumberWords& numbers_;
  std::unique_ptr<Search> search_;
};

}  // namespace stance
