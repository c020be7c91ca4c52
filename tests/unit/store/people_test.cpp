// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "samples.h"

namespace stance::store::test {
namespace {

TEST_CASE("store: decisions come back in the order in which they were made") {
  Store store = fresh_store();
  const std::vector<Decision> decisions = {
      {.evidence = {"e2"},
       .verdict = Verdict::reject,
       .who = "ana",
       .why = "a joke",
       .recorded = tomorrow},
      {.evidence = {"e1"},
       .verdict = Verdict::accept,
       .who = "bo",
       .why = "",
       .recorded = today},
      {.evidence = {"e2"},
       .verdict = Verdict::undo,
       .who = "ana",
       .why = "no joke",
       .recorded = today},
  };
  for (const Decision& decision : decisions) store.add_decision(decision);
  CHECK(store.decisions() == decisions);
  store.drop_derived();
  CHECK(store.decisions() == decisions);
}

TEST_CASE("store: the rules applied last are in force, the others are kept") {
  Store store = fresh_store();
  CHECK(store.applied_rules() == std::nullopt);
  CHECK(store.applied_digest() == std::nullopt);
  const AppliedRules first{
      .digest = rules,
      .recorded = today,
      .who = "ana",
      .packs = {"core", "extra"},
      .files = {{"core/cues.toml", "cues"}, {"core/pack.toml", "pack"}}};
  const AppliedRules second{
      .digest = other_rules,
      .recorded = tomorrow,
      .files = {{"core/cues.toml", "new"}, {"core/pack.toml", "pack"}}};
  store.apply_rules(first);
  CHECK(store.applied_rules() == first);
  store.apply_rules(second);
  CHECK(store.applied_rules() == second);
  CHECK(store.applied_digest() == other_rules);
  CHECK(store.rules_by_digest(rules) == first);
  CHECK(store.rules_by_digest({"cccc"}) == std::nullopt);
  store.apply_rules(first);
  CHECK(store.applied_digest() == rules);
  CHECK(store.rules_history() ==
        std::vector<std::pair<Digest, Day>>{
            {rules, today}, {other_rules, tomorrow}, {rules, today}});
}

TEST_CASE("store: the last GEOID and the last setting hold") {
  Store store = fresh_store();
  CHECK(store.geoids().empty());
  store.add_geoids({{alder, "99001"}, {birch, "99003"}}, today);
  store.add_geoids({{alder, "99001"}, {birch, "99005"}}, tomorrow);
  CHECK(store.geoids() ==
        std::map<JurisdictionId, std::string>{{alder, "99001"}, {birch, "99005"}});
  CHECK(store.setting("pack") == std::nullopt);
  store.set_setting("pack", "core", today);
  store.set_setting("pack", "", tomorrow);
  store.set_setting("other", "x", tomorrow);
  CHECK(store.setting("pack") == "");
}

TEST_CASE("store: counts what it holds") {
  Store store = fresh_store();
  const Document source = full_document();
  const Document other = document("b", "B");
  store.add_documents(std::vector{source, other}, today);
  store.apply_rules({.digest = rules, .recorded = tomorrow});
  store.replace_evidence(source.digest,
                         rules,
                         std::vector{full_evidence(source)},
                         std::vector{DroppedEvidence{full_evidence(source), "why"}});
  store.replace_timelines(
      {birch, order}, rules, std::vector{full_timeline(birch, order)});
  store.add_decision({.evidence = {"e"}, .who = "ana", .why = "", .recorded = today});
  const StoreInfo info = store.info();
  CHECK(info.schema_version == 6);
  CHECK(info.rules == rules);
  CHECK(info.rules_applied == tomorrow);
  CHECK(info.last_recorded == tomorrow);
  CHECK(info.documents == 2);
  CHECK(info.documents_with_changed_metadata == 0);
  CHECK(info.documents_to_extract == 1);
  CHECK(info.evidence == 1);
  CHECK(info.dropped_evidence == 1);
  CHECK(info.manual_evidence == 0);
  CHECK(info.decisions == 1);
  CHECK(info.rule_sets == 1);
  CHECK(info.timelines == 1);
  CHECK(info.segments == 2);
  CHECK(info.events == 3);
  CHECK(info.jurisdictions == 1);
  CHECK(info.outdated_timelines == 1);
  CHECK(info.bytes > 0);
}

TEST_CASE("store: a transaction is kept whole or undone whole") {
  Store store = fresh_store();
  struct Stop {};
  const auto add_two_and = [&](bool stop) {
    store.transaction([&] {
      store.add_documents(std::vector{document("a", "A")}, today);
      store.set_setting("pack", "core", today);
      if (stop) throw Stop{};
    });
  };
  CHECK_THROWS_AS(add_two_and(true), Stop);
  CHECK(store.info().documents == 0);
  CHECK(store.setting("pack") == std::nullopt);
  add_two_and(false);
  CHECK(store.info().documents == 1);
  CHECK(store.setting("pack") == "core");
}

}  // namespace
}  // namespace stance::store::test
