-- policy example.praxis-5331, version base, hash 0
-- SQLite, meteyard 0; generated, not to be edited
-- tables of the facts; NULL is unknown
CREATE TABLE "candidate" (
  "id" TEXT NOT NULL,  -- id
  "taken" INTEGER CHECK ("taken" BETWEEN -719162 AND 2932896),  -- days since 1970-01-01
  "raw" INTEGER,  -- units of 1, from 0 to 108
  PRIMARY KEY ("id")
);

-- policy example.praxis-5331, version base, hash 0
-- SQLite, meteyard 0; generated, not to be edited
-- decisions and measures of each candidate
WITH
"candidate_1" AS (
  SELECT *,
    NOT COALESCE("raw" >= 0 AND "raw" <= 108, TRUE) AS "raw_fault",
    CASE WHEN "raw" >= 0 AND "raw" <= 108 THEN "raw" END AS "raw_2"
  FROM "candidate"
),
"candidate_2" AS (
  SELECT *,
    "raw_2" >= 74 AS "passes_1"
  FROM "candidate_1"
),
"candidate_3" AS (
  SELECT *,
    CASE WHEN NOT "raw_fault" THEN "passes_1" END AS "passes_outcome"
  FROM "candidate_2"
)
SELECT "id",
  "passes_outcome" AS "passes",
  CASE WHEN "raw_fault" THEN 1 ELSE 0 END AS "passes_fault",
  CASE WHEN "passes_1" IS NULL THEN 1 ELSE 0 END AS "passes_missing",
  0 AS "passes_presumed",
  CASE WHEN NOT "passes_outcome" THEN CASE WHEN NOT "passes_1" THEN 1 END END AS "passes_why"
FROM "candidate_3";
