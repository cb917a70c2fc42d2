SELECT
  CASE
    WHEN LENGTH("t0"."created_at") = 19
    THEN SUBSTRING(
      "t0"."created_at",
      CASE WHEN (
        0 + 1
      ) >= 1 THEN 0 + 1 ELSE 0 + 1 + LENGTH("t0"."created_at") END,
      10
    )
    ELSE ''
  END AS "created",
  "t0"."platform_name",
  "t0"."category",
  "t0"."category_addition",
  "t0"."category_specification",
  "t0"."source_type",
  "t0"."automated_detection",
  "t0"."automated_decision",
  "t0"."decision_ground",
  "t0"."decision_visibility",
  "t0"."decision_monetary",
  "t0"."decision_provision",
  "t0"."decision_account",
  COUNT(*) AS "statements"
FROM "statements" AS "t0"
GROUP BY
  1,
  2,
  3,
  4,
  5,
  6,
  7,
  8,
  9,
  10,
  11,
  12,
  13
