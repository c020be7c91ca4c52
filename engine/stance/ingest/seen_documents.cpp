// SPDX-License-Identifier: Apache-2.0
#include "stance/ingest/seen_documents.h"

#include <charconv>
#include <cstddef>

#include "stance/base/digest.h"

namespace stance::ingest {

SeenDocuments::Key SeenDocuments::key_of(const Digest& digest) {
  constexpr std::size_t digits = 16;
  Key key = {};
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char* begin = digest.text.data() + i * digits;
    std::from_chars(begin, begin + digits, key.at(i), 16);
  }
  return key;
}

std::optional<std::string> SeenDocuments::same_content(const Document& document) {
  const auto [found, is_new] = ids_.emplace(key_of(document.digest), document.id);
  if (is_new) return std::nullopt;
  return found->second;
}

bool SeenDocuments::has_other_content(const Document& document) {
  const Key content = key_of(document.digest);
  const auto [found, is_new] =
      contents_by_id_.emplace(key_of(digest_of(document.id)), content);
  return !is_new && found->second != content;
}

}  // namespace stance::ingest
