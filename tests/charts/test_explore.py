"""Charts of one's own are drawn like all others: on paper, on the screen, in words, in files."""

from __future__ import annotations

from html import unescape
from itertools import pairwise

import pytest

from charts.builders.catalogue import chart, charts_for
from charts.builders.explore import MOST_LINES, MOST_PANELS
from charts.builders.explore_choices import choices, every_series, opened
from charts.files import downloads
from charts.paper import svg
from charts.screen import figure as plotly_figure
from charts.spec.asked import FORMS, MODES, Asked
from charts.spec.model import Chart, UnknownChart
from charts.words import describe
from charts.words.table import frame, text_rows
from data_sources.record.record import Record
from languages import LANGUAGES
from tests.charts.layout import faults

MIXED = "explore:ncmec.reports_by_country+ncmec.referrals_by_country?geography=NLD,DEU"
"""Lines over years in one panel, bars of one year in the other."""
VIEWS = (
    "explore:ncmec.reports_total",
    "explore:ncmec.reports_total+ncmec.files_total+iwf.reports_confirmed+offlimits.reports",
    "explore:ncmec.reports_by_country?geography=NLD,DEU,BEL,FRA,USA,GBR&per=million",
    "explore:ncmec.reports_by_country?geography=NLD,DEU,BEL&per=children&form=bars",
    "explore:ncmec.reports_by_country?geography=NLD,DEU,BEL&index=first",
    "explore:ncmec.reports_by_country?since=2023&until=2023&form=bars",
    "explore:ncmec.reports_by_country?since=2022&per=million&until=2022&form=map",
    "explore:ncmec.reports_total+ncmec.files_total?since=2024&until=2024",
    "explore:iwf.sex_share?parts=sex%3Dgirls|sex%3Dboys",
    "explore:ncmec.reports_total?scale=log&form=table",
    "explore:ncmec.reports_total+dsa.platforms",
    "explore:ncmec.reports_total?since=2016&form=bars",
    MIXED,
)


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_drawn_told_and_tabled(record: Record, name: str, language: str) -> None:
    made = chart(record, name, language)
    assert made.id == name and made.explored
    for width in (svg.WIDTH, svg.PHONE):
        picture = svg.draw(made, width)
        assert not faults(picture) + faults(picture, wider=True)
    for phone in (False, True):
        assert plotly_figure.figure(made, heading=False, phone=phone).layout.height > 100
    assert made.title in describe.alt(made)
    assert len(frame(made)) == len(text_rows(made)) == len(made.marks)
    assert not frame(made).isna().any().any()
    files = {item.key: item.make() for item in downloads.downloads(made)}
    assert all(files.values())
    assert files["citation"].decode().count("\n") == len(made.sources) + 1


def test_a_panel_has_its_unit_its_breaks_and_its_reason(record: Record) -> None:
    made = chart(record, VIEWS[1], "en")
    picture = unescape(svg.draw(made))
    layout = plotly_figure.figure(made).layout
    texts = " ".join(a.text.replace("<br>", " ") for a in layout.annotations)
    assert len(made.panels) == 4
    for place, panel in enumerate(made.panels):
        assert panel.title in texts and panel.apart in texts
        assert panel.unit_label.capitalize() in picture
        assert panel.apart in describe.description(made)
        axis = layout[f"yaxis{place + 1 if place else ''}"]
        assert axis.range[0] == 0
        lines = [s for s in layout.shapes if s.xref == f"x{place + 1 if place else ''}"]
        breaks = [s.x0 for s in lines if s.name == "break"]
        assert sorted(breaks) == sorted({str(line.position) for line in panel.breaks})
        # A line goes up to its words over the plot, and never into the panel above.
        above = layout[f"yaxis{place if place > 1 else ''}"].domain[0] if place else 2
        assert all(axis.domain[0] <= s.y0 < axis.domain[1] - 1e-9 < s.y1 < above for s in lines)


def test_panels_line_up_and_do_not_meet(record: Record) -> None:
    layout = plotly_figure.figure(chart(record, VIEWS[1], "en")).layout
    names = ("", "2", "3", "4")
    starts = {layout[f"xaxis{name}"].range[0][:4] for name in names}
    assert len(starts) == 1
    domains = [layout[f"yaxis{name}"].domain for name in names]
    assert all(low[1] < high[0] for high, low in pairwise(domains))


