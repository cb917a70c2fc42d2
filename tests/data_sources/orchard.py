"""A small orchard's figures: tables as they should be, to which a test makes one change."""

from __future__ import annotations

from datetime import date

from data_sources.checks.doubts import RULES
from data_sources.checks.schema import Tables
from data_sources.package.tables import Row

TODAY = date(2026, 11, 26)
TABLE = "observations/fruit.csv"
Cells = dict[str, str]

OBSERVATION = {
    "series": "fruit.pears",
    "breakdown": "",
    "geography": "NLD",
    "period_start": "2020-01-01",
    "period_end": "2020-12-31",
    "value": "500",
    "unit": "pears",
    "precision": "exact",
    "source": "orchard-2021",
    "locator": "p. 7",
    "known": "publisher",
    "standing": "current",
    "period_known": "stated",
    "indicator": "",
    "read_at": "",
    "confirmed_at": "",
    "notes": "",
}
SOURCE = {
    "source": "orchard-2021",
    "publisher": "orchard",
    "url": "https://orchard.example/2021",
    "published": "2021-03",
    "read_on": "2026-01-02",
}
SERIES = {
    "series": "fruit.pears",
    "publisher": "orchard",
    "form": "count",
    "frequency": "annual",
}
PUBLISHERS = (
    {"publisher": "orchard", "url": "https://www.orchard.example/"},
    {"publisher": "paper", "url": "https://paper.example/"},
)
UNITS = ({"unit": "pears", "kind": "count"}, {"unit": "percent", "kind": "percent"})


def table(*rows: Cells) -> list[Row]:
    """Rows as they are read from a file: the first stands on line 2."""
    return [Row(line, row) for line, row in enumerate(rows, start=2)]


def year(first: int, value: float | str = 500, **cells: str) -> Cells:
    own = {"period_start": f"{first}-01-01", "period_end": f"{first}-12-31", "value": str(value)}
    return OBSERVATION | own | cells


def years(*values: float, **cells: str) -> list[Cells]:
    """One slot from 2015 on, a value a year."""
    return [year(2015 + later, value, **cells) for later, value in enumerate(values)]


def record(*rows: Cells, **tables: list[Row]) -> Tables:
    """Observations with a source, a series and a publisher that fit them."""
    fitting = {
        TABLE: table(*rows),
        "sources.csv": table(SOURCE),
        "series.csv": table(SERIES),
        "publishers.csv": table(*PUBLISHERS),
        "units.csv": table(*UNITS),
    }
    return Tables(fitting | {f"{name}.csv": own for name, own in tables.items()})


def told(rule: str, tables: Tables) -> list[str]:
    """What one rule tells, without the words by which it is answered."""
    return [str(fault).partition(" (")[0] for fault, _ in RULES[rule](tables, TODAY)]


def place(tables: Tables, rule: str) -> list[tuple[str, int, str]]:
    return [(fault.file, fault.line, fault.column) for fault, _ in RULES[rule](tables, TODAY)]
