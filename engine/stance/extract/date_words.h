// SPDX-License-Identifier: Apache-2.0
// The meaning of single words in English date phrases.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stance/extract/dates.h"
#include "stance/extract/numbers.h"
#include "stance/extract/vocabulary.h"
#include "stance/rules/rule_set.h"

namespace stance {

enum class DateWord : std::uint8_t {
  none,
  month,       // value 1 to 12
  weekday,     // value 0 to 6
  season,      // value: first month
  unit,        // value: DateUnit
  relation,    // value: Relation
  part,        // value: DatePart
  day_offset,  // value: days from the anchor
  day_time,    // morning, night
  ago,
  recently,
  number_guard,  // section, no
  since,
  until,
  by,
  before,
  after,
  from,
  to,
  between,
  conjunction,  // and
  of,
  year_opener,  // words after which four digits are a year
  future,
  past,
  fiscal,
  quarter_number,  // first to fourth
  immediately,
  effective,
  article
};

// A word may have a second sense: "may" is a month only with a capital.
struct DateMeaning {
  DateWord kind = DateWord::none;
  std::int16_t value = 0;
  bool needs_capital = false;
};

// A holiday's name, word by word.
struct HolidayName {
  std::vector<WordId> words;
  NamedDay day;
};

// What the words of date phrases mean; they get ids in the vocabulary it is made with.
class DateWords {
 public:
  explicit DateWords(Vocabulary& vocabulary, const DateRules& rules = {});

  const DateMeaning& of(WordId word) const;
  // Those that begin with the word, the longest first.
  std::span<const HolidayName> holidays(WordId first) const;
  const DateRules& bounds() const { return bounds_; }
  const NumberWords& numbers() const { return numbers_; }

 private:
  std::vector<DateMeaning> meanings_;  // by word id
  // By first word, then by length, the longest first.
  std::vector<HolidayName> holidays_;
  DateRules bounds_;
  NumberWords numbers_;
};

}  // namespace stance