def test_units_stand_in_the_rows_of_their_panels(record: Record) -> None:
    made = chart(record, VIEWS[1], "en")
    units = dict(zip(frame(made)["Series"], frame(made)["Unit"], strict=True))
    assert units["Reports to the CyberTipline"] == "reports"
    assert units["Files reported to NCMEC"] == "files"


def test_rows_of_panels_of_two_kinds_have_one_form(record: Record) -> None:
    rows = frame(chart(record, MIXED, "en"))
    assert list(rows["Series"].unique()) == [
        "CyberTipline reports by country, Netherlands",
        "CyberTipline reports by country, Germany",
        "CyberTipline referrals by country, Netherlands",
        "CyberTipline referrals by country, Germany",
    ]
    assert list(rows["Period"])[-2:] == ["2024 (period inferred)"] * 2


def test_the_finding_says_which_panel_it_is_of(record: Record) -> None:
    made = chart(record, VIEWS[1], "en")
    assert made.finding.startswith("Reports to the CyberTipline – ")
    assert " Files reported to NCMEC – " in made.finding


def test_all_lines_of_a_period_are_told_at_once(record: Record) -> None:
    drawn = plotly_figure.figure(chart(record, VIEWS[2], "en"))
    assert drawn.layout.hovermode == "x unified"
    assert not drawn.layout.xaxis.fixedrange and drawn.layout.dragmode == "zoom"
    assert "Netherlands" in drawn.data[0].hovertext[0]
    phone = plotly_figure.figure(chart(record, VIEWS[2], "en"), phone=True)
    assert phone.layout.dragmode is False, "a finger moves the page"
    other = plotly_figure.figure(chart(record, "trend:ncmec.reports_total", "en"))
    assert other.layout.hovermode == "closest" and other.layout.xaxis.fixedrange


def test_columns_of_several_lines_stand_beside_each_other(record: Record) -> None:
    drawn = plotly_figure.figure(chart(record, VIEWS[3], "en"))
    assert len(drawn.data) > 1 and len(drawn.data[0].x)
    for k in range(len(drawn.data[0].x)):
        edges = [(t.offset[k], t.offset[k] + t.width[k]) for t in drawn.data]
        assert all(one[1] <= two[0] + 1 for one, two in pairwise(edges))


def test_no_choice_is_larger_than_can_be_drawn(record: Record) -> None:
    """Series with the most parts, places and periods, in every way of counting and form."""
    most = sorted(every_series(record), key=lambda k: -len(choices(record, (k,)).parts))[:2]
    wide = sorted(every_series(record), key=lambda k: -len(choices(record, (k,)).places))[:2]
    series = tuple(dict.fromkeys([*most, *wide]))[:4]
    found = [choices(record, (key,)) for key in series]
    places = tuple(dict.fromkeys(p for c in found for p in c.places[:3]))[:6]
    parts = tuple(dict.fromkeys(p for c in found for p in c.parts[:3]))[:6]
    shown = 0
    for mode in MODES:
        for form in FORMS[:3]:
            asked = Asked(series, places, parts, mode=mode, form=form)
            try:
                made = chart(record, asked.chart_id, "en")
            except UnknownChart:
                continue
            shown += 1
            assert len(made.panels) <= MOST_PANELS and len(made.groups) <= MOST_LINES
            assert len(svg.draw(made)) < 400_000
    assert shown > 3


def test_every_series_can_be_explored(record: Record) -> None:
    for key in every_series(record):
        made = chart(record, f"explore:{key}", "nl")
        assert made.marks and made.title and made.source_line, key


def test_most_charts_of_the_record_open_in_explore(record: Record) -> None:
    offered: list[Chart] = [
        chart(record, name, "en") for key in record.series for name in charts_for(record, key)
    ]
    known = [made for made in offered if made.kind != "ranking"]
    assert all(opened(made) for made in known), [m.id for m in known if not opened(m)]
    assert sum(bool(opened(made)) for made in offered) > len(offered) * 0.8
