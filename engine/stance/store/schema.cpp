// SPDX-License-Identifier: Apache-2.0
#include "stance/store/schema.h"

#include <array>
#include <cstddef>

#include "stance/store/schema_version_2.h"
#include "stance/store/schema_version_3.h"
#include "stance/store/schema_version_4.h"
#include "stance/store/schema_version_5.h"
#include "stance/store/schema_version_6.h"

namespace stance::store {
namespace {

constexpr const char* version_1 = R"sql(
-- --- facts: rows are added, never changed, never removed ---

CREATE TABLE document (
  -- FACT. One source text. What is known about it: document_metadata.
  key            INTEGER PRIMARY KEY,
  digest         TEXT NOT NULL UNIQUE,  -- SHA-256 of content
  recorded       TEXT NOT NULL,         -- the day on which it was added
  content        TEXT NOT NULL
) STRICT;

CREATE TABLE document_metadata (
  -- FACT. The last row of a document holds; earlier ones are what was said before.
  key            INTEGER PRIMARY KEY,
  document       INTEGER NOT NULL REFERENCES document,
  id             TEXT NOT NULL,    -- the source's own name for it, or its file name
  title          TEXT,
  publisher      TEXT,
  url            TEXT,
  published      TEXT,             -- EDTF
  kind           TEXT,             -- official, news, ...
  state          TEXT,             -- postal code
  is_abstract    INTEGER NOT NULL, -- 1: a summary, not the source's own words
  recorded       TEXT NOT NULL
) STRICT;
CREATE INDEX document_metadata_by_document ON document_metadata (document);
CREATE INDEX document_metadata_by_id ON document_metadata (id);

CREATE TABLE decision (
  -- FACT. What a person decided about a piece of evidence; a later row undoes it.
  key            INTEGER PRIMARY KEY,
  evidence       TEXT NOT NULL,    -- evidence.id
  verdict        TEXT NOT NULL,    -- accept, reject, undo
  who            TEXT NOT NULL,
  why            TEXT NOT NULL,
  recorded       TEXT NOT NULL
) STRICT;

CREATE TABLE manual_evidence (
  -- FACT. Evidence that a person gives.
  key            INTEGER PRIMARY KEY,
  digest         TEXT NOT NULL,    -- of the record
  id             TEXT NOT NULL,    -- of what it says and where it stands
  document_id    TEXT NOT NULL,    -- the document's id, for people
  jurisdiction   TEXT NOT NULL,    -- Open Civic Data id
  policy         TEXT NOT NULL,
  state          TEXT NOT NULL,
  kind           TEXT NOT NULL,    -- adopted, ended, observed, proposed, ...
  happened       TEXT NOT NULL,    -- EDTF: the possible days; XXXX unknown
  published      TEXT,             -- EDTF: of the document
  scope          TEXT,
  agency         TEXT,
  instance       TEXT,
  speaker        TEXT,
  binds          TEXT NOT NULL,    -- own, below
  factual        INTEGER NOT NULL,
  hedged         INTEGER NOT NULL,
  grade          TEXT NOT NULL,    -- A to D
  cue            TEXT,             -- the rule that found it, pack/id
  contexts       TEXT,             -- JSON list of names; NULL: none
  quote          TEXT NOT NULL,    -- bytes [span_begin, span_end)
  span_begin     INTEGER NOT NULL,
  span_end       INTEGER NOT NULL,
  dates          TEXT,             -- JSON object name -> EDTF; NULL: none
  parameters     TEXT,             -- JSON object name -> number; NULL: none
  source_kind    TEXT,
  publisher      TEXT,
  who            TEXT NOT NULL,
  why            TEXT NOT NULL,
  recorded       TEXT NOT NULL
) STRICT;
CREATE INDEX manual_evidence_by_place ON manual_evidence (jurisdiction, policy);

CREATE TABLE rule_text (
  -- FACT. The text of a rule file, once for all rule sets that have it.
  key            INTEGER PRIMARY KEY,
  digest         TEXT NOT NULL UNIQUE,  -- SHA-256 of content
  content        TEXT NOT NULL
) STRICT;

CREATE TABLE rule_set (
  -- FACT. Rules that were applied; the last row is in force.
  key            INTEGER PRIMARY KEY,
  digest         TEXT NOT NULL,    -- of the meaning of the rules
  recorded       TEXT NOT NULL,
  who            TEXT,
  packs          TEXT NOT NULL     -- JSON list of names
) STRICT;

CREATE TABLE rule_file (
  -- FACT. The files of a rule set.
  rule_set       INTEGER NOT NULL REFERENCES rule_set,
  name           TEXT NOT NULL,    -- below the rules folder
  text           INTEGER NOT NULL REFERENCES rule_text,
  PRIMARY KEY (rule_set, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE place_geoid (
  -- FACT. GEOIDs beside those of the gazetteer; the last row of a place holds.
  key            INTEGER PRIMARY KEY,
  jurisdiction   TEXT NOT NULL,
  geoid          TEXT NOT NULL,
  recorded       TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  -- FACT. The last row of a name holds.
  key            INTEGER PRIMARY KEY,
  name           TEXT NOT NULL,
  value          TEXT NOT NULL,
  recorded       TEXT NOT NULL
) STRICT;

CREATE TRIGGER document_stays BEFORE DELETE ON document
  BEGIN SELECT raise(ABORT, 'documents are facts: they are only added'); END;
CREATE TRIGGER document_is_fixed BEFORE UPDATE ON document
  BEGIN SELECT raise(ABORT, 'documents are facts: they are only added'); END;
CREATE TRIGGER decision_stays BEFORE DELETE ON decision
  BEGIN SELECT raise(ABORT, 'decisions are facts: undo them by a new one'); END;
CREATE TRIGGER decision_is_fixed BEFORE UPDATE ON decision
  BEGIN SELECT raise(ABORT, 'decisions are facts: undo them by a new one'); END;
-- --- derived: made from the facts by the rules, and made again when they change ---

CREATE TABLE extraction (
  -- DERIVED. The rules and the metadata by which a document's evidence was made.
  document       INTEGER PRIMARY KEY REFERENCES document,
  metadata       INTEGER NOT NULL REFERENCES document_metadata,
  rules          TEXT NOT NULL     -- rule_set.digest
) STRICT;

CREATE TABLE evidence (
  -- DERIVED. What a passage of a document says about a policy.
  key            INTEGER PRIMARY KEY,
  document       INTEGER NOT NULL REFERENCES extraction,
  dropped        TEXT,             -- NULL: it counts; else why it does not
  id             TEXT NOT NULL,    -- of what it says and where it stands
  document_id    TEXT NOT NULL,    -- the document's id, for people
  jurisdiction   TEXT NOT NULL,    -- Open Civic Data id
  policy         TEXT NOT NULL,
  state          TEXT NOT NULL,
  kind           TEXT NOT NULL,    -- adopted, ended, observed, proposed, ...
  happened       TEXT NOT NULL,    -- EDTF: the possible days; XXXX unknown
  published      TEXT,             -- EDTF: of the document
  scope          TEXT,
  agency         TEXT,
  instance       TEXT,
  speaker        TEXT,
  binds          TEXT NOT NULL,    -- own, below
  factual        INTEGER NOT NULL,
  hedged         INTEGER NOT NULL,
  grade          TEXT NOT NULL,    -- A to D
  cue            TEXT,             -- the rule that found it, pack/id
  contexts       TEXT,             -- JSON list of names; NULL: none
  quote          TEXT NOT NULL,    -- bytes [span_begin, span_end)
  span_begin     INTEGER NOT NULL,
  span_end       INTEGER NOT NULL,
  dates          TEXT,             -- JSON object name -> EDTF; NULL: none
  parameters     TEXT,             -- JSON object name -> number; NULL: none
  source_kind    TEXT,
  publisher      TEXT
) STRICT;
CREATE INDEX evidence_by_place ON evidence (jurisdiction, policy)
  WHERE dropped IS NULL;
CREATE INDEX dropped_by_place ON evidence (jurisdiction, policy)
  WHERE dropped IS NOT NULL;
CREATE INDEX evidence_by_document ON evidence (document);
CREATE INDEX evidence_by_id ON evidence (id);

CREATE TABLE timeline_set (
  -- DERIVED. The rules that made the timelines of a jurisdiction and policy.
  jurisdiction   TEXT NOT NULL,
  policy         TEXT NOT NULL,
  rules          TEXT NOT NULL,
  PRIMARY KEY (jurisdiction, policy)
) STRICT, WITHOUT ROWID;

CREATE TABLE outdated (
  -- DERIVED. Timelines that must be made again: their evidence has changed.
  jurisdiction   TEXT NOT NULL,
  policy         TEXT NOT NULL,
  PRIMARY KEY (jurisdiction, policy)
) STRICT, WITHOUT ROWID;

CREATE TABLE timeline (
  -- DERIVED. One strand of a jurisdiction and policy.
  key            INTEGER PRIMARY KEY,
  jurisdiction   TEXT NOT NULL,
  policy         TEXT NOT NULL,
  binds          TEXT NOT NULL,    -- own, below
  agency         TEXT,
  instance       TEXT,
  undated        TEXT,             -- JSON list of evidence ids; NULL: none
  FOREIGN KEY (jurisdiction, policy) REFERENCES timeline_set ON DELETE CASCADE
) STRICT;
CREATE INDEX timeline_by_place ON timeline (jurisdiction, policy);

CREATE TABLE segment (
  -- DERIVED. A stretch of time in which a state holds. Days are YYYY-MM-DD; '..' is
  -- a side without a bound.
  timeline       INTEGER NOT NULL REFERENCES timeline ON DELETE CASCADE,
  position       INTEGER NOT NULL,
  state          TEXT,             -- NULL: nothing is known to hold
  start_earliest TEXT NOT NULL,
  start_latest   TEXT NOT NULL,
  end_earliest   TEXT,             -- NULL: it lasts
  end_latest     TEXT,
  since_earliest TEXT NOT NULL,    -- of the state, across segments that continue it
  since_latest   TEXT NOT NULL,
  confirmed_earliest TEXT,
  confirmed_latest   TEXT,
  standing       TEXT NOT NULL,
  reports_only   INTEGER NOT NULL,
  against        TEXT,             -- JSON list of states; NULL: none
  evidence       TEXT,             -- JSON lists of evidence ids
  contrary       TEXT,
  PRIMARY KEY (timeline, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  -- DERIVED. Happenings, and (role 'proposed') proposals.
  timeline       INTEGER NOT NULL REFERENCES timeline ON DELETE CASCADE,
  role           TEXT NOT NULL,    -- happened, proposed
  position       INTEGER NOT NULL,
  policy         TEXT NOT NULL,
  state          TEXT NOT NULL,
  kind           TEXT NOT NULL,
  earliest       TEXT NOT NULL,
  latest         TEXT NOT NULL,
  scheduled      INTEGER NOT NULL,
  evidence       TEXT,             -- JSON list of evidence ids
  PRIMARY KEY (timeline, role, position)
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array steps = {
    version_1, version_2, version_3, version_4, version_5, version_6};

// SQLite takes no parameters in PRAGMA statements, so each version has its own text.
constexpr std::array set_version = {
    "PRAGMA user_version = 0",
    "PRAGMA user_version = 1",
    "PRAGMA user_version = 2",
    "PRAGMA user_version = 3",
    "PRAGMA user_version = 4",
    "PRAGMA user_version = 5",
    "PRAGMA user_version = 6",
    "PRAGMA user_version = 7",
    "PRAGMA user_version = 8",
};

static_assert(steps.size() < set_version.size());

int number(Connection& connection, const char* sql) {
  Query query(connection, sql);
  query.with();
  return query.next() ? static_cast<int>(query.integer(0)) : 0;
}

}  // namespace

std::span<const char* const> schema_steps() {
  return steps;
}

FileMark mark_of(Connection& connection) {
  return {.application = number(connection, "PRAGMA application_id"),
          .version = number(connection, "PRAGMA user_version"),
          .has_tables = number(connection, "SELECT count(*) FROM sqlite_schema") > 0};
}

void upgrade(Connection& connection, std::span<const char* const> steps_to_take) {
  Query(connection, "BEGIN IMMEDIATE").run();
  try {
    const FileMark mark = mark_of(connection);
    for (auto version = static_cast<std::size_t>(mark.version);
         version < steps_to_take.size();
         ++version) {
      connection.run_script(steps_to_take[version]);
      connection.run_script(set_version.at(version + 1));
    }
    if (mark.application == 0)
      connection.run_script("PRAGMA application_id = 0x53544E43");
    Query(connection, "COMMIT").run();
  } catch (...) {
    // A full disk ends the transaction by itself.
    if (connection.is_in_transaction()) Query(connection, "ROLLBACK").run();
    throw;
  }
}

}  // namespace stance::store
