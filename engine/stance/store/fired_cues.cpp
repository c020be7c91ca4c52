// SPDX-License-Identifier: Apache-2.0
// Which cues fired where, and the documents that an edit can touch by that and by their
// words.
#include <algorithm>
#include <iterator>

#include "stance/base/assert.h"
#include "stance/base/sort_unique.h"
#include "stance/store/open_store.h"
#include "stance/store/word_index.h"

namespace stance::store {
namespace {

using Keys = std::vector<std::int64_t>;

void append(Keys& keys, Query& query) {
  while (query.next()) keys.push_back(query.integer(0));
}

// Those of which it is not known what fired in them, too.
Keys documents_fired(Connection& connection, const std::vector<CueId>& cues) {
  Keys keys;
  if (cues.empty()) {
    Query any(connection, "SELECT DISTINCT document FROM fired_cue");
    append(keys, any.with());
  }
  Query one(connection, "SELECT document FROM fired_cue WHERE cue = ?");
  for (const CueId& cue : cues) append(keys, one.with(cue.text));
  Query unknown(connection,
                "SELECT key FROM document EXCEPT "
                "SELECT document FROM extraction WHERE fired = 1");
  append(keys, unknown.with());
  sort_unique(keys);
  return keys;
}

Digest digest_of_document(Connection& connection, std::int64_t key) {
  Query digest(connection, "SELECT digest FROM document WHERE key = ?");
  digest.with(key);
  return digest.next() ? Digest{digest.text(0)} : Digest{};
}

Keys common(const Keys& one, const Keys& two) {
  Keys keys;
  std::ranges::set_intersection(one, two, std::back_inserter(keys));
  return keys;
}

// The index of words is asked for more than so many; fewer are looked into.
constexpr std::size_t few = 1000;

Keys with_words(const Store& store,
                Connection& connection,
                Keys keys,
                const WordNeed& need) {
  if (need.form == WordNeed::Form::nothing) return keys;
  if (keys.size() > few) return common(keys, documents_with_words(connection, need));
  std::erase_if(keys, [&](std::int64_t key) {
    const std::optional<Document> document =
        store.document(digest_of_document(connection, key));
    return document && !is_met(need, words_in(*document));
  });
  return keys;
}

Keys documents_meeting(const Store& store,
                       Connection& connection,
                       const DocumentNeed& need) {
  if (!need.fired) return documents_with_words(connection, need.words);
  // What certain cues found is seldom much; where it may be any, the words tell more.
  if (!need.fired->empty() && !need.or_words) {
    return with_words(
        store, connection, documents_fired(connection, *need.fired), need.words);
  }
  const Keys with = documents_with_words(connection, need.words);
  Keys found = common(with, documents_fired(connection, *need.fired));
  if (need.or_words && found.size() < with.size()) {
    Keys others;
    std::ranges::set_difference(with, found, std::back_inserter(others));
    others = with_words(store, connection, std::move(others), *need.or_words);
    std::ranges::move(others, std::back_inserter(found));
    sort_unique(found);
  }
  return found;
}

}  // namespace

void Store::set_fired(const Digest& document, std::span<const CueId> cues) {
  const Attempt attempt(**open_, "store what fired");
  Connection& connection = **open_;
  transaction([&] {
    const std::optional<std::int64_t> key = document_key(connection, document);
    STANCE_ASSERT(key.has_value());
    Query(connection, "DELETE FROM fired_cue WHERE document = ?").with(*key).run();
    Query(connection, "UPDATE extraction SET fired = 1 WHERE document = ?")
        .with(*key)
        .run();
    Query insert(connection, "INSERT INTO fired_cue VALUES (?, ?)");
    for (const CueId& cue : cues) insert.with(*key, cue.text).run();
  });
}

std::set<Digest> Store::documents_meeting(std::span<const DocumentNeed> needs) const {
  const Attempt attempt(**open_, "look for documents that an edit can touch");
  Keys keys;
  for (const DocumentNeed& need : needs) {
    std::ranges::move(store::documents_meeting(*this, **open_, need),
                      std::back_inserter(keys));
  }
  sort_unique(keys);
  std::set<Digest> found;
  for (const std::int64_t key : keys) found.insert(digest_of_document(**open_, key));
  return found;
}

}  // namespace stance::store
