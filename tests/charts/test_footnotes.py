"""A note on a chart without an axis of time stands on the chart, not only in its description."""

from __future__ import annotations

from dataclasses import replace

from charts.builders.catalogue import chart
from charts.layout.flag_rows import band
from charts.layout.footnotes import footnoted
from charts.paper import svg
from charts.screen import figure as plotly_figure
from data_sources.record.record import Record

LARGEST = "ranking:ncmec.reports_by_platform?by=platform&period=2025&top=12"


def test_the_number_gets_a_sign_and_the_sign_is_explained(record: Record) -> None:
    made = chart(record, LARGEST, "en")
    signed, listed = footnoted(made)
    (note,) = made.notes
    assert listed == [f"[1] {note.label}"]
    before, after = made.groups[note.group].marks, signed.groups[note.group].marks
    assert after[note.mark].text == f"{before[note.mark].text} [1]"
    others = [k for k in range(len(before)) if k != note.mark]
    assert all(before[k] == after[k] for k in others)


def test_screen_and_picture_show_it(record: Record) -> None:
    made = chart(record, LARGEST, "nl")
    label = made.notes[0].label
    notes = plotly_figure.figure(made).to_dict()["layout"]["annotations"]
    assert any(label in note["text"] for note in notes)
    for width in (390, 1200):
        assert f"[1] {label}" in svg.draw(made, width=width).split("</desc>")[1]


def test_a_chart_without_notes_stays_as_it_is(record: Record) -> None:
    made = chart(record, "ranking:ncmec.reports_by_platform?by=platform&period=2021&top=5", "en")
    assert footnoted(made) == (made, [])


def test_a_flag_that_would_be_cut_off_becomes_a_mark(record: Record) -> None:
    made = chart(record, "trend:ncmec.reports_total", "en")
    days = [line.position for line in made.breaks]
    assert None not in band(made, lambda day: 500 + day.year - days[0].year, 1000, 11).places[1:]
    long = replace(made, breaks=tuple(replace(b, label="word " * 60) for b in made.breaks))
    found = band(long, lambda day: 500 + day.year - days[0].year, 1000, 11)
    assert [flag.kind for flag in found.marks] == ["note", "break"]
