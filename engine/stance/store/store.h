// SPDX-License-Identifier: Apache-2.0
// One SQLite file that keeps the facts (documents, tables, manual evidence, decisions,
// the rules that were applied) for ever, and what was derived from them until it is made
// anew.
//
// Facts are only added. Derived rows carry the digest of the rules that made them. The
// store reads no clock: the day on which something is recorded is a parameter.
//
// Every call is one transaction, or part of the enclosing `transaction`. A process killed
// at any moment loses nothing committed and leaves nothing half written. Many may read
// while one writes; a second writer waits, then StoreError (S006) says who holds the
// lock.
//
// A Store is used by one thread at a time. All calls may throw StoreError. What is given
// to a function called `each_...` must not write to the store.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "stance/base/decision.h"
#include "stance/base/diagnostic.h"
#include "stance/base/document.h"
#include "stance/base/evidence.h"
#include "stance/base/result.h"
#include "stance/extract/word_needs.h"
#include "stance/store/records.h"
#include "stance/store/store_error.h"
#include "stance/store/tables.h"
#include "stance/timeline/timeline.h"

namespace stance::store {

enum class OpenMode {
  read,    // must exist; nothing can be written
  write,   // must exist
  create,  // made if it is not there
};

struct OpenOptions {
  OpenMode mode = OpenMode::read;
  // How long a writer waits for another one.
  std::chrono::milliseconds wait = std::chrono::seconds{5};
  // What others are told while this process writes: "stance ingest".
  std::string command = "stance";
};

// A condition on documents: words that they have, and what fired in them.
struct DocumentNeed {
  WordNeed words = {};
  // One of these cues fired when their evidence was made; with none of them any cue.
  // Absent: fired or not.
  std::optional<std::vector<CueId>> fired = {};
  // In the place of what fired: these words. Nothing: no others.
  std::optional<WordNeed> or_words = {};
};

class Store {
 public:
  // ":memory:" is a store that nobody else sees. Faults that the user can correct: S001
  // no such file, S002 not a stance store, S003 made by a newer version, S004 damaged,
  // S005 may not be read or written.
  static Result<Store, Diagnostic> open(const std::string& file,
                                        const OpenOptions& options);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  const std::string& file() const;

  // Runs `work`; what it wrote is committed together when it returns, and undone when it
  // throws. Inside another transaction it is part of that one.
  void transaction(const std::function<void()>& work);

  // Runs `work`, to which the store looks the same all the time, whatever others write.
  void reading(const std::function<void()>& work) const;

  // --- facts: documents ---------------------------------------------------------------

  // What became of each, in order. Adding the same again changes nothing; new metadata of
  // a known content is kept beside the old and is the one that holds from now on. That of
  // a document that was dated ahead is new on its day.
  std::vector<Added> add_documents(std::span<const Document> documents, Day recorded);
  // Received when what holds of it was recorded.
  std::optional<Document> document(const Digest& digest) const;
  // Those whose metadata now has this id, by digest.
  std::vector<Document> documents_named(const std::string& id) const;
  // All, in the order in which they were first added.
  void each_document(const std::function<void(const Document&)>& visit) const;
  std::size_t count_documents() const;
  // Has all been read by these rules, with what is known of each document now?
  bool has_read_all(const Digest& rules) const;
  // Lets documents_with() find the document by these words (words_in() of it).
  void index_words(const Digest& document, const std::vector<std::string>& words);
  // Those that meet the need as far as words tell, and those that are not indexed.
  std::set<Digest> documents_with(const WordNeed& need) const;
  // Those that meet one of the needs as far as is known of them.
  std::set<Digest> documents_meeting(std::span<const DocumentNeed> needs) const;
  // Those that `rules` have not been applied to yet, or whose metadata changed since.
  std::vector<Digest> documents_to_extract(const Digest& rules) const;

  // --- facts: tables ------------------------------------------------------------------

  // False where it is the one that holds already.
  bool add_mapping(const StoredMapping& mapping, Day recorded);
  std::optional<StoredMapping> mapping(const std::string& name) const;
  // Of all tables, by name.
  std::vector<std::string> series() const;
  // `table.digest` must be that of the bytes, which are kept once. The same table of the
  // same day is added once.
  Added add_table(const ImportedTable& table, const Bytes& bytes);
  // Of a series, or all, in the order of importing.
  std::vector<ImportedTable> tables(const std::optional<std::string>& series) const;
  // The bytes of a table in parts, as long as the store is open.
  Bytes table_bytes(const Digest& digest) const;
  // Bytes [begin, end) of a table; nothing if it has not so many.
  std::optional<std::string> table_text(const Digest& digest,
                                        std::size_t begin,
                                        std::size_t end) const;
  void add_name_decision(const NameDecision& decision);
  // In the order in which they were added.
  std::vector<NameDecision> name_decisions() const;

  // --- facts: people ------------------------------------------------------------------

