// SPDX-License-Identifier: Apache-2.0
// What a page says of itself: in JSON-LD, in meta tags, in <time>.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stance/ingest/html_parts.h"
#include "stance/ingest/html_tree.h"
#include "stance/ingest/metadata.h"

namespace stance::ingest {

struct PageFacts {
  // title, publisher, url; published from JSON-LD, meta tags and <time>, in this order.
  Metadata metadata = {};
  // A last change, which is a bound: it was published by then.
  std::optional<Edtf> modified = {};
  // Values that should be dates and are none.
  std::vector<std::string> odd_dates = {};
};

PageFacts facts_of(const PageTree& tree, const PageParts& parts);

}  // namespace stance::ingest
