// SPDX-License-Identifier: Apache-2.0
// Which documents have which words: a full-text index without the texts.
#include "stance/store/word_index.h"

#include <algorithm>
#include <iterator>

#include "stance/base/sort_unique.h"
#include "stance/store/open_store.h"

namespace stance::store {
namespace {

using Form = WordNeed::Form;

// The index knows letters and digits only. Words that become alike find too many
// documents, never too few.
std::string indexed(std::string word) {
  for (char& c : word) {
    const bool is_plain = ('a' <= c && c <= 'z') || ('0' <= c && c <= '9');
    if (!is_plain) c = 'z';
  }
  return word;
}

// The need in the language of the index; "" where no document can meet it. A part that
// any document meets has been taken out before.
std::string expression(const WordNeed& need) {
  if (need.form == Form::word) return "\"" + indexed(need.word) + "\"";
  const bool needs_all = need.form == Form::all;
  std::string text;
  for (const WordNeed& part : need.parts) {
    const std::string inner = expression(part);
    if (inner.empty() && needs_all) return "";
    if (inner.empty()) continue;
    text += (text.empty() ? "" : (needs_all ? " AND " : " OR ")) + inner;
  }
  return text.empty() ? text : "(" + text + ")";
}

std::size_t count(Connection& connection, const char* sql) {
  Query query(connection, sql);
  query.with();
  return query.next() ? static_cast<std::size_t>(query.integer(0)) : 0;
}

using Keys = std::vector<std::int64_t>;

Keys keys_of(Query& query) {
  Keys found;
  while (query.next()) found.push_back(query.integer(0));
  return found;
}

// The documents of which something is said whose words are not indexed.
Keys without_index(Connection& connection) {
  const bool is_whole = count(connection, "SELECT count(*) FROM document_metadata") ==
                        count(connection, "SELECT count(*) FROM indexed_words");
  if (is_whole) return {};
  Query query(connection,
              "SELECT DISTINCT document FROM document_metadata "
              "WHERE key NOT IN (SELECT metadata FROM indexed_words)");
  return keys_of(query.with());
}

}  // namespace

std::size_t Store::count_documents() const {
  const Attempt attempt(**open_, "count documents");
  return count(**open_, "SELECT count(*) FROM document");
}

// The index of words is made with the evidence: what it holds need not be looked at
// again.
bool Store::has_read_all(const Digest& rules) const {
  const Attempt attempt(**open_, "look for documents to extract from");
  const std::size_t documents = count(**open_, "SELECT count(*) FROM document");
  const std::size_t read = count(**open_, "SELECT count(*) FROM extraction");
  if (documents != read || !without_index(**open_).empty()) {
    return documents_to_extract(rules).empty();
  }
  Query other(**open_, "SELECT 1 FROM extraction WHERE rules IS NOT ? LIMIT 1");
  other.with(rules);
  return !other.next();
}

void Store::index_words(const Digest& document, const std::vector<std::string>& words) {
  const Attempt attempt(**open_, "index words");
  Connection& connection = **open_;
  transaction([&] {
    const std::optional<std::int64_t> key = document_key(connection, document);
    if (!key) return;
    Query last(connection,
               "SELECT max(m.key) FROM document_metadata m WHERE m.document = ?1 "
               "AND m.key NOT IN (SELECT metadata FROM indexed_words)");
    last.with(*key);
    if (!last.next() || last.is_null(0)) return;
    const std::int64_t metadata = last.integer(0);
    last.next();
    std::string text;
    for (const std::string& word : words) text += indexed(word) + " ";
    Query(connection, "INSERT INTO document_word (rowid, words) VALUES (?, ?)")
        .with(metadata, text)
        .run();
    // What was said of it before needs no words of its own.
    Query(connection,
          "INSERT OR IGNORE INTO indexed_words "
          "SELECT key FROM document_metadata WHERE document = ?")
        .with(*key)
        .run();
  });
}

std::set<Digest> Store::documents_with(const WordNeed& need) const {
  return documents_meeting(std::vector{DocumentNeed{.words = need}});
}

std::vector<std::int64_t> documents_with_words(Connection& connection,
                                               const WordNeed& need) {
  if (need.form == Form::nothing) {
    Query all(connection, "SELECT key FROM document ORDER BY key");
    return keys_of(all.with());
  }
  Keys found = without_index(connection);
  const std::string wanted = expression(need);
  if (!wanted.empty()) {
    Query query(
        connection,
        "SELECT m.document FROM document_word w "
        "JOIN document_metadata m ON m.key = w.rowid WHERE document_word MATCH ?");
    std::ranges::move(keys_of(query.with(wanted)), std::back_inserter(found));
  }
  sort_unique(found);
  return found;
}

}  // namespace stance::store
