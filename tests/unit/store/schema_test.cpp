// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <array>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "samples.h"
#include "stance/store/connection.h"
#include "stance/store/schema.h"
#include "support/scratch_folder.h"

namespace stance::store::test {
namespace {

constexpr std::chrono::milliseconds no_wait{0};

std::string text_of(const std::string& name) {
  std::ifstream stream(STANCE_SOURCE_DIR "/tests/unit/store/" + name);
  REQUIRE(stream.good());
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

TEST_CASE("store: a store of version 1 gives back all its facts") {
  const stance::test::ScratchFolder folder;
  const std::string file = folder / "old.db";
  {
    Connection connection(file, Access::create, no_wait);
    connection.run_script(text_of("version-1.sql").c_str());
  }
  const Store store = *Store::open(file, {.mode = OpenMode::write});
  Document source = full_document();
  source.received = tomorrow;
  CHECK(store.document(source.digest) == source);
  CHECK(store.info().documents_with_changed_metadata == 1);
  CHECK(store.decisions() == std::vector<Decision>{{.evidence = {"e1"},
                                                    .verdict = Verdict::reject,
                                                    .who = "ana",
                                                    .why = "a joke",
                                                    .recorded = today}});
  REQUIRE(store.manual_evidence().size() == 1);
  CHECK(store.manual_evidence()[0].who == "bo");
  CHECK(store.manual_evidence()[0].evidence.contexts ==
        std::vector<std::string>{"planned"});
  CHECK(store.applied_rules() == AppliedRules{.digest = rules,
                                              .recorded = today,
                                              .who = "ana",
                                              .packs = {"core"},
                                              .files = {{"core/pack.toml", "pack"}}});
  CHECK(store.geoids().at(alder) == "99001");
  CHECK(store.setting("pack") == "core");
}

TEST_CASE(
    "store: a store of version 2 keeps evidence that people gave, and its answers") {
  const stance::test::ScratchFolder folder;
  const std::string file = folder / "old.db";
  {
    Connection connection(file, Access::create, no_wait);
    upgrade(connection, schema_steps().first(2));
    CHECK(mark_of(connection).version == 2);
    connection.run_script(
        "INSERT INTO manual_evidence VALUES (1, 'd', 'e1', 'manual', 'alder', 'order', "
        "'in-force', 'adopted', '2020', '2021', NULL, NULL, NULL, NULL, 'own', 1, 0, "
        "'A', NULL, NULL, 'words', 0, 5, NULL, NULL, 'news', 'Ledger', 'bo', 'seen', "
        "'2025-03-04');"
        "INSERT INTO document VALUES (1, 'x', '2025-03-04', 'words');"
        "INSERT INTO document_metadata VALUES "
        "(1, 1, 'x', NULL, NULL, NULL, NULL, NULL, NULL, 0, '2025-03-04');"
        "INSERT INTO extraction VALUES (1, 1, 'r');"
        "INSERT INTO evidence VALUES (1, 1, NULL, 'e2', 'x', 'alder', 'order', "
        "'in-force', 'adopted', '2020', NULL, NULL, NULL, NULL, NULL, 'own', 1, 0, "
        "'B', 'core/c', NULL, 'words', 0, 5, NULL, NULL, NULL, NULL)");
  }
  const Store store = *Store::open(file, {});
  CHECK(store.info().schema_version == 6);
  REQUIRE(store.manual_evidence().size() == 1);
  const ManualEvidence given = store.manual_evidence()[0];
  CHECK(given.who == "bo");
  CHECK(given.recorded == today);
  CHECK(given.evidence.publisher == "Ledger");
  CHECK(given.evidence.published == edtf("2021"));
  CHECK(given.evidence.extractor == std::nullopt);
  const Evidence derived = store.evidence_by_id({"e2"}).at(0);
  CHECK(derived.grade == Grade::b);
  CHECK(derived.grades == std::nullopt);
}

TEST_CASE("store: a step of the schema is taken once, whole, and keeps what is there") {
  const stance::test::ScratchFolder folder;
  const std::string file = folder / "a.db";
  { fresh_store(file).add_documents(std::vector{full_document()}, today); }
  const std::array steps = {schema_steps()[0],
                            schema_steps()[1],
                            schema_steps()[2],
                            schema_steps()[3],
                            schema_steps()[4],
                            schema_steps()[5],
                            "ALTER TABLE document ADD COLUMN language TEXT",
                            "CREATE TABLE language (code TEXT PRIMARY KEY) STRICT"};
  Connection connection(file, Access::write, no_wait);
  upgrade(connection, steps);
  CHECK(mark_of(connection).version == 8);
  upgrade(connection, steps);
  Query query(connection, "SELECT count(*) FROM document WHERE language IS NULL");
  query.with().next();
  CHECK(query.integer(0) == 1);
}

TEST_CASE("store: a step that fails leaves the store at its version") {
  const stance::test::ScratchFolder folder;
  const std::string file = folder / "a.db";
  { fresh_store(file).add_documents(std::vector{full_document()}, today); }
  const std::array steps = {schema_steps()[0],
                            schema_steps()[1],
                            schema_steps()[2],
                            schema_steps()[3],
                            schema_steps()[4],
                            schema_steps()[5],
                            "ALTER TABLE document ADD COLUMN language TEXT",
                            "CREATE TABLE document (key INTEGER)"};
  {
    Connection connection(file, Access::write, no_wait);
    CHECK_THROWS_AS(upgrade(connection, steps), StoreError);
    CHECK(mark_of(connection).version == 6);
  }
  const Store store = *Store::open(file, {});
  CHECK(store.document(full_document().digest) == full_document());
  CHECK(store.check().empty());
}

TEST_CASE("store: every table says whether it is fact or derived, every row is typed") {
  Connection connection(":memory:", Access::create, no_wait);
  upgrade(connection, schema_steps());
  // The index of words has tables of its own, which SQLite makes and words.
  Query tables(connection,
               "SELECT name, sql FROM sqlite_schema WHERE type = 'table' "
               "AND name NOT LIKE 'document_word_%'");
  tables.with();
  std::size_t count = 0;
  while (tables.next()) {
    CAPTURE(tables.text(0));
    const std::string sql = tables.text(1);
    CHECK((sql.find("-- FACT.") != std::string::npos ||
           sql.find("-- DERIVED.") != std::string::npos));
    const bool is_typed = sql.find("STRICT") != std::string::npos ||
                          sql.find("USING fts5") != std::string::npos;
    CHECK(is_typed);
    ++count;
  }
  CHECK(count > 10);
}

TEST_CASE(
    "store: documents and decisions cannot be changed or removed, not even by hand") {
  const stance::test::ScratchFolder folder;
  const std::string file = folder / "a.db";
  {
    Store store = fresh_store(file);
    store.add_documents(std::vector{full_document()}, today);
    store.add_decision({.evidence = {"e"}, .who = "ana", .why = "", .recorded = today});
  }
  Connection connection(file, Access::write, no_wait);
  for (const char* sql : {"DELETE FROM document",
                          "UPDATE document SET content = ''",
                          "DELETE FROM decision",
                          "UPDATE decision SET verdict = 'accept'"}) {
    CAPTURE(sql);
    CHECK_THROWS_AS(connection.run_script(sql), StoreError);
  }
}

TEST_CASE("store: the queries of everyday commands use an index") {
  Connection connection(":memory:", Access::create, no_wait);
  upgrade(connection, schema_steps());
  constexpr const char* evidence_of_place =
      "EXPLAIN QUERY PLAN SELECT * FROM evidence "
      "WHERE jurisdiction = ? AND policy = ? AND dropped IS NULL";
  for (const char* sql :
       {evidence_of_place,
        "EXPLAIN QUERY PLAN SELECT * FROM evidence WHERE id = ?",
        "EXPLAIN QUERY PLAN SELECT * FROM manual_evidence WHERE digest = ?",
        "EXPLAIN QUERY PLAN SELECT * FROM timeline WHERE jurisdiction = ? AND policy = ?",
        "EXPLAIN QUERY PLAN SELECT * FROM segment WHERE timeline = ? ORDER BY position",
        "EXPLAIN QUERY PLAN SELECT * FROM event WHERE timeline = ? ORDER BY role",
        "EXPLAIN QUERY PLAN DELETE FROM evidence WHERE document = ?"}) {
    Query plan(connection, sql);
    plan.with();
    while (plan.next()) {
      CAPTURE(sql);
      CHECK(plan.text(3).substr(0, 6) == "SEARCH");
    }
  }
}

}  // namespace
}  // namespace stance::store::test
