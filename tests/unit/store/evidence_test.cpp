// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "samples.h"
#include "support/scratch_folder.h"

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
  manual.evidence.grades.reset();
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

// What a program says of a document, as it comes from ingest.
ManualEvidence by_program(const Document& source, const std::string& name) {
  ManualEvidence made{.evidence = evidence_of(source, alder, order),
                      .who = "ana",
                      .why = "",
                      .recorded = today};
  made.evidence.extractor = name;
  made.evidence.published = source.published;
  made.evidence.source_kind = source.kind;
  made.evidence.publisher = source.publisher;
  made.evidence.id = evidence_id(made.evidence);
  return made;
}

TEST_CASE("store: what a program found is a fact, and kept once") {
  Store store = fresh_store();
  const Document source = full_document();
  store.add_documents(std::vector{source}, today);
  const ManualEvidence one = by_program(source, "one");
  const ManualEvidence two = by_program(source, "two");
  CHECK(store.add_manual_evidence(one));
  CHECK_FALSE(store.add_manual_evidence(one));
  CHECK(store.add_manual_evidence(two));
  store.drop_derived();
  CHECK(store.manual_evidence() == std::vector{one, two});
  CHECK(store.evidence_by_id(one.evidence.id) == std::vector{one.evidence});
  CHECK(store.evidence_of(source.digest).size() == 2);
  CHECK(store.info().extractor_evidence == 2);
  CHECK(store.info().manual_evidence == 0);
  CHECK(store.check().empty());
}

TEST_CASE("store: a program is known to have read a document") {
  const stance::test::ScratchFolder folder;
  const Document source = full_document();
  {
    Store store = fresh_store(folder / "a.db");
    store.add_documents(std::vector{source}, today);
    CHECK_FALSE(store.was_read_by("one", source.digest));
    store.add_reading(source.digest, "one", today);
    store.add_reading(source.digest, "one", tomorrow);
  }
  const Store store = *Store::open(folder / "a.db", {});
  CHECK(store.was_read_by("one", source.digest));
  CHECK_FALSE(store.was_read_by("two", source.digest));
  CHECK_FALSE(store.was_read_by("one", other_rules));
}

TEST_CASE("store: what a program found is of the day that its document has now") {
  Store store = fresh_store();
  Document source = full_document();
  store.add_documents(std::vector{source}, today);
  store.add_manual_evidence(by_program(source, "one"));
  source.published = edtf("2020-02-02");
  source.kind = "official";
  source.publisher = "Alder County";
  store.add_documents(std::vector{source}, tomorrow);
  const Evidence now = store.evidence_for(alder, order).at(0);
  CHECK(now.published == edtf("2020-02-02"));
  CHECK(now.source_kind == "official");
  CHECK(now.publisher == "Alder County");
  // The timelines that it is in are made anew with the evidence of the document.
  store.replace_timelines({alder, order}, rules, {});
  store.replace_evidence(source.digest, rules, {});
  CHECK(store.outdated_timelines(rules) == std::vector<Subject>{{alder, order}});
}

TEST_CASE("store: decisions about a source make outdated what programs found in it") {
  Store store = fresh_store();
  const Document source = full_document();
  store.add_documents(std::vector{source}, today);
  store.add_manual_evidence(by_program(source, "one"));
  struct Row {
    Target target;
    std::string name;
    std::size_t outdated;
  };
  const Row rows[] = {
      {Target::extractor, "one", 1},
      {Target::extractor, "two", 0},
      {Target::document, source.digest.text, 1},
      {Target::publisher, *source.publisher, 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    store.replace_timelines({alder, order}, rules, {});
    store.add_decision({.evidence = {row.name},
                        .verdict = Verdict::reject,
                        .who = "ana",
                        .why = "",
                        .recorded = today,
                        .target = row.target});
    CHECK(store.outdated_timelines(rules).size() == row.outdated);
  }
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
