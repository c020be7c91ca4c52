// SPDX-License-Identifier: Apache-2.0
// Version 3 of the schema: what programs of the user's found, grades by component.
#pragma once

namespace stance::store {

inline constexpr const char* version_3 = R"sql(
-- --- facts ---

-- What a program of the user's found in a document is a row of manual_evidence too: it
-- cannot be made anew without the program. NULL: a person gave it.
ALTER TABLE manual_evidence ADD COLUMN extractor TEXT;
CREATE UNIQUE INDEX manual_evidence_of_extractor ON manual_evidence (id)
  WHERE extractor IS NOT NULL;
CREATE INDEX manual_evidence_by_document ON manual_evidence (digest);

CREATE TABLE extractor_reading (
  -- FACT. A program of the user's has read a document, and all that it said was taken.
  document       INTEGER NOT NULL REFERENCES document,
  extractor      TEXT NOT NULL,
  recorded       TEXT NOT NULL,
  PRIMARY KEY (document, extractor)
) STRICT, WITHOUT ROWID;

-- --- derived ---

-- The grades of cue, link, time and factuality, four letters; NULL: not known.
ALTER TABLE evidence ADD COLUMN grades TEXT;

-- manual_evidence as it is read: what a program found is dated and published as its
-- document is known to be now.
CREATE VIEW given_evidence AS
  SELECT m.key, m.digest, m.id, coalesce(x.id, m.document_id) AS document_id,
         m.jurisdiction, m.policy, m.state, m.kind, m.happened,
         iif(x.key IS NULL, m.published, x.published) AS published,
         m.scope, m.agency, m.instance, m.speaker, m.binds, m.factual, m.hedged, m.grade,
         m.cue, m.contexts, m.quote, m.span_begin, m.span_end, m.dates, m.parameters,
         iif(x.key IS NULL, m.source_kind, x.kind) AS source_kind,
         iif(x.key IS NULL, m.publisher, x.publisher) AS publisher,
         m.who, m.why, m.recorded, m.extractor
  FROM manual_evidence m
  LEFT JOIN document d ON m.extractor IS NOT NULL AND d.digest = m.digest
  LEFT JOIN document_metadata x ON x.key = (
    SELECT max(l.key) FROM document_metadata l WHERE l.document = d.key);
)sql";

}  // namespace stance::store
