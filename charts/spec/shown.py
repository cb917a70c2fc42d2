"""Charts of what some parts come to together: shown on a page, and found by their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from charts.spec.identity import chart_id
from data_sources.record.record import Record


def together(part: str, whole: str, by: str, names: Sequence[str]) -> str:
    """The chart of what those of these names made of the whole, year by year."""
    return chart_id("shares", part, whole, by=by, only="|".join(names))


def all_together(record: Record) -> list[str]:
    """Those that the record asks for."""
    return [
        together(item.part, item.whole, *item.names)
        for item in record.worked_out
        if item.kind == "together"
    ]
