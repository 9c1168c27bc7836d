-- policy example.district.merit-2026, version base, hash 0
-- Spark SQL (ANSI), meteyard 0; generated, not to be edited
-- tables of the facts; NULL is unknown
CREATE TABLE `teacher` (
  `id` STRING NOT NULL,  -- id
  `district_id` STRING,  -- id
  `plan_year` BIGINT NOT NULL,  -- units of 1
  `rating` STRING,  -- one of highly_effective, effective, developing, ineffective
  `school_band` STRING,  -- one of low_performing, other
  `fte` BIGINT,  -- units of 0.01, from 0 to 1
  `growth_interval_lower` BIGINT,  -- units of 0.01
  `growth_interval_upper` BIGINT,  -- units of 0.01
  `first_year` BOOLEAN,  -- yes or no
  `seniority` BIGINT,  -- dividend
  `seniority_per` BIGINT  -- divisor
) USING parquet;
CREATE TABLE `district` (
  `id` STRING NOT NULL,  -- id
  `pool` BIGINT  -- units of 0.01
) USING parquet;

-- policy example.district.merit-2026, version base, hash 0
-- Spark SQL (ANSI), meteyard 0; generated, not to be edited
-- decisions and measures of each teacher
WITH
`teacher_ids` AS (
  SELECT `id`,
    MIN(`district_id`) AS `district_id`
  FROM `teacher`
  GROUP BY `id`
),
`teacher_periods` AS (
  SELECT DISTINCT `plan_year`
  FROM `teacher`
),
`teacher_all` AS (
  SELECT p.*,
    j1.`plan_year` AS `plan_year`
  FROM `teacher_ids` AS p
  JOIN `teacher_periods` AS j1 ON TRUE
),
`teacher_in_periods` AS (
  SELECT p.*,
    j1.`rating` AS `rating`,
    j1.`school_band` AS `school_band`,
    j1.`fte` AS `fte`,
    j1.`growth_interval_lower` AS `growth_interval_lower`,
    j1.`growth_interval_upper` AS `growth_interval_upper`,
    j1.`first_year` AS `first_year`,
    j1.`seniority` AS `seniority`,
    j1.`seniority_per` AS `seniority_per`,
    j1.`id` IS NOT NULL AS `given`
  FROM `teacher_all` AS p
  LEFT JOIN `teacher` AS j1 ON p.`id` = j1.`id` AND p.`plan_year` = j1.`plan_year`
),
`district_in_periods` AS (
  SELECT p.*,
    j1.`plan_year` AS `period`
  FROM `district` AS p
  JOIN `teacher_periods` AS j1 ON TRUE
),
`teacher_1` AS (
  SELECT *,
    NOT COALESCE(`rating` IN ('highly_effective', 'effective', 'developing', 'ineffective'), TRUE) AS `rating_fault`,
    CASE
      WHEN `rating` IN ('highly_effective', 'effective', 'developing', 'ineffective') THEN `rating`
    END AS `rating_2`,
    NOT COALESCE(`school_band` IN ('low_performing', 'other'), TRUE) AS `school_band_fault`,
    CASE WHEN `school_band` IN ('low_performing', 'other') THEN `school_band` END AS `school_band_2`,
    NOT COALESCE(`fte` >= 0L AND `fte` <= 100L, TRUE) AS `fte_fault`,
    CASE WHEN `fte` >= 0L AND `fte` <= 100L THEN `fte` END AS `fte_2`,
    NOT `first_year` AS `payable_applies`,
    NOT COALESCE(`growth_interval_lower` <= `growth_interval_upper`, TRUE) AS `growth_interval_fault`
  FROM `teacher_in_periods`
),
`teacher_2` AS (
  SELECT *,
    CASE
      WHEN `rating_2` = 'highly_effective' AND `school_band_2` = 'low_performing' THEN 1L
      WHEN `rating_2` = 'highly_effective' AND `school_band_2` = 'other' THEN 2L
      WHEN `rating_2` = 'effective' AND `school_band_2` = 'low_performing' THEN 3L
      WHEN `rating_2` = 'effective' AND `school_band_2` = 'other' THEN 4L
      WHEN `rating_2` IS NOT NULL AND `school_band_2` = 'low_performing' THEN 5L
      WHEN `rating_2` IS NOT NULL AND `school_band_2` = 'other' THEN 6L
    END AS `award_row`,
    `rating_2` = 'effective' OR `rating_2` = 'highly_effective' AS `payable_1`,
    CASE
      WHEN `growth_interval_lower` IS NOT NULL
        AND `growth_interval_upper` IS NOT NULL
        AND NOT `growth_interval_fault` THEN `growth_interval_lower`
    END AS `growth_interval_lower_2`,
    CASE
      WHEN `growth_interval_lower` IS NOT NULL
        AND `growth_interval_upper` IS NOT NULL
        AND NOT `growth_interval_fault` THEN `growth_interval_upper`
    END AS `growth_interval_upper_2`,
    CASE WHEN COALESCE(`payable_applies`, TRUE) THEN `growth_interval_fault` ELSE FALSE END AS `payable_2_fault`
  FROM `teacher_1`
),
`teacher_3` AS (
  SELECT *,
    `rating_2` IS NOT NULL AND `school_band_2` IS NOT NULL AND `award_row` IS NULL AS `award_fault`,
    CASE
      WHEN `award_row` = 1L THEN 12500L
      WHEN `award_row` = 2L THEN 10000L
      WHEN `award_row` = 3L THEN 5000L
      WHEN `award_row` = 4L THEN 2500L
      WHEN `award_row` = 5L THEN 0L
      WHEN `award_row` = 6L THEN 0L
    END
      * `fte_2` AS `claim`,
    NOT `payable_applies` OR `growth_interval_lower_2` > 0L OR `growth_interval_upper_2` < 0L AS `payable_2`,
    `rating_fault` OR `payable_2_fault` AS `payable_fault`
  FROM `teacher_2`
),
`teacher_4` AS (
  SELECT *,
    `rating_fault` OR `school_band_fault` OR `award_fault` OR `fte_fault` AS `claim_fault`,
    `payable_1` AND `payable_2` AS `payable`
  FROM `teacher_3`
),
`teacher_5` AS (
  SELECT *,
    CASE WHEN NOT `payable_fault` THEN `payable` END AS `payable_outcome`
  FROM `teacher_4`
)
SELECT `id`,
  `plan_year`,
  `claim`,
  CASE WHEN `claim_fault` THEN 1L ELSE 0L END AS `claim_fault`,
  `payable_outcome` AS `payable`,
  CASE WHEN `payable_fault` THEN 1L ELSE 0L END AS `payable_fault`,
  CASE WHEN `payable_1` IS NULL THEN 1L ELSE 0L END
    + CASE WHEN `payable_2` IS NULL THEN 2L ELSE 0L END AS `payable_missing`,
  0L AS `payable_presumed`,
  CASE
    WHEN NOT `payable_outcome` THEN CASE WHEN NOT `payable_1` THEN 1L WHEN NOT `payable_2` THEN 2L END
  END AS `payable_why`
FROM `teacher_5`
WHERE `given`;
