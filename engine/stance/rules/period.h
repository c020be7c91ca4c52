// SPDX-License-Identifier: Apache-2.0
// Calendar periods as rules write them: "3 years", "18 months", "45 days".
#pragma once

#include <optional>
#include <string>

#include "stance/base/day.h"

namespace stance {

struct Period {
  int years = 0;
  int months = 0;
  int days = 0;

  bool operator==(const Period&) const = default;
};

// `day` moved by the period; a day that its month lacks becomes the month's last. A later
// day is never moved to an earlier one than an earlier day is.
Day add_period(Day day, const Period& period);

// Numbers of years, months, weeks and days, at most 1,000 of each; nothing for other
// words and for no time at all.
std::optional<Period> parse_period(const std::string& text);

}  // namespace stance
