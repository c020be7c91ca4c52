// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/html.h"

#include <utility>

#include "stance/base/text.h"
#include "stance/ingest/encoding.h"
#include "stance/ingest/front_matter.h"
#include "stance/ingest/html_guard.h"
#include "stance/ingest/html_metadata.h"
#include "stance/ingest/html_parts.h"
#include "stance/ingest/html_tree.h"
#include "stance/ingest/publication.h"

namespace stance::ingest {
namespace {

Diagnostic page_fault(const char* code,
                      const PageSource& source,
                      std::string message,
                      std::string help) {
  Diagnostic fault{.code = code, .message = std::move(message)};
  fault.primary = Label{.span = {.file = source.file}};
  if (!help.empty()) fault.helps.push_back({.text = std::move(help)});
  return fault;
}

Diagnostic page_note(const char* code, const PageSource& source, std::string message) {
  Diagnostic note = page_fault(code, source, std::move(message), "");
  note.severity = Severity::note;
  return note;
}

Result<std::string, Diagnostic> page_text(std::string_view bytes,
                                          const PageSource& source) {
  if (bytes.size() > page_limit) {
    return failure(
        page_fault("I006",
                   source,
                   "'" + source.file + "' has " + std::to_string(bytes.size()) +
                       " bytes; the limit for a page is " + std::to_string(page_limit),
                   "save the article's words as text"));
  }
  std::optional<std::string> text = page_as_utf8(bytes, source.charset);
  if (!text) {
    return failure(page_fault("I005",
                              source,
                              "'" + source.file + "' is in no encoding that it names",
                              "save it as UTF-8"));
  }
  if (std::optional<Diagnostic> fault = text_fault(*text, source.file)) {
    return failure(*std::move(fault));
  }
  return *std::move(text);
}

// Blocks a paragraph each. Marked ones stand close together, so that the page stays
// readable: menus have many words.
std::string written(const PageTree& tree, const PageParts& parts) {
  std::string text;
  Part before = Part::body;
  for (std::size_t i = 0; i < tree.blocks.size(); ++i) {
    const Part part = parts.blocks[i];
    const bool goes_on = part == Part::navigation && before == part && !text.empty();
    if (goes_on) {
      text += " | ";
    } else {
      if (!text.empty()) text += "\n\n";
      text += mark_of(part);
    }
    text += tree.blocks[i].text;
    before = part;
  }
  return text;
}

std::string body_of(const PageTree& tree, const PageParts& parts) {
  std::string body;
  for (std::size_t i = 0; i < tree.blocks.size(); ++i) {
    if (parts.blocks[i] == Part::body) body += tree.blocks[i].text + "\n";
  }
  return body;
}

// A line near the top that is nothing but a date.
std::optional<Edtf> date_line(const PageTree& tree, const PageParts& parts) {
  constexpr std::size_t first_blocks = 8;
  std::size_t seen = 0;
  for (std::size_t i = 0; i < tree.blocks.size() && seen < first_blocks; ++i) {
    if (parts.blocks[i] != Part::body) continue;
    ++seen;
    if (const auto date = published_alone(tree.blocks[i].text)) return date;
  }
  return std::nullopt;
}

std::optional<Edtf> by_then(const std::optional<Edtf>& day) {
  if (!day) return std::nullopt;
  return Edtf::from_days({.earliest = Day::earliest(), .latest = day->days().latest});
}

void add_notes(const PageFacts& facts,
               const GuardedPage& guard,
               const PageSource& source,
               Diagnostics& notes) {
  for (const std::string& odd : facts.odd_dates) {
    notes.push_back(page_note("I122",
                              source,
                              source.file + ": '" + printable_line(odd.substr(0, 60)) +
                                  "' is no date that a page can have; not used"));
  }
  if (guard.is_too_deep) {
    notes.push_back(page_note("I121",
                              source,
                              source.file + ": nested deeper than " +
                                  std::to_string(deepest_nesting) +
                                  "; below that only its words are read"));
  }
}

}  // namespace

Result<WebPage, Diagnostic> read_page(std::string_view bytes, const PageSource& source) {
  const Result<std::string, Diagnostic> text = page_text(bytes, source);
  if (!text) return failure(text.error());
  const GuardedPage guard = guarded(*text);
  const PageTree tree = page_tree(guard.bytes);
  const PageParts parts = parts_of(tree);
  PageFacts facts = facts_of(tree, parts);

  WebPage page;
  page.metadata = std::move(facts.metadata);
  if (source.known_url) page.metadata.url = source.known_url;
  const std::string body = body_of(tree, parts);
  std::optional<Edtf>& published = page.metadata.published;
  if (!published && page.metadata.url) published = published_in_url(*page.metadata.url);
  if (!published) published = published_in_text(body);
  if (!published) published = date_line(tree, parts);
  if (!published) published = by_then(facts.modified);
  page.text = written(tree, parts);
  page.body = body.size();
  add_notes(facts, guard, source, page.notes);
  return page;
}

}  // namespace stance::ingest
