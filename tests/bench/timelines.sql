-- SPDX-License-Identifier: Apache-2.0
-- What the timelines of stance mean, at its barest, of pieces (id, strand, earliest,
-- latest, kind, state, rank): merge what can mean the same days, order it, carry the state
-- forward, end it. Kinds are 0 adopted, 1 ended, 2 observed; `rank` is the source's. No
-- contests, no uncertain edges, nothing scheduled, stale or undated.
WITH
near AS (
  SELECT *, max(latest) OVER (
      PARTITION BY strand, kind, state ORDER BY latest, earliest
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
  FROM pieces),
numbered AS (
  SELECT *, count(*) FILTER (before IS NULL OR earliest > before) OVER (
      PARTITION BY strand, kind, state ORDER BY latest, earliest
      ROWS UNBOUNDED PRECEDING) AS happening
  FROM near),
happenings AS (
  SELECT strand, kind, state, happening, max(earliest) AS earliest, min(latest) AS latest,
      min(rank) AS rank, list(id) AS evidence
  FROM numbered GROUP BY ALL),
followed AS (
  SELECT *, CASE WHEN kind = 1 THEN -1 ELSE state END AS holds,
      lag(CASE WHEN kind = 1 THEN -1 ELSE state END, 1, -2) OVER turn AS held
  FROM happenings
  WINDOW turn AS (PARTITION BY strand
      ORDER BY latest, kind = 2, earliest, kind = 0, rank, state)),
stretches AS (
  SELECT *, count(*) FILTER (holds <> held) OVER (
      PARTITION BY strand ORDER BY latest, kind = 2, earliest, kind = 0, rank, state
      ROWS UNBOUNDED PRECEDING) AS stretch
  FROM followed),
segments AS (
  SELECT strand, stretch, any_value(holds) AS state, min(latest) AS start,
      max(latest) AS confirmed, flatten(list(evidence)) AS evidence
  FROM stretches GROUP BY strand, stretch)
SELECT *, lead(start) OVER (PARTITION BY strand ORDER BY stretch) AS until
FROM segments
