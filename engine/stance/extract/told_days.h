// SPDX-License-Identifier: Apache-2.0
// On which day something was said, where its own sentence does not tell.
#pragma once

#include <cstddef>
#include <optional>

#include "stance/extract/passage.h"

namespace stance {

// So many days before the publication an article's own news may be.
inline constexpr int days_of_news = 7;

// "The sheriff met the board on Monday. ... The jail holds nobody, he said": the last day
// that is named before a sentence that reports somebody's word, within the days of news.
// `act` is what is told, "declared" say, and no verb of telling. Nothing where nobody's
// word is reported, or the day of publication is not known.
std::optional<Day> told_day(const CompiledRules& rules,
                            const Passage& passage,
                            std::size_t sentence,
                            TokenRange act);

}  // namespace stance
