"""Breaks are drawn and never crossed, zero is where it belongs, and sources stay inside."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape

import pytest

from charts.builders.catalogue import chart, charts_for
from charts.files import downloads
from charts.layout.scale import map_classes, value_axis
from charts.paper import svg
from charts.screen import figure as plotly_figure
from charts.spec.marks import segments
from charts.spec.model import Chart, Mark
from charts.words import describe, titles
from charts.words.table import frame
from data_sources.record.figure import Figure
from data_sources.record.record import Record
from tests.charts.conftest import COUNTRIES, KINDS_OF_CHART, TOTAL

Named = Callable[..., Chart]


def test_breaks_are_drawn_everywhere(named: Named) -> None:
    made = named(TOTAL)
    label = made.breaks[0].label
    figure = plotly_figure.figure(made)
    assert label in unescape(svg.draw(made))
    assert label in [a.text for a in figure.layout.annotations if a.name == "break"]
    assert [s.x0 for s in figure.layout.shapes if s.name == "break"] == [
        str(line.position) for line in made.breaks
    ]
    assert made.breaks[0].why in describe.description(made)


def between(record: Record, first: Mark, second: Mark) -> list[date]:
    """The breaks between two marks, straight from the record's table."""
    one, two = first.figures[0], second.figures[0]
    return [
        item.date
        for item in record.all_breaks
        if item.series == one.series.key and one.period.start < item.date <= two.period.end
    ]


def trends(record: Record) -> Iterator[Chart]:
    for key in record.series:
        made = chart(record, charts_for(record, key)[0], "en")
        if made.kind == "trend":
            yield made


def test_no_line_runs_across_a_break(record: Record) -> None:
    cut = 0
    for made in trends(record):
        for group in made.groups:
            runs = segments(group, made.breaks)
            assert [place for run in runs for place in run] == list(range(len(group.marks)))
            joined = {pair for run in runs for pair in itertools.pairwise(run)}
            for pair in itertools.pairwise(range(len(group.marks))):
                days = between(record, *(group.marks[place] for place in pair))
                assert not (days and pair in joined), f"{made.id}: {days}"
                assert set(days) <= {line.position for line in made.breaks}
                cut += bool(days)
    assert cut > 20  # there is something to be crossed


def test_plotly_cuts_the_line_at_a_break(named: Named) -> None:
    made = named(TOTAL)
    trace = plotly_figure.figure(made).data[0]
    place = next(k for k, mark in enumerate(made.marks) if mark.label == "2024")
    assert trace.y[place] is None and trace.y[place - 1] == made.marks[place - 1].value
    assert not trace.connectgaps


def test_a_picture_cuts_the_line_at_a_break(named: Named) -> None:
    """As many lines as runs of two and more, each with a point a mark."""
    made = named(TOTAL)
    lines = re.findall(r'<path d="M([^"]*)"[^>]*fill="none" stroke-linejoin', svg.draw(made))
    points = [len(re.findall(r"[-\d.]+[ ,][-\d.]+", line)) for line in lines]
    runs: list[list[Mark]] = [[made.marks[0]]]
    for first, second in itertools.pairwise(made.marks):
        gap = (second.figures[0].period.start - first.figures[0].period.end).days > 1
        if gap or between(made.record, first, second):
            runs.append([])
        runs[-1].append(second)
    assert len(runs) > 1
    assert points == [len(run) for run in runs if len(run) > 1]


def test_a_finding_states_no_change_across_a_break(record: Record) -> None:
    refused = stated = 0
    for made in trends(record):
        if len(made.groups) > 1 or len(made.marks) < 2:
            continue
        parts = [f for m in made.marks[-2:] for f in m.figures if is_part(record, f)]
        if between(record, *made.marks[-2:]) or parts:
            assert "not comparable" in made.finding, made.id
            assert " than " not in made.finding, made.id
            refused += 1
        else:
            assert "not comparable" not in made.finding, made.id
            stated += " than " in made.finding
    assert refused > 5 and stated > 20


def is_part(record: Record, figure: Figure) -> bool:
    return any(item.part_year for item in record.explanations_of(figure))


def test_no_finding_gives_a_percentage_that_says_less_than_its_numbers(record: Record) -> None:
    sizes = [
        float(size.replace(",", ""))
        for made in trends(record)
        for size in re.findall(r"([\d,.]+)% (?:more|less)", made.finding)
    ]
    assert len(sizes) > 20
    assert max(sizes) <= 300
    assert all(size < 10 or size == int(size) for size in sizes)


