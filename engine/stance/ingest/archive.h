// SPDX-License-Identifier: Apache-2.0
// Pages of the web, one by one and in archives, become documents.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "stance/ingest/contents.h"
#include "stance/ingest/html.h"

namespace stance::ingest {

// What a page's surroundings say of it.
struct PageContext {
  std::optional<std::string> url = {};
  std::optional<std::string> charset = {};
  // When it was fetched: it was published by then.
  std::optional<Edtf> fetched = {};
};

void deliver_page(std::string_view bytes,
                  const ContentSource& source,
                  const PageContext& context,
                  Delivery& delivery);

// The pages and texts of a WARC file; the address and the day on which it was fetched go
// with each. Records that hold no page (requests, metadata) are passed over in silence,
// responses that cannot be read are skips.
void read_archive(UnpackBuffer& bytes, const ContentSource& source, Delivery& delivery);

}  // namespace stance::ingest
