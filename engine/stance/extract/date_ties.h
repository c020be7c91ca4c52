// SPDX-License-Identifier: Apache-2.0
// What a date stands for in its sentence.
#pragma once

#include <optional>

#include "stance/extract/contexts.h"

namespace stance {

enum class DateTie {
  // Of the act itself, or of words that begin or end a rule: "signed on May 2".
  act,
  // Of a paper that the act is in: "its 2019 order", "the resolution of June 4".
  paper,
  // Of what somebody said: "the sheriff told the board on Tuesday".
  statement,
  // Of something else that is told: "the group that sued in 2014".
  other,
  // No verb before it: "On Monday, deputies ..."
  none
};

class DateTies {
 public:
  // `contexts` are those of the sentence whose dates are asked for; `act` is in it.
  DateTies(const CompiledRules& rules,
           const Passage& passage,
           const ContextHits& contexts,
           TokenRange act)
      : rules_(rules), passage_(passage), contexts_(contexts), act_(act) {}

  // `kind`: words that give another kind belong to another act.
  DateTie of(const DatePhrase& date, Kind kind) const;
  // "Who has served since 2007": inside a clause about somebody, the act outside; a
  // deadline; of another place.
  bool is_aside(const DatePhrase& date) const;
  // "Renewed it in May", "on Wednesday renewed it": of the act's own verb.
  bool is_of_verb(const DatePhrase& date) const;
  // "Who has served since 2007": of somebody, not of something.
  bool is_of_person(const DatePhrase& date) const;
  // "Its 2019 order", "signed in July", "dates from May", "goes back to 2008".
  bool is_of_making(const DatePhrase& date) const;
  // "On Feb. 17, when the sheriff ended": of the act behind as well.
  bool leads_on(const DatePhrase& date) const;
  // "Has been closed since 2014": only "since" stands between the act and the date.
  bool is_right_behind(const DatePhrase& date) const {
    return date.expression.range.first > act_.first &&
           date.expression.range.first <= act_.last + 1;
  }
  // "Signed in July": the verb right before the date.
  bool follows_verb(const DatePhrase& date) const;

 private:
  std::optional<std::size_t> verb_before(const DatePhrase& date) const;
  bool is_verb(std::size_t token) const;
  bool is_of_paper(const DatePhrase& date) const;
  bool is_of_telling(const DatePhrase& date) const;
  bool reports_behind(const DatePhrase& date, Kind kind) const;
  bool is_deadline(const DatePhrase& date) const;
  bool is_of_other_place(const DatePhrase& date) const;
  bool makes(std::size_t token) const;
  // Whether a token begins or ends a rule, and how.
  bool gives_kind(std::size_t token, Kind kind) const;

  const CompiledRules& rules_;
  const Passage& passage_;
  const ContextHits& contexts_;
  TokenRange act_;
};

}  // namespace stance
