// SPDX-License-Identifier: Apache-2.0
// The notation in which cues, contexts and word lists describe text: words, lists and
// bounded gaps, one line that reads aloud. rules/README.md is its manual.
//
//   honor requests         these words in a row; case, hyphens, line breaks do not matter
//   honor~                 any form: honor, honors, honored, honoring
//   {agency}               anything in the word list `agency`
//   (a | b c)  [the]       one of these; may be missing
//   ...  ...3              up to 5, up to 3 words in between, never past the clause mark
//   `;` {number:hours} {date} {place} {places}
//                          a number, a date, one jurisdiction, one or a list of them
//   {act} {act:ended}      a word of the pack's [acts], of any kind or of one
//   "ICE"                  exactly this spelling
//   <stop honoring>        marks the act, where it is not the first word with ~
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/base/result.h"

namespace stance {

struct Pattern;

enum class ItemForm {
  word,
  list,
  choice,
  optional,
  gap,
  number,
  date,
  place,
  places,
  act
};

// One part of a pattern. Which members count depends on `form`.
struct PatternItem {
  ItemForm form = ItemForm::word;
  // word: the word, folded (fold() of base/text.h), or as spelled where `exact`.
  // list: the list's name. number: the name after the colon, or empty.
  // act: the kind after the colon ("ended"), or empty.
  std::string text = {};
  // word: written with `~`.
  bool any_form = false;
  // word: written in double quotes; compared letter by letter.
  bool exact = false;
  // Inside `<...>`; in a pattern without that its first `{act}`; without either its first
  // word with `~`. Where the first lies in a choice, each branch has its own; where it
  // may be missing, so has what follows: the act is the first one that matched. Contexts
  // apply where their reach covers the act.
  bool is_act = false;
  // gap: the largest number of words that may stand in between.
  int most = 0;
  // choice: the alternatives, at least one; optional: exactly one. Without an
  // initialiser: clang 14 would want to know Pattern for it.
  std::vector<Pattern> branches;
  SourceSpan span = {};

  bool operator==(const PatternItem&) const;
};

// Never empty, neither begins nor ends with a gap. Equal are patterns of equal meaning:
// spans do not count.
struct Pattern {
  std::vector<PatternItem> items;
  SourceSpan span;

  bool operator==(const Pattern&) const;
};

// Hyphens, dashes and white space separate words; "n't" is a word of its own, and so are
// the marks , ; : ! and ? except inside a number; a possessive stays with its word, a
// last full stop goes. `span` is where the pattern's first byte stands
// in its file, so that faults point at the exact characters (E0112 to E0122).
Result<Pattern, Diagnostics> parse_pattern(std::string_view text, const SourceSpan& span);

// The pattern in its normal notation; parse_pattern() of it gives an equal pattern.
std::string to_string(const Pattern& pattern);

}  // namespace stance
