"""The search without a session: the page, the JSON, what is refused, and a folder of files."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

import jsonschema
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data_sources.record.record import Record
from languages import LANGUAGES
from publish.address import addresses
from publish.description.schemas import SCHEMAS
from publish.pages.search_page import search_without_server
from publish.server.server import middleware, routes
from publish.site.site import Site
from screen.session.undocumented import STREAMLIT

FIGURE = "/nl/figures/ncmec.reports_total/"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = Starlette(routes=list(routes()), middleware=list(middleware(STREAMLIT)))
    with TestClient(app) as running:
        yield running


def test_a_number_is_found_without_session_and_script(client: TestClient) -> None:
    answer = client.get("/nl/search/", params={"q": "36,2 miljoen"})
    text = html.unescape(answer.text)
    assert answer.status_code == 200
    assert '<html lang="nl">' in text and "<script" not in text
    assert "<strong>36,2 miljoen meldingen</strong>" in text
    assert 'href="../figures/ncmec.reports_total/"' in text
    assert 'href="../../figures?figure=ncmec.reports_total%7C%7CWorld%7C2023&lang=nl"' in text
    assert 'value="36,2 miljoen"' in text
    assert client.get(FIGURE).status_code == 200


def test_nobody_keeps_what_was_found(client: TestClient) -> None:
    for address in ("/en/search/?q=hosting", "/data/search.json?q=hosting"):
        answer = client.get(address)
        assert answer.headers["cache-control"] == "no-store"
        assert "script-src 'none'" in answer.headers["content-security-policy"]


def test_search_engines_keep_out(client: TestClient) -> None:
    assert '<meta name="robots" content="noindex">' in client.get("/en/search/?q=hosting").text
    robots = client.get("/robots.txt").text
    assert "Disallow: /data/search.json" in robots and "Allow: /en/search" not in robots


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", '"><img src=x>', "{{ 7*7 }}"])
def test_what_was_typed_is_shown_and_never_run(client: TestClient, query: str) -> None:
    text = client.get("/en/search/", params={"q": query}).text
    assert "<script" not in text and "<img" not in text and "49" not in text.split("<main")[0]
    assert html.escape(query, quote=False).split(" ")[0] in text.replace("&#34;", '"')


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_found_leads_somewhere(client: TestClient, language: str) -> None:
    page = client.get(f"/{language}/search/", params={"q": "zzqqxxyy"}).text
    for link in ("../figures/", "../claims/", f"../../countries?lang={language}", "?q="):
        assert f'href="{link}' in page
    assert "zzqqxxyy" in page


def test_without_a_query_it_says_how_to_ask(client: TestClient, record: Record) -> None:
    page = html.unescape(client.get("/en/search/").text)
    newest = record.latest("ncmec.reports_total", kind="year")
    assert "How to ask" in page and newest.format("en") in page
    assert "Nothing was found" not in page


def test_every_example_finds_something(client: TestClient) -> None:
    for language in LANGUAGES:
        page = client.get(f"/{language}/search/").text
        links = re.findall(r'href="(\?q=[^"]+)"', page)
        assert len(links) == 3
        for link in links:
            assert 'class="results"' in client.get(f"/{language}/search/{link}").text


def test_the_address_without_its_slash_leads_on(client: TestClient) -> None:
    answer = client.get("/en/search?q=36.2+million", follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"] == "/en/search/?q=36.2+million"


def test_a_long_query_is_cut_on_the_page_and_refused_by_the_json(client: TestClient) -> None:
    assert client.get("/en/search/", params={"q": "hosting " * 800}).status_code == 200
    assert client.get("/data/search.json", params={"q": "a" * 201}).status_code == 400
    assert client.get("/data/search.json", params={"q": "a" * 9000}).status_code == 414


@pytest.mark.parametrize(
    ("query", "word"), [("lang=xx&q=a", "xx"), ("q=a&colour=red", "colour"), ("place=NLD", "place")]
)
def test_what_the_json_does_not_know_is_named(client: TestClient, query: str, word: str) -> None:
    answer = client.get(f"/data/search.json?{query}")
    assert answer.status_code == 400 and word in answer.json()["error"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", ["", "reports", "36.2 million", "netherlands 2023", "zzqqxx"])
def test_the_json_is_as_described(client: TestClient, language: str, query: str) -> None:
    answer = client.get("/data/search.json", params={"q": query, "lang": language})
    assert answer.status_code == 200
    root = {"components": {"schemas": SCHEMAS}, "$ref": "#/components/schemas/Found"}
    jsonschema.Draft202012Validator(root).validate(answer.json())
    assert len(answer.json()["results"]) <= 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_leads_to_a_page_that_is_there(
    client: TestClient, record: Record, language: str
) -> None:
    site = Site(record)
    kinds = set()
    for query in (
        "reports",
        "netherlands",
        "nederland",
        "claim detection",
        "csa",
        "IWF",
        "AI",
        "statements TikTok",
    ):
        found = client.get("/data/search.json", params={"q": query, "lang": language}).json()
        for hit in found["results"]:
            kinds.add(hit["kind"])
            page, _mark, _query = hit["page"].lstrip("/").partition("?")
            if page.startswith(f"{language}/"):
                assert page in site.makers or page == addresses.chart(language), hit
            assert client.get(hit["address"]).status_code == 200, hit
    assert len(kinds) >= 6


def test_a_form_stands_in_the_header_of_figure_pages(client: TestClient) -> None:
    page = client.get(FIGURE).text
    assert '<form class="find" action="../../search/" method="get" role="search">' in page
    embed = client.get(f"{FIGURE}embed/").text
    assert 'class="find"' not in embed.split("</style>")[1]


def test_a_folder_of_files_says_what_it_cannot_search(record: Record) -> None:
    text = search_without_server(record, "en").content.decode()
    assert "where the server runs" in text
    assert text.count("data-text=") == len(Site(record).series())
    assert "addEventListener" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_a_folder_of_files_has_a_page_where_the_form_leads(
    record: Record, language: str
) -> None:
    there = addresses.search(language)
    page = Site(record, served=False).get(there)
    assert page is not None
    assert f'<html lang="{language}">' in page.content.decode()
    assert there not in Site(record).makers, "the server searches itself"


def test_the_description_names_the_search(client: TestClient) -> None:
    described = json.loads(client.get("/data/openapi.json").content)
    names = [p["name"] for p in described["paths"]["/data/search.json"]["get"]["parameters"]]
    assert names == ["q", "lang"]


@pytest.mark.parametrize(("language", "said"), [("en", "Often said: “"), ("nl", "Veel gezegd: ‘")])
def test_a_claim_of_others_is_told_as_such(
    client: TestClient, record: Record, language: str, said: str
) -> None:
    from briefing.often.often import often_made

    claim = often_made(record, "two-in-three-children", language)
    answer = client.get("/data/search.json", params={"q": claim.claim[:90], "lang": language})
    titles = [hit["title"] for hit in answer.json()["results"] if hit["kind"] == "claim"]
    assert titles and all(title.startswith(said) for title in titles)
