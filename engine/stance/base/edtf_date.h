// SPDX-License-Identifier: Apache-2.0
// One date of the EDTF profile: what stands alone, at the ends of an interval and at the
// ends of a set. The inner part of base/edtf.h; nothing outside includes it.
#pragma once

#include <optional>
#include <string_view>

#include "stance/base/day.h"
#include "stance/base/edtf.h"

namespace stance {

struct EdtfDate {
  Days days;
  bool is_approximate = false;
};

// The date that the text writes, from 2025-02-27 to XXXX; nothing if it is not one.
std::optional<EdtfDate> read_edtf_date(std::string_view text);

// Why `text`, which read_edtf_date does not take, is no date of the profile. Some parts
// of EDTF and some habits of writing dates are named, with what to write instead.
EdtfError refuse_edtf_date(std::string_view text);

}  // namespace stance
