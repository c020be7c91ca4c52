// SPDX-License-Identifier: Apache-2.0
// Version 4 of the schema: which words stand in which documents.
#pragma once

namespace stance::store {

inline constexpr const char* version_4 = R"sql(
CREATE VIRTUAL TABLE document_word USING fts5 (
  -- DERIVED. The words of documents and their titles, as patterns see them; signs that
  -- are neither letters nor digits are written z. The rowid is document_metadata.key.
  words, content = '', columnsize = 0, detail = none, tokenize = 'ascii');

CREATE TABLE indexed_words (
  -- DERIVED. What is said of documents whose words are in document_word.
  metadata       INTEGER PRIMARY KEY REFERENCES document_metadata
) STRICT;
)sql";

}  // namespace stance::store
