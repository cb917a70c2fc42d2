"""Breaks are drawn and never crossed, zero is where it belongs, and sources stay inside."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from html import unescape

import pytest

from charts.builders.catalogue import chart, charts_for
from charts.layout.scale import map_classes, value_axis
from charts.paper import svg
from charts.screen import figure as plotly_figure
from charts.spec.marks import crossed, segments
from charts.spec.model import Chart
from charts.words import describe
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


def test_no_line_runs_across_a_break(record: Record) -> None:
    for key in record.series:
        made = chart(record, charts_for(record, key)[0], "en")
        if made.kind != "trend":
            continue
        for group in made.groups:
            for run in segments(group, made.breaks):
                pairs = itertools.pairwise(run)
                assert not any(
                    crossed(group.marks[a], group.marks[b], made.breaks) for a, b in pairs
                )


def test_plotly_cuts_the_line_at_a_break(named: Named) -> None:
    ys = plotly_figure.figure(named(TOTAL)).data[0].y
    made = named(TOTAL)
    place = next(k for k, mark in enumerate(made.marks) if mark.label == "2024")
    assert ys[place] is None and ys[place - 1] == made.marks[place - 1].value


def test_a_finding_states_no_change_across_a_break(record: Record) -> None:
    for key in record.series:
        made = chart(record, charts_for(record, key)[0], "en")
        if made.kind != "trend" or len(made.groups) > 1 or len(made.marks) < 2:
            continue
        if crossed(made.marks[-2], made.marks[-1], made.breaks):
            assert "not comparable" in made.finding
            assert " than " not in made.finding


def test_the_finding_gives_no_percentage_of_a_small_base(record: Record) -> None:
    for key in record.series:
        made = chart(record, charts_for(record, key)[0], "en")
        if made.kind == "trend" and len(made.groups) == 1 and len(made.marks) > 1:
            before = made.marks[-2]
            if before.value < 50 and not made.percent:
                assert "% more" not in made.finding and "% less" not in made.finding


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
    assert "logarithmic" in log.unit_label and "logarithmic" in log.subtitle
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
