// SPDX-License-Identifier: Apache-2.0
// Files and folders become documents. What cannot be read is a diagnostic, what is not
// read is a listed skip; neither loses the other documents.
//
//   .txt .md          one document; metadata from a `+++` front matter (front_matter.h),
//                     from `manifest.toml` in the same folder (manifest.h), or none
//   .html .htm        one document: the page's article, other parts marked (html.h)
//   .pdf              one document, through pdftotext (pdf.h)
//   .jsonl .ndjson    one document a line (json_lines.h)
//   .warc .wet        the pages of an archive of the web (warc.h)
//   .gz .zst          behind one of these: the same, packed (unpacked.h)
//   "-"               any of these from the given stream, told apart by its first bytes
//   a folder          all of these in it, then those in its folders, sorted by name
//   anything else     a skip that says what to do
//
// A text in another language than English is a skip (language.h).
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "stance/base/diagnostic.h"
#include "stance/base/document.h"
#include "stance/ingest/pdf.h"

namespace stance::ingest {

// The largest text file, and the longest line of JSON Lines, that is read.
inline constexpr std::size_t document_limit = std::size_t{64} << 20U;

struct IngestOptions {
  // Given by the user for all documents. They win over what a document says of itself; a
  // document that says otherwise is noted (I042).
  std::optional<Edtf> published = {};
  std::optional<std::string> publisher = {};
  // The day on which all is read, if the caller knows it: a document of a later day is
  // told of (I045).
  std::optional<Day> today = {};
  // Where "-" reads from; without it "-" is an error.
  std::istream* standard_input = nullptr;
  PdfReader pdf = {};
};

// A file, or a document of a file, that is not read though nothing is wrong with it.
struct Skip {
  std::string file;
  std::string reason;

  bool operator==(const Skip&) const = default;
};

struct Ingested {
  // Documents handed to the sink.
  std::size_t documents = 0;
  // In the order of reading.
  Diagnostics diagnostics = {};
  std::vector<Skip> skips = {};
};

// Hands each document to `sink` as soon as it is read, in the order of `paths` and of the
// names below a folder; at most one document is held in memory. A text that came before
// in this run is skipped. What `sink` throws passes through.
Ingested ingest(std::span<const std::string> paths,
                const IngestOptions& options,
                const std::function<void(Document)>& sink);

}  // namespace stance::ingest
