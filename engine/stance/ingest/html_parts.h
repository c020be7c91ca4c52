// SPDX-License-Identifier: Apache-2.0
// Which blocks of a page are the article, and what the others are.
//
// Three kinds of clues, in this order: what elements say of themselves (<nav>, <aside>,
// "related-stories"), unless most of the page's sentences stand in them; how much of a
// block is links; and which element holds the sentences (as Readability does it: a block
// of sentences gives points to the elements around it, less to farther ones).
#pragma once

#include <cstddef>
#include <vector>

#include "stance/ingest/html_tree.h"

namespace stance::ingest {

struct PageParts {
  // One for each block of the tree, and for each element.
  std::vector<Part> blocks = {};
  std::vector<Part> elements = {};
  // The element that holds the article; 0, the page, if none stands out.
  std::size_t article = 0;
};

PageParts parts_of(const PageTree& tree);

}  // namespace stance::ingest
