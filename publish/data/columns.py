"""The columns of the files of figures: their names, types and what they mean, in one place.

A series' own CSV and the flat file of everything have the same ones; the flat file has the name
of the series and of its publisher besides.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``kind`` is ``string``, ``number``, ``integer``, ``date`` or ``boolean``."""

    name: str
    kind: str
    meaning: str
    required: bool = True


OF_A_FIGURE = (
    Column("id", "string", "Series, breakdown, geography and period: what the number is of"),
    Column("value", "number", "The number as published; percent as 62"),
    Column("unit", "string", "What one of it is, as in units.csv"),
    Column("precision", "string", "exact, rounded, at_least or about"),
    Column("geography", "string", "ISO 3166 alpha-3, or a code of geographies.csv"),
    Column("breakdown", "string", "key=value;key=value; empty for the whole", required=False),
    Column("period", "string", "The period in short: 2024, 2024-H1, 2024-Q1, or first/last day"),
    Column("period_start", "date", "First day of the period"),
    Column("period_end", "date", "Last day of the period"),
    Column("period_known", "string", "stated by the source, or inferred by us"),
    Column(
        "standing",
        "string",
        "current (use this one), confirms, conflicts, or superseded by its publisher",
    ),
    Column("level", "string", "Read at the publisher, confirmed by a second page, or reported"),
    Column("draft", "boolean", "Read on a page of the publisher's that may still change"),
    Column("source", "string", "Key of sources.csv"),
    Column("place_in_source", "string", "Page, table or row of the publication"),
    Column("citation", "string", "The full reference: cite this"),
    Column("source_url", "string", "Address of the publication", required=False),
)
OF_ITS_SERIES = (
    Column("series", "string", "What is counted; key of series.csv"),
    Column("series_name", "string", "What is counted, in English"),
    Column("publisher", "string", "Who counts"),
    Column("topic", "string", "Subject, as in topics.csv"),
    Column("form", "string", "count, share, change, survey, estimate or fact"),
    Column(
        "breaks_by_start",
        "integer",
        "Breaks of the series up to the first day of the period",
    ),
    Column(
        "breaks_by_end",
        "integer",
        "Breaks up to its last day. A later figure is comparable with an earlier one only where"
        " this equals breaks_by_start of the earlier one",
    ),
)
NOT_TO_CONCLUDE = Column(
    "does_not_measure", "string", "What must not be concluded from it, in English", required=False
)
FLAT = (*OF_ITS_SERIES, *OF_A_FIGURE, NOT_TO_CONCLUDE)
