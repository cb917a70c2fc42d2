SELECT
  "t1"."created",
  "t1"."platform_name",
  "t1"."category",
  "t1"."category_addition",
  "t1"."category_specification",
  "t1"."source_type",
  "t1"."automated_detection",
  "t1"."automated_decision",
  "t1"."decision_ground",
  "t1"."decision_visibility",
  "t1"."decision_monetary",
  "t1"."decision_provision",
  "t1"."decision_account",
  SUM("t1"."statements") AS "statements"
FROM (
  SELECT
    "t0"."created",
    "t0"."platform_name",
    "t0"."category",
    ARRAY_TO_STRING(
      LIST_SORT(
        CASE
          WHEN STR_SPLIT(REGEXP_REPLACE("t0"."category_addition", '[\[\]" ]', '', 'g'), ',') IS NULL
          THEN NULL
          ELSE LIST_DISTINCT(STR_SPLIT(REGEXP_REPLACE("t0"."category_addition", '[\[\]" ]', '', 'g'), ',')) + CASE
            WHEN LIST_BOOL_OR(
              LIST_APPLY(
                STR_SPLIT(REGEXP_REPLACE("t0"."category_addition", '[\[\]" ]', '', 'g'), ','),
                LAMBDA x : x IS NULL
              )
            )
            THEN [NULL]
            ELSE []
          END
        END
      ),
      ','
    ) AS "category_addition",
    ARRAY_TO_STRING(
      LIST_SORT(
        CASE
          WHEN STR_SPLIT(REGEXP_REPLACE("t0"."category_specification", '[\[\]" ]', '', 'g'), ',') IS NULL
          THEN NULL
          ELSE LIST_DISTINCT(
            STR_SPLIT(REGEXP_REPLACE("t0"."category_specification", '[\[\]" ]', '', 'g'), ',')
          ) + CASE
            WHEN LIST_BOOL_OR(
              LIST_APPLY(
                STR_SPLIT(REGEXP_REPLACE("t0"."category_specification", '[\[\]" ]', '', 'g'), ','),
                LAMBDA x : x IS NULL
              )
            )
            THEN [NULL]
            ELSE []
          END
        END
      ),
      ','
    ) AS "category_specification",
    "t0"."source_type",
    "t0"."automated_detection",
    "t0"."automated_decision",
    "t0"."decision_ground",
    ARRAY_TO_STRING(
      LIST_SORT(
        CASE
          WHEN STR_SPLIT(REGEXP_REPLACE("t0"."decision_visibility", '[\[\]" ]', '', 'g'), ',') IS NULL
          THEN NULL
          ELSE LIST_DISTINCT(STR_SPLIT(REGEXP_REPLACE("t0"."decision_visibility", '[\[\]" ]', '', 'g'), ',')) + CASE
            WHEN LIST_BOOL_OR(
              LIST_APPLY(
                STR_SPLIT(REGEXP_REPLACE("t0"."decision_visibility", '[\[\]" ]', '', 'g'), ','),
                LAMBDA x : x IS NULL
              )
            )
            THEN [NULL]
            ELSE []
          END
        END
      ),
      ','
    ) AS "decision_visibility",
    "t0"."decision_monetary",
    "t0"."decision_provision",
    "t0"."decision_account",
    "t0"."statements"
  FROM "counts" AS "t0"
) AS "t1"
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
