// SPDX-License-Identifier: Apache-2.0
// Evidence: derived from documents, or given by people. All queries give both.
#include "stance/store/evidence_rows.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "stance/base/assert.h"
#include "stance/store/open_store.h"
#include "stance/store/table_evidence.h"

namespace stance::store {
namespace {

// A row of `evidence` is key, document, dropped, the evidence and its grades.
constexpr int derived_first = 3;

auto order_of(const Evidence& evidence) {
  return std::tie(evidence.jurisdiction,
                  evidence.policy,
                  evidence.digest,
                  evidence.begin,
                  evidence.end,
                  evidence.id,
                  evidence.state,
                  evidence.kind,
                  evidence.when);
}

// Evidence is large: it moves once, when its place is known, and not where it comes in
// order, as that of one table mostly does.
void sort_evidence(std::vector<Evidence>& evidence) {
  const auto is_before = [](const Evidence& a, const Evidence& b) {
    return order_of(a) < order_of(b);
  };
  if (std::ranges::is_sorted(evidence, is_before)) return;
  std::vector<std::size_t> order(evidence.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return is_before(evidence[a], evidence[b]);
  });
  std::vector<Evidence> sorted;
  sorted.reserve(evidence.size());
  for (const std::size_t at : order) sorted.push_back(std::move(evidence[at]));
  evidence = std::move(sorted);
}

// The digests of documents by their rows, looked up once each.
class Digests {
 public:
  explicit Digests(Connection& connection)
      : query_(connection, "SELECT digest FROM document WHERE key = ?") {}

  const Digest& of(std::int64_t key) {
    const auto [found, is_new] = known_.try_emplace(key);
    if (is_new) {
      query_.with(key);
      if (query_.next()) found->second.text = query_.text(0);
    }
    return found->second;
  }

