"""What the code reads of the package: tables, their columns, kinds, keys and references.

The schemas in the package say what a table holds; here stands what of it the record and its
checks rest upon. A schema that says less than this is a fault of the package.

A column is written ``name``, ``name:type`` when it is not text, with ``!`` when it must not be
empty and ``>table`` when it names a row of another table. Of columns with words, ``name_*``, the
one in the record's first language must be there: what each other language needs beside it,
:mod:`data_sources.checks.translations` knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from languages import DEFAULT_LANGUAGE

OBSERVATIONS = "observations/"
"""Every table in this folder has the columns that stand under its name."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is read; ``table`` is the one that it names a row of, or empty."""

    name: str
    kind: str
    required: bool
    table: str


_TABLES = {
    OBSERVATIONS: "series!>series.csv breakdown geography!>geographies.csv period_start:date!"
    " period_end:date! value:number! unit!>units.csv precision! source!>sources.csv locator!"
    " known! standing! period_known! indicator! read_at confirmed_at notes",
    "publishers.csv": "publisher! name! short kind! country url",
    "sources.csv": "source! publisher!>publishers.csv title! url published read_on:date! licence!",
    "geographies.csv": "geography! kind! iso2 name_*!",
    "units.csv": "unit! kind! one_*! many_*!",
    "collections.csv": "collection! language! name! measures! does_not_measure! caveats critic"
    " answer",
    "series.csv": "series! collection! publisher!>publishers.csv unit!>units.csv form! topic!"
    " frequency! per_million!",
    "series_texts.csv": "series!>series.csv language! name! definition! caveats critic",
    "breaks.csv": "series!>series.csv date:date! label_*! why_*! url",
    "explanations.csv": "series!>series.csv breakdown geography!>geographies.csv"
    " period_start:date! label_*! text_*! kind!",
    "totals.csv": "rule! total_series total_breakdown total_geography part_series! part_key"
    " part_geography part_fixed period_start:date period_end:date",
    "timeline.csv": "date! jurisdiction! instrument! event! status! source_title! source_url notes",
    "help.csv": "geography! kind! name! url! phone what_*!",
    "internet_users.csv": "geography! year:year! users:integer! source!>sources.csv",
    "children.csv": "geography! year:year! children:integer! source!>sources.csv",
    "dsa_statements_monthly.csv": "month:yearmonth! platform! label! statements:integer!",
    "dsa_statements_totals_monthly.csv": "month:yearmonth! statements:integer!"
    " statements_with_any_keyword:integer! platforms_submitting:integer!",
}
_OPTIONAL = {
    "topics.csv": "topic! name_*!",
    "register_series.csv": "series!>series.csv table! counted! of label adds_up! geography!"
    " source!>sources.csv first_day:date! last_day:date! locator! read_at! confirmed confirmed_at"
    " notes",
    "shares.csv": "part!>series.csv whole!>series.csv by_name!",
    "changes.csv": "date:date! file! series change! reason!",
    "checked.csv": "rule! file! column! words! checked!",
    "members.csv": "group!>geographies.csv geography!>geographies.csv url! read_at!",
    "worked_out.csv": "kind! part!>series.csv breakdown whole!>series.csv",
    "stages.csv": "status! stage!",
    "siblings.csv": "meant!>series.csv instead!>series.csv how!",
}
PEOPLE = ("internet_users.csv", "children.csv")
"""Tables that rates are worked out from: the descriptor says which series each is."""
TABLES = tuple(name for name in _TABLES if name != OBSERVATIONS)
"""The tables that a package cannot do without, beside its observations."""

KEYS = {
    **{f"{name}.csv": (name.rstrip("s"),) for name in ("publishers", "sources", "units")},
    "geographies.csv": ("geography",),
    "series.csv": ("series",),
    "collections.csv": ("collection", "language"),
    "series_texts.csv": ("series", "language"),
}
"""By what the rows of a table are found: no two may have the same."""


def columns(table: str) -> Iterator[Column]:
    """The columns of a table that are read; none for a table that the code does not know."""
    known = OBSERVATIONS if table.startswith(OBSERVATIONS) else table
    for text in {**_TABLES, **_OPTIONAL}.get(known, "").split():
        rest, _, target = text.partition(">")
        name, _, kind = rest.rstrip("!").replace("*", DEFAULT_LANGUAGE).partition(":")
        yield Column(name, kind or "string", rest.endswith("!"), target)
