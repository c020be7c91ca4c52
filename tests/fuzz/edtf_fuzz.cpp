// SPDX-License-Identifier: Apache-2.0
// Any bytes are a date that can be written and read back, or are refused with a place
// inside the text.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "stance/base/assert.h"
#include "stance/base/edtf.h"

// The name is libFuzzer's.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const stance::Result<stance::Edtf, stance::EdtfError> parsed =
      stance::Edtf::parse(text);
  if (!parsed) {
    STANCE_ASSERT(parsed.error().offset <= size);
    STANCE_ASSERT(!parsed.error().message.empty());
    return 0;
  }
  const auto again = stance::Edtf::parse(parsed->to_string());
  STANCE_ASSERT(again.has_value());
  STANCE_ASSERT(*again == *parsed && again->days() == parsed->days());
  STANCE_ASSERT(parsed->days().earliest <= parsed->days().latest);
  const auto rewritten = stance::Edtf::from_days(parsed->days());
  STANCE_ASSERT(rewritten.days() == parsed->days());
  STANCE_ASSERT(stance::Edtf::parse(rewritten.to_string()).value() == rewritten);
  return 0;
}
