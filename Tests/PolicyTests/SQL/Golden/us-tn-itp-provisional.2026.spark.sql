-- policy us.tn.itp-provisional, version 2026, hash 0
-- Spark SQL (ANSI), meteyard 0; generated, not to be edited
-- tables of the facts; NULL is unknown
CREATE TABLE `applicant` (
  `id` STRING NOT NULL,  -- id
  `applied_on` BIGINT,  -- days since 1970-01-01
  `exams_passed` BOOLEAN,  -- yes or no
  `ecfmg_certificate` STRING,  -- one of permanent, temporary, none_held
  `competency` BOOLEAN,  -- yes or no
  `training_abroad` BIGINT,  -- dividend
  `training_abroad_per` BIGINT,  -- divisor
  `us_training` BIGINT,  -- dividend
  `us_training_per` BIGINT,  -- divisor
  `letter_on` BIGINT,  -- days since 1970-01-01
  `practice_is` STRING,  -- 'given', 'open' if there may be more, or NULL for unknown
  `good_standing_for` BIGINT,  -- dividend
  `good_standing_for_per` BIGINT,  -- divisor
  `pending_discipline` BOOLEAN,  -- yes or no
  `federal_status` STRING,  -- one of citizen, lawful, applied, other
  `offer_is` STRING,  -- 'given', or NULL for unknown
  `offer_employer` STRING,  -- text
  `offer_full_time` BOOLEAN,  -- yes or no
  `offer_is_2` STRING,  -- else one of none
  `license_held` STRING,  -- one of none_held, provisional, limited, restricted, full
  `stage_started_on` BIGINT,  -- days since 1970-01-01
  `standing_under_license` BOOLEAN,  -- yes or no
  `full_license_tn` BOOLEAN  -- yes or no
) USING parquet;
CREATE TABLE `applicant_practice` (
  `applicant_id` STRING NOT NULL,  -- id
  `place` BIGINT NOT NULL,  -- from 1
  `start` BIGINT,  -- days since 1970-01-01
  `finish` BIGINT,  -- days since 1970-01-01
  `finish_is` STRING,  -- else one of ongoing
  `country` STRING,  -- text
  `full_time` BOOLEAN  -- yes or no
) USING parquet;
CREATE TABLE `employer` (
  `id` STRING NOT NULL,  -- id
  `accredited_program` BOOLEAN  -- yes or no
) USING parquet;

