// SPDX-License-Identifier: Apache-2.0
// What tables say: replaced series by series, or table by table where they do not depend
// on each other.
#include "stance/store/table_evidence.h"

#include <optional>
#include <set>
#include <string>
#include <utility>

#include "stance/store/evidence_rows.h"
#include "stance/store/json_columns.h"
#include "stance/store/open_store.h"
#include "stance/store/tables.h"

namespace stance::store {
namespace {

// A row of `table_evidence` is key, imported, row_number, column_name, withdrawn,
// tentative and the evidence.
constexpr int first_column = 6;

void insert_piece(Connection& connection, std::int64_t table, const Evidence& piece) {
  Query insert(
      connection,
      "INSERT INTO table_evidence VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const TableCell cell = piece.cell.value_or(TableCell{});
  insert.with(table, cell.row, cell.column, piece.withdrawn, piece.is_tentative);
  bind_evidence(insert, piece);
  insert.run();
}

void mark_subjects(Connection& connection, std::int64_t table) {
  Query(connection,
        "INSERT INTO outdated SELECT DISTINCT jurisdiction, policy FROM table_evidence "
        "WHERE imported = ? ON CONFLICT DO NOTHING")
      .with(table)
      .run();
}

void drop_table(Connection& connection, std::int64_t table) {
  mark_subjects(connection, table);
  for (const char* sql : {"DELETE FROM table_evidence WHERE imported = ?",
                          "DELETE FROM table_publication WHERE imported = ?",
                          "DELETE FROM table_reading WHERE imported = ?"}) {
    Query(connection, sql).with(table).run();
  }
}

// Is most of what all tables hold in these?
bool is_most(Connection& connection, const std::vector<std::int64_t>& tables) {
  Query query(connection,
              "SELECT c.bytes FROM imported_table t JOIN table_content c "
              "ON c.key = t.content WHERE t.key = ?");
  std::int64_t own = 0;
  for (const std::int64_t table : tables) {
    query.with(table);
    if (query.next()) own += query.integer(0);
  }
  Query all(connection,
            "SELECT total(c.bytes) FROM imported_table t JOIN table_content c "
            "ON c.key = t.content");
  all.with();
  return all.next() && 2 * own > all.integer(0);
}

// Rows come in another order than that of an index by id or by place: beyond the memory
// that there is for it, each row reads and writes a page of it. Taken away and made anew,
// it is sorted once.
class IndexesMadeAnew {
 public:
  explicit IndexesMadeAnew(Connection& connection) : connection_(connection) {
    std::vector<std::string> names;
    {
      Query query(connection_,
                  "SELECT name, sql FROM sqlite_master WHERE name IN "
                  "('table_evidence_by_place', 'table_evidence_by_id') ORDER BY rowid");
      query.with();
      while (query.next()) {
        names.push_back(query.text(0));
        made_by_.push_back(query.text(1));
      }
    }
    for (const std::string& name : names) {
      connection_.run_script(("DROP INDEX " + name).c_str());
    }
  }
  void make() {
    for (const std::string& sql : made_by_) connection_.run_script(sql.c_str());
  }

 private:
  Connection& connection_;
  std::vector<std::string> made_by_ = {};
};

void insert_held(Connection& connection, const HeldTableName& held) {
  Query(connection,
        "INSERT INTO held_name VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE "
        "SET rows = held_name.rows + excluded.rows")
      .with(held.series,
            held.name,
            held.in,
            held.reason,
            list_column(held.candidates),
            held.file,
            held.first_row,
            held.rows)
      .run();
}

}  // namespace

TableDigests::TableDigests(Connection& connection)
    : query_(connection,
             "SELECT c.digest, t.file FROM imported_table t JOIN table_content c "
             "ON c.key = t.content WHERE t.key = ?") {}

const TableDigests::Named& TableDigests::of(std::int64_t key) {
  const auto [found, is_new] = known_.try_emplace(key);
  if (is_new) {
    query_.with(key);
    if (query_.next()) found->second = {{query_.text(0)}, query_.text(1)};
  }
  return found->second;
}

Evidence table_evidence_from(const Query& row, TableDigests& digests) {
  Evidence piece = evidence_from(row, first_column);
  const TableDigests::Named& table = digests.of(row.integer(1));
  piece.digest = table.digest;
  piece.cell =
      TableCell{static_cast<std::size_t>(row.integer(2)), row.text(3), table.file};
  if (!row.is_null(4)) piece.withdrawn = row.day(4);
  piece.is_tentative = row.flag(5);
  return piece;
}

std::vector<std::int64_t> Store::tables_to_read(const std::string& series,
                                                const std::string& stamp) const {
  const Attempt attempt(**open_, "look for tables to read");
  Query query(**open_,
              "SELECT t.key FROM imported_table t LEFT JOIN table_reading r "
              "ON r.imported = t.key WHERE t.series = ? AND r.stamp IS NOT ? "
              "ORDER BY t.key");
  query.with(series, stamp);
  std::vector<std::int64_t> keys;
  while (query.next()) keys.push_back(query.integer(0));
  return keys;
}

void Store::replace_table_evidence(
    const std::vector<std::int64_t>& tables,
    const std::string& stamp,
    const std::function<TablesRead(const TableSink& sink)>& make) {
  const Attempt attempt(**open_, "store what tables say");
  Connection& connection = **open_;
  transaction([&] {
    std::set<std::string> series;
    for (const std::int64_t table : tables) {
      drop_table(connection, table);
      Query query(connection, "SELECT series FROM imported_table WHERE key = ?");
      query.with(table);
      if (query.next()) series.insert(query.text(0));
    }
    for (const std::string& name : series) {
      Query(connection,
            "DELETE FROM held_name WHERE series = ?1 AND (SELECT count(*) FROM "
            "imported_table WHERE series = ?1) = ?2")
          .with(name, tables.size())
          .run();
    }
    std::optional<IndexesMadeAnew> indexes;
    if (is_most(connection, tables)) indexes.emplace(connection);
    const TablesRead read = make([&](std::int64_t table, const Evidence& piece) {
      insert_piece(connection, table, piece);
    });
    if (indexes) indexes->make();
    for (const TablePublication& each : read.publications) {
      Query(connection,
            "INSERT INTO table_publication VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
          .with(each.table, each.published, each.rows, each.standing, each.reason)
          .run();
    }
    for (const HeldTableName& each : read.held) insert_held(connection, each);
    for (const std::int64_t table : tables) {
      Query(connection, "INSERT INTO table_reading VALUES (?, ?)")
          .with(table, stamp)
          .run();
      mark_subjects(connection, table);
    }
  });
}

std::vector<TablePublication> Store::table_publications() const {
  const Attempt attempt(**open_, "read publications");
  Query query(**open_,
              "SELECT imported, published, rows, standing, reason FROM table_publication "
              "ORDER BY published, imported");
  query.with();
  std::vector<TablePublication> all;
  while (query.next()) {
    all.push_back({.table = query.integer(0),
                   .published = query.day(1),
                   .rows = static_cast<std::size_t>(query.integer(2)),
                   .standing = query.text(3),
                   .reason = query.text(4)});
  }
  return all;
}

std::vector<HeldTableName> Store::held_names() const {
  const Attempt attempt(**open_, "read held names");
  Query query(**open_,
              "SELECT series, name, place_in, reason, candidates, file, first_row, rows "
              "FROM held_name ORDER BY series, rows DESC, name, place_in");
  query.with();
  std::vector<HeldTableName> all;
  while (query.next()) {
    all.push_back({.series = query.text(0),
                   .name = query.text(1),
                   .in = query.text(2),
                   .reason = query.text(3),
                   .candidates = list_from(query, 4),
                   .file = query.text(5),
                   .first_row = static_cast<std::size_t>(query.integer(6)),
                   .rows = static_cast<std::size_t>(query.integer(7))});
  }
  return all;
}

}  // namespace stance::store
