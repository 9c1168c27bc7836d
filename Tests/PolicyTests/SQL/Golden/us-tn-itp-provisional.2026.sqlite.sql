-- policy us.tn.itp-provisional, version 2026, hash 0
-- SQLite, meteyard 0; generated, not to be edited
-- tables of the facts; NULL is unknown
CREATE TABLE "applicant" (
  "id" TEXT NOT NULL,  -- id
  "applied_on" INTEGER CHECK ("applied_on" BETWEEN -719162 AND 2932896),  -- days since 1970-01-01
  "exams_passed" INTEGER CHECK ("exams_passed" IN (0, 1)),  -- yes or no
  "ecfmg_certificate" TEXT,  -- one of permanent, temporary, none_held
  "competency" INTEGER CHECK ("competency" IN (0, 1)),  -- yes or no
  "training_abroad" INTEGER CHECK ("training_abroad" BETWEEN -100000000000 AND 100000000000),  -- dividend
  "training_abroad_per" INTEGER CHECK ("training_abroad_per" BETWEEN 1 AND 1000000),  -- divisor
  "us_training" INTEGER CHECK ("us_training" BETWEEN -100000000000 AND 100000000000),  -- dividend
  "us_training_per" INTEGER CHECK ("us_training_per" BETWEEN 1 AND 1000000),  -- divisor
  "letter_on" INTEGER CHECK ("letter_on" BETWEEN -719162 AND 2932896),  -- days since 1970-01-01
  "practice_is" TEXT,  -- 'given', 'open' if there may be more, or NULL for unknown
  "good_standing_for" INTEGER CHECK ("good_standing_for" BETWEEN -100000000000 AND 100000000000),  -- dividend
  "good_standing_for_per" INTEGER CHECK ("good_standing_for_per" BETWEEN 1 AND 1000000),  -- divisor
  "pending_discipline" INTEGER CHECK ("pending_discipline" IN (0, 1)),  -- yes or no
  "federal_status" TEXT,  -- one of citizen, lawful, applied, other
  "offer_is" TEXT,  -- 'given', or NULL for unknown
  "offer_employer" TEXT,  -- text
  "offer_full_time" INTEGER CHECK ("offer_full_time" IN (0, 1)),  -- yes or no
  "offer_is_2" TEXT,  -- else one of none
  "license_held" TEXT,  -- one of none_held, provisional, limited, restricted, full
  "stage_started_on" INTEGER CHECK ("stage_started_on" BETWEEN -719162 AND 2932896),  -- days since 1970-01-01
  "standing_under_license" INTEGER CHECK ("standing_under_license" IN (0, 1)),  -- yes or no
  "full_license_tn" INTEGER CHECK ("full_license_tn" IN (0, 1)),  -- yes or no
  PRIMARY KEY ("id")
);
CREATE TABLE "applicant_practice" (
  "applicant_id" TEXT NOT NULL,  -- id
  "place" INTEGER NOT NULL,  -- from 1
  "start" INTEGER CHECK ("start" BETWEEN -719162 AND 2932896),  -- days since 1970-01-01
  "finish" INTEGER CHECK ("finish" BETWEEN -719162 AND 2932896),  -- days since 1970-01-01
  "finish_is" TEXT,  -- else one of ongoing
  "country" TEXT,  -- text
  "full_time" INTEGER CHECK ("full_time" IN (0, 1)),  -- yes or no
  PRIMARY KEY ("applicant_id", "place")
);
CREATE TABLE "employer" (
  "id" TEXT NOT NULL,  -- id
  "accredited_program" INTEGER CHECK ("accredited_program" IN (0, 1)),  -- yes or no
  PRIMARY KEY ("id")
);

