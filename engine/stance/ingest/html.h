// SPDX-License-Identifier: Apache-2.0
// A page of the web as a document: its words in reading order, a paragraph a line, with
// menus, links to other articles and captions marked (base/marks.h), and what the page
// says of itself.
//
// Bytes in, values out; a page is never trusted. Before it is parsed, tags that nest
// deeper than `deepest_nesting` and tags that only change the look of words are taken out
// (html_guard.h), so that no page can exhaust time or stack.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "stance/base/diagnostic.h"
#include "stance/base/result.h"
#include "stance/ingest/metadata.h"

namespace stance::ingest {

// The largest page that is read.
inline constexpr std::size_t page_limit = std::size_t{16} << 20U;

struct WebPage {
  // title, publisher, url; published from JSON-LD, meta tags, <time>, the address, a date
  // in the text, in this order. `known_url` wins over what the page says.
  Metadata metadata = {};
  // Empty if the page has no words.
  std::string text = {};
  // Its body, without navigation, related links and captions, in bytes.
  std::size_t body = 0;
  // What was odd and did not hinder: I122 a date that is none, I121 nested too deeply.
  Diagnostics notes = {};
};

struct PageSource {
  // For faults.
  std::string file;
  std::optional<std::string> known_url = {};
  // "utf-8", where a header of HTTP says so.
  std::optional<std::string> charset = {};
};

// Faults: I003 empty, I004 a zero byte, I005 in no known encoding, I006 too large.
Result<WebPage, Diagnostic> read_page(std::string_view bytes, const PageSource& source);

}  // namespace stance::ingest
