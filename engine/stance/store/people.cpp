// SPDX-License-Identifier: Apache-2.0
// What people decide and what evidence they give.
#include "stance/base/assert.h"
#include "stance/store/evidence_rows.h"
#include "stance/store/open_store.h"

namespace stance::store {
namespace {

// Notes what a decision about a source makes outdated: the timelines that its evidence is
// in, and the reading of a series that a table takes part in.
void mark_concerned(Connection& connection, const Decision& decision) {
  const auto mark = [&](const char* sql, const std::string& name) {
    Query(connection, sql).with(name).run();
  };
  const std::string& name = decision.evidence.text;
  switch (decision.target) {
    case Target::evidence: break;
    case Target::publisher:
      mark(
          "INSERT INTO outdated SELECT DISTINCT jurisdiction, policy FROM evidence "
          "WHERE publisher = ?1 AND dropped IS NULL "
          "UNION SELECT jurisdiction, policy FROM table_evidence WHERE publisher = ?1 "
          "UNION SELECT jurisdiction, policy FROM given_evidence WHERE publisher = ?1 "
          "ON CONFLICT DO NOTHING",
          name);
      break;
    case Target::extractor:
      mark(
          "INSERT INTO outdated SELECT DISTINCT jurisdiction, policy "
          "FROM manual_evidence WHERE extractor = ?1 ON CONFLICT DO NOTHING",
          name);
      break;
    case Target::document:
    case Target::row:
      // A row is named "DIGEST row NUMBER".
      mark(
          "INSERT INTO outdated SELECT DISTINCT e.jurisdiction, e.policy FROM evidence e "
          "JOIN document d ON d.key = e.document WHERE d.digest = ?1 "
          "AND e.dropped IS NULL UNION SELECT e.jurisdiction, e.policy "
          "FROM table_evidence e JOIN imported_table t ON t.key = e.imported "
          "JOIN table_content c ON c.key = t.content WHERE c.digest = ?1 "
          "UNION SELECT jurisdiction, policy FROM manual_evidence WHERE digest = ?1 "
          "ON CONFLICT DO NOTHING",
          name.substr(0, name.find(' ')));
      mark(
          "DELETE FROM table_reading WHERE imported IN (SELECT s.key FROM imported_table "
          "s "
          "WHERE s.series IN (SELECT t.series FROM imported_table t JOIN table_content c "
          "ON c.key = t.content WHERE c.digest = ?1))",
          name);
      break;
  }
}

}  // namespace

void Store::add_decision(const Decision& decision) {
  const Attempt attempt(**open_, "record a decision");
  transaction([&] {
    Query(
        **open_,
        "INSERT INTO decision (evidence, verdict, who, why, recorded, target, happened) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)")
        .with(decision.evidence,
              to_string(decision.verdict),
              decision.who,
              decision.why,
              decision.recorded,
              to_string(decision.target),
              decision.when)
        .run();
    mark_concerned(**open_, decision);
    if (decision.target != Target::evidence) return;
    for (const Evidence& one : evidence_by_id(decision.evidence)) {
      mark_outdated(**open_, {one.jurisdiction, one.policy});
    }
  });
}

std::vector<Decision> Store::decisions() const {
  const Attempt attempt(**open_, "read decisions");
  Query query(**open_,
              "SELECT evidence, verdict, who, why, recorded, target, happened "
              "FROM decision ORDER BY key");
  query.with();
  std::vector<Decision> decisions;
  while (query.next()) {
    const std::optional<Verdict> verdict = parse_verdict(query.text(1));
    if (!verdict) query.fail_as_damaged("'" + query.text(1) + "' is no verdict");
    const std::optional<Target> target = parse_target(query.text(5));
    if (!target) query.fail_as_damaged("'" + query.text(5) + "' is nothing to decide on");
    decisions.push_back({.evidence = {query.text(0)},
                         .verdict = *verdict,
                         .who = query.text(2),
                         .why = query.text(3),
                         .recorded = query.day(4),
                         .target = *target,
                         .when = query.optional_date(6)});
  }
  return decisions;
}

bool Store::add_manual_evidence(const ManualEvidence& manual) {
  const Attempt attempt(**open_, "record evidence");
  STANCE_ASSERT(manual.evidence.id == evidence_id(manual.evidence));
  bool is_new = false;
  transaction([&] {
    Query insert(
        **open_,
        "INSERT INTO manual_evidence VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT DO NOTHING");
    insert.with(manual.evidence.digest);
    bind_evidence(insert, manual.evidence);
    insert.also(manual.who, manual.why, manual.recorded, manual.evidence.extractor);
    is_new = insert.run() > 0;
    if (!is_new) return;
    mark_outdated(**open_, {manual.evidence.jurisdiction, manual.evidence.policy});
  });
  return is_new;
}

std::vector<ManualEvidence> Store::manual_evidence() const {
  const Attempt attempt(**open_, "read evidence");
  Query query(**open_, "SELECT * FROM given_evidence ORDER BY key");
  query.with();
  constexpr int after = given_first + evidence_columns;
  std::vector<ManualEvidence> all;
  while (query.next()) {
    all.push_back({.evidence = given_from(query),
                   .who = query.text(after),
                   .why = query.text(after + 1),
                   .recorded = query.day(after + 2)});
  }
  return all;
}

void Store::add_reading(const Digest& document,
                        const std::string& extractor,
                        Day recorded) {
  const Attempt attempt(**open_, "record that a program has read a document");
  transaction([&] {
    Query(**open_,
          "INSERT INTO extractor_reading "
          "SELECT key, ?2, ?3 FROM document WHERE digest = ?1 ON CONFLICT DO NOTHING")
        .with(document, extractor, recorded)
        .run();
  });
}

bool Store::was_read_by(const std::string& extractor, const Digest& document) const {
  const Attempt attempt(**open_, "look for documents that a program has read");
  Query query(**open_,
              "SELECT 1 FROM extractor_reading r JOIN document d ON d.key = r.document "
              "WHERE d.digest = ? AND r.extractor = ?");
  query.with(document, extractor);
  return query.next();
}

}  // namespace stance::store
