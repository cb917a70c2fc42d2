"""The number of the last mark is readable: no break or note runs through it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from charts.builders.catalogue import chart
from charts.layout.colours import LIGHT
from charts.paper.svg import draw
from charts.screen.figure import figure
from charts.screen.frame import Canvas
from charts.spec.model import Chart, Note
from data_sources.record.record import Record
from tests.charts.layout import texts

CROWDED = "trend:ncmec.reports_total"


def test_it_stands_beside_its_mark_where_lines_are_near(record: Record) -> None:
    made = chart(record, CROWDED, "en")
    (trace,) = figure(made).to_dict()["data"]
    assert trace["text"][-1] == made.marks[-1].text
    assert trace["textposition"][-1] == "middle right"


def plain(record: Record, values: tuple[float, ...], *, style: str = "lines") -> Chart:
    """The last years of a chart without breaks and notes, with other values, in millions."""
    made = chart(record, CROWDED, "en")
    (group,) = made.groups
    last = zip(group.marks[-len(values) :], values, strict=True)
    marks = tuple(replace(m, value=v * 1e6, text=f"{v} million") for m, v in last)
    alone = (replace(group, marks=marks),)
    return replace(made, id="plain", breaks=(), notes=(), groups=alone, span=(), style=style)


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ((1, 2, 3, 4), "top center"),
        ((40, 38, 12, 10), "top center"),
        ((100, 60, 30, 10), "bottom center"),
        ((100, 60, 30, 1), "middle right"),
    ],
    ids=["it rises", "flat at the end", "it falls", "it falls to the ground"],
)
def test_it_stands_where_its_own_line_does_not_run(
    record: Record, values: tuple[float, ...], where: str
) -> None:
    (trace,) = figure(plain(record, values)).to_dict()["data"]
    assert trace["textposition"][-1] == where
    assert [text for text in trace["text"] if text][-1] == f"{values[-1]} million"


def test_the_highest_is_written_over_the_axis_only_where_it_must(record: Record) -> None:
    (first,) = figure(plain(record, (50, 20, 30, 40))).to_dict()["data"]
    assert first["textposition"][0] == "top right"
    (later,) = figure(plain(record, (20, 30, 50, 40))).to_dict()["data"]
    assert later["textposition"][2] == "top left"


def test_two_numbers_do_not_lie_on_one_another(record: Record) -> None:
    made = plain(record, (1, 2, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9.1, 9))
    (trace,) = figure(made).to_dict()["data"]
    assert trace["textposition"][-2:] == ["top left", "bottom center"]


def test_a_number_wider_than_its_column_takes_two_lines(record: Record) -> None:
    made = plain(record, (4, 5, 6), style="columns")
    (group,) = made.groups
    long = tuple(replace(mark, text="about 12.34 million") for mark in group.marks)
    (trace,) = figure(replace(made, groups=(replace(group, marks=long),))).to_dict()["data"]
    assert trace["text"] == ["about 12.34<br>million"] * 3
    (short,) = figure(made).to_dict()["data"]
    assert short["text"] == ["4 million", "5 million", "6 million"]


def test_a_note_ends_over_its_mark_and_the_number_there(record: Record) -> None:
    bare = plain(record, (4, 5, 8), style="columns")
    made = replace(bare, notes=(Note(0, 1, "Part of the year", "From May on."),))
    drawn = figure(made).to_dict()["layout"]
    (line,) = [shape for shape in drawn["shapes"] if shape["name"] == "note"]
    assert line["y0"] == pytest.approx(5 / 8 + 18 / Canvas(LIGHT, "").plot, abs=0.01)
    (axis,) = figure(replace(made, style="lines")).to_dict()["layout"]["shapes"]
    assert axis["y0"] == pytest.approx(5 / 8 + 6 / Canvas(LIGHT, "").plot, abs=0.01)


def over_its_mark(without: Chart, values: tuple[float, ...]) -> float:
    """How far over the last mark its number stands on paper, in pixels."""
    (group,) = without.groups
    last = zip(group.marks[-len(values) :], values, strict=True)
    marks = tuple(replace(mark, value=value * 1e6) for mark, value in last)
    drawn = draw(replace(without, groups=(replace(group, marks=marks),)), width=360, heading=False)
    text = re.escape(marks[-1].text)
    (written,) = re.findall(rf'<text x="[\d.]+" y="([\d.]+)"[^>]*>{text}<', drawn)
    dots = re.findall(r'<circle[^>]*cy="([\d.]+)"', drawn)
    return float(dots[-1]) - float(written)


def test_on_paper_it_does_not_lie_over_its_own_line(record: Record) -> None:
    without = replace(chart(record, CROWDED, "en"), id="plain", breaks=(), notes=())
    rising, falling = (over_its_mark(without, values) for values in ((7, 8, 9), (14, 11, 9)))
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
