// SPDX-License-Identifier: Apache-2.0
// The day of an act that its own sentence does not tell, or that another one tells
// better.
#pragma once

#include <cstddef>

#include "stance/extract/date_ties.h"
#include "stance/extract/dating.h"

namespace stance {

class ActDays {
 public:
  ActDays(const CompiledRules& rules,
          const Passage& passage,
          ContextTable& contexts,
          const ToldAct& told);

  // Of an act that was told in another sentence, where the hit's own has its day: "under
  // that 2019 law", "since May".
  const DatePhrase* in_own_sentence();
  // "Signed on May 2. It takes effect on June 1": when what was adopted begins to count,
  // told with the act or just behind it.
  const DatePhrase* of_effect() const;
  // "Repealed its ordinance of 2013, in force since 2014": when what ends began, as its
  // own sentence tells; nothing where that is no day before the document's.
  const DatePhrase* of_beginning();
  // "From 2014 on"
  bool is_from_on(const DatePhrase& date) const;
  // Whether the end is told behind what ends, in words of its own.
  bool ends_what_is_told() const;
  // Whether a day is that of the thing that ends, and not of the end.
  bool is_of_what_ends(const DatePhrase& date);
  // "The board voted on May 2. ... The order bars": the day of an act of the same place
  // that was told just before.
  const DatePhrase* in_sentences_before();

 private:
  TokenRange act() const { return effect_.kind_words.value_or(hit_.match.act); }
  bool is_passive() const;
  bool tells_of_what_ends(std::size_t from, std::size_t date) const;
  bool follows_effect(const DatePhrase& date) const;
  const DatePhrase* of_any_act(std::size_t sentence);

  const CompiledRules& rules_;
  const Passage& passage_;
  ContextTable& contexts_;
  const ToldAct& told_;
  const CueHit& hit_;
  const Effect& effect_;
  // The one of the words that give the kind, else the hit's own.
  std::size_t sentence_;
};

}  // namespace stance
