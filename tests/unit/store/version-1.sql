-- A store of version 1 with one of each fact, as sqlite3's .dump writes it. Never edited:
-- it stands for the stores that are out there.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE document (
  -- FACT. One source text. What is known about it: document_metadata.
  key            INTEGER PRIMARY KEY,
  digest         TEXT NOT NULL UNIQUE,  -- SHA-256 of content
  recorded       TEXT NOT NULL,         -- the day on which it was added
  content        TEXT NOT NULL
) STRICT;
INSERT INTO document VALUES(1,'9bbc5e86e11a81643a17e13a6b2935eb7a23c18528f9396d8f3ffe78b7627c96','2025-03-04',replace('The county said "no".\nSo it did. é\n','\n',char(10)));
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
INSERT INTO document_metadata VALUES(1,1,'alder-1','An older title','Alder Courier','https://example.org/1',NULL,'news','MD',1,'2025-03-04');
INSERT INTO document_metadata VALUES(2,1,'alder-1','A title','Alder Courier','https://example.org/1','2019-07~','news','MD',1,'2025-03-05');
CREATE TABLE decision (
  -- FACT. What a person decided about a piece of evidence; a later row undoes it.
  key            INTEGER PRIMARY KEY,
  evidence       TEXT NOT NULL,    -- evidence.id
  verdict        TEXT NOT NULL,    -- accept, reject, undo
  who            TEXT NOT NULL,
  why            TEXT NOT NULL,
  recorded       TEXT NOT NULL
) STRICT;
INSERT INTO decision VALUES(1,'e1','reject','ana','a joke','2025-03-04');
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
INSERT INTO manual_evidence VALUES(1,'9b700ce8298dbf0750b1d83f36b0733424d6fcce95f86bc5a456b5eb0296697e','006e9945e9e0','manual','ocd-division/country:us/state:xx/county:alder','order','in-force','adopted','[2018-06..2018-08]','2019','serious offenses','sheriff','order 12','the executive','below',0,1,'B','core/order-adopted','["planned"]','county',4,10,'{"announced":"2018-05","signed":"2018-06-01"}','{"days":2.5,"hours":48.0}','official','Alder County','bo','seen','2025-03-04');
CREATE TABLE rule_text (
  -- FACT. The text of a rule file, once for all rule sets that have it.
  key            INTEGER PRIMARY KEY,
  digest         TEXT NOT NULL UNIQUE,  -- SHA-256 of content
  content        TEXT NOT NULL
) STRICT;
INSERT INTO rule_text VALUES(1,'4862f447f2c7f272fa2f4aaf89dadb3b1ac09105bd5864f8d1a0c9452bb0a226','pack');
CREATE TABLE rule_set (
  -- FACT. Rules that were applied; the last row is in force.
  key            INTEGER PRIMARY KEY,
  digest         TEXT NOT NULL,    -- of the meaning of the rules
  recorded       TEXT NOT NULL,
  who            TEXT,
  packs          TEXT NOT NULL     -- JSON list of names
) STRICT;
INSERT INTO rule_set VALUES(1,'aaaa','2025-03-04','ana','["core"]');
CREATE TABLE rule_file (
  -- FACT. The files of a rule set.
  rule_set       INTEGER NOT NULL REFERENCES rule_set,
  name           TEXT NOT NULL,    -- below the rules folder
  text           INTEGER NOT NULL REFERENCES rule_text,
  PRIMARY KEY (rule_set, name)
) STRICT, WITHOUT ROWID;
INSERT INTO rule_file VALUES(1,'core/pack.toml',1);
CREATE TABLE place_geoid (
  -- FACT. GEOIDs beside those of the gazetteer; the last row of a place holds.
  key            INTEGER PRIMARY KEY,
  jurisdiction   TEXT NOT NULL,
  geoid          TEXT NOT NULL,
  recorded       TEXT NOT NULL
) STRICT;
INSERT INTO place_geoid VALUES(1,'ocd-division/country:us/state:xx/county:alder','99001','2025-03-04');
CREATE TABLE setting (
  -- FACT. The last row of a name holds.
  key            INTEGER PRIMARY KEY,
  name           TEXT NOT NULL,
  value          TEXT NOT NULL,
  recorded       TEXT NOT NULL
) STRICT;
INSERT INTO setting VALUES(1,'pack','core','2025-03-04');
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
INSERT INTO outdated VALUES('ocd-division/country:us/state:xx/county:alder','order');
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
CREATE INDEX document_metadata_by_document ON document_metadata (document);
CREATE INDEX document_metadata_by_id ON document_metadata (id);
CREATE INDEX manual_evidence_by_place ON manual_evidence (jurisdiction, policy);
CREATE TRIGGER document_stays BEFORE DELETE ON document
  BEGIN SELECT raise(ABORT, 'documents are facts: they are only added'); END;
CREATE TRIGGER document_is_fixed BEFORE UPDATE ON document
  BEGIN SELECT raise(ABORT, 'documents are facts: they are only added'); END;
CREATE TRIGGER decision_stays BEFORE DELETE ON decision
  BEGIN SELECT raise(ABORT, 'decisions are facts: undo them by a new one'); END;
CREATE TRIGGER decision_is_fixed BEFORE UPDATE ON decision
  BEGIN SELECT raise(ABORT, 'decisions are facts: undo them by a new one'); END;
CREATE INDEX evidence_by_place ON evidence (jurisdiction, policy)
  WHERE dropped IS NULL;
CREATE INDEX dropped_by_place ON evidence (jurisdiction, policy)
  WHERE dropped IS NOT NULL;
CREATE INDEX evidence_by_document ON evidence (document);
CREATE INDEX evidence_by_id ON evidence (id);
CREATE INDEX timeline_by_place ON timeline (jurisdiction, policy);
COMMIT;
PRAGMA application_id = 0x53544E43;
PRAGMA user_version = 1;
