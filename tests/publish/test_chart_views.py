"""A link to a chart shows that very chart: as a page, inside a page, as a picture, as files."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
from html import unescape
from urllib.parse import parse_qsl, quote

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from charts.builders.catalogue import chart as named_chart
from charts.files import downloads
from charts.spec.asked import of_address
from data_sources.record.record import Record
from languages import LANGUAGES
from publish.pages.chart_page import EMBED_SCRIPT
from publish.pages.figure_page import drawings
from publish.server.chart_routes import routes
from publish.server.layers.headers import Headers, script_hash

VIEWS = (
    "trend:ncmec.reports_total?since=2012",
    "ranking:ncmec.reports_by_country?by=geography&period=2021&top=7",
    "trend:ncmec.reports_by_country?geography=NLD,DEU,BEL&per=million",
    "explore:ncmec.reports_by_country+ncmec.files_total?geography=NLD,World&since=2020",
    "explore:ncmec.reports_by_country?geography=NLD,DEU&index=first&form=bars",
    "explore:ncmec.reports_total?form=table",
)


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=routes(), middleware=[Middleware(Headers)]))


def address(language: str, place: str, view: str, **more: str) -> str:
    rest = "".join(f"&{name}={value}" for name, value in more.items())
    return f"/{language}/chart/{place}?id={quote(view, safe='')}{rest}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_the_page_is_that_view(
    client: TestClient, record: Record, view: str, language: str
) -> None:
    chart = named_chart(record, view, language)
    page = client.get(address(language, "", view)).text
    assert f'<html lang="{language}"' in page
    numbers = [mark.exact.split()[0] for mark in chart.marks]
    assert [number for number in numbers if number not in page] == []
    assert page.count("<tr>") == 1 + len(chart.marks)
    assert f'<link rel="canonical" href="http://testserver{address(language, "", view)}">' in page
    card = address(language, "file", view, form="card").replace("&", "&amp;")
    assert f'<meta property="og:image" content="http://testserver{card}">' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_the_view_in_the_signs_of_a_post(client: TestClient, language: str) -> None:
    page = unescape(client.get(address(language, "", "trend:ncmec.reports_total")).text)
    post = page.partition('<p class="copy whole">')[2].partition("</p>")[0]
    assert 0 < len(post) <= 280
    assert post.endswith(f"http://testserver/{language}/chart/?id=trend:ncmec.reports_total")


@pytest.mark.parametrize("view", VIEWS)
def test_its_files_are_those_of_the_same_view(
    client: TestClient, record: Record, view: str
) -> None:
    chart = named_chart(record, view, "en")
    made = client.get(address("en", "file", view, form="csv"))
    assert made.content == downloads.csv(chart)
    drawn = json.loads(client.get(address("en", "plot.json", view)).content)
    assert drawn["layout"]["meta"]["chart"] == chart.id


@pytest.mark.parametrize("view", VIEWS)
def test_it_leads_to_the_same_view_in_the_app(
    client: TestClient, record: Record, view: str
) -> None:
    page = client.get(address("en", "", view)).text
    link = re.search(r'href="\.\./\.\./explore\?([^"]+)"', page)
    assert link, "every one of these has an interactive view"
    asked = of_address(dict(parse_qsl(unescape(link[1]))))
    again = named_chart(record, asked.chart_id, "en")
    assert set(named_chart(record, view, "en").figures) <= set(again.figures)


def test_a_table_is_embedded_as_a_table(client: TestClient) -> None:
    view = "explore:ncmec.reports_total?form=table"
    for place in ("", "embed/"):
        page = client.get(address("en", place, view)).text
        assert "<svg" not in page and page.count("<table>") == 1


def test_the_card_has_the_shape_that_social_media_want(client: TestClient) -> None:
    made = client.get(address("nl", "file", VIEWS[0], form="card"))
    assert Image.open(io.BytesIO(made.content)).size == (1200, 630)


def test_it_can_be_embedded_and_tells_its_height(client: TestClient) -> None:
    made = client.get(address("en", "embed/", VIEWS[0]))
    policy = made.headers["content-security-policy"]
    assert "frame-ancestors *" in policy
    assert script_hash(EMBED_SCRIPT) in policy
    assert EMBED_SCRIPT in made.text
    page = client.get(address("en", "", VIEWS[0]))
    assert "frame-ancestors 'self'" in page.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("view", "status"),
    [
        *(("trend:no.such", 404), ("x", 404), ("", 404), ("trend:" + "a" * 5000, 414)),
        ("explore:" + "+".join(f"no.such{k}" for k in range(5)), 404),
        ("explore:ncmec.reports_total?since=99999999999999999999", 404),
        ("explore:ncmec.reports_total?since=2024&until=2001", 404),
        ("explore:ncmec.reports_total?by=platform", 404),
        ("explore:ncmec.reports_total?geography=" + ",".join(["NLD"] * 300), 404),
        ("explore:ncmec.reports_total?form=exe", 404),
        ("explore:iwf.sex_share?index=first", 404),
    ],
)
@pytest.mark.parametrize("form", ["", "embed/", "plot.json", "still.svg", "file"])
def test_what_is_no_chart_is_said(client: TestClient, form: str, view: str, status: int) -> None:
    assert client.get(address("en", form, view)).status_code == status


def test_a_form_that_there_is_not_is_said(client: TestClient) -> None:
    made = client.get(address("en", "file", VIEWS[0], form="exe"))
    assert made.status_code == 404
    assert "csv" in made.text


@pytest.mark.parametrize("width", ["1", "999999", "-5", "x", "1e3"])
def test_drawings_come_in_a_few_widths_only(client: TestClient, width: str) -> None:
    made = client.get(address("en", "still.svg", VIEWS[0], width=width, height="300"))
    assert made.status_code == 200
    assert any(f'viewBox="0 0 {known} ' in made.text for known in (360, 560, 820, 1180))


def test_a_chart_page_leads_to_the_same_chart_by_other_counts(client: TestClient) -> None:
    view = "trend:ncmec.reports_by_country?geography=NLD,BEL&per=million"
    page = client.get(address("nl", "", view)).text
    for per in ("", "&per=children"):
        other = view.replace("&per=million", per)
        assert f'href="./?id={quote(other, safe="")}"' in page
        assert client.get(address("nl", "", other)).status_code == 200
    assert (
        "Dezelfde grafiek" not in client.get(address("nl", "", "trend:iwf.reports_confirmed")).text
    )


@pytest.mark.parametrize(
    "chart_id",
    ["map:ncmec.reports_by_country?area=Europe&per=million", "trend:ncmec.reports_total"],
)
def test_the_words_of_a_drawing_can_be_read_in_320_pixels(record: Record, chart_id: str) -> None:
    drawn = dict(drawings(named_chart(record, chart_id, "nl")))
    assert list(drawn) == ["wide", "narrow"]
    (svg,) = ET.fromstring(str(drawn["narrow"])).iter("{http://www.w3.org/2000/svg}svg")
    smallest = min(float(part.get("font-size", "99")) for part in svg.iter())
    assert smallest * (320 - 26) / float(svg.get("width", "0")) > 8
