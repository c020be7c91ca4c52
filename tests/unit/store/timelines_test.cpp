// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <vector>

#include "samples.h"

namespace stance::store::test {
namespace {

TEST_CASE("store: every field of a timeline comes back as it went in") {
  Store store = fresh_store();
  const Timeline full = full_timeline(alder, order);
  const Timeline bare{.jurisdiction = alder, .policy = order};
  store.replace_timelines({alder, order}, rules, std::vector{full, bare});
  CHECK(store.timelines({.jurisdiction = alder, .policy = order}) ==
        std::vector{full, bare});
}

TEST_CASE("store: every standing and every kind has its word") {
  Store store = fresh_store();
  Timeline timeline{.jurisdiction = alder, .policy = order};
  for (const Standing standing : every_standing) {
    timeline.segments.push_back({.standing = standing});
  }
  for (const Kind kind : {Kind::adopted,
                          Kind::ended,
                          Kind::observed,
                          Kind::proposed,
                          Kind::suspended,
                          Kind::resumed}) {
    timeline.events.push_back({.policy = order, .state = {"in-force"}, .kind = kind});
  }
  store.replace_timelines({alder, order}, rules, std::vector{timeline});
  CHECK(store.timelines({}) == std::vector{timeline});
}

TEST_CASE("store: a query gives the timelines that it asks for, and no others") {
  const JurisdictionId state{"ocd-division/country:us/state:xx"};
  const JurisdictionId like_state{"ocd-division/country:us/state:xx-east"};
  Store store = fresh_store();
  std::vector<Timeline> all;
  for (const JurisdictionId& jurisdiction : {state, like_state, alder, birch}) {
    for (const PolicyId& policy : {notice, order}) {
      all.push_back(full_timeline(jurisdiction, policy));
      store.replace_timelines({jurisdiction, policy}, rules, std::vector{all.back()});
    }
  }
  struct Row {
    std::string_view name;
    TimelineQuery query;
    std::vector<std::size_t> expected;
  };
  const Row rows[] = {
      {"one", {.jurisdiction = alder, .policy = order}, {5}},
      {"a place", {.jurisdiction = alder}, {4, 5}},
      {"a policy", {.policy = notice}, {0, 2, 4, 6}},
      {"within the state", {.within = state}, {0, 1, 4, 5, 6, 7}},
      {"within the state, a policy", {.within = state, .policy = order}, {1, 5, 7}},
      {"within a county", {.within = birch}, {6, 7}},
      {"a place elsewhere", {.jurisdiction = like_state, .within = state}, {}},
      {"all", {}, {0, 1, 2, 3, 4, 5, 6, 7}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    std::vector<Timeline> expected;
    for (const std::size_t index : row.expected) expected.push_back(all[index]);
    CHECK(store.timelines(row.query) == expected);
  }
}

TEST_CASE("store: replacing timelines leaves nothing of the old") {
  Store store = fresh_store();
  const Timeline other = full_timeline(birch, order);
  store.replace_timelines({birch, order}, rules, std::vector{other});
  store.replace_timelines(
      {alder, order}, rules, std::vector{full_timeline(alder, order)});
  const std::vector<Timeline> after = {{.jurisdiction = alder, .policy = order}};
  store.replace_timelines({alder, order}, rules, after);
  CHECK(store.timelines({}) == std::vector{after[0], other});
  store.replace_timelines({alder, order}, rules, {});
  CHECK(store.timelines({}) == std::vector{other});
  CHECK(store.info().segments == 2);
  CHECK(store.info().events == 3);
}

TEST_CASE(
    "store: timelines are outdated when their evidence, a decision or the rules change") {
  Store store = fresh_store();
  const Document source = full_document();
  store.add_documents(std::vector{source}, today);
  const Evidence evidence = full_evidence(source);
  const Subject subject{alder, order};
  const auto outdated = [&] { return store.outdated_timelines(rules); };
  const auto make = [&] { store.replace_timelines(subject, rules, {}); };

  CHECK(outdated().empty());
  store.replace_evidence(source.digest, rules, std::vector{evidence});
  CHECK(outdated() == std::vector{subject});
  make();
  CHECK(outdated().empty());
  CHECK(store.outdated_timelines(other_rules) == std::vector{subject});

  store.add_decision(
      {.evidence = evidence.id, .who = "ana", .why = "", .recorded = today});
  CHECK(outdated() == std::vector{subject});
  make();
  CHECK(outdated().empty());

  store.replace_evidence(source.digest, rules, {});
  CHECK(outdated() == std::vector{subject});
  make();

  ManualEvidence manual{.evidence = evidence, .who = "ana", .why = "", .recorded = today};
  store.add_manual_evidence(manual);
  CHECK(outdated() == std::vector{subject});
  make();
  store.drop_derived();
  CHECK(outdated() == std::vector{subject});
  CHECK(store.timelines({}).empty());
}

}  // namespace
}  // namespace stance::store::test
