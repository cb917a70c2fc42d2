"""A title or note that goes against the figures it stands over is said to; nothing else is."""

from __future__ import annotations

import pytest

from claims.against import doubts
from data_sources.record.figure import Figure
from data_sources.record.record import Record

TOTAL, CONFIRMED = "ncmec.reports_total", "iwf.reports_confirmed"
SAID = {
    TOTAL: "21.4 million reports in 2025, 4.1% more than in 2024.\nReports to the CyberTipline",
    CONFIRMED: "Reports confirmed by the IWF: 291,273 reports in 2024.",
}


def figures(record: Record, series: str) -> list[Figure]:
    found = record.find(series)
    return found if series == TOTAL else [f for f in found if str(f.period) == "2024"][:1]


@pytest.mark.parametrize(
    ("series", "own", "number"),
    [
        (TOTAL, "63.2 million reports in 2023", "63.2 million"),
        (TOTAL, "63,210,368 reports", "63,210,368"),
        (TOTAL, "36.2 million children in 2023", "36.2 million"),
        (CONFIRMED, "219,273 reports confirmed in 2024", "219,273"),
        (CONFIRMED, "291,273 reports from the Netherlands", "291,273"),
        (CONFIRMED, "291,273 children abused in 2024", "291,273"),
        (CONFIRMED, "A title\n\nNote: 219,273 reports confirmed", "219,273"),
    ],
)
def test_a_number_that_goes_against_the_figures_is_named(
    record: Record, series: str, own: str, number: str
) -> None:
    found = doubts(own, SAID[series], figures(record, series), "en", record)
    assert [doubt.number for doubt in found] == [number]
    assert number in found[0].explain("en") and found[0].explain("nl") != found[0].explain("en")


@pytest.mark.parametrize(
    ("series", "own"),
    [
        (TOTAL, "21.4 million reports in 2025"),
        (TOTAL, "36.2 million reports in 2023, 20.5 million in 2024"),
        (TOTAL, "Almost 22 million reports"),
        (TOTAL, "Three things to know in 2026"),
        (TOTAL, "Up 4.1% in 2025"),
        (TOTAL, ""),
        (CONFIRMED, "In 2024 the IWF confirmed 291,273 reports"),
        (CONFIRMED, "Nearly 300,000 reports"),
    ],
)
def test_what_agrees_or_says_nothing_is_left_alone(record: Record, series: str, own: str) -> None:
    assert doubts(own, SAID[series], figures(record, series), "en", record) == []


def test_over_no_figure_only_a_verdict_counts(record: Record) -> None:
    assert doubts("63,210,368 reports", "My heading", [], "en", record) == []
