// SPDX-License-Identifier: Apache-2.0
// Any text is a gazetteer, every unit of which is found by its id, or is rejected with
// faults that point into the text.
#include <cstddef>
#include <cstdint>
#include <string>

#include "stance/base/assert.h"
#include "stance/places/gazetteer.h"

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto gazetteer =
      stance::Gazetteer::parse(std::string(data, data + size), "jurisdictions.tsv");
  if (!gazetteer) {
    STANCE_ASSERT(stance::has_errors(gazetteer.error()));
    for (const stance::Diagnostic& fault : gazetteer.error()) {
      STANCE_ASSERT(!fault.code.empty() && !fault.message.empty());
      if (!fault.primary) continue;
      STANCE_ASSERT(fault.primary->span.begin <= fault.primary->span.end);
      STANCE_ASSERT(fault.primary->span.end <= size);
    }
    return 0;
  }
  for (const stance::Jurisdiction& unit : gazetteer->all()) {
    const auto found = gazetteer->find(unit.id);
    STANCE_ASSERT(found && found->id == unit.id);
  }
  return 0;
}
