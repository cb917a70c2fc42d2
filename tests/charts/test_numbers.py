"""The numbers on a chart are the record's, wherever they stand."""

from __future__ import annotations

from html import unescape

import pytest

from charts.builders.catalogue import chart, charts_for
from charts.layout.footnotes import footnoted
from charts.layout.safe import plotly_text
from charts.paper import svg
from charts.screen import figure as plotly_figure
from charts.spec.model import Chart
from charts.words import describe
from charts.words.table import frame
from data_sources.record.record import Record
from languages import translator
from tests.charts.conftest import KINDS_OF_CHART

NUMBERED = [name for name in KINDS_OF_CHART if not name.startswith("timeline")]


def test_a_mark_is_its_figure(record: Record) -> None:
    for key in record.series:
        for name in charts_for(record, key):
            for mark in chart(record, name, "en").marks:
                if mark.rate:
                    assert mark.value == mark.rate.value
                elif not mark.derived:
                    figure = mark.figures[0]
                    assert mark.value == figure.value
                    assert mark.exact == figure.with_unit("en", "exact")


def drawn(made: Chart) -> list[float]:
    """Every value in the Plotly figure's traces."""
    found: list[float] = []
    for trace in plotly_figure.figure(made).data:
        if made.kind == "map":
            found += [trace.meta["value"]] if trace.meta else []
            found += [pair[1] for pair in trace.customdata or ()]
        else:
            values = trace.x if trace.type == "bar" and trace.orientation == "h" else trace.y
            found += [value for value in values if value is not None]
    return found


@pytest.mark.parametrize("name", NUMBERED)
def test_plotly_shows_the_marks_and_no_others(record: Record, name: str) -> None:
    made = chart(record, name, "en")
    missing = 0
    if made.kind == "map":
        from charts.layout import shapes

        known = set(shapes.areas()) | set(shapes.points())
        missing = sum(str(mark.position) not in known for mark in made.marks)
    values = [mark.value for mark in made.marks]
    shown = drawn(made)
    assert len(shown) == len(values) - missing
    assert set(shown) <= set(values)


@pytest.mark.parametrize("name", NUMBERED)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_table_holds_the_marks_in_order(record: Record, name: str, language: str) -> None:
    made = chart(record, name, language)
    column = translator(language)("Value")
    assert list(frame(made)[column]) == [mark.value for mark in made.marks]


def test_bars_carry_their_numbers(record: Record) -> None:
    for language in ("en", "nl"):
        made = chart(record, KINDS_OF_CHART[4], language)
        picture = unescape(svg.draw(made))
        texts = [text for trace in plotly_figure.figure(made).data for text in trace.text]
        signed = footnoted(made)[0].marks
        assert texts == [plotly_text(mark.text) for mark in signed]
        assert all(f">{mark.text}</text>" in picture for mark in signed)


def test_pointing_at_a_mark_tells_its_exact_number(record: Record) -> None:
    made = chart(record, KINDS_OF_CHART[0], "nl")
    told = " ".join(text or "" for text in plotly_figure.figure(made).data[0].hovertext)
    for mark in made.marks:
        assert mark.exact in told.replace("<br>", " ")


def test_the_description_tells_first_highest_lowest_and_latest(record: Record) -> None:
    made = chart(record, KINDS_OF_CHART[0], "en")
    words = describe.description(made)
    marks = made.marks
    high, low = max(marks, key=lambda m: m.value), min(marks, key=lambda m: m.value)
    for mark in (marks[0], marks[-1], high, low):
        assert f"{mark.exact} ({mark.label})" in words


def test_shares_of_a_period_come_to_a_hundred(record: Record) -> None:
    made = chart(record, "shares:ncmec.reports_by_category?by=category", "en")
    assert made.stacked
    sums: dict[object, float] = {}
    for mark in made.marks:
        sums[mark.position] = sums.get(mark.position, 0) + mark.value
    assert all(total == pytest.approx(100) for total in sums.values())


def test_all_others_is_the_total_less_the_parts_shown(record: Record) -> None:
    made = chart(record, KINDS_OF_CHART[4], "en")
    shown, rest = made.groups
    total = record.figure("ncmec.reports_esp", "2023").value
    assert rest.marks[0].value == total - sum(mark.value for mark in shown.marks)
    assert rest.marks[0].derived and len(rest.marks[0].figures) == 1 + len(shown.marks)
