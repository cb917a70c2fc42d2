"""The number of the last mark is readable: no break or note runs through it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from charts.builders.catalogue import chart
from charts.paper.svg import draw
from charts.screen.figure import figure
from charts.spec.model import Chart
from data_sources.record.record import Record
from tests.charts.layout import texts

CROWDED = "trend:ncmec.reports_total"


def test_it_stands_beside_its_mark_where_lines_are_near(record: Record) -> None:
    made = chart(record, CROWDED, "en")
    (trace,) = figure(made).to_dict()["data"]
    assert trace["text"][-1] == made.marks[-1].text
    assert trace["textposition"][-1] == "middle right"


def test_it_stands_above_its_mark_where_none_are(record: Record) -> None:
    plain = replace(chart(record, CROWDED, "en"), id="plain", breaks=(), notes=())
    (trace,) = figure(plain).to_dict()["data"]
    assert trace["textposition"][-1] == "top center"
    assert "middle right" not in trace["textposition"]


def over_its_mark(plain: Chart, values: tuple[float, ...]) -> float:
    """How far over the last mark its number stands on paper, in pixels."""
    (group,) = plain.groups
    last = zip(group.marks[-len(values) :], values, strict=True)
    marks = tuple(replace(mark, value=value * 1e6) for mark, value in last)
    drawn = draw(replace(plain, groups=(replace(group, marks=marks),)), width=360, heading=False)
    text = re.escape(marks[-1].text)
    (written,) = re.findall(rf'<text x="[\d.]+" y="([\d.]+)"[^>]*>{text}<', drawn)
    dots = re.findall(r'<circle[^>]*cy="([\d.]+)"', drawn)
    return float(dots[-1]) - float(written)


def test_on_paper_it_does_not_lie_over_its_own_line(record: Record) -> None:
    plain = replace(chart(record, CROWDED, "en"), id="plain", breaks=(), notes=())
    rising, falling = (over_its_mark(plain, values) for values in ((7, 8, 9), (14, 11, 9)))
    assert 0 < rising < falling


UPRIGHT = re.compile(r'<path d="M([\d.]+) [\d.]+L([\d.]+) [\d.]+"[^>]*stroke-dasharray')


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("width", [360, 560, 900])
@pytest.mark.parametrize("name", [CROWDED, "trend:iwf.reports_confirmed"])
def test_on_paper_no_break_or_note_runs_through_a_number(
    record: Record, name: str, width: int, language: str
) -> None:
    made = chart(record, name, language)
    drawn = draw(made, width=width, heading=False)
    lines = [float(x) for x, to in UPRIGHT.findall(drawn) if x == to]
    assert lines
    written = {mark.text for mark in made.marks}
    numbers = [placed for placed in texts(drawn) if placed.text in written]
    assert made.marks[-1].text in {placed.text for placed in numbers}
    for number in numbers:
        assert number.right <= width
        assert not [x for x in lines if number.left + 1 < x < number.right - 1], number
