// SPDX-License-Identifier: Apache-2.0
// What people decide and what evidence they give.
#include "stance/base/assert.h"
#include "stance/store/evidence_rows.h"
#include "stance/store/open_store.h"

namespace stance::store {

void Store::add_decision(const Decision& decision) {
  const Attempt attempt(**open_, "record a decision");
  transaction([&] {
    Query(**open_,
          "INSERT INTO decision (evidence, verdict, who, why, recorded) "
          "VALUES (?, ?, ?, ?, ?)")
        .with(decision.evidence,
              to_string(decision.verdict),
              decision.who,
              decision.why,
              decision.recorded)
        .run();
    for (const Evidence& one : evidence_by_id(decision.evidence)) {
      mark_outdated(**open_, {one.jurisdiction, one.policy});
    }
  });
}

std::vector<Decision> Store::decisions() const {
  const Attempt attempt(**open_, "read decisions");
  Query query(**open_,
              "SELECT evidence, verdict, who, why, recorded FROM decision ORDER BY key");
  query.with();
  std::vector<Decision> decisions;
  while (query.next()) {
    const std::optional<Verdict> verdict = parse_verdict(query.text(1));
    if (!verdict) query.fail_as_damaged("'" + query.text(1) + "' is no verdict");
    decisions.push_back({.evidence = {query.text(0)},
                         .verdict = *verdict,
                         .who = query.text(2),
                         .why = query.text(3),
                         .recorded = query.day(4)});
  }
  return decisions;
}

void Store::add_manual_evidence(const ManualEvidence& manual) {
  const Attempt attempt(**open_, "record evidence");
  STANCE_ASSERT(manual.evidence.id == evidence_id(manual.evidence));
  transaction([&] {
    Query insert(
        **open_,
        "INSERT INTO manual_evidence VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.with(manual.evidence.digest);
    bind_evidence(insert, manual.evidence);
    insert.also(manual.who, manual.why, manual.recorded).run();
    mark_outdated(**open_, {manual.evidence.jurisdiction, manual.evidence.policy});
  });
}

std::vector<ManualEvidence> Store::manual_evidence() const {
  const Attempt attempt(**open_, "read evidence");
  Query query(**open_, "SELECT * FROM manual_evidence ORDER BY key");
  query.with();
  constexpr int first = 2;
  constexpr int after = first + evidence_columns;
  std::vector<ManualEvidence> all;
  while (query.next()) {
    ManualEvidence manual{.evidence = evidence_from(query, first),
                          .who = query.text(after),
                          .why = query.text(after + 1),
                          .recorded = query.day(after + 2)};
    manual.evidence.digest.text = query.text(1);
    all.push_back(std::move(manual));
  }
  return all;
}

}  // namespace stance::store
