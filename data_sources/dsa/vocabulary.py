"""The words of the DSA Transparency Database: columns, categories, keywords, in both schemas.

Schema v2 came on 2025-07-01 (Implementing Regulation 2024/2835); earlier days stay in v1. One list
a schema: what stands in neither is not guessed at.
"""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


HOST = "dsa-sor-data-dumps.s3.eu-central-1.amazonaws.com"
FIRST_DAY = "2023-09-25"
V2_SINCE = "2025-07-01"
V2_COLUMN = "content_id_ean"

CREATED = "created_at"
UUID = "uuid"
# What is counted by. Everything else in a statement is left where it is: free text, identifiers,
# dates of the content. `territorial_scope` and the explanations exist in full files only.
DIMENSIONS = (
    "platform_name",
    "category",
    "category_addition",
    "category_specification",
    "source_type",
    "automated_detection",
    "automated_decision",
    "decision_ground",
    "decision_visibility",
    "decision_monetary",
    "decision_provision",
    "decision_account",
)
LIST_DIMENSIONS = ("category_addition", "category_specification", "decision_visibility")
READ_COLUMNS = (CREATED, *DIMENSIONS)
TIME_LENGTH = len("2025-07-01 00:00:00")
DAY_LENGTH = len("2025-07-01")

# The columns of the counts: the day a statement was created on, the dimensions, how many.
CREATED_DAY = "created"
COUNTED = (CREATED_DAY, *DIMENSIONS)
COUNT = "statements"

KNOWN_COLUMNS = frozenset(READ_COLUMNS) | frozenset(
    _words(
        "uuid decision_visibility_other end_date_visibility_restriction decision_monetary_other "
        "end_date_monetary_restriction end_date_service_restriction end_date_account_restriction "
        "account_type decision_ground_reference_url illegal_content_legal_ground "
        "illegal_content_explanation incompatible_content_ground incompatible_content_explanation "
        "incompatible_content_illegal category_specification_other content_type "
        "content_type_other content_language content_date content_id_ean territorial_scope "
        "application_date decision_facts source_identity platform_uid"
    )
)


def _categories(text: str) -> frozenset[str]:
    return frozenset(f"STATEMENT_CATEGORY_{word}" for word in _words(text))


_BOTH = _categories(
    "ANIMAL_WELFARE DATA_PROTECTION_AND_PRIVACY_VIOLATIONS ILLEGAL_OR_HARMFUL_SPEECH "
    "INTELLECTUAL_PROPERTY_INFRINGEMENTS NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS "
    "PROTECTION_OF_MINORS RISK_FOR_PUBLIC_SECURITY SCAMS_AND_FRAUD SELF_HARM VIOLENCE"
)
CATEGORIES = {
    "v1": _BOTH
    | _categories(
        "NON_CONSENSUAL_BEHAVIOUR PORNOGRAPHY_OR_SEXUALIZED_CONTENT "
        "SCOPE_OF_PLATFORM_SERVICE UNSAFE_AND_ILLEGAL_PRODUCTS"
    ),
    "v2": _BOTH
    | _categories(
        "CONSUMER_INFORMATION CYBER_VIOLENCE CYBER_VIOLENCE_AGAINST_WOMEN NOT_SPECIFIED_NOTICE "
        "OTHER_VIOLATION_TC UNSAFE_AND_PROHIBITED_PRODUCTS"
    ),
}
# A statement sent in the old words on the day of the change still counts under its own word.
ALL_CATEGORIES = CATEGORIES["v1"] | CATEGORIES["v2"]
MINORS = "STATEMENT_CATEGORY_PROTECTION_OF_MINORS"

CSAM = "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL"
CSAM_DEEPFAKE = "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE"
GROOMING = "KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS"

# What each column may hold; `""` where the publisher allows an empty field.
VALUES: dict[str, frozenset[str]] = {
    "category": ALL_CATEGORIES,
    "category_addition": ALL_CATEGORIES,
    "source_type": frozenset(
        (
            "SOURCE_ARTICLE_16",
            "SOURCE_TRUSTED_FLAGGER",
            "SOURCE_TYPE_OTHER_NOTIFICATION",
            "SOURCE_VOLUNTARY",
        )
    ),
    "automated_detection": frozenset(("Yes", "No")),
    "automated_decision": frozenset(
        f"AUTOMATED_DECISION_{how}" for how in ("FULLY", "PARTIALLY", "NOT_AUTOMATED")
    ),
    "decision_ground": frozenset(
        ("DECISION_GROUND_ILLEGAL_CONTENT", "DECISION_GROUND_INCOMPATIBLE_CONTENT")
    ),
}

# The labels of the record's monthly file, and what a statement must carry to be counted there.
# One statement can count under several: labels are never added up.
KEYWORD_LABELS = {
    "child_sexual_abuse_material": CSAM,
    "child_sexual_abuse_material_deepfake": CSAM_DEEPFAKE,
    "grooming_sexual_enticement_minors": GROOMING,
}
MINORS_LABEL = "protection_of_minors"


def schema_of(header: list[str]) -> str:
    """ "v1" or "v2", told by the one column that v2 added, never by the date."""
    return "v2" if V2_COLUMN in header else "v1"
