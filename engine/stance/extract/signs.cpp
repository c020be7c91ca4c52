// SPDX-License-Identifier: Apache-2.0
#include "stance/extract/signs.h"

namespace stance {

Sign sign_of(char32_t value) {
  if (value == 0x2018 || value == 0x2019 || value == 0x02BC) return Sign::apostrophe;
  if (value == 0x201C || value == 0x201D || value == 0xAB || value == 0xBB)
    return Sign::quote;
  if (value == 0x2010 || value == 0x2011) return Sign::hyphen;
  if (value >= 0x2012 && value <= 0x2015) return Sign::dash;
  if (value == 0x2026) return Sign::ellipsis;
  if (value == 0xA7 || value == 0xA3 || value == 0x20AC) return Sign::money;
  if (value == 0xA0 || value == 0x2028 || value == 0x2029) return Sign::blank;
  if (value >= 0x2000 && value <= 0x200B) return Sign::blank;
  if (value == 0xFEFF || value == 0x3000) return Sign::blank;
  if (value >= 0xC0 && value != 0xD7 && value != 0xF7 && value < 0x2000)
    return Sign::letter;
  return Sign::none;
}

}  // namespace stance
