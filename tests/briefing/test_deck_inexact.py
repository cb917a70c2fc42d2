"""Lower bounds and approximate numbers look different on a native chart, and are named."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from briefing.pptx import file as pptx_file
from charts.words import inexact
from tests.briefing.conftest import ONE, MakeBriefing

COLUMNS = "chart:trend:meta.ncmec_cybertips"
BARS = "chart:ranking:iwf.age_count"
LINES = "chart:trend:ncmec.genai_reports_by_kind?by=kind"


def chart_of(make_briefing: MakeBriefing, item: str) -> tuple[Any, Any, str]:
    briefing = make_briefing((item,), "nl")
    slide = Presentation(io.BytesIO(pptx_file.make(briefing))).slides[1]
    (native,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    text = "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
    return briefing.items[0].chart, native._chartSpace, text


def values_of(space: Any, path: str) -> list[float]:
    """The numbers of the points that have a look of their own in this way."""
    found = []
    for series in space.iter(qn("c:ser")):
        cache = {
            p.get("idx"): float(p.findtext(qn("c:v")))
            for p in series.find(qn("c:val")).iter(qn("c:pt"))
        }
        for point in series.findall(qn("c:dPt")):
            if point.find(path) is not None:
                found.append(cache[point.find(qn("c:idx")).get("val")])
    return sorted(found)


@pytest.mark.parametrize("item", [COLUMNS, BARS])
def test_bars_of_lower_bounds_are_hatched(make_briefing: MakeBriefing, item: str) -> None:
    chart, space, text = chart_of(make_briefing, item)
    inexact_values = sorted(mark.value for mark in chart.marks if mark.inexact)
    assert inexact_values
    assert values_of(space, f"{qn('c:spPr')}/{qn('a:pattFill')}") == inexact_values
    assert inexact.told(chart) in text
    assert inexact.told(chart).startswith("Gearceerd: minstens dit aantal (")


def test_points_of_lower_bounds_are_hollow(make_briefing: MakeBriefing) -> None:
    chart, space, text = chart_of(make_briefing, LINES)
    hollow = values_of(space, f"{qn('c:marker')}/{qn('c:spPr')}/{qn('a:solidFill')}")
    assert hollow == sorted(mark.value for mark in chart.marks if mark.inexact)
    assert inexact.told(chart).startswith("Open: minstens dit aantal (")
    assert inexact.told(chart) in text


def test_exact_numbers_are_plain(make_briefing: MakeBriefing) -> None:
    chart, space, text = chart_of(make_briefing, ONE[0])
    assert inexact.told(chart) == ""
    assert values_of(space, qn("c:marker")) == []
    assert "Open:" not in text
