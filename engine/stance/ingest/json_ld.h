// SPDX-License-Identifier: Apache-2.0
// JSON-LD of schema.org: what a page says of the article on it.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace stance::ingest {

struct LinkedArticle {
  // Its type is one of articles, rather than one of pages.
  bool is_article = false;
  std::optional<std::string> headline = {};
  std::optional<std::string> published = {};
  std::optional<std::string> modified = {};
  std::optional<std::string> publisher = {};
  std::optional<std::string> url = {};
};

// The articles and pages that stand at the top of the script or in its @graph, not those
// in lists of other articles. Empty if it is broken.
std::vector<LinkedArticle> linked_articles(const std::string& script);

}  // namespace stance::ingest
