// SPDX-License-Identifier: Apache-2.0
// Documents and what is known about them.
#include "stance/store/open_store.h"

namespace stance::store {
namespace {

// The columns of document_metadata from `id` to `is_abstract`.
void bind_metadata(Query& query, const Document& document) {
  query.also(document.id,
             document.title,
             document.publisher,
             document.url,
             document.published,
             document.kind,
             document.state,
             document.is_abstract);
}

// From: digest, content, the columns that bind_metadata fills, the day of recording.
Document document_from(const Query& row) {
  Document document;
  document.digest.text = row.text(0);
  document.text = row.text(1);
  document.id = row.text(2);
  document.title = row.optional_text(3);
  document.publisher = row.optional_text(4);
  document.url = row.optional_text(5);
  document.published = row.optional_date(6);
  document.kind = row.optional_text(7);
  document.state = row.optional_text(8);
  document.is_abstract = row.flag(9);
  document.received = row.day(10);
  return document;
}

void add_metadata(Connection& connection,
                  std::int64_t key,
                  const Document& document,
                  Day recorded) {
  Query insert(connection,
               "INSERT INTO document_metadata (document, recorded, id, title, publisher, "
               "url, published, kind, state, is_abstract) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.with(key, recorded);
  bind_metadata(insert, document);
  insert.run();
}

// Is what the document says of itself what holds now? What was dated ahead when it was
// recorded is said anew once its day has come.
bool has_metadata(Connection& connection,
                  std::int64_t key,
                  const Document& document,
                  Day recorded) {
  Query last(connection,
             "SELECT (id, title, publisher, url, published, kind, state, is_abstract) "
             "IS (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9), recorded FROM document_metadata "
             "WHERE document = ?1 ORDER BY key DESC LIMIT 1");
  last.with(key);
  bind_metadata(last, document);
  if (!last.next() || !last.flag(0)) return false;
  const bool has_come = document.published &&
                        document.published->days().earliest > last.day(1) &&
                        document.published->days().earliest <= recorded;
  return !has_come;
}

Added add_document(Connection& connection, const Document& document, Day recorded) {
  if (const std::optional<std::int64_t> key = document_key(connection, document.digest)) {
    if (has_metadata(connection, *key, document, recorded)) return Added::already_there;
    add_metadata(connection, *key, document, recorded);
    return Added::metadata_changed;
  }
  Query insert(connection,
               "INSERT INTO document (digest, recorded, content) VALUES (?, ?, ?) "
               "RETURNING key");
  insert.with(document.digest, recorded, document.text);
  insert.next();
  const std::int64_t key = insert.integer(0);
  insert.next();
  add_metadata(connection, key, document, recorded);
  return Added::added;
}

std::vector<Document> all_documents(Query& query) {
  std::vector<Document> documents;
  while (query.next()) documents.push_back(document_from(query));
  return documents;
}

}  // namespace

std::optional<std::int64_t> document_key(Connection& connection, const Digest& digest) {
  Query query(connection, "SELECT key FROM document WHERE digest = ?");
  query.with(digest);
  if (!query.next()) return std::nullopt;
  return query.integer(0);
}

std::vector<Added> Store::add_documents(std::span<const Document> documents,
                                        Day recorded) {
  const Attempt attempt(**open_, "add documents");
  std::vector<Added> results;
  transaction([&] {
    for (const Document& document : documents) {
      results.push_back(add_document(**open_, document, recorded));
    }
  });
  return results;
}

std::optional<Document> Store::document(const Digest& digest) const {
  const Attempt attempt(**open_, "read a document");
  Query query(
      **open_,
      "SELECT d.digest, d.content, m.id, m.title, m.publisher, m.url, m.published, "
      "m.kind, m.state, m.is_abstract, m.recorded "
      "FROM document d JOIN document_metadata m ON m.document = d.key "
      "WHERE d.digest = ? ORDER BY m.key DESC LIMIT 1");
  query.with(digest);
  if (!query.next()) return std::nullopt;
  return document_from(query);
}

std::vector<Document> Store::documents_named(const std::string& id) const {
  const Attempt attempt(**open_, "read documents");
  Query query(
      **open_,
      "SELECT d.digest, d.content, m.id, m.title, m.publisher, m.url, m.published, "
      "m.kind, m.state, m.is_abstract, m.recorded "
      "FROM document_metadata m JOIN document d ON d.key = m.document "
      "WHERE m.id = ? AND m.key = (SELECT max(l.key) FROM document_metadata l "
      "WHERE l.document = m.document) ORDER BY d.digest");
  query.with(id);
  return all_documents(query);
}

void Store::each_document(const std::function<void(const Document&)>& visit) const {
  const Attempt attempt(**open_, "read documents");
  Query query(
      **open_,
      "SELECT d.digest, d.content, m.id, m.title, m.publisher, m.url, m.published, "
      "m.kind, m.state, m.is_abstract, m.recorded "
      "FROM document d JOIN document_metadata m ON m.key = (SELECT max(l.key) "
      "FROM document_metadata l WHERE l.document = d.key) ORDER BY d.key");
  query.with();
  while (query.next()) visit(document_from(query));
}

std::vector<Digest> Store::documents_to_extract(const Digest& rules) const {
  const Attempt attempt(**open_, "look for documents to extract from");
  Query query(
      **open_,
      "SELECT d.digest FROM document d LEFT JOIN extraction e ON e.document = d.key "
      "WHERE e.rules IS NOT ? OR e.metadata IS NOT (SELECT max(l.key) "
      "FROM document_metadata l WHERE l.document = d.key) ORDER BY d.key");
  query.with(rules);
  std::vector<Digest> digests;
  while (query.next()) digests.push_back({query.text(0)});
  return digests;
}

}  // namespace stance::store
