"""Meta's Community Standards Enforcement Report, the quarterly file (CSV).

Every edition holds all quarters since 2017 anew, and restates some: a value that differs from
the record's is a revision. Only the policy areas on children are read, and of these the
content that Meta acted on and the share it found itself.
"""

from __future__ import annotations

import re
from pathlib import Path

from data_sources.readers.reading import (
    Reading,
    Row,
    UnknownLayout,
    quarter_bounds,
    rows_under,
)

_COLUMNS = ["app", "policy_area", "metric", "period", "value"]
_APPS = ("Facebook", "Instagram")
_METRICS = {
    "Content Actioned": ("meta.cser.content_actioned", "pieces", r"\d{1,3}(?:,\d{3})*"),
    "Proactive rate": ("meta.cser.proactive_rate", "percent", r"\d{1,3}(?:\.\d+)?%"),
}
AREAS = (
    "Child Nudity & Sexual Exploitation",
    "Child Endangerment: Sexual Exploitation",
    "Child Endangerment: Nudity and Physical Abuse",
)
_QUARTER = re.compile(r"(20\d\d)Q([1-4])")
MAX_BYTES = 20_000_000


def read(path: Path) -> Reading:
    """Read the file. Raises UnknownLayout, naming the line, for anything it does not know."""
    rows, last = rows_under(path, MAX_BYTES, _COLUMNS, _row)
    if not rows:
        raise UnknownLayout("no row on the policy areas about children")
    return Reading(
        "quarterly file",
        f"Community Standards Enforcement Report, quarterly file to {last[:7]}",
        rows=tuple(rows),
        checks=("every policy area on children in the file is one that the record knows",),
        revises=True,
        whole=frozenset((row.series, row.period_start, row.period_end) for row in rows),
    )


def _row(cells: list[str], line: int) -> Row | None:
    said = ",".join(cells)
    if len(cells) != len(_COLUMNS):
        raise UnknownLayout(f"{len(cells)} cells instead of 5", line=line, text=said)
    app, area, metric, period, value = cells
    if "child" not in area.lower() or metric not in _METRICS:
        return None
    if area not in AREAS or app not in _APPS:
        raise UnknownLayout("a policy area or app not seen before", line=line, text=said)
    series, unit, form = _METRICS[metric]
    quarter = _QUARTER.fullmatch(period)
    if quarter is None:
        raise UnknownLayout("the period is not a quarter", line=line, text=said)
    if value in ("N/A", ""):
        return None
    if not re.fullmatch(form, value):
        raise UnknownLayout("the value is not in the known form", line=line, text=said)
    start, end = quarter_bounds(int(quarter[1]), int(quarter[2]))
    return Row(
        series,
        f"platform={app};policy_area={area}",
        "World",
        start,
        end,
        _plain(value),
        unit,
        "rounded",
        f"row {app} / {area} / {metric} / {period}",
        f"{metric} ({area})",
    )


def _plain(value: str) -> str:
    """“2,300,000” as 2300000, “97.80%” as 97.8."""
    plain = value.replace(",", "").rstrip("%")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