-- policy us.tn.itp-provisional, version 2026, hash 0
-- SQLite, meteyard 0; generated, not to be edited
-- decisions and measures of each applicant
WITH
"applicant_1" AS (
  SELECT p.*,
    NOT COALESCE(p."ecfmg_certificate" IN ('permanent', 'temporary', 'none_held'), TRUE) AS "ecfmg_certificate_fault",
    CASE
      WHEN p."ecfmg_certificate" IN ('permanent', 'temporary', 'none_held') THEN p."ecfmg_certificate"
    END AS "ecfmg_certificate_2",
    NOT COALESCE(p."training_abroad" >= CASE WHEN p."training_abroad_per" IS NOT NULL THEN 0 END, TRUE) AS "training_abroad_fault",
    CASE
      WHEN p."training_abroad" >= CASE WHEN p."training_abroad_per" IS NOT NULL THEN 0 END THEN p."training_abroad"
    END AS "training_abroad_2",
    CASE
      WHEN p."training_abroad" >= CASE WHEN p."training_abroad_per" IS NOT NULL THEN 0 END THEN p."training_abroad_per"
    END AS "training_abroad_per_2",
    NOT COALESCE(p."us_training" >= CASE WHEN p."us_training_per" IS NOT NULL THEN 0 END, TRUE) AS "us_training_fault",
    CASE
      WHEN p."us_training" >= CASE WHEN p."us_training_per" IS NOT NULL THEN 0 END THEN p."us_training"
    END AS "us_training_2",
    CASE
      WHEN p."us_training" >= CASE WHEN p."us_training_per" IS NOT NULL THEN 0 END THEN p."us_training_per"
    END AS "us_training_per_2",
    NOT COALESCE(p."offer_is_2" IN ('none'), TRUE) AS "offer_is_fault",
    CASE WHEN p."offer_is_2" IN ('none') THEN p."offer_is_2" END AS "offer_is_3",
    NOT p."pending_discipline" AS "eligible_6",
    NOT COALESCE(p."good_standing_for" >= CASE WHEN p."good_standing_for_per" IS NOT NULL THEN 0 END, TRUE) AS "good_standing_for_fault",
    CASE
      WHEN p."good_standing_for" >= CASE WHEN p."good_standing_for_per" IS NOT NULL THEN 0 END THEN p."good_standing_for"
    END AS "good_standing_for_2",
    CASE
      WHEN p."good_standing_for" >= CASE WHEN p."good_standing_for_per" IS NOT NULL THEN 0 END THEN p."good_standing_for_per"
    END AS "good_standing_for_per_2",
    NOT COALESCE(p."federal_status" IN ('citizen', 'lawful', 'applied', 'other'), TRUE) AS "federal_status_fault",
    CASE
      WHEN p."federal_status" IN ('citizen', 'lawful', 'applied', 'other') THEN p."federal_status"
    END AS "federal_status_2",
    j1."accredited_program" AS "employer_accredited_program",
    j1."id" AS "employer_id"
  FROM "applicant" AS p
  LEFT JOIN "employer" AS j1 ON p."offer_employer" = j1."id"
),
"applicant_2" AS (
  SELECT *,
    "ecfmg_certificate_2" = 'permanent' AS "eligible_2",
    "training_abroad_2" >= ("training_abroad_per_2" * 36) AS "eligible_3",
    "us_training_2" >= ("us_training_per_2" * 12) AS "eligible_4",
    "training_abroad_fault" OR "us_training_fault" AS "eligible_group_fault",
    CASE
        WHEN "offer_is_3" IS NOT NULL THEN "offer_is_3" <> 'none'
        WHEN COALESCE("offer_is" = 'given', FALSE) THEN TRUE
      END
      AND "employer_accredited_program" AS "eligible_5",
    "offer_is_fault" OR "offer_employer" IS NOT NULL AND "employer_id" IS NULL AS "eligible_5_fault",
    "good_standing_for_2" >= ("good_standing_for_per_2" * 60) AS "eligible_7",
    "federal_status_2" = 'citizen'
      OR "federal_status_2" = 'lawful'
      OR "federal_status_2" = 'applied' AS "eligible_8"
  FROM "applicant_1"
),
"applicant_3" AS (
  SELECT *,
    "eligible_3" OR "eligible_4" AS "eligible_group",
    "ecfmg_certificate_fault"
      OR "eligible_group_fault"
      OR "eligible_5_fault"
      OR "good_standing_for_fault"
      OR "federal_status_fault" AS "eligible_fault"
  FROM "applicant_2"
),
"applicant_4" AS (
  SELECT *,
    "exams_passed"
      AND "eligible_2"
      AND "eligible_group"
      AND "eligible_5"
      AND "eligible_6"
      AND "eligible_7"
      AND "eligible_8" AS "eligible"
  FROM "applicant_3"
),
"applicant_5" AS (
  SELECT *,
    CASE WHEN NOT "eligible_fault" THEN "eligible" END AS "eligible_outcome"
  FROM "applicant_4"
)
SELECT "id",
  "eligible_outcome" AS "eligible",
  CASE WHEN "eligible_fault" THEN 1 ELSE 0 END AS "eligible_fault",
  CASE WHEN "exams_passed" IS NULL THEN 1 ELSE 0 END
    + CASE WHEN "eligible_2" IS NULL THEN 2 ELSE 0 END
    + CASE WHEN "eligible_3" IS NULL THEN 4 ELSE 0 END
    + CASE WHEN "eligible_4" IS NULL THEN 8 ELSE 0 END
    + CASE WHEN "eligible_5" IS NULL THEN 16 ELSE 0 END
    + CASE WHEN "eligible_6" IS NULL THEN 32 ELSE 0 END
    + CASE WHEN "eligible_7" IS NULL THEN 64 ELSE 0 END
    + CASE WHEN "eligible_8" IS NULL THEN 128 ELSE 0 END AS "eligible_missing",
  0 AS "eligible_presumed",
  CASE
    WHEN NOT "eligible_outcome" THEN CASE
      WHEN NOT "exams_passed" THEN 1
      WHEN NOT "eligible_2" THEN 2
      WHEN NOT "eligible_3" AND NOT "eligible_group" THEN 3
      WHEN NOT "eligible_4" AND NOT "eligible_group" THEN 4
      WHEN NOT "eligible_5" THEN 5
      WHEN NOT "eligible_6" THEN 6
      WHEN NOT "eligible_7" THEN 7
      WHEN NOT "eligible_8" THEN 8
    END
  END AS "eligible_why"
FROM "applicant_5";
