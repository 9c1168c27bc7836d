-- policy us.mo.msip5.mathematics, version base, hash 0
-- PostgreSQL, meteyard 0; generated, not to be edited
-- tables of the facts; NULL is unknown
CREATE TABLE "lea" (
  "id" text COLLATE "C" NOT NULL,  -- id
  "apr_year" bigint NOT NULL CHECK ("apr_year" BETWEEN -100000000000 AND 100000000000),  -- units of 1
  "pct_gap_gain" bigint CHECK ("pct_gap_gain" BETWEEN -100000000000 AND 100000000000),  -- dividend
  "pct_gap_gain_per" bigint CHECK ("pct_gap_gain_per" BETWEEN 1 AND 1000000),  -- divisor
  "growth" text COLLATE "C",  -- one of significantly_above, not_significant, significantly_below
  PRIMARY KEY ("id", "apr_year")
);
CREATE TABLE "student" (
  "id" text COLLATE "C" NOT NULL,  -- id
  "lea_id" text COLLATE "C",  -- id
  "level" text COLLATE "C",  -- one of below_basic, basic, proficient, advanced
  "level_is" text COLLATE "C",  -- else one of LND
  "subject" text COLLATE "C",  -- one of ela, math, science, social
  "tested" bigint CHECK ("tested" BETWEEN -100000000000 AND 100000000000),  -- units of 1
  PRIMARY KEY ("id")
);

-- policy us.mo.msip5.mathematics, version base, hash 0
-- PostgreSQL, meteyard 0; generated, not to be edited
-- decisions and measures of each lea
WITH
"lea_ids" AS (
  SELECT "id"
  FROM "lea"
  GROUP BY "id"
),
"lea_steps" ("step") AS (VALUES
  ((-2)::bigint),
  ((-1)::bigint),
  (0::bigint)),
