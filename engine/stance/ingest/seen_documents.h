// SPDX-License-Identifier: Apache-2.0
// The documents that came before in a run, in a few dozen bytes each.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "stance/base/document.h"

namespace stance::ingest {

class SeenDocuments {
 public:
  // Remembers the document. The id of an earlier one with the same content, if any.
  std::optional<std::string> same_content(const Document& document);
  // Does an earlier document, of another content, have this id? Asked after same_content.
  bool has_other_content(const Document& document);

 private:
  // The first half of a SHA-256, which is as good as all of it to tell documents apart.
  using Key = std::array<std::uint64_t, 2>;
  static Key key_of(const Digest& digest);

  std::map<Key, std::string> ids_;
  std::map<Key, Key> contents_by_id_;
};

}  // namespace stance::ingest
