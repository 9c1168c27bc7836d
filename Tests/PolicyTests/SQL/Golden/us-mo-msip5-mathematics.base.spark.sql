-- policy us.mo.msip5.mathematics, version base, hash 0
-- Spark SQL (ANSI), meteyard 0; generated, not to be edited
-- tables of the facts; NULL is unknown
CREATE TABLE `lea` (
  `id` STRING NOT NULL,  -- id
  `apr_year` BIGINT,  -- units of 1
  `pct_gap_gain` BIGINT,  -- dividend
  `pct_gap_gain_per` BIGINT,  -- divisor
  `growth` STRING  -- one of significantly_above, not_significant, significantly_below
);
CREATE TABLE `student` (
  `id` STRING NOT NULL,  -- id
  `lea_id` STRING,  -- id
  `level` STRING,  -- one of below_basic, basic, proficient, advanced
  `level_is` STRING,  -- else one of LND
  `subject` STRING,  -- one of ela, math, science, social
  `tested` BIGINT  -- units of 1
);

-- policy us.mo.msip5.mathematics, version base, hash 0
-- Spark SQL (ANSI), meteyard 0; generated, not to be edited
-- decisions and measures of each lea
WITH
`student_1` AS (
  SELECT p.*,
    NOT COALESCE(p.`subject` IN ('ela', 'math', 'science', 'social'), TRUE) AS `subject_fault`,
    CASE WHEN p.`subject` IN ('ela', 'math', 'science', 'social') THEN p.`subject` END AS `subject_2`,
    NOT COALESCE(p.`level` IN ('below_basic', 'basic', 'proficient', 'advanced'), TRUE) AS `level_fault`,
    CASE WHEN p.`level` IN ('below_basic', 'basic', 'proficient', 'advanced') THEN p.`level` END AS `level_2`,
    NOT COALESCE(p.`level_is` IN ('LND'), TRUE) AS `level_is_fault`,
    CASE WHEN p.`level_is` IN ('LND') THEN p.`level_is` END AS `level_is_2`,
    j1.`apr_year` AS `lea_apr_year`,
    j1.`id` AS `lea_found`
  FROM `student` AS p
  LEFT JOIN `lea` AS j1 ON p.`lea_id` = j1.`id`
),
`student_2` AS (
  SELECT *,
    `subject_2` = 'math'
      AND `tested` = `lea_apr_year`
      AND NOT CASE
        WHEN `level_is_2` IS NOT NULL THEN `level_is_2` = 'LND'
        WHEN `level_2` IS NOT NULL THEN `level_2` = 'LND'
      END AS `counts`,
    `subject_fault`
      OR `lea_id` IS NOT NULL AND `lea_found` IS NULL
      OR `level_is_fault`
      OR `level_fault` AS `counts_fault`,
    CASE
      WHEN `level_2` = 'below_basic' THEN 1L
      WHEN `level_2` = 'basic' THEN 3L
      WHEN `level_2` = 'proficient' THEN 4L
      WHEN `level_2` = 'advanced' THEN 5L
    END AS `value`,
    `level_is_fault` OR `level_fault` AS `value_fault`
  FROM `student_1`
),
`student_3` AS (
  SELECT *,
    COALESCE(`counts`, FALSE) AND `value` IS NOT NULL AS `known`,
    CASE WHEN COALESCE(`counts`, TRUE) THEN 1L ELSE 0L END AS `live`,
    CASE
      WHEN `counts_fault` OR CASE WHEN COALESCE(`counts`, TRUE) THEN `value_fault` ELSE FALSE END THEN 1L
      ELSE 0L
    END AS `faults`
  FROM `student_2`
),
`student_4` AS (
  SELECT *,
    CASE WHEN `known` THEN 1L ELSE 0L END AS `known_2`,
    CASE WHEN `known` THEN `value` END AS `sum`
  FROM `student_3`
),
`student_groups` AS (
  SELECT `lea_id`,
    SUM(`live`) AS `live`,
    SUM(`known_2`) AS `known`,
    SUM(`sum`) AS `sum`,
    SUM(`faults`) AS `faults`
  FROM `student_4`
  GROUP BY `lea_id`
),
`lea_1` AS (
  SELECT p.*,
    j1.`live` AS `live`,
    j1.`known` AS `known`,
    j1.`sum` AS `sum`,
    j1.`faults` AS `faults`
  FROM `lea` AS p
  LEFT JOIN `student_groups` AS j1 ON p.`id` = j1.`lea_id`
),
`lea_2` AS (
  SELECT *,
    COALESCE(`live`, 0L) AS `live_2`,
    COALESCE(`known`, 0L) AS `known_2`
  FROM `lea_1`
),
`lea_3` AS (
  SELECT *,
    CASE
      WHEN `known_2` = `live_2` AND NOT (COALESCE(`faults`, 0L) > 0L OR `live_2` > 10000000L) THEN COALESCE(`sum`, 0L)
    END AS `aggregate`,
    CASE WHEN `known_2` > 0L THEN `known_2` END AS `aggregate_per`,
    COALESCE(`faults`, 0L) > 0L OR `live_2` > 10000000L AS `aggregate_fault`
  FROM `lea_2`
),
`lea_4` AS (
  SELECT *,
    `aggregate` * 1000L AS `dividend`
  FROM `lea_3`
),
`lea_5` AS (
  SELECT *,
    ((`dividend` * 2L) + `aggregate_per`) div (`aggregate_per` * 2L) AS `mpi`
  FROM `lea_4`
)
SELECT `id`,
  `mpi`,
  CASE WHEN `aggregate_fault` THEN 1L ELSE 0L END AS `mpi_fault`
FROM `lea_5`;
