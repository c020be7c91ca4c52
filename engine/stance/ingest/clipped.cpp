// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/clipped.h"

#include "stance/base/text.h"

namespace stance::ingest {

std::string clipped(std::string_view words, std::size_t most) {
  const std::string line = printable_line(words);
  if (line.size() <= most) return line;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  return line.substr(0, end) + "...";
}

}  // namespace stance::ingest
