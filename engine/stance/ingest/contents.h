// SPDX-License-Identifier: Apache-2.0
// The bytes of one file, whatever its form and however packed, become documents.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "stance/ingest/delivery.h"
#include "stance/ingest/metadata.h"
#include "stance/ingest/unpacked.h"

namespace stance::ingest {

enum class FileForm { text, json_lines, page, pdf, warc, manifest, other };

struct FileKind {
  FileForm form = FileForm::other;
  Packing packing = Packing::none;
};

// By its name: "feed.jsonl.gz" is JSON Lines in gzip.
FileKind kind_of(const std::filesystem::path& file);
// By its first bytes: what comes in without a name.
FileForm form_of(std::string_view begin);
// Why a file of no known kind is not read.
std::string skip_reason(const std::filesystem::path& file);

// Where bytes come from, and what is known of them besides.
struct ContentSource {
  // For people: the path, or "-".
  std::string name;
  // The id of its document, or the beginning of theirs.
  std::string id;
  // From a manifest.
  Metadata given = {};
  // There is a manifest, and nobody knows what it says.
  bool is_manifest_broken = false;
};

// Hands over what it holds; whatever is wrong is added as a diagnostic or a skip.
void read_contents(FileForm form,
                   UnpackBuffer& bytes,
                   const ContentSource& source,
                   Delivery& delivery);

}  // namespace stance::ingest