 private:
  Query query_;
  std::unordered_map<std::int64_t, Digest> known_ = {};
};

Evidence derived_from(const Query& row, Digests& digests) {
  Evidence evidence = evidence_from(row, derived_first);
  evidence.digest = digests.of(row.integer(1));
  evidence.grades = grades_from(row, derived_first + evidence_columns);
  return evidence;
}

std::vector<Evidence> sorted(Connection& connection,
                             Query& derived,
                             Query* given,
                             Query& tables) {
  Digests digests(connection);
  TableDigests table_digests(connection);
  std::vector<Evidence> evidence;
  while (derived.next()) evidence.push_back(derived_from(derived, digests));
  while (given != nullptr && given->next()) evidence.push_back(given_from(*given));
  while (tables.next()) evidence.push_back(table_evidence_from(tables, table_digests));
  sort_evidence(evidence);
  return evidence;
}

// The view of what was given costs more to prepare than all else about a place.
bool is_any_given(Connection& connection) {
  Query query(connection, "SELECT EXISTS (SELECT 1 FROM manual_evidence)");
  query.with();
  return query.next() && query.flag(0);
}

void insert_evidence(Connection& connection,
                     std::int64_t document,
                     const std::optional<std::string>& dropped,
                     const Evidence& evidence) {
  Query insert(
      connection,
      "INSERT INTO evidence VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.with(document, dropped);
  bind_evidence(insert, evidence);
  insert.also(grades_column(evidence.grades)).run();
}

// The subjects of the evidence that a document has now, of what other programs found in
// it too: they are dated by its metadata.
std::set<Subject> subjects_of(Connection& connection, std::int64_t document) {
  Query query(connection,
              "SELECT jurisdiction, policy FROM evidence "
              "WHERE document = ?1 AND dropped IS NULL UNION "
              "SELECT jurisdiction, policy FROM manual_evidence WHERE digest = "
              "(SELECT digest FROM document WHERE key = ?1)");
  query.with(document);
  std::set<Subject> subjects;
  while (query.next()) subjects.insert(Subject{{query.text(0)}, {query.text(1)}});
  return subjects;
}

void set_extraction(Connection& connection, std::int64_t document, const Digest& rules) {
  Query(connection, "DELETE FROM evidence WHERE document = ?").with(document).run();
  Query(connection, "DELETE FROM fired_cue WHERE document = ?").with(document).run();
  Query(connection,
        "INSERT INTO extraction (document, metadata, rules) "
        "VALUES (?1, (SELECT max(key) FROM document_metadata WHERE document = ?1), ?2) "
        "ON CONFLICT (document) DO UPDATE "
        "SET metadata = excluded.metadata, rules = excluded.rules, fired = 0")
      .with(document, rules)
      .run();
}

}  // namespace

void Store::replace_evidence(const Digest& document,
                             const Digest& rules,
                             std::span<const Evidence> evidence,
                             std::span<const DroppedEvidence> dropped) {
  const Attempt attempt(**open_, "store evidence");
  Connection& connection = **open_;
  transaction([&] {
    const std::optional<std::int64_t> key = document_key(connection, document);
    STANCE_ASSERT(key.has_value());
    std::set<Subject> subjects = subjects_of(connection, *key);
    set_extraction(connection, *key, rules);
    for (const Evidence& one : evidence) {
      STANCE_ASSERT(one.digest == document);
      insert_evidence(connection, *key, std::nullopt, one);
      subjects.insert(Subject{one.jurisdiction, one.policy});
    }
    for (const DroppedEvidence& one : dropped) {
      insert_evidence(connection, *key, one.reason, one.evidence);
    }
    for (const Subject& subject : subjects) mark_outdated(connection, subject);
  });
}

std::vector<Evidence> Store::evidence_for(const JurisdictionId& jurisdiction) const {
  const Attempt attempt(**open_, "read evidence");
  Query derived(**open_,
                "SELECT * FROM evidence WHERE jurisdiction = ? AND dropped IS NULL");
  std::optional<Query> given;
  if (is_any_given(**open_)) {
    given.emplace(**open_, "SELECT * FROM given_evidence WHERE jurisdiction = ?")
        .with(jurisdiction);
  }
  Query tables(**open_, "SELECT * FROM table_evidence WHERE jurisdiction = ?");
  return sorted(**open_,
                derived.with(jurisdiction),
                given ? &*given : nullptr,
                tables.with(jurisdiction));
}

std::vector<Evidence> Store::evidence_for(const JurisdictionId& jurisdiction,
                                          const PolicyId& policy) const {
  const Attempt attempt(**open_, "read evidence");
  Query derived(**open_,
                "SELECT * FROM evidence "
                "WHERE jurisdiction = ? AND policy = ? AND dropped IS NULL");
  Query manual(**open_,
               "SELECT * FROM given_evidence WHERE jurisdiction = ? AND policy = ?");
  Query tables(**open_,
               "SELECT * FROM table_evidence WHERE jurisdiction = ? AND policy = ?");
  return sorted(**open_,
                derived.with(jurisdiction, policy),
                &manual.with(jurisdiction, policy),
                tables.with(jurisdiction, policy));
}

std::vector<Evidence> Store::evidence_by_id(const EvidenceId& id) const {
  const Attempt attempt(**open_, "read evidence");
  Query derived(**open_, "SELECT * FROM evidence WHERE id = ? AND dropped IS NULL");
  Query manual(**open_, "SELECT * FROM given_evidence WHERE id = ?");
  Query tables(**open_, "SELECT * FROM table_evidence WHERE id = ?");
  return sorted(**open_, derived.with(id), &manual.with(id), tables.with(id));
}

std::vector<Evidence> Store::evidence_of(const Digest& document) const {
  const Attempt attempt(**open_, "read evidence");
  Query derived(**open_,
                "SELECT * FROM evidence WHERE dropped IS NULL "
                "AND document = (SELECT key FROM document WHERE digest = ?)");
  Query manual(**open_, "SELECT * FROM given_evidence WHERE digest = ?");
  Query tables(**open_,
               "SELECT * FROM table_evidence WHERE imported IN (SELECT t.key FROM "
               "imported_table t JOIN table_content c ON c.key = t.content "
               "WHERE c.digest = ?)");
  return sorted(
      **open_, derived.with(document), &manual.with(document), tables.with(document));
}

std::vector<DroppedEvidence> Store::dropped_for(const JurisdictionId& jurisdiction,
                                                const PolicyId& policy) const {
  const Attempt attempt(**open_, "read dropped evidence");
  Query query(**open_,
              "SELECT * FROM evidence "
              "WHERE jurisdiction = ? AND policy = ? AND dropped IS NOT NULL");
  query.with(jurisdiction, policy);
  Digests digests(**open_);
  std::vector<DroppedEvidence> dropped;
  while (query.next()) dropped.push_back({derived_from(query, digests), query.text(2)});
  std::ranges::stable_sort(dropped,
                           [](const DroppedEvidence& a, const DroppedEvidence& b) {
                             return std::pair(order_of(a.evidence), a.reason) <
                                    std::pair(order_of(b.evidence), b.reason);
                           });
  return dropped;
}

std::vector<Digest> Store::documents_dropping(const std::string& reason) const {
  const Attempt attempt(**open_, "read dropped evidence");
  Query query(**open_,
              "SELECT digest FROM document WHERE key IN (SELECT document FROM evidence "
              "WHERE dropped IS NOT NULL AND substr(dropped, 1, length(?1)) = ?1) "
              "ORDER BY key");
  query.with(reason);
  std::vector<Digest> documents;
  while (query.next()) documents.push_back({query.text(0)});
  return documents;
}

void Store::each_evidence(const std::function<void(const Evidence&)>& visit) const {
  const Attempt attempt(**open_, "read evidence");
  std::vector<Evidence> manual;
  for (ManualEvidence& one : manual_evidence()) manual.push_back(std::move(one.evidence));
  sort_evidence(manual);
  Query documents(
      **open_,
      "SELECT * FROM evidence WHERE dropped IS NULL ORDER BY jurisdiction, policy");
  Query tables(**open_, "SELECT * FROM table_evidence ORDER BY jurisdiction, policy");
  documents.with();
  tables.with();
  Digests digests(**open_);
  TableDigests table_digests(**open_);
  const auto from_documents = [&]() -> std::optional<Evidence> {
    if (!documents.next()) return std::nullopt;
    return derived_from(documents, digests);
  };
  const auto from_tables = [&]() -> std::optional<Evidence> {
    if (!tables.next()) return std::nullopt;
    return table_evidence_from(tables, table_digests);
  };
  // The next of each kind; the first subject goes first.
  std::optional<Evidence> next_document = from_documents();
  std::optional<Evidence> next_row = from_tables();
  auto next_manual = manual.begin();
  const auto is_before = [](const Evidence& a, const std::optional<Evidence>& b) {
    return !b ||
           std::tie(a.jurisdiction, a.policy) <= std::tie(b->jurisdiction, b->policy);
  };
  while (next_document || next_row || next_manual != manual.end()) {
    const bool is_manual = next_manual != manual.end() &&
                           is_before(*next_manual, next_document) &&
                           is_before(*next_manual, next_row);
    if (is_manual) {
      visit(*next_manual++);
    } else if (next_document && is_before(*next_document, next_row)) {
      visit(*next_document);
      next_document = from_documents();
    } else {
      visit(*next_row);
      next_row = from_tables();
    }
  }
}

std::vector<Subject> Store::subjects() const {
  const Attempt attempt(**open_, "read evidence");
  Query query(**open_,
              "SELECT jurisdiction, policy FROM evidence WHERE dropped IS NULL "
              "UNION SELECT jurisdiction, policy FROM table_evidence "
              "UNION SELECT jurisdiction, policy FROM given_evidence ORDER BY 1, 2");
  query.with();
  std::vector<Subject> subjects;
  while (query.next()) subjects.push_back({{query.text(0)}, {query.text(1)}});
  return subjects;
}

// From one name to the next by the index, whatever the number of pieces.
std::vector<JurisdictionId> Store::places() const {
  const Attempt attempt(**open_, "read evidence");
  Query query(**open_,
              "WITH RECURSIVE place(name) AS (SELECT (SELECT jurisdiction FROM evidence "
              "WHERE dropped IS NULL ORDER BY jurisdiction LIMIT 1) UNION ALL "
              "SELECT (SELECT jurisdiction FROM evidence WHERE dropped IS NULL "
              "AND jurisdiction > place.name ORDER BY jurisdiction LIMIT 1) "
              "FROM place WHERE place.name IS NOT NULL) "
              "SELECT name FROM place WHERE name IS NOT NULL "
              "UNION SELECT jurisdiction FROM table_evidence "
              "UNION SELECT jurisdiction FROM manual_evidence ORDER BY 1");
  query.with();
  std::vector<JurisdictionId> places;
  while (query.next()) places.push_back({query.text(0)});
  return places;
}

}  // namespace stance::store
