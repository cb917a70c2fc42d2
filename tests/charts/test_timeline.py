"""Steps of a timeline can be told apart and touched; dashed lines of small panels have words."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from charts.builders.catalogue import chart
from charts.layout.flag_rows import dashed
from charts.paper import svg
from charts.screen.figure import figure
from data_sources.record.record import Record
from languages import LANGUAGES

SMALL_PANELS = "multiples:ncmec.reports_by_category?by=category"


@pytest.mark.parametrize(("phone", "screen"), [(True, 320), (False, 640)])
@pytest.mark.parametrize("name", ["timeline:law?jurisdiction=EU", "timeline:law"])
def test_no_two_steps_lie_on_one_another(
    record: Record, name: str, phone: bool, screen: int
) -> None:
    drawn = figure(chart(record, name, "en"), phone=phone, heading=False).to_dict()
    layout = drawn["layout"]
    margin = layout["margin"]
    first, last = (date.fromisoformat(day).toordinal() for day in layout["xaxis"]["range"])
    wide = (screen - margin["l"] - margin["r"]) / (last - first)
    tall = (layout["height"] - margin["t"] - margin["b"]) / layout["yaxis"]["range"][0]
    dots = [
        ((date.fromisoformat(day).toordinal() - first) * wide, y * tall)
        for trace in drawn["data"]
        for day, y in zip(trace["x"], trace["y"], strict=True)
    ]
    assert len(dots) == len(chart(record, name, "en").marks)
    nearest = min(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in combinations(dots, 2))
    assert nearest >= 11, "as large as a dot is"


def test_a_step_keeps_its_own_day(record: Record) -> None:
    made = chart(record, "timeline:law?jurisdiction=EU", "en")
    (trace,) = figure(made).to_dict()["data"]
    assert list(trace["x"]) == [str(mark.position) for mark in made.marks]


@pytest.mark.parametrize("language", LANGUAGES)
def test_dashed_lines_of_small_panels_are_said_once(record: Record, language: str) -> None:
    made = chart(record, SMALL_PANELS, language)
    said = dashed(made)
    assert all(line.label in said for line in made.breaks)
    notes = [a["text"] for a in figure(made).to_dict()["layout"]["annotations"]]
    words = [text.replace("<br>", " ") for text in notes]
    assert sum(made.breaks[0].label in text for text in words) == 1
    for width in (1200, 480):
        drawn = svg.draw(made, width, None)
        body = drawn.partition("</desc>")[2]
        assert body.count(said.split(":")[0] + ":") == 1


def test_panels_without_a_break_say_nothing(record: Record) -> None:
    name = "multiples:ncmec.reports_by_country?by=geography&geography=NLD,DEU"
    assert dashed(chart(record, name, "en")) == ""
