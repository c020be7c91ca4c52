// SPDX-License-Identifier: Apache-2.0
// What a page is made of, without its parser: elements that hold others, and blocks of
// words in reading order. Elements come before those inside them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stance/base/marks.h"

namespace stance::ingest {

struct PageElement {
  // Its own index for the first one, the page.
  std::size_t parent = 0;
  // In lower case: "div".
  std::string tag = {};
  // The words of class and id, in lower case: "nav-main" gives "nav", "main".
  std::vector<std::string> names = {};
  std::string role = {};
};

struct PageBlock {
  std::size_t element = 0;
  std::string text = {};
  // Bytes of `text` that are links.
  std::size_t link = 0;
};

// A date that the page marks up: <time datetime="2025-03-04">, or an element with
// itemprop="datePublished".
struct PageTime {
  std::size_t element = 0;
  std::string value = {};
  // The number of blocks before it.
  std::size_t block = 0;
  bool is_published = false;
};

struct PageMeta {
  // name, property or itemprop, in lower case.
  std::string name = {};
  std::string content = {};
};

struct PageTree {
  std::vector<PageElement> elements = {};
  std::vector<PageBlock> blocks = {};
  std::vector<PageTime> times = {};
  std::vector<PageMeta> metas = {};
  // The content of each JSON-LD script.
  std::vector<std::string> json = {};
  std::string title = {};
  std::optional<std::string> canonical = {};
};

// `page` must have gone through guarded() and be UTF-8.
PageTree page_tree(std::string_view page);

}  // namespace stance::ingest
