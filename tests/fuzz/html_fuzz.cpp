// SPDX-License-Identifier: Apache-2.0
// Any bytes, read as a page of the web, give a document or a fault; never a crash, or
// text that is not UTF-8.
#include <cstddef>
#include <cstdint>
#include <string>

#include "stance/base/assert.h"
#include "stance/base/marks.h"
#include "stance/base/text.h"
#include "stance/ingest/html.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  const auto page = stance::ingest::read_page(bytes, {.file = "fuzz.html"});
  if (!page) {
    STANCE_ASSERT(!page.error().code.empty());
    return 0;
  }
  STANCE_ASSERT(!stance::first_utf8_fault(page->text));
  STANCE_ASSERT(page->text.find("\n\n\n") == std::string::npos);
  STANCE_ASSERT(!page->metadata.published || !page->metadata.published->is_unknown());
  const std::string body = stance::only_part(page->text, stance::Part::body);
  STANCE_ASSERT(body.size() == page->text.size());
  return 0;
}
