// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "samples.h"

namespace stance::store::test {
namespace {

TEST_CASE("store: a document comes back as it went in") {
  Store store = fresh_store();
  const Document full = full_document();
  const Document bare = document("bare", "Nothing is known of this one.");
  const std::vector<Document> both = {full, bare};
  CHECK(store.add_documents(both, today) == std::vector{Added::added, Added::added});
  CHECK(store.document(full.digest) == full);
  CHECK(store.document(bare.digest) == bare);
  CHECK(store.document(digest_of("another")) == std::nullopt);
  CHECK(store.documents_named("alder-1") == std::vector{full});
  CHECK(store.documents_named("nobody").empty());
  std::vector<Document> all;
  store.each_document([&](const Document& one) { all.push_back(one); });
  CHECK(all == both);
}

TEST_CASE("store: adding twice equals adding once") {
  Store store = fresh_store();
  const std::vector<Document> documents = {full_document(), document("b", "B")};
  store.add_documents(documents, today);
  const StoreInfo before = store.info();
  CHECK(store.add_documents(documents, tomorrow) ==
        std::vector{Added::already_there, Added::already_there});
  CHECK(store.info() == before);
}

TEST_CASE("store: new metadata of a known text holds from now on and the old is kept") {
  Store store = fresh_store();
  const Document first = full_document();
  Document second = first;
  second.published = edtf("2020");
  second.title = std::nullopt;
  const auto add = [&](const Document& one) {
    return store.add_documents(std::vector{one}, today).front();
  };
  CHECK(add(first) == Added::added);
  CHECK(add(second) == Added::metadata_changed);
  CHECK(store.document(first.digest) == second);
  CHECK(store.documents_named(first.id) == std::vector{second});
  CHECK(add(second) == Added::already_there);
  CHECK(add(first) == Added::metadata_changed);
  CHECK(store.document(first.digest) == first);
  CHECK(store.info().documents == 1);
  CHECK(store.info().documents_with_changed_metadata == 1);
}

TEST_CASE("store: a document dated ahead is taken anew once its day has come") {
  Store store = fresh_store();
  Document ahead = document("a", "A");
  ahead.published = Edtf::from_day(tomorrow);
  const auto add = [&](Day day) {
    return store.add_documents(std::vector{ahead}, day).front();
  };
  CHECK(add(today) == Added::added);
  CHECK(add(today) == Added::already_there);
  CHECK(is_dated_ahead(*store.document(ahead.digest)));
  CHECK(add(tomorrow) == Added::metadata_changed);
  CHECK(add(tomorrow) == Added::already_there);
  CHECK(!is_dated_ahead(*store.document(ahead.digest)));
}

TEST_CASE("store: every single metadatum counts as a change") {
  const Document full = full_document();
  std::vector<Document> changed(8, full);
  changed[0].id = "other";
  changed[1].title = "other";
  changed[2].publisher = "other";
  changed[3].url = "other";
  changed[4].published = std::nullopt;
  changed[5].kind = "other";
  changed[6].state = std::nullopt;
  changed[7].is_abstract = false;
  for (const Document& one : changed) {
    Store store = fresh_store();
    store.add_documents(std::vector{full}, today);
    CHECK(store.add_documents(std::vector{one}, today) ==
          std::vector{Added::metadata_changed});
    CHECK(store.document(full.digest) == one);
  }
}

TEST_CASE("store: documents wait for extraction until the rules have seen them") {
  Store store = fresh_store();
  Document a = document("a", "Text of a");
  const Document b = document("b", "Text of b");
  store.add_documents(std::vector{a, b}, today);
  CHECK(store.documents_to_extract(rules) == std::vector{a.digest, b.digest});
  store.replace_evidence(a.digest, rules, {});
  CHECK(store.documents_to_extract(rules) == std::vector{b.digest});
  CHECK(store.documents_to_extract(other_rules) == std::vector{a.digest, b.digest});
  a.published = edtf("2020");
  store.add_documents(std::vector{a}, today);
  CHECK(store.documents_to_extract(rules) == std::vector{a.digest, b.digest});
  store.replace_evidence(a.digest, rules, {});
  store.replace_evidence(b.digest, rules, {});
  CHECK(store.documents_to_extract(rules).empty());
}

TEST_CASE("store: a large text and odd characters survive") {
  Store store = fresh_store();
  const Document large =
      document("large", std::string(1'000'000, 'x') + "\xF0\x9F\x8F\x9B");
  const Document odd =
      document("o'd\"d;--", "\"'; DROP TABLE document; --\t\r\n\x1B[31m");
  store.add_documents(std::vector{large, odd}, today);
  CHECK(store.document(large.digest) == large);
  CHECK(store.documents_named(odd.id) == std::vector{odd});
}

WordNeed word(const std::string& text) {
  return {.form = WordNeed::Form::word, .word = text};
}

WordNeed both(const WordNeed& a, const WordNeed& b) {
  return {.form = WordNeed::Form::all, .parts = {a, b}};
}

WordNeed either(const WordNeed& a, const WordNeed& b) {
  return {.form = WordNeed::Form::any, .parts = {a, b}};
}

TEST_CASE("store: documents are found by their words") {
  Store store = fresh_store();
  const Document cats = document("cats", "Cats, caf\xC3\xA9, the mayor's.");
  const Document dogs = document("dogs", "Dogs OR cats.");
  const Document late = document("late", "Nobody has indexed this.");
  store.add_documents(std::vector{cats, dogs, late}, today);
  for (const Document& each : {cats, dogs}) {
    store.index_words(each.digest, words_in(each));
    store.index_words(each.digest, words_in(each));
  }
  const auto found = [&store](const WordNeed& need) {
    std::set<Digest> digests = store.documents_with(need);
    CHECK(digests.erase(digest_of("Nobody has indexed this.")) == 1);
    return digests;
  };
  using Set = std::set<Digest>;
  const WordNeed nothing;
  const WordNeed never = {.form = WordNeed::Form::any};
  CHECK(found(nothing) == Set{cats.digest, dogs.digest});
  CHECK(found(never).empty());
  CHECK(found(word("cats")) == Set{cats.digest, dogs.digest});
  CHECK(found(word("dogs")) == Set{dogs.digest});
  CHECK(found(word("cafe")) == Set{cats.digest});
  CHECK(found(word("mayor's")) == Set{cats.digest});
  CHECK(found(word("mayor")).empty());
  CHECK(found(word("or")) == Set{dogs.digest});
  CHECK(found(both(word("cats"), word("dogs"))) == Set{dogs.digest});
  CHECK(found(both(word("cats"), never)).empty());
  CHECK(found(either(word("cafe"), word("dogs"))) == Set{cats.digest, dogs.digest});
  CHECK(found(either(both(word("cats"), word("birds")), word("dogs"))) ==
        Set{dogs.digest});
}

TEST_CASE("store: a document with a new title is found by it once it is indexed") {
  Store store = fresh_store();
  Document one = document("one", "Text.");
  store.add_documents(std::vector{one}, today);
  store.index_words(one.digest, words_in(one));
  CHECK(store.documents_with(word("birds")).empty());
  one.title = "Birds";
  store.add_documents(std::vector{one}, today);
  CHECK(store.documents_with(word("fish")).size() == 1);  // not looked at yet
  store.index_words(one.digest, words_in(one));
  CHECK(store.documents_with(word("fish")).empty());
  CHECK(store.documents_with(word("birds")).size() == 1);
  store.drop_derived();
  CHECK(store.documents_with(word("fish")).size() == 1);
  store.index_words(one.digest, words_in(one));
  CHECK(store.documents_with(word("birds")).size() == 1);
}

}  // namespace
}  // namespace stance::store::test
