"""The number of the last mark is readable: no break or note runs through it."""

from __future__ import annotations

from dataclasses import replace

from charts.builders.catalogue import chart
from charts.screen.figure import figure
from data_sources.record.record import Record

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
