// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "samples.h"

namespace stance::store::test {
namespace {

std::vector<Evidence> all_evidence(const Store& store) {
  std::vector<Evidence> all;
  store.each_evidence([&](const Evidence& one) { all.push_back(one); });
  return all;
}

ManualEvidence by_hand(const Evidence& evidence) {
  ManualEvidence manual{
      .evidence = evidence, .who = "ana", .why = "seen", .recorded = today};
  manual.evidence.document = "manual";
  manual.evidence.digest = digest_of("a record");
  manual.evidence.id = evidence_id(manual.evidence);
  return manual;
}

TEST_CASE("store: every field of evidence comes back as it went in") {
  Store store = fresh_store();
  const Document source = full_document();
  store.add_documents(std::vector{source}, today);
  const Evidence full = full_evidence(source);
  const Evidence bare = evidence_of(source, alder, notice);
  store.replace_evidence(source.digest, rules, std::vector{full, bare});
  CHECK(store.evidence_for(alder, order) == std::vector{full});
  CHECK(store.evidence_for(alder, notice) == std::vector{bare});
  CHECK(store.evidence_by_id(full.id) == std::vector{full});
  CHECK(store.evidence_of(source.digest) == std::vector{bare, full});
  CHECK(store.evidence_for(alder) == std::vector{bare, full});
  CHECK(store.evidence_for(birch).empty());
  CHECK(store.check().empty());
}

TEST_CASE("store: every kind, grade and binding has its word") {
  Store store = fresh_store();
  const Document source = full_document();
  store.add_documents(std::vector{source}, today);
  std::vector<Evidence> all;
  for (const Kind kind : {Kind::adopted,
                          Kind::ended,
                          Kind::observed,
                          Kind::proposed,
                          Kind::suspended,
                          Kind::resumed}) {
    for (const Grade grade : {Grade::a, Grade::b, Grade::c, Grade::d}) {
      Evidence one = evidence_of(source, alder, order, all.size() + 1);
      one.kind = kind;
      one.grade = grade;
      one.id = evidence_id(one);
      all.push_back(one);
    }
  }
  store.replace_evidence(source.digest, rules, all);
  CHECK(store.evidence_for(alder, order) == all);
}

TEST_CASE("store: replacing evidence leaves nothing of the old, and nothing twice") {
  Store store = fresh_store();
  const Document source = full_document();
  const Document other = document("b", "Another text, of birch");
  store.add_documents(std::vector{source, other}, today);
  const Evidence kept = evidence_of(other, birch, order);
  store.replace_evidence(other.digest, rules, std::vector{kept});
  store.replace_evidence(source.digest, rules, std::vector{full_evidence(source)});
  const std::vector<Evidence> after = {evidence_of(source, alder, notice)};
  store.replace_evidence(source.digest, other_rules, after);
  store.replace_evidence(source.digest, other_rules, after);
  CHECK(all_evidence(store) == std::vector{after[0], kept});
}

TEST_CASE("store: dropped evidence is kept apart, with the reason") {
  Store store = fresh_store();
  const Document source = full_document();
  store.add_documents(std::vector{source}, today);
  const DroppedEvidence dropped{full_evidence(source), "dropped by context planned"};
  store.replace_evidence(source.digest, rules, {}, std::vector{dropped});
  CHECK(store.dropped_for(alder, order) == std::vector{dropped});
  CHECK(store.dropped_for(alder, notice).empty());
  CHECK(store.evidence_for(alder).empty());
  CHECK(store.evidence_by_id(dropped.evidence.id).empty());
  CHECK(all_evidence(store).empty());
  CHECK(store.subjects().empty());
  CHECK(store.info().dropped_evidence == 1);
  CHECK(store.info().evidence == 0);
}

TEST_CASE("store: evidence that people give stands among the rest") {
  Store store = fresh_store();
  const Document source = full_document();
  store.add_documents(std::vector{source}, today);
  const ManualEvidence manual = by_hand(full_evidence(source));
  const Evidence derived = evidence_of(source, birch, order);
  store.add_manual_evidence(manual);
  store.replace_evidence(source.digest, rules, std::vector{derived});
  CHECK(store.manual_evidence() == std::vector{manual});
  CHECK(store.evidence_for(alder, order) == std::vector{manual.evidence});
  CHECK(store.evidence_by_id(manual.evidence.id) == std::vector{manual.evidence});
  CHECK(all_evidence(store) == std::vector{manual.evidence, derived});
  CHECK(store.subjects() == std::vector<Subject>{{alder, order}, {birch, order}});
  store.drop_derived();
  CHECK(all_evidence(store) == std::vector{manual.evidence});
  CHECK(store.manual_evidence() == std::vector{manual});
}

TEST_CASE("store: evidence is sorted by what it is about, whatever came first") {
  Store store = fresh_store();
  const Document source = full_document();
  store.add_documents(std::vector{source}, today);
  std::vector<Evidence> all;
  for (const JurisdictionId& jurisdiction : {alder, birch}) {
    for (const PolicyId& policy : {notice, order}) {
      for (std::size_t length = 1; length < 4; ++length) {
        all.push_back(evidence_of(source, jurisdiction, policy, length));
      }
    }
  }
  std::vector<Evidence> backwards(all.rbegin(), all.rend());
  store.replace_evidence(source.digest, rules, backwards);
  CHECK(store.evidence_for(alder) == std::vector(all.begin(), all.begin() + 6));
  const std::vector<Evidence> streamed = all_evidence(store);
  CHECK(std::ranges::is_sorted(streamed, {}, [](const Evidence& one) {
    return Subject{one.jurisdiction, one.policy};
  }));
  CHECK(streamed.size() == all.size());
}

}  // namespace
}  // namespace stance::store::test
