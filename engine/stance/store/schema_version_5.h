// SPDX-License-Identifier: Apache-2.0
// Version 5 of the schema: which cues fired in which documents.
#pragma once

namespace stance::store {

inline constexpr const char* version_5 = R"sql(
CREATE TABLE fired_cue (
  -- DERIVED. The cues whose patterns matched in a document, whatever came of it.
  document       INTEGER NOT NULL REFERENCES extraction ON DELETE CASCADE,
  cue            TEXT NOT NULL,    -- pack/id
  PRIMARY KEY (document, cue)
) STRICT, WITHOUT ROWID;
CREATE INDEX fired_cue_by_cue ON fired_cue (cue);

-- 1: fired_cue tells what fired in the document; 0: that is not known.
ALTER TABLE extraction ADD COLUMN fired INTEGER NOT NULL DEFAULT 0;
)sql";

}  // namespace stance::store
