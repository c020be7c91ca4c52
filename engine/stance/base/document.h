// SPDX-License-Identifier: Apache-2.0
// One source text and what is known about it. Documents are facts: they are kept as they
// came and never changed.
#pragma once

#include <optional>
#include <string>

#include "stance/base/edtf.h"
#include "stance/base/id.h"

namespace stance {

struct Document {
  // The id that its metadata gives, else its file name. For people; identity is `digest`.
  std::string id;
  Digest digest;
  // Valid UTF-8. All spans of evidence are byte offsets into this text.
  std::string text;
  std::optional<std::string> title = {};
  std::optional<std::string> publisher = {};
  std::optional<std::string> url = {};
  // The day or days of publication; absent if nothing tells.
  std::optional<Edtf> published = {};
  // The kind of source, a word of the pack's `[sources] rank` ("official", "news").
  std::optional<std::string> kind = {};
  // Postal code of the state that the publisher writes for, if the metadata says so.
  std::optional<std::string> state = {};
  // True where the text is our abstract of the source and not the source's own words.
  bool is_abstract = false;
  // The day on which it was read, or its metadata was recorded; absent where nobody says.
  std::optional<Day> received = {};

  bool operator==(const Document&) const = default;
};

// Does it say that it came out after the day on which it was received? Then its day is
// wrong, or it was printed ahead: neither it nor the days told from it can be relied on.
inline bool is_dated_ahead(const Document& document) {
  return document.received && document.published &&
         document.published->days().earliest > *document.received;
}

}  // namespace stance
