"""The page of talking points: each with its caveat, sceptic, sources and a text to copy."""

from __future__ import annotations

import pytest

from briefing.points.points import AUDIENCES, load_points
from data_sources.record.record import Record
from tests.pages.conftest import OpenPage, html_of

TITLES = {"en": "Talking points", "nl": "Spreekpunten"}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_points_of_each_audience(
    open_page: OpenPage, record: Record, language: str, audience: str
) -> None:
    app = open_page("talking_points", language, audience=audience)
    assert not app.exception
    assert not app.info
    assert [t.value for t in app.title] == [TITLES[language]]
    html = html_of(app)
    for item in load_points(record, language, audience)[:5]:
        assert item.text(audience) in html
        assert item.request(audience) in html
        assert item.caveat in html
        assert item.question in html
        assert item.answer in html


def test_every_point_is_on_some_page(open_page: OpenPage, record: Record) -> None:
    expected = load_points(record, "nl", "advocate")
    pages = -(-len(expected) // 5)
    html = "".join(
        html_of(open_page("talking_points", "nl", page=str(n))) for n in range(1, pages + 1)
    )
    assert all(item.text("advocate") in html for item in expected)


def test_a_point_is_copied_with_its_citations(open_page: OpenPage, record: Record) -> None:
    item = load_points(record, "en", "advocate")[0]
    app = open_page("talking_points", "en", **{f"with-{item.id}": "copy"})
    assert app.code[0].value == item.as_text("advocate").strip()
    figures = html_of(open_page("talking_points", "en", **{f"with-{item.id}": "figures"}))
    assert all(figure.with_unit("en") in figures for figure in item.figures)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_point_is_copied_in_the_signs_of_a_post(
    open_page: OpenPage, record: Record, language: str
) -> None:
    item = load_points(record, language, "advocate")[0]
    html = html_of(open_page("talking_points", language, **{f"with-{item.id}": "copy"}))
    post = html.partition('<p class="otr-post-text"')[2].partition(">")[2].partition("</p>")[0]
    assert post.startswith((item.text("advocate"), item.headline))
    assert item.figures[0].series.publisher.label in post
    assert f"talking-points?point={item.id}&lang={language}" in html


def test_an_older_address_still_opens_the_voice_that_it_meant(
    open_page: OpenPage, record: Record
) -> None:
    app = open_page("talking_points", "en", audience="minister")
    assert not app.exception
    html = html_of(app)
    item = load_points(record, "en", "advocate")[0]
    assert item.text("advocate") in html
    assert "<dt>Request</dt>" in html
    assert app.query_params.get("audience", ["advocate"]) != ["minister"]


def test_one_point_by_its_name(open_page: OpenPage, record: Record) -> None:
    item = load_points(record, "en", "parents")[-1]
    app = open_page("talking_points", "en", point=item.id, audience="parents")
    assert not app.exception
    assert html_of(app).count("otr-point-text") == 1


def test_a_point_goes_into_the_briefing(open_page: OpenPage, record: Record) -> None:
    item = load_points(record, "en", "advocate")[0]
    app = open_page("talking_points", "en")
    app.button(key=f"add-point-{item.id}").click().run()
    assert app.session_state["basket"].items == [item.item_id]


def test_a_choice_without_points_is_said(open_page: OpenPage) -> None:
    app = open_page("talking_points", "nl", audience="parents", subject="encryption")
    assert not app.exception
    assert len(app.info) == 1


def test_bad_values_in_the_address_leave_a_working_page(open_page: OpenPage) -> None:
    app = open_page("talking_points", "en", audience="?", subject="?", page="99", point="no")
    assert not app.exception
    assert html_of(app).count("otr-point-text") == 5
