-- policy us.mo.msip5.mathematics, version base, hash 0
-- SQLite, meteyard 0; generated, not to be edited
-- tables of the facts; NULL is unknown
CREATE TABLE "lea" (
  "id" TEXT NOT NULL,  -- id
  "apr_year" INTEGER CHECK ("apr_year" BETWEEN -100000000000 AND 100000000000),  -- units of 1
  "pct_gap_gain" INTEGER CHECK ("pct_gap_gain" BETWEEN -100000000000 AND 100000000000),  -- dividend
  "pct_gap_gain_per" INTEGER CHECK ("pct_gap_gain_per" BETWEEN 1 AND 1000000),  -- divisor
  "growth" TEXT,  -- one of significantly_above, not_significant, significantly_below
  PRIMARY KEY ("id")
);
CREATE TABLE "student" (
  "id" TEXT NOT NULL,  -- id
  "lea_id" TEXT,  -- id
  "level" TEXT,  -- one of below_basic, basic, proficient, advanced
  "level_is" TEXT,  -- else one of LND
  "subject" TEXT,  -- one of ela, math, science, social
  "tested" INTEGER CHECK ("tested" BETWEEN -100000000000 AND 100000000000),  -- units of 1
  PRIMARY KEY ("id")
);

-- policy us.mo.msip5.mathematics, version base, hash 0
-- SQLite, meteyard 0; generated, not to be edited
-- decisions and measures of each lea
WITH
"student_1" AS (
  SELECT p.*,
    NOT COALESCE(p."subject" IN ('ela', 'math', 'science', 'social'), TRUE) AS "subject_fault",
    CASE WHEN p."subject" IN ('ela', 'math', 'science', 'social') THEN p."subject" END AS "subject_2",
    NOT COALESCE(p."level" IN ('below_basic', 'basic', 'proficient', 'advanced'), TRUE) AS "level_fault",
    CASE WHEN p."level" IN ('below_basic', 'basic', 'proficient', 'advanced') THEN p."level" END AS "level_2",
    NOT COALESCE(p."level_is" IN ('LND'), TRUE) AS "level_is_fault",
    CASE WHEN p."level_is" IN ('LND') THEN p."level_is" END AS "level_is_2",
    j1."apr_year" AS "lea_apr_year",
    j1."id" AS "lea_found"
  FROM "student" AS p
  LEFT JOIN "lea" AS j1 ON p."lea_id" = j1."id"
),
"student_2" AS (
  SELECT *,
    "subject_2" = 'math'
      AND "tested" = "lea_apr_year"
      AND NOT CASE
        WHEN "level_is_2" IS NOT NULL THEN "level_is_2" = 'LND'
        WHEN "level_2" IS NOT NULL THEN "level_2" = 'LND'
      END AS "counts",
    "subject_fault"
      OR "lea_id" IS NOT NULL AND "lea_found" IS NULL
      OR "level_is_fault"
      OR "level_fault" AS "counts_fault",
    CASE
      WHEN "level_2" = 'below_basic' THEN 1
      WHEN "level_2" = 'basic' THEN 3
      WHEN "level_2" = 'proficient' THEN 4
      WHEN "level_2" = 'advanced' THEN 5
    END AS "value",
    "level_is_fault" OR "level_fault" AS "value_fault"
  FROM "student_1"
),
"student_3" AS (
  SELECT *,
    COALESCE("counts", FALSE) AND "value" IS NOT NULL AS "known",
    CASE WHEN COALESCE("counts", TRUE) THEN 1 ELSE 0 END AS "live",
    CASE
      WHEN "counts_fault" OR CASE WHEN COALESCE("counts", TRUE) THEN "value_fault" ELSE FALSE END THEN 1
      ELSE 0
    END AS "faults"
  FROM "student_2"
),
"student_4" AS (
  SELECT *,
    CASE WHEN "known" THEN 1 ELSE 0 END AS "known_2",
    CASE WHEN "known" THEN "value" END AS "sum"
  FROM "student_3"
),
"student_groups" AS (
  SELECT "lea_id",
    SUM("live") AS "live",
    SUM("known_2") AS "known",
    SUM("sum") AS "sum",
    SUM("faults") AS "faults"
  FROM "student_4"
  GROUP BY "lea_id"
),
"lea_1" AS (
  SELECT p.*,
    j1."live" AS "live",
    j1."known" AS "known",
    j1."sum" AS "sum",
    j1."faults" AS "faults"
  FROM "lea" AS p
  LEFT JOIN "student_groups" AS j1 ON p."id" = j1."lea_id"
),
"lea_2" AS (
  SELECT *,
    COALESCE("live", 0) AS "live_2",
    COALESCE("known", 0) AS "known_2"
  FROM "lea_1"
),
"lea_3" AS (
  SELECT *,
    CASE
      WHEN "known_2" = "live_2" AND NOT (COALESCE("faults", 0) > 0 OR "live_2" > 10000000) THEN COALESCE("sum", 0)
    END AS "aggregate",
    CASE WHEN "known_2" > 0 THEN "known_2" END AS "aggregate_per",
    COALESCE("faults", 0) > 0 OR "live_2" > 10000000 AS "aggregate_fault"
  FROM "lea_2"
),
"lea_4" AS (
  SELECT *,
    "aggregate" * 1000 AS "dividend"
  FROM "lea_3"
),
"lea_5" AS (
  SELECT *,
    (("dividend" * 2) + "aggregate_per") / ("aggregate_per" * 2) AS "mpi"
  FROM "lea_4"
)
SELECT "id",
  "mpi",
  CASE WHEN "aggregate_fault" THEN 1 ELSE 0 END AS "mpi_fault"
FROM "lea_5";
