// SPDX-License-Identifier: Apache-2.0
// What the words around a date phrase make of it: its role, its direction in time, and
// the phrases that are two ends of one stretch.
#pragma once

#include <optional>
#include <vector>

#include "stance/extract/date_text.h"

namespace stance {

class DateRoles : public DateText {
 public:
  using DateText::DateText;

 protected:
  void add_role(DateExpression& date) const;
  // "from 2008 to 2014", "between March 2017 and June 2019": one phrase. The first end
  // takes over the year of the second.
  void join_ranges(std::vector<DateExpression>& dates) const;

 private:
  // Whether the words before a date speak of the future; nothing where they do not tell.
  std::optional<bool> direction_before(std::size_t first) const;
  std::optional<bool> direction_behind(std::size_t last) const;
  std::optional<bool> direction_of(std::size_t at) const;
  bool begins_or_bounds(std::size_t first) const;
};

}  // namespace stance
