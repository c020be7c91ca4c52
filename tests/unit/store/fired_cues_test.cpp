// SPDX-License-Identifier: Apache-2.0
// Which documents an edit can touch, by what fired in them and by their words.
#include <doctest/doctest.h>

#include "samples.h"

namespace stance::store::test {
namespace {

WordNeed word(const std::string& text) {
  return {.form = WordNeed::Form::word, .word = text};
}

}  // namespace

TEST_CASE("store: documents are found by what fired in them and by their words") {
  Store store = fresh_store();
  const std::vector<Document> documents = {document("a", "the gate is open"),
                                           document("b", "the gate is shut"),
                                           document("c", "a dog runs"),
                                           document("d", "a gate for a dog")};
  store.add_documents(documents, today);
  const std::vector<std::vector<CueId>> fired = {
      {{"parks/gates"}}, {{"parks/gates"}, {"parks/shut"}}, {}};
  for (std::size_t i = 0; i < documents.size(); ++i) {
    store.replace_evidence(documents[i].digest, rules, {});
    store.index_words(documents[i].digest, words_in(documents[i]));
    // Of the last it is not known.
    if (i < fired.size()) store.set_fired(documents[i].digest, fired[i]);
  }
  const auto found = [&](const DocumentNeed& need) {
    std::string ids;
    for (const Document& each : documents) {
      const auto digests = store.documents_meeting(std::vector{need});
      if (digests.contains(each.digest)) ids += each.id;
    }
    return ids;
  };
  const std::vector<CueId> any;
  const std::vector<CueId> gates = {{"parks/gates"}};
  const std::vector<CueId> shut = {{"parks/shut"}};
  CHECK(found({}) == "abcd");
  CHECK(found({.words = word("gate")}) == "abd");
  CHECK(found({.fired = any}) == "abd");
  CHECK(found({.fired = gates}) == "abd");
  CHECK(found({.fired = shut}) == "bd");
  CHECK(found({.words = word("open"), .fired = gates}) == "a");
  CHECK(found({.words = word("dog"), .fired = gates}) == "d");
  CHECK(found({.words = word("dog"), .fired = gates, .or_words = word("runs")}) == "cd");

  // What fired is told anew with the evidence.
  store.replace_evidence(documents[0].digest, rules, {});
  store.set_fired(documents[0].digest, {});
  store.replace_evidence(documents[2].digest, rules, {});
  CHECK(found({.fired = any}) == "bcd");
  store.drop_derived();
  CHECK(found({.fired = shut}) == "abcd");
  CHECK(found({.words = word("open")}) == "abcd");
}

}  // namespace stance::store::test
