"""What a hatched bar or a hollow mark means, in words: "at least", "about", and which numbers.

Of ``hot.reports`` 9,000 (2023) is approximate and 12,000 (2025) a lower bound.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from charts.spec.model import Chart
from charts.words.inexact import MOST, is_hollow, told
from tests.rules.conftest import Drawn

REPORTS = "trend:hot.reports"


@pytest.mark.parametrize(
    ("years", "language", "words"),
    [
        ("", "en", "Hatched: at least or about this many (2023; 2025)."),
        ("", "nl", "Gearceerd: minstens of ongeveer dit aantal (2023; 2025)."),
        ("?until=2024", "en", "Hatched: about this many (2023)."),
        ("?until=2024", "nl", "Gearceerd: ongeveer dit aantal (2023)."),
        ("?since=2024", "en", "Hatched: at least this many (2025)."),
        ("?since=2024", "nl", "Gearceerd: minstens dit aantal (2025)."),
        ("?until=2021", "en", ""),
    ],
)
def test_what_is_less_than_a_number_is_named(
    drawn: Drawn, years: str, language: str, words: str
) -> None:
    assert told(drawn(REPORTS + years, language)) == words


def of_many(chart: Chart, count: int) -> Chart:
    """So many lower bounds, A, B, C and so on, the first of them twice."""
    (group,) = chart.groups
    last = group.marks[-1]
    marks = [replace(last, label=chr(65 + k)) for k in range(count)]
    return replace(chart, groups=(replace(group, marks=(marks[0], *marks)),))


def test_six_are_named_and_of_more_it_is_said_how_many(drawn: Drawn) -> None:
    chart = drawn(REPORTS)
    assert MOST == 6
    assert told(of_many(chart, 6)) == "Hatched: at least this many (A; B; C; D; E; F)."
    assert told(of_many(chart, 8)) == "Hatched: at least this many (A; B; C; D; E; F and 2 more)."


def test_points_of_a_line_are_hollow(drawn: Drawn) -> None:
    columns = drawn(REPORTS)
    lines = replace(columns, style="lines")
    assert [is_hollow(c) for c in (columns, lines, replace(lines, stacked=True))] == [
        *(False, True, False)
    ]
    assert told(lines).startswith("Hollow: at least or about")
    assert told(columns, hollow=True).startswith("Hollow: ")
    assert told(lines, hollow=False).startswith("Hatched: ")


def test_the_line_is_named_where_there_are_several(drawn: Drawn) -> None:
    chart = drawn(REPORTS + "?since=2024")
    (group,) = chart.groups
    two = replace(chart, groups=(group, replace(group, name="Again", marks=group.marks[:1])))
    assert told(two) == "Hatched: at least this many (Reports to the hotline, 2025)."
    nameless = replace(chart, groups=(replace(group, name=""), group))
    assert told(nameless).endswith("(2025; Reports to the hotline, 2025).")
    bars = drawn("explore:hot.reports?since=2025&until=2025&form=bars")
    assert not bars.has_time_axis
    assert told(replace(bars, groups=bars.groups * 2)) == (
        f"Hatched: at least this many ({bars.groups[0].marks[0].label})."
    )


def test_on_a_map_hatching_means_that_there_is_no_figure(drawn: Drawn) -> None:
    assert told(replace(drawn(REPORTS), kind="map")) == ""