"lea_periods" AS (
  SELECT DISTINCT p."apr_year" + j1."step" AS "apr_year"
  FROM "lea" AS p
  JOIN "lea_steps" AS j1 ON TRUE
),
"lea_all" AS (
  SELECT p.*,
    j1."apr_year" AS "apr_year"
  FROM "lea_ids" AS p
  JOIN "lea_periods" AS j1 ON TRUE
),
"lea_in_periods" AS (
  SELECT p.*,
    j1."pct_gap_gain" AS "pct_gap_gain",
    j1."pct_gap_gain_per" AS "pct_gap_gain_per",
    j1."growth" AS "growth",
    j1."id" IS NOT NULL AS "given"
  FROM "lea_all" AS p
  LEFT JOIN "lea" AS j1 ON p."id" = j1."id" AND p."apr_year" = j1."apr_year"
),
"student_in_periods" AS (
  SELECT p.*,
    j1."apr_year" AS "period"
  FROM "student" AS p
  JOIN "lea_periods" AS j1 ON TRUE
),
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
  FROM "student_in_periods" AS p
  LEFT JOIN "lea_in_periods" AS j1 ON p."lea_id" = j1."id" AND p."period" = j1."apr_year"
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
      WHEN "level_2" = 'below_basic' THEN 1::bigint
      WHEN "level_2" = 'basic' THEN 3::bigint
      WHEN "level_2" = 'proficient' THEN 4::bigint
      WHEN "level_2" = 'advanced' THEN 5::bigint
    END AS "value",
    "level_is_fault" OR "level_fault" AS "value_fault"
  FROM "student_1"
),
"student_3" AS (
  SELECT *,
    COALESCE("counts", FALSE) AND "value" IS NOT NULL AS "known",
    CASE WHEN COALESCE("counts", TRUE) THEN 1::bigint ELSE 0::bigint END AS "live",
    CASE
      WHEN "counts_fault" OR CASE WHEN COALESCE("counts", TRUE) THEN "value_fault" ELSE FALSE END THEN 1::bigint
      ELSE 0::bigint
    END AS "faults"
  FROM "student_2"
),
"student_4" AS (
  SELECT *,
    CASE WHEN "known" THEN 1::bigint ELSE 0::bigint END AS "known_2",
    CASE WHEN "known" THEN "value" END AS "sum"
  FROM "student_3"
),
"student_groups" AS (
  SELECT "lea_id",
    "period",
    SUM("live")::bigint AS "live",
    SUM("known_2")::bigint AS "known",
    SUM("sum")::bigint AS "sum",
    SUM("faults")::bigint AS "faults"
  FROM "student_4"
  GROUP BY "lea_id", "period"
),
"lea_1" AS (
  SELECT p.*,
    j1."live" AS "live",
    j1."known" AS "known",
    j1."sum" AS "sum",
    j1."faults" AS "faults"
  FROM "lea_in_periods" AS p
  LEFT JOIN "student_groups" AS j1 ON p."id" = j1."lea_id" AND p."apr_year" = j1."period"
),
"lea_2" AS (
  SELECT *,
    COALESCE("live", 0::bigint) AS "live_2",
    COALESCE("known", 0::bigint) AS "known_2"
  FROM "lea_1"
),
"lea_3" AS (
  SELECT *,
    CASE
      WHEN "known_2" = "live_2"
        AND NOT (COALESCE("faults", 0::bigint) > 0::bigint OR "live_2" > 10000000::bigint) THEN COALESCE("sum", 0::bigint)
    END AS "aggregate",
    CASE WHEN "known_2" > 0::bigint THEN "known_2" END AS "aggregate_per",
    COALESCE("faults", 0::bigint) > 0::bigint OR "live_2" > 10000000::bigint AS "aggregate_fault"
  FROM "lea_2"
),
"lea_4" AS (
  SELECT p.*,
    p."aggregate" * 1000::bigint AS "dividend",
    j3."aggregate_fault" AS "aggregate_fault_at",
    j5."aggregate_fault" AS "aggregate_fault_at_2"
  FROM "lea_3" AS p
  LEFT JOIN "lea_3" AS j3 ON p."id" = j3."id" AND p."apr_year" + ((-2)::bigint) = j3."apr_year"
  LEFT JOIN "lea_3" AS j5 ON p."id" = j5."id" AND p."apr_year" + ((-1)::bigint) = j5."apr_year"
),
"lea_5" AS (
  SELECT *,
    (("dividend" * 2::bigint) + "aggregate_per") / ("aggregate_per" * 2::bigint) AS "mpi",
    COALESCE("aggregate_fault_at", FALSE)
      OR COALESCE("aggregate_fault_at_2", FALSE)
      OR "aggregate_fault" AS "mpi3_fault"
  FROM "lea_4"
),
"lea_6" AS (
  SELECT p.*,
    j2."mpi" AS "mpi_at",
    j4."mpi" AS "mpi_at_2"
  FROM "lea_5" AS p
  LEFT JOIN "lea_5" AS j2 ON p."id" = j2."id" AND p."apr_year" + ((-2)::bigint) = j2."apr_year"
  LEFT JOIN "lea_5" AS j4 ON p."id" = j4."id" AND p."apr_year" + ((-1)::bigint) = j4."apr_year"
),
"lea_7" AS (
  SELECT *,
    "mpi_at" + "mpi_at_2" + "mpi" AS "mpi3"
  FROM "lea_6"
),
"lea_8" AS (
  SELECT *,
    (("mpi3" * 2::bigint) + 3::bigint) / 6::bigint AS "banded"
  FROM "lea_7"
)
SELECT "id",
  "apr_year",
  "mpi",
  CASE WHEN "aggregate_fault" THEN 1::bigint ELSE 0::bigint END AS "mpi_fault",
  "mpi3",
  CASE WHEN "mpi3_fault" THEN 1::bigint ELSE 0::bigint END AS "mpi3_fault",
  "banded",
  CASE WHEN "mpi3_fault" THEN 1::bigint ELSE 0::bigint END AS "banded_fault"
FROM "lea_8"
WHERE "given";
