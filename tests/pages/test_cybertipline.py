"""The CyberTipline page in both languages, view by view."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from data_sources.record.figure import NotComparable
from data_sources.record.measures import Part
from data_sources.record.record import Record
from tests.pages.conftest import OpenPage, alts, html_of

VIEWS = {"total": 2, "kinds": 3, "files": 3, "places": 4}
"""The charts of a part, the lead chart of the page among them."""


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("part", VIEWS)
def test_every_view_opens_with_its_charts(open_page: OpenPage, language: str, part: str) -> None:
    app = open_page("cybertipline", language, tipline=part)
    assert not app.exception
    assert not app.info
    assert [t.value for t in app.title] == ["CyberTipline"]
    words = alts(app)
    assert len(words) == VIEWS[part]
    assert all(words)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_cards_show_the_record(open_page: OpenPage, record: Record, language: str) -> None:
    html = html_of(open_page("cybertipline", language))
    for series in ("ncmec.reports_total", "ncmec.files_total", "ncmec.incidents_adjusted"):
        assert record.latest(series).format(language) in html


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_change_is_stated_across_2024(
    open_page: OpenPage, record: Record, language: str
) -> None:
    with pytest.raises(NotComparable) as refusal:
        record.change(
            record.figure("ncmec.reports_total", "2023"),
            record.figure("ncmec.reports_total", "2024"),
        )
    assert refusal.value.explain(language) in html_of(open_page("cybertipline", language))


def test_distinct_files_are_the_record_s_quotient(open_page: OpenPage, record: Record) -> None:
    exact = record.latest("ncmec.files_unique", breakdown="match=MD5 exact hash")
    whole = record.figure("ncmec.files_total", exact.period)
    html = html_of(open_page("cybertipline", "en", tipline="files"))
    assert Part((exact,), whole).format("en") in html


def test_a_bad_address_leaves_a_working_page(open_page: OpenPage) -> None:
    app = open_page("cybertipline", "en", tipline="<b>x</b>", kinds_year="1066")
    assert not app.exception
    assert len(alts(app)) == VIEWS["total"]


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("panel", ["table", "words", "about", "cite", "share"])
def test_every_panel_of_a_chart_opens_from_its_link(
    open_page: OpenPage, language: str, panel: str
) -> None:
    plain = open_page("cybertipline", language)
    app = open_page("cybertipline", language, lead_panel=panel)
    assert not app.exception
    assert _length(app) > _length(plain)


def _length(app: AppTest) -> int:
    texts = [m.value for m in app.markdown] + [c.value for c in app.code] + [html_of(app)]
    return sum(len(text) for text in texts)
