// SPDX-License-Identifier: Apache-2.0
// Any bytes are a pattern or give faults inside them; a pattern that is written and read
// again is the same pattern.
#include <cstdint>
#include <string>
#include <string_view>

#include "stance/base/assert.h"
#include "stance/rules/pattern.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace stance;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const SourceSpan place = {"fuzz.toml", 3, 3};
  const auto pattern = parse_pattern(text, place);
  if (!pattern) {
    STANCE_ASSERT(!pattern.error().empty());
    for (const Diagnostic& fault : pattern.error()) {
      STANCE_ASSERT(fault.primary.has_value());
      STANCE_ASSERT(fault.primary->span.begin >= 3);
      STANCE_ASSERT(fault.primary->span.end <= 3 + size);
    }
    return 0;
  }
  const std::string written = to_string(*pattern);
  if (written.size() > 4000) return 0;  // blanks between marks made it too long
  const auto again = parse_pattern(written, place);
  STANCE_ASSERT(again.has_value());
  STANCE_ASSERT(*again == *pattern);
  return 0;
}