def test_a_large_jump_says_whether_a_cause_is_recorded(record: Record) -> None:
    told = 0
    for made in trends(record):
        if len(made.groups) > 1 or len(made.marks) < 2 or " than " not in made.finding:
            continue
        before, last = made.marks[-2:]
        size = abs(last.value / before.value - 1) * 100 if before.value else 0
        apart = (last.figures[0].period.start - before.figures[0].period.end).days
        known = record.explanations_between(before.figures[0], last.figures[0])
        jump = "%" in made.finding and "points" not in made.finding and size > 40
        expected = jump and apart <= 1 and not known
        assert ("no cause is recorded" in made.finding) is expected, made.id
        told += expected
    assert told > 5


@pytest.mark.parametrize("per", ["million", "children"])
def test_a_rate_says_that_it_was_worked_out_wherever_it_goes(record: Record, per: str) -> None:
    made = chart(record, f"ranking:ncmec.reports_by_country?by=geography&per={per}", "en")
    assert any("worked out by On the Record" in remark for remark in made.remarks)
    rows = frame(made)
    assert all(text.startswith("worked out") for text in rows["How well known"])
    assert all(" divided by " in text for text in rows["Note"])
    told = downloads.metadata(made)["worked_out"]
    assert len(told) == len(made.marks)
    assert all(len(entry["figures"]) == 2 for entry in told)
    assert "worked out by On the Record" in svg.draw(made)


def test_a_published_number_does_not_say_that_it_was_worked_out(named: Named) -> None:
    made = named(TOTAL)
    assert not downloads.metadata(made)["worked_out"]
    assert not any("worked out" in text for text in frame(made)["How well known"])


def test_the_finding_gives_no_percentage_of_a_small_base(record: Record) -> None:
    small = large = 0
    for made in trends(record):
        if len(made.groups) > 1 or len(made.marks) < 2 or made.percent:
            continue
        percentage = "% more" in made.finding or "% less" in made.finding
        if made.marks[-2].value < 50:
            assert not percentage, made.id
            small += 1
        large += percentage
    assert small > 0 and large > 20


@pytest.mark.parametrize("name", KINDS_OF_CHART)
def test_the_source_line_is_inside_every_picture(named: Named, name: str) -> None:
    made = named(name)
    words = made.source_line.split()
    picture = re.sub(r"<[^>]+>", " ", svg.draw(made, svg.PHONE).rsplit("</desc>", 1)[1])
    screen = next(
        a.text for a in plotly_figure.figure(made).layout.annotations if a.name == "source"
    )
    assert words[-6:] == unescape(picture).split()[-6:]
    assert unescape(screen).replace("<br>", " ").split() == words


def test_counts_start_at_zero_and_a_log_axis_says_so(named: Named) -> None:
    plain, log = named(TOTAL), named(TOTAL, scale="log")
    values = [mark.value for mark in plain.marks]
    assert value_axis(plain, values).low == 0
    for made in (titles.axis_word(log), log.subtitle, svg.draw(log, 800, 500)):
        assert "logarithmic axis" in made
    assert set(frame(log)["Unit"]) == {"reports"}  # the axis is logarithmic, and not its figures
    assert value_axis(log, values).log
    assert plotly_figure.figure(plain).layout.yaxis.range[0] == 0


def test_panels_share_a_scale_or_say_that_they_do_not(named: Named) -> None:
    same, own = (named(name) for name in KINDS_OF_CHART[10:12])
    axes = plotly_figure.figure(same).layout
    assert axes.yaxis.range == axes.yaxis2.range
    assert "same scale" in same.subtitle and "own scale" in own.subtitle


def test_map_classes_hold_every_value_once(named: Named) -> None:
    for params in ({}, {"per": "million"}):
        made = named(COUNTRIES, **params)
        classes = map_classes(made)
        for mark in made.marks:
            assert sum(item.low <= mark.value <= item.high for item in classes) == 1
        assert len(classes) <= 5


def test_unstackable_shares_are_lines(named: Named) -> None:
    assert not named("shares:iwf.sex_share?by=sex").stacked


def test_the_part_that_is_shown_is_named(named: Named) -> None:
    made = named("trend:meta.cser.content_actioned")
    parts = made.figures[0].breakdown.values()
    assert all(part in made.title for part in parts)


def test_countries_come_with_a_warning(named: Named) -> None:
    assert "does not mean that more abuse" in named(COUNTRIES).warning


def test_lines_that_are_left_out_are_counted(named: Named) -> None:
    made = named("trend:ncmec.reports_by_platform?by=platform")
    assert len(made.groups) == 4 and "the 4 highest of" in made.subtitle
    asked = named(
        "trend:ncmec.reports_by_platform?by=platform&only=Google|X|Snapchat|Discord|TikTok"
    )
    assert {group.name for group in asked.groups} >= {"Google", "Snapchat", "Discord", "TikTok"}
    assert "highest of" not in asked.subtitle


def test_places_stand_in_the_order_asked_for(named: Named) -> None:
    made = named("trend:ncmec.reports_by_country?geography=NLD,USA,BEL")
    assert [group.name for group in made.groups] == ["Netherlands", "United States", "Belgium"]
