// SPDX-License-Identifier: Apache-2.0
// What a front matter, a manifest or a line of JSON says about a document: the same keys
// and the same checks for all three.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "stance/base/diagnostic.h"
#include "stance/base/document.h"
#include "stance/base/result.h"

namespace stance::ingest {

struct Metadata {
  std::optional<std::string> id = {};
  std::optional<std::string> title = {};
  std::optional<std::string> publisher = {};
  std::optional<std::string> url = {};
  std::optional<Edtf> published = {};
  std::optional<std::string> kind = {};
  std::optional<std::string> state = {};
  std::optional<bool> is_abstract = {};

  bool operator==(const Metadata&) const = default;
};

// A value as it stands in the file. `std::monostate` says nothing (null, "").
using MetadataValue = std::variant<std::monostate, std::string, bool>;

// Is it one of the keys `id title publisher url published kind state abstract`?
bool is_metadata_key(std::string_view key);
// "; did you mean 'published'?", or which keys there are.
std::string key_proposal(std::string_view key);

// Sets what `key`, a metadata key, stands for. Else why the value cannot be taken, with
// code I013 (wrong type), I014 (no date of the calendar or of EDTF) or I015 (no postal
// code of a state). The caller adds the place.
std::optional<Diagnostic> set_metadata(Metadata& metadata,
                                       std::string_view key,
                                       const MetadataValue& value);

// I013 for a value that is neither a text nor true or false.
Diagnostic type_fault(std::string_view key);

// `first`, and from `second` what `first` leaves open.
Metadata merged(const Metadata& first, const Metadata& second);

// The document with all that is known: publisher and day of publication are looked for in
// url and text where the metadata is silent. `default_id` is used where it has no id.
Document document_from(std::string text,
                       const Metadata& metadata,
                       const std::string& default_id);

}  // namespace stance::ingest
