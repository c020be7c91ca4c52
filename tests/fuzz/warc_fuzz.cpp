// SPDX-License-Identifier: Apache-2.0
// Any bytes, packed or not, read as an archive of the web, give records in order or
// faults; never a crash, an endless loop, or more than was allowed.
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include "stance/base/assert.h"
#include "stance/ingest/unpacked.h"
#include "stance/ingest/warc.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  std::istringstream source(bytes);
  stance::ingest::UnpackBuffer unpacked(
      source, stance::ingest::Packing::by_content, "fuzz.warc");
  std::istream stream(&unpacked);
  constexpr std::size_t limit = 4096;
  stance::ingest::WarcReader reader(stream, "fuzz.warc", limit);
  std::size_t last = 0;
  while (true) {
    const auto record = reader.next();
    if (!record) continue;
    if (!record->has_value()) break;
    STANCE_ASSERT((*record)->number > last);
    STANCE_ASSERT((*record)->block.size() <= limit);
    last = (*record)->number;
    if (const auto response = stance::ingest::parse_http((*record)->block)) {
      STANCE_ASSERT(response->body.size() <= (*record)->block.size());
    }
  }
  return 0;
}
