// SPDX-License-Identifier: Apache-2.0
// Version 2 of the schema: imported tables, what they say, decisions about sources.
#pragma once

namespace stance::store {

inline constexpr const char* version_2 = R"sql(
-- --- facts ---

ALTER TABLE decision ADD COLUMN
  target         TEXT NOT NULL DEFAULT 'evidence';  -- or document, publisher, row
ALTER TABLE decision ADD COLUMN
  happened       TEXT;             -- EDTF: the days that an amendment gives

CREATE TABLE mapping (
  -- FACT. What the columns of tables mean; the last row of a name holds.
  key            INTEGER PRIMARY KEY,
  name           TEXT NOT NULL,    -- of the series of tables
  file           TEXT NOT NULL,    -- for messages
  content        TEXT NOT NULL,    -- TOML
  names          TEXT,             -- CSV: the names file, if it has one
  recorded       TEXT NOT NULL
) STRICT;
CREATE INDEX mapping_by_name ON mapping (name);

CREATE TABLE table_content (
  -- FACT. A table as it came; its bytes are in table_part.
  key            INTEGER PRIMARY KEY,
  digest         TEXT NOT NULL UNIQUE,  -- SHA-256 of all bytes
  bytes          INTEGER NOT NULL
) STRICT;

CREATE TABLE table_part (
  -- FACT. A stretch of a table's bytes.
  content        INTEGER NOT NULL REFERENCES table_content,
  begins         INTEGER NOT NULL, -- its first byte
  bytes          BLOB NOT NULL,
  PRIMARY KEY (content, begins)
) STRICT;

CREATE TABLE imported_table (
  -- FACT. A table that was imported, and the day on which it was published.
  key            INTEGER PRIMARY KEY,
  content        INTEGER NOT NULL REFERENCES table_content,
  series         TEXT NOT NULL,    -- mapping.name
  file           TEXT NOT NULL,
  published      TEXT NOT NULL,
  recorded       TEXT NOT NULL,
  UNIQUE (content, series, published)
) STRICT;
CREATE INDEX imported_table_by_series ON imported_table (series);

CREATE TABLE name_decision (
  -- FACT. Which place a name in tables means; the last row of a name holds.
  key            INTEGER PRIMARY KEY,
  series         TEXT NOT NULL,    -- '' for all
  name           TEXT NOT NULL,
  place_in       TEXT NOT NULL,    -- the state, as the table writes it
  place          TEXT,             -- Open Civic Data id; NULL: not settled any more
  who            TEXT NOT NULL,
  why            TEXT NOT NULL,
  recorded       TEXT NOT NULL
) STRICT;

CREATE TRIGGER imported_table_stays BEFORE DELETE ON imported_table
  BEGIN SELECT raise(ABORT, 'tables are facts: they are only added'); END;
CREATE TRIGGER imported_table_is_fixed BEFORE UPDATE ON imported_table
  BEGIN SELECT raise(ABORT, 'tables are facts: they are only added'); END;

-- --- derived ---

CREATE TABLE table_reading (
  -- DERIVED. By what a table's evidence was made.
  imported       INTEGER PRIMARY KEY REFERENCES imported_table,
  stamp          TEXT NOT NULL     -- of the rules, the mapping, settled names
) STRICT;

CREATE TABLE table_publication (
  -- DERIVED. What became of the publications in a table.
  imported       INTEGER NOT NULL REFERENCES imported_table,
  published      TEXT NOT NULL,
  rows           INTEGER NOT NULL,
  standing       TEXT NOT NULL,    -- sound, quarantined, unreadable, retracted
  reason         TEXT NOT NULL,
  PRIMARY KEY (imported, published)
) STRICT, WITHOUT ROWID;

CREATE TABLE held_name (
  -- DERIVED. Names in tables that are no place, or may be several.
  series         TEXT NOT NULL,
  name           TEXT NOT NULL,
  place_in       TEXT NOT NULL,
  reason         TEXT NOT NULL,
  candidates     TEXT,             -- JSON list of names; NULL: none
  file           TEXT NOT NULL,
  first_row      INTEGER NOT NULL,
  rows           INTEGER NOT NULL, -- how many wait for it
  PRIMARY KEY (series, name, place_in)
) STRICT, WITHOUT ROWID;

CREATE TABLE table_evidence (
  -- DERIVED. What a row of a table says about a policy.
  key            INTEGER PRIMARY KEY,
  imported       INTEGER NOT NULL REFERENCES imported_table,
  row_number     INTEGER NOT NULL, -- the header is row 1
  column_name    TEXT NOT NULL,
  withdrawn      TEXT,             -- the day from which the table says something else
  tentative      INTEGER NOT NULL, -- 1: only that it may have ended
  id             TEXT NOT NULL,
  document_id    TEXT NOT NULL,
  jurisdiction   TEXT NOT NULL,
  policy         TEXT NOT NULL,
  state          TEXT NOT NULL,
  kind           TEXT NOT NULL,
  happened       TEXT NOT NULL,
  published      TEXT,
  scope          TEXT,
  agency         TEXT,
  instance       TEXT,
  speaker        TEXT,
  binds          TEXT NOT NULL,
  factual        INTEGER NOT NULL,
  hedged         INTEGER NOT NULL,
  grade          TEXT NOT NULL,
  cue            TEXT,
  contexts       TEXT,
  quote          TEXT NOT NULL,
  span_begin     INTEGER NOT NULL,
  span_end       INTEGER NOT NULL,
  dates          TEXT,
  parameters     TEXT,
  source_kind    TEXT,
  publisher      TEXT
) STRICT;
CREATE INDEX table_evidence_by_place ON table_evidence (jurisdiction, policy);
CREATE INDEX table_evidence_by_table ON table_evidence (imported);
CREATE INDEX table_evidence_by_id ON table_evidence (id);
)sql";

}  // namespace stance::store
