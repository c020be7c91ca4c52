// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "samples.h"
#include "stance/store/connection.h"
#include "support/scratch_folder.h"

namespace stance::store::test {
namespace {

// A sound store with one of everything.
void fill(const std::string& file) {
  Store store = fresh_store(file);
  const Document source = full_document();
  store.add_documents(std::vector{source}, today);
  store.apply_rules({.digest = rules, .recorded = today});
  const Evidence full = full_evidence(source);
  store.replace_evidence(source.digest, rules, std::vector{full});
  Timeline timeline{.jurisdiction = alder, .policy = order};
  timeline.segments.push_back({.evidence = {full.id}});
  store.replace_timelines({alder, order}, rules, std::vector{timeline});
  ManualEvidence manual{.evidence = full, .who = "ana", .why = "", .recorded = today};
  manual.evidence.digest = digest_of("a record");
  manual.evidence.grades.reset();
  manual.evidence.jurisdiction = birch;
  manual.evidence.id = evidence_id(manual.evidence);
  store.add_manual_evidence(manual);
}

TEST_CASE("store: check finds every broken promise by its own code") {
  struct Row {
    std::string_view name;
    const char* sql;
    std::string_view codes;
  };
  const Row rows[] = {
      {"sound", "", ""},
      {"an index without a row",
       "PRAGMA writable_schema = ON; UPDATE sqlite_schema "
       "SET sql = 'CREATE INDEX evidence_by_id ON evidence (policy)' "
       "WHERE name = 'evidence_by_id'",
       "S101"},
      {"a row that points nowhere",
       "PRAGMA foreign_keys = OFF; UPDATE evidence SET document = 99",
       "S102"},
      {"another text",
       "DROP TRIGGER document_is_fixed; UPDATE document SET content = content || '.'",
       "S103"},
      {"no metadata",
       "PRAGMA foreign_keys = OFF; DELETE FROM extraction; DELETE FROM evidence; "
       "DELETE FROM timeline_set; DELETE FROM timeline; DELETE FROM segment; "
       "DELETE FROM document_metadata",
       "S104"},
      {"another quote", "UPDATE evidence SET quote = 'ounty'", "S105"},
      {"a span past the end", "UPDATE evidence SET span_end = 1000", "S105 S105"},
      {"another state", "UPDATE evidence SET state = 'ended'", "S105"},
      {"a program's quote that is not in its document",
       "UPDATE manual_evidence SET extractor = 'finder'",
       "S106 S106"},
      {"a changed record", "UPDATE manual_evidence SET state = 'ended'", "S106"},
      {"evidence of other rules", "UPDATE extraction SET rules = 'bbbb'", "S107"},
      {"timelines of other rules", "UPDATE timeline_set SET rules = 'bbbb'", "S107"},
      {"a proof that is gone", "UPDATE segment SET evidence = '[\"gone\"]'", "S108"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const stance::test::ScratchFolder folder;
    const std::string file = folder / "a.db";
    fill(file);
    {
      Connection connection(file, Access::write, std::chrono::milliseconds{0});
      connection.run_script(row.sql);
    }
    const Store store = *Store::open(file, {});
    std::string codes;
    for (const Diagnostic& fault : store.check()) {
      CHECK(!fault.message.empty());
      codes += (codes.empty() ? "" : " ") + fault.code;
    }
    CHECK(codes == row.codes);
  }
}

TEST_CASE("store: check says the first few of many equal faults and counts the rest") {
  const stance::test::ScratchFolder folder;
  const std::string file = folder / "a.db";
  {
    Store store = fresh_store(file);
    for (int i = 0; i < 30; ++i) {
      const Document one = document("d", "Text number " + std::to_string(i));
      store.add_documents(std::vector{one}, today);
      store.replace_evidence(
          one.digest, rules, std::vector{evidence_of(one, alder, order)});
    }
  }
  {
    Connection connection(file, Access::write, std::chrono::milliseconds{0});
    connection.run_script("UPDATE evidence SET quote = 'x'");
  }
  const Diagnostics faults = Store::open(file, {})->check();
  REQUIRE(faults.size() == 6);
  CHECK(faults.back().message == "the same fault 25 times more");
}

TEST_CASE("store: a value that no stance wrote is an error with the place of the file") {
  struct Row {
    std::string_view name;
    const char* sql;
  };
  const Row rows[] = {
      {"kind", "UPDATE evidence SET kind = 'rumoured'"},
      {"date", "UPDATE evidence SET happened = 'last year'"},
      {"grade", "UPDATE evidence SET grade = 'E'"},
      {"list", "UPDATE evidence SET contexts = '{'"},
      {"table", "UPDATE evidence SET parameters = '{\"hours\": \"two\"}'"},
      {"span", "UPDATE evidence SET span_begin = -1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const stance::test::ScratchFolder folder;
    const std::string file = folder / "a.db";
    fill(file);
    {
      Connection connection(file, Access::write, std::chrono::milliseconds{0});
      connection.run_script(row.sql);
    }
    const Store store = *Store::open(file, {});
    try {
      static_cast<void>(store.evidence_for(alder));
      FAIL("it was read");
    } catch (const StoreError& error) {
      CHECK(error.diagnostic().code == "S004");
      CHECK(error.operation() == "read evidence");
      CHECK(error.file() == file);
    }
  }
}

}  // namespace
}  // namespace stance::store::test