  void add_decision(const Decision& decision);
  // In the order in which they were added.
  std::vector<Decision> decisions() const;
  // Evidence that a person gives, or a program of theirs (`extractor`) found in a
  // document of the store; its id must be evidence_id of it. False where the program has
  // said so before: then nothing changes.
  bool add_manual_evidence(const ManualEvidence& manual);
  std::vector<ManualEvidence> manual_evidence() const;

  // The program has read the document, and all that it said was taken.
  void add_reading(const Digest& document, const std::string& extractor, Day recorded);
  bool was_read_by(const std::string& extractor, const Digest& document) const;

  // --- facts: rules, GEOIDs, settings -------------------------------------------------

  // These rules hold from now on. Earlier ones are kept.
  void apply_rules(const AppliedRules& rules);
  // The last applied; nothing in a fresh store.
  std::optional<AppliedRules> applied_rules() const;
  std::optional<Digest> applied_digest() const;
  // The latest that have this digest.
  std::optional<AppliedRules> rules_by_digest(const Digest& digest) const;
  // One of those in rules_history(), the first one 0.
  std::optional<AppliedRules> applied_rules_at(std::size_t number) const;
  // Digest and day of each application, the first one first.
  std::vector<std::pair<Digest, Day>> rules_history() const;
  // GEOIDs of places, beside those of the gazetteer.
  void add_geoids(const std::map<JurisdictionId, std::string>& geoids, Day recorded);
  std::map<JurisdictionId, std::string> geoids() const;
  void set_setting(const std::string& name, const std::string& value, Day recorded);
  std::optional<std::string> setting(const std::string& name) const;

  // --- derived: evidence --------------------------------------------------------------

  // In the place of all that was derived from the document so far. The document must be
  // in the store.
  void replace_evidence(const Digest& document,
                        const Digest& rules,
                        std::span<const Evidence> evidence,
                        std::span<const DroppedEvidence> dropped = {});
  // Which cues fired when the document's evidence was made, whatever came of it; said
  // after replace_evidence().
  void set_fired(const Digest& document, std::span<const CueId> cues);
  // Of documents and of people, sorted by policy, document digest, place in it, id.
  std::vector<Evidence> evidence_for(const JurisdictionId& jurisdiction) const;
  std::vector<Evidence> evidence_for(const JurisdictionId& jurisdiction,
                                     const PolicyId& policy) const;
  // Those with this id: one, but for an accident of hashing.
  std::vector<Evidence> evidence_by_id(const EvidenceId& id) const;
  std::vector<Evidence> evidence_of(const Digest& document) const;
  std::vector<DroppedEvidence> dropped_for(const JurisdictionId& jurisdiction,
                                           const PolicyId& policy) const;
  // The documents of which something was dropped for a reason that begins so, in the
  // order in which they were added.
  std::vector<Digest> documents_dropping(const std::string& reason) const;
  // All, those of people included, sorted by jurisdiction and policy.
  void each_evidence(const std::function<void(const Evidence&)>& visit) const;
  // Jurisdiction and policy of all evidence, sorted.
  std::vector<Subject> subjects() const;
  // The jurisdictions among them, in order.
  std::vector<JurisdictionId> places() const;

  // Tables of a series whose evidence was not made under this stamp.
  std::vector<std::int64_t> tables_to_read(const std::string& series,
                                           const std::string& stamp) const;
  // In the place of all that was derived from these tables; `make` hands each piece, with
  // the key of its table, to the sink.
  using TableSink = std::function<void(std::int64_t table, const Evidence& piece)>;
  void replace_table_evidence(
      const std::vector<std::int64_t>& tables,
      const std::string& stamp,
      const std::function<TablesRead(const TableSink& sink)>& make);
  // By day.
  std::vector<TablePublication> table_publications() const;
  // By series, those that keep out most rows first.
  std::vector<HeldTableName> held_names() const;

  // --- derived: timelines -------------------------------------------------------------

  // Those whose evidence, or decisions about it, changed after their timelines were made,
  // or whose timelines other rules made. Sorted.
  std::vector<Subject> outdated_timelines(const Digest& rules) const;
  // In the place of the subject's timelines, which all have its jurisdiction and policy.
  void replace_timelines(const Subject& subject,
                         const Digest& rules,
                         std::span<const Timeline> timelines);
  // By jurisdiction, policy, agency, instance.
  std::vector<Timeline> timelines(const TimelineQuery& query) const;
  // Derived rows are removed: all must be made anew.
  void drop_derived();

  // --- the file -----------------------------------------------------------------------

  StoreInfo info() const;
  // Faults of the file and of its content, S101 to S108; empty if it is sound.
  Diagnostics check() const;
  // A copy of the store as it is now. S008 if the target exists.
  std::optional<Diagnostic> backup(const std::string& target) const;

 private:
  struct Open;
  explicit Store(std::unique_ptr<Open> open);

  std::unique_ptr<Open> open_;
};

}  // namespace stance::store
