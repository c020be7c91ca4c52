// SPDX-License-Identifier: Apache-2.0
// Any bytes hold date phrases or none: phrases lie in the text and do not overlap, their
// days are in order whatever the anchor.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "stance/base/assert.h"
#include "stance/extract/date_words.h"
#include "stance/extract/dates.h"

// The name is libFuzzer's.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  stance::Vocabulary vocabulary;
  stance::DateRules rules{.seasons = {{"spring", 3}, {"winter", 12}}, .holidays = {}};
  rules.holidays["may day"] = {.month = 5, .day = 1};
  rules.holidays["leap day"] = {.month = 2, .day = 29};
  rules.holidays["election day"] = {.month = 11, .nth = 1, .behind = 1};
  rules.holidays["memorial day"] = {.month = 5, .nth = -1};
  const stance::DateWords words(vocabulary, rules);
  const auto tokens = stance::tokenize(text, vocabulary);
  const stance::Day day = *stance::day_of({2024, 2, 29});
  const stance::DateAnchor anchors[] = {
      {.published = {}, .narrative = {}},
      {.published = {}, .narrative = day},
      {.published = stance::Days{day, day}, .narrative = {}},
      {.published = stance::Days{day, stance::add_days(day, 400)}, .narrative = {}}};
  std::size_t end = 0;
  for (const auto& date : stance::read_dates(text, tokens, {0, tokens.size()}, words)) {
    STANCE_ASSERT(date.range.first >= end && date.range.last > date.range.first);
    STANCE_ASSERT(date.range.last <= tokens.size());
    end = date.range.last;
    for (const stance::DateAnchor& anchor : anchors) {
      const auto resolved = stance::resolve_date(date, anchor);
      STANCE_ASSERT(!resolved || resolved->days.earliest <= resolved->days.latest);
      STANCE_ASSERT(!resolved ||
                    stance::Edtf::from_days(resolved->days).days() == resolved->days);
    }
  }
  return 0;
}