-- policy us.tn.itp-provisional, version 2026, hash 0
-- Spark SQL (ANSI), meteyard 0; generated, not to be edited
-- decisions and measures of each applicant
WITH
`applicant_1` AS (
  SELECT p.*,
    NOT COALESCE(p.`ecfmg_certificate` IN ('permanent', 'temporary', 'none_held'), TRUE) AS `ecfmg_certificate_fault`,
    CASE
      WHEN p.`ecfmg_certificate` IN ('permanent', 'temporary', 'none_held') THEN p.`ecfmg_certificate`
    END AS `ecfmg_certificate_2`,
    NOT COALESCE(p.`training_abroad` >= CASE WHEN p.`training_abroad_per` IS NOT NULL THEN 0L END, TRUE) AS `training_abroad_fault`,
    CASE
      WHEN p.`training_abroad` >= CASE WHEN p.`training_abroad_per` IS NOT NULL THEN 0L END THEN p.`training_abroad`
    END AS `training_abroad_2`,
    CASE
      WHEN p.`training_abroad` >= CASE WHEN p.`training_abroad_per` IS NOT NULL THEN 0L END THEN p.`training_abroad_per`
    END AS `training_abroad_per_2`,
    NOT COALESCE(p.`us_training` >= CASE WHEN p.`us_training_per` IS NOT NULL THEN 0L END, TRUE) AS `us_training_fault`,
    CASE
      WHEN p.`us_training` >= CASE WHEN p.`us_training_per` IS NOT NULL THEN 0L END THEN p.`us_training`
    END AS `us_training_2`,
    CASE
      WHEN p.`us_training` >= CASE WHEN p.`us_training_per` IS NOT NULL THEN 0L END THEN p.`us_training_per`
    END AS `us_training_per_2`,
    NOT COALESCE(p.`offer_is_2` IN ('none'), TRUE) AS `offer_is_fault`,
    CASE WHEN p.`offer_is_2` IN ('none') THEN p.`offer_is_2` END AS `offer_is_3`,
    NOT p.`pending_discipline` AS `eligible_6`,
    NOT COALESCE(p.`good_standing_for` >= CASE WHEN p.`good_standing_for_per` IS NOT NULL THEN 0L END, TRUE) AS `good_standing_for_fault`,
    CASE
      WHEN p.`good_standing_for` >= CASE WHEN p.`good_standing_for_per` IS NOT NULL THEN 0L END THEN p.`good_standing_for`
    END AS `good_standing_for_2`,
    CASE
      WHEN p.`good_standing_for` >= CASE WHEN p.`good_standing_for_per` IS NOT NULL THEN 0L END THEN p.`good_standing_for_per`
    END AS `good_standing_for_per_2`,
    NOT COALESCE(p.`federal_status` IN ('citizen', 'lawful', 'applied', 'other'), TRUE) AS `federal_status_fault`,
    CASE
      WHEN p.`federal_status` IN ('citizen', 'lawful', 'applied', 'other') THEN p.`federal_status`
    END AS `federal_status_2`,
    j1.`accredited_program` AS `employer_accredited_program`,
    j1.`id` AS `employer_id`
  FROM `applicant` AS p
  LEFT JOIN `employer` AS j1 ON p.`offer_employer` = j1.`id`
),
`applicant_2` AS (
  SELECT *,
    `ecfmg_certificate_2` = 'permanent' AS `eligible_2`,
    `training_abroad_2` >= (`training_abroad_per_2` * 36L) AS `eligible_3`,
    `us_training_2` >= (`us_training_per_2` * 12L) AS `eligible_4`,
    `training_abroad_fault` OR `us_training_fault` AS `eligible_group_fault`,
    CASE
        WHEN `offer_is_3` IS NOT NULL THEN `offer_is_3` <> 'none'
        WHEN COALESCE(`offer_is` = 'given', FALSE) THEN TRUE
      END
      AND `employer_accredited_program` AS `eligible_5`,
    `offer_is_fault` OR `offer_employer` IS NOT NULL AND `employer_id` IS NULL AS `eligible_5_fault`,
    `good_standing_for_2` >= (`good_standing_for_per_2` * 60L) AS `eligible_7`,
    `federal_status_2` = 'citizen'
      OR `federal_status_2` = 'lawful'
      OR `federal_status_2` = 'applied' AS `eligible_8`
  FROM `applicant_1`
),
`applicant_3` AS (
  SELECT *,
    `eligible_3` OR `eligible_4` AS `eligible_group`,
    `ecfmg_certificate_fault`
      OR `eligible_group_fault`
      OR `eligible_5_fault`
      OR `good_standing_for_fault`
      OR `federal_status_fault` AS `eligible_fault`
  FROM `applicant_2`
),
`applicant_4` AS (
  SELECT *,
    `exams_passed`
      AND `eligible_2`
      AND `eligible_group`
      AND `eligible_5`
      AND `eligible_6`
      AND `eligible_7`
      AND `eligible_8` AS `eligible`
  FROM `applicant_3`
),
`applicant_5` AS (
  SELECT *,
    CASE WHEN NOT `eligible_fault` THEN `eligible` END AS `eligible_outcome`
  FROM `applicant_4`
)
SELECT `id`,
  `eligible_outcome` AS `eligible`,
  CASE WHEN `eligible_fault` THEN 1L ELSE 0L END AS `eligible_fault`,
  CASE WHEN `exams_passed` IS NULL THEN 1L ELSE 0L END
    + CASE WHEN `eligible_2` IS NULL THEN 2L ELSE 0L END
    + CASE WHEN `eligible_3` IS NULL THEN 4L ELSE 0L END
    + CASE WHEN `eligible_4` IS NULL THEN 8L ELSE 0L END
    + CASE WHEN `eligible_5` IS NULL THEN 16L ELSE 0L END
    + CASE WHEN `eligible_6` IS NULL THEN 32L ELSE 0L END
    + CASE WHEN `eligible_7` IS NULL THEN 64L ELSE 0L END
    + CASE WHEN `eligible_8` IS NULL THEN 128L ELSE 0L END AS `eligible_missing`,
  0L AS `eligible_presumed`,
  CASE
    WHEN NOT `eligible_outcome` THEN CASE
      WHEN NOT `exams_passed` THEN 1L
      WHEN NOT `eligible_2` THEN 2L
      WHEN NOT `eligible_3` AND NOT `eligible_group` THEN 3L
      WHEN NOT `eligible_4` AND NOT `eligible_group` THEN 4L
      WHEN NOT `eligible_5` THEN 5L
      WHEN NOT `eligible_6` THEN 6L
      WHEN NOT `eligible_7` THEN 7L
      WHEN NOT `eligible_8` THEN 8L
    END
  END AS `eligible_why`
FROM `applicant_5`;
