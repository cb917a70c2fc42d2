"""The overview: the record's own numbers, its lead chart, and pictures with words."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from data_sources.record.record import Record
from tests.pages.conftest import OpenPage, alts, html_of


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Reports of online child sexual abuse"),
        ("nl", "Meldingen van online seksueel kindermisbruik"),
    ],
)
def test_it_opens_with_the_latest_total(
    open_page: OpenPage, record: Record, language: str, title: str
) -> None:
    app = open_page("overview", language)
    assert not app.exception
    assert [t.value for t in app.title] == [title]
    total = record.latest("ncmec.reports_total")
    assert total.format(language) in html_of(app)
    assert total.format(language) in alts(app)[0]


def test_dutch_readers_see_the_netherlands(open_page: OpenPage, record: Record) -> None:
    figure = record.latest("ncmec.reports_by_country", "NLD", kind="year")
    html = html_of(open_page("overview", "nl"))
    assert figure.format("nl") in html
    assert html.index(figure.format("nl")) < html.index("IWF (")


def test_it_opens_with_a_chart_that_the_server_draws(open_page: OpenPage) -> None:
    app = open_page("overview")
    assert len(alts(app)) == 1
    for kind in ("plotly_chart", "vega_lite_chart", "arrow_vega_lite_chart", "bokeh_chart"):
        assert not app.get(kind)


def test_its_pictures_have_words(open_page: OpenPage) -> None:
    pictures = _pictures(open_page("overview"))
    assert len(pictures) == 2
    assert all(words.strip() for words in pictures)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_its_pictures_say_what_is_found(open_page: OpenPage, record: Record, language: str) -> None:
    html = html_of(open_page("overview", language))
    largest = max(
        record.find("iwf.urls_by_hosting_country", period="2025"), key=lambda figure: figure.value
    )
    titles = re.findall(r"<h3>(.*?)</h3>", html)
    assert any(largest.with_unit(language) in title for title in titles), titles


def _pictures(app: AppTest) -> list[str]:
    return [image.alt for element in app.get("image") for image in element.proto.imgs]
