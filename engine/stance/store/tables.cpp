// SPDX-License-Identifier: Apache-2.0
// Tables as facts: their bytes, their mappings, the names that people settled.
#include "stance/store/tables.h"

#include <memory>

#include "stance/store/open_store.h"

namespace stance::store {
namespace {

constexpr std::size_t part_size = std::size_t{1} << 20U;

std::optional<std::int64_t> content_key(Connection& connection, const Digest& digest) {
  Query query(connection, "SELECT key FROM table_content WHERE digest = ?");
  query.with(digest);
  if (!query.next()) return std::nullopt;
  return query.integer(0);
}

std::int64_t add_content(Connection& connection,
                         const Digest& digest,
                         const Bytes& bytes) {
  Query insert(connection,
               "INSERT INTO table_content (digest, bytes) VALUES (?, 0) RETURNING key");
  insert.with(digest);
  insert.next();
  const std::int64_t key = insert.integer(0);
  insert.next();
  std::int64_t total = 0;
  std::string waiting;
  const auto write = [&](const std::string& part) {
    Query(connection, "INSERT INTO table_part VALUES (?, ?, CAST(? AS BLOB))")
        .with(key, total, part)
        .run();
    total += static_cast<std::int64_t>(part.size());
  };
  for (std::string chunk; bytes(chunk);) {
    waiting += chunk;
    while (waiting.size() >= part_size) {
      write(waiting.substr(0, part_size));
      waiting.erase(0, part_size);
    }
  }
  if (!waiting.empty()) write(waiting);
  Query(connection, "UPDATE table_content SET bytes = ? WHERE key = ?")
      .with(total, key)
      .run();
  return key;
}

constexpr const char* all_tables =
    "SELECT t.key, c.digest, t.series, t.file, t.published, t.recorded "
    "FROM imported_table t JOIN table_content c ON c.key = t.content "
    "WHERE ?1 IS NULL OR t.series = ?1 ORDER BY t.key";

}  // namespace

bool Store::add_mapping(const StoredMapping& mapping, Day recorded) {
  const Attempt attempt(**open_, "record a mapping");
  bool is_new = false;
  transaction([&] {
    const std::optional<StoredMapping> known = this->mapping(mapping.name);
    is_new = !known || known->content != mapping.content || known->names != mapping.names;
    if (!is_new) return;
    Query(**open_,
          "INSERT INTO mapping (name, file, content, names, recorded) "
          "VALUES (?, ?, ?, ?, ?)")
        .with(mapping.name, mapping.file, mapping.content, mapping.names, recorded)
        .run();
  });
  return is_new;
}

std::optional<StoredMapping> Store::mapping(const std::string& name) const {
  const Attempt attempt(**open_, "read a mapping");
  Query query(**open_,
              "SELECT name, file, content, names FROM mapping WHERE name = ? "
              "ORDER BY key DESC LIMIT 1");
  query.with(name);
  if (!query.next()) return std::nullopt;
  return StoredMapping{
      query.text(0), query.text(1), query.text(2), query.optional_text(3)};
}

std::vector<std::string> Store::series() const {
  const Attempt attempt(**open_, "read the imported tables");
  Query query(**open_, "SELECT DISTINCT series FROM imported_table ORDER BY series");
  query.with();
  std::vector<std::string> names;
  while (query.next()) names.push_back(query.text(0));
  return names;
}

Added Store::add_table(const ImportedTable& table, const Bytes& bytes) {
  const Attempt attempt(**open_, "store a table");
  Added result = Added::already_there;
  transaction([&] {
    std::optional<std::int64_t> content = content_key(**open_, table.digest);
    if (!content) content = add_content(**open_, table.digest, bytes);
    const int added =
        Query(**open_,
              "INSERT INTO imported_table "
              "(content, series, file, published, recorded) "
              "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
            .with(*content, table.series, table.file, table.published, table.recorded)
            .run();
    if (added > 0) result = Added::added;
  });
  return result;
}

std::vector<ImportedTable> Store::tables(const std::optional<std::string>& series) const {
  const Attempt attempt(**open_, "read the imported tables");
  Query query(**open_, all_tables);
  query.with(series);
  std::vector<ImportedTable> tables;
  while (query.next()) {
    tables.push_back({.key = query.integer(0),
                      .digest = {query.text(1)},
                      .series = query.text(2),
                      .file = query.text(3),
                      .published = query.day(4),
                      .recorded = query.day(5)});
  }
  return tables;
}

Bytes Store::table_bytes(const Digest& digest) const {
  const std::optional<std::int64_t> content = content_key(**open_, digest);
  auto at = std::make_shared<std::int64_t>(0);
  Connection& connection = **open_;
  return [&connection, content, at](std::string& chunk) {
    const Attempt attempt(connection, "read a table");
    Query query(connection,
                "SELECT bytes FROM table_part WHERE content = ? AND begins = ?");
    query.with(content, *at);
    if (!content || !query.next()) return false;
    chunk = query.text(0);
    *at += static_cast<std::int64_t>(chunk.size());
    return true;
  };
}

std::optional<std::string> Store::table_text(const Digest& digest,
                                             std::size_t begin,
                                             std::size_t end) const {
  const Attempt attempt(**open_, "read a table");
  Query query(**open_,
              "SELECT p.begins, p.bytes FROM table_part p JOIN table_content c "
              "ON c.key = p.content WHERE c.digest = ?1 AND p.begins < ?3 "
              "AND p.begins + length(p.bytes) > ?2 ORDER BY p.begins");
  query.with(digest, begin, end);
  std::string text;
  std::size_t first = 0;
  bool is_any = false;
  while (query.next()) {
    if (!is_any) first = static_cast<std::size_t>(query.integer(0));
    is_any = true;
    text += query.text(1);
  }
  if (!is_any || begin < first || end - first > text.size()) return std::nullopt;
  return text.substr(begin - first, end - begin);
}

void Store::add_name_decision(const NameDecision& decision) {
  const Attempt attempt(**open_, "record a name");
  transaction([&] {
    Query(**open_,
          "INSERT INTO name_decision (series, name, place_in, place, who, why, recorded) "
          "VALUES (?, ?, ?, ?, ?, ?, ?)")
        .with(decision.series,
              decision.name,
              decision.in,
              decision.place,
              decision.who,
              decision.why,
              decision.recorded)
        .run();
  });
}

std::vector<NameDecision> Store::name_decisions() const {
  const Attempt attempt(**open_, "read settled names");
  Query query(**open_,
              "SELECT series, name, place_in, place, who, why, recorded "
              "FROM name_decision ORDER BY key");
  query.with();
  std::vector<NameDecision> decisions;
  while (query.next()) {
    NameDecision decision{.series = query.text(0),
                          .name = query.text(1),
                          .in = query.text(2),
                          .who = query.text(4),
                          .why = query.text(5),
                          .recorded = query.day(6)};
    if (!query.is_null(3)) decision.place = JurisdictionId{query.text(3)};
    decisions.push_back(std::move(decision));
  }
  return decisions;
}

}  // namespace stance::store
