"""The numbers on a chart are the record's, wherever they stand."""

from __future__ import annotations

import re
from collections import Counter
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
from languages import numbers, translator
from tests.charts.conftest import KINDS_OF_CHART

NUMBERED = [name for name in KINDS_OF_CHART if not name.startswith("timeline")]


def number_in(text: str) -> float:
    """The number that a reader of English takes from "at least 36,210,368 reports"."""
    (found,) = re.findall(r"[-−]?[\d,]+(?:\.\d+)?", text.replace("1 in ", ""))[:1]
    return float(found.replace(",", "").replace("−", "-"))


def test_a_mark_is_its_figure(record: Record) -> None:
    """Its number, held against the record's own rows; and what is printed of it."""
    rows = {(o.slot, o.standing): o for o in record.observations}
    people = {
        f"{series}|{place}|{year}": number
        for series, known in record.people.items()
        for (place, year), (number, _) in known.items()
    }
    each = {"million": 1_000_000, "children": 100_000}
    seen = Counter[str]()
    for key in record.series:
        for name in charts_for(record, key):
            for mark in chart(record, name, "en").marks:
                if mark.derived:
                    assert len(mark.figures) > 1, mark
                    seen["derived"] += 1
                    continue
                figure = mark.figures[0]
                row = rows.get((figure.id, "current"))
                if row is None:  # numbers of people stand in tables of their own
                    slot = f"{figure.series.key}|{figure.geography.code}|{figure.period.code}"
                    assert mark.value == people[slot]
                    continue
                if mark.rate:
                    series = record.people_series[mark.rate.per]
                    of = people[f"{series}|{row.geography}|{row.period.code}"]
                    assert mark.value == pytest.approx(row.value / of * each[mark.rate.per])
                    seen["rate"] += 1
                    continue
                assert mark.value == row.value
                assert number_in(mark.exact) == pytest.approx(row.value)
                seen["published"] += 1
    assert seen["published"] > 2000 and seen["rate"] > 100 and seen["derived"] > 20


def drawn(made: Chart) -> list[tuple[str, float]]:
    """Where and how large, of every value in the Plotly figure's traces.

    The place is a day on a time axis, a country's code on a map, and the height of a bar.
    """
    found: list[tuple[str, float]] = []
    for trace in plotly_figure.figure(made).data:
        if made.kind == "map":
            found += [(trace.meta["code"], trace.meta["value"])] if trace.meta else []
            found += [(str(place), value) for place, value in trace.customdata or ()]
            continue
        lying = trace.type == "bar" and trace.orientation == "h"
        places, values = (trace.y, trace.x) if lying else (trace.x, trace.y)
        pairs = zip(places, values, strict=True)
        found += [(str(place), value) for place, value in pairs if value is not None]
    return found


@pytest.mark.parametrize("name", NUMBERED)
def test_plotly_puts_each_number_where_it_belongs(record: Record, name: str) -> None:
    made = chart(record, name, "en")
    shown = drawn(made)
    if made.kind == "ranking":
        values, heights = [v for _, v in shown], [float(place) for place, _ in shown]
        assert values == [mark.value for mark in made.marks]
        assert heights == sorted(heights)  # from the top down, as the names beside them
        axis = plotly_figure.figure(made).layout.yaxis
        assert axis.range[0] > axis.range[1]
        return
    marks = list(made.marks)
    if made.kind == "map":
        from charts.layout import shapes

        known = set(shapes.areas()) | set(shapes.points())
        marks = [mark for mark in marks if str(mark.position) in known]
        assert len(marks) > (30 if made.area else 100)
        shown = sorted(shown)
        marks.sort(key=lambda mark: str(mark.position))
    assert shown == [(str(mark.position), mark.value) for mark in marks]


@pytest.mark.parametrize("name", NUMBERED)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_table_holds_the_marks_in_order(record: Record, name: str, language: str) -> None:
    made = chart(record, name, language)
    column = translator(language)("Value")
    table = frame(made)
    assert list(table[column]) == [mark.value for mark in made.marks]
    if made.kind in ("ranking", "map"):
        assert list(table.iloc[:, 0]) == [mark.label for mark in made.marks]
        return
    period = translator(language)("Period")
    assert list(table[period]) == [mark.figures[0].period_label(language) for mark in made.marks]
    if len(made.groups) > 1:
        names = [group.name for group in made.groups for _ in group.marks]
        assert list(table.iloc[:, 0]) == names


def test_bars_carry_their_numbers(record: Record) -> None:
    for language in ("en", "nl"):
        made = chart(record, KINDS_OF_CHART[4], language)
        picture = unescape(svg.draw(made))
        texts = [text for trace in plotly_figure.figure(made).data for text in trace.text]
        signed = footnoted(made)[0].marks
        assert texts == [plotly_text(mark.text) for mark in signed]
        assert all(f">{mark.text}</text>" in picture for mark in signed)
        printed = [numbers.short(mark.value, language) for mark in made.marks]
        assert all(text.startswith(number) for text, number in zip(texts, printed, strict=True))


def test_pointing_at_a_mark_tells_its_exact_number(record: Record) -> None:
    made = chart(record, KINDS_OF_CHART[0], "nl")
    told = " ".join(text or "" for text in plotly_figure.figure(made).data[0].hovertext)
    assert made.marks
    for mark in made.marks:
        assert mark.exact in told.replace("<br>", " ")


def test_the_description_tells_first_highest_lowest_and_latest(record: Record) -> None:
    made = chart(record, KINDS_OF_CHART[0], "en")
    words = describe.description(made)
    marks = made.marks
    high, low = max(marks, key=lambda m: m.value), min(marks, key=lambda m: m.value)
    for mark in (marks[0], marks[-1], high, low):
        assert f"{mark.exact} ({mark.label})" in words


def test_shares_of_a_period_are_the_counts_over_the_total(record: Record) -> None:
    """Each is held against the published counts: "all others" would hide a wrong total."""
    made = chart(record, "shares:ncmec.reports_by_category?by=category", "en")
    assert made.stacked
    total = {f.period: f.value for f in record.trend("ncmec.reports_total")}
    left = {mark.position: 100.0 for mark in made.marks}
    for group in made.groups[:-1]:
        assert not group.rest
        for mark in group.marks:
            part = mark.figures[0]
            assert part.series.key == "ncmec.reports_by_category"
            assert mark.value == pytest.approx(part.value / total[part.period] * 100)
            left[mark.position] -= mark.value
    assert made.groups[-1].rest
    for mark in made.groups[-1].marks:
        assert mark.value == pytest.approx(left[mark.position], abs=1e-9)
    assert len(left) > 5


def test_all_others_is_the_total_less_the_parts_shown(record: Record) -> None:
    made = chart(record, KINDS_OF_CHART[4], "en")
    shown, rest = made.groups
    every = sorted(
        (f.value for f in record.find("ncmec.reports_by_platform", period="2023")), reverse=True
    )
    assert [mark.value for mark in shown.marks] == every[:10]
    (others,) = rest.marks
    assert others.value == record.figure("ncmec.reports_esp", "2023").value - sum(every[:10])
    assert others.value == sum(every[10:])  # this year's list adds up
    assert f"({len(every) - 10})" in others.label
    assert others.derived and len(others.figures) == 11
