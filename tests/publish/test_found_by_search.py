"""What search engines are told: the map of the site, the rules, and the truth about a data set."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data_sources.record.load import load
from data_sources.record.record import Record
from languages import LANGUAGES
from publish.pages import jsonld
from publish.server.routes import routes
from publish.site.site import Site
from publish.site.sitemap import sitemap
from tests.rules.made import make

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
ORIGIN = "https://figures.example/on&the"


@pytest.fixture(scope="module")
def site(record: Record) -> Site:
    return Site(record)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The made-up record."""
    return load(make(tmp_path_factory.mktemp("made") / "datasets"))


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=routes()))


def test_the_map_names_every_page_for_people_and_nothing_else(site: Site) -> None:
    tree = ElementTree.fromstring(sitemap(site, ORIGIN).content)
    found = [str(e.text).removeprefix(f"{ORIGIN}/") for e in tree.findall("s:url/s:loc", NAMES)]
    assert len(found) == len(set(found)) and set(found) <= set(site.makers)
    left = [
        address
        for address in site.makers
        if address.endswith("/")
        and "/embed/" not in address
        and address.split("/")[1] in ("figures", "claims", "countries", "changes")
    ]
    assert sorted(found) == sorted(left)
    assert sitemap(site, ORIGIN) is sitemap(site, ORIGIN) is not sitemap(site, "https://b.example")


def test_the_rules_let_them_be_found(client: TestClient) -> None:
    rules = client.get("/robots.txt").text
    for language in LANGUAGES:
        for part in ("figures", "claims", "countries", "changes"):
            assert f"Allow: /{language}/{part}/" in rules
    address = re.search(r"^Sitemap: http://testserver(/\S+)$", rules, re.M)
    assert address is not None
    made = client.get(address[1])
    assert made.status_code == 200
    assert "<loc>http://testserver/en/countries/NLD/</loc>" in made.text


@pytest.mark.parametrize("address", ["en/figures/iwf.reports_confirmed/", "nl/countries/NLD/"])
def test_a_page_names_its_one_address_and_has_a_title_of_its_own(site: Site, address: str) -> None:
    page = site.get(address)
    assert page is not None
    text = unescape(page.content.decode())
    assert text.count('<link rel="canonical" href="./">') == 1
    heading = re.search(r"<h1>(.*?)</h1>", text)
    assert heading is not None and f"<title>{heading[1]} – On the Record</title>" in text


@pytest.mark.parametrize("host", ["testserver", "figures.example:8443"])
def test_a_served_page_names_itself_and_its_card_in_full(client: TestClient, host: str) -> None:
    address = "/en/figures/iwf.reports_confirmed/"
    for _time in range(2):  # made, and from memory
        text = client.get(address, headers={"host": host}).text
        assert f'<link rel="canonical" href="http://{host}{address}">' in text
        assert f'content="http://{host}/pictures/en/iwf.reports_confirmed.png"' in text
        assert f'"contentUrl": "http://{host}/data/series/iwf.reports_confirmed.csv"' in text


def test_a_host_that_is_no_address_is_not_written_into_a_page(client: TestClient) -> None:
    text = client.get("/en/figures/iwf.reports_confirmed/", headers={"host": 'a"x'}).text
    assert 'a"x' not in text


def described(record: Record, key: str, language: str = "en") -> dict[str, object]:
    found: dict[str, object] = json.loads(jsonld.dataset(record, key, language, record.find(key)))
    return found


def test_a_description_says_of_what_it_does_not_measure_that_it_does_not(made: Record) -> None:
    series = made.series["hot.by_country"]
    text = series.text("en")
    assert described(made, series.key)["description"] == (
        f"{text.definition} Does not measure: {text.does_not_measure}"
    )
    silent = {code: replace(t, does_not_measure="") for code, t in series.texts.items()}
    without = replace(made, series={**made.series, series.key: replace(series, texts=silent)})
    assert described(without, series.key)["description"] == text.definition


def test_who_made_it_and_what_it_rests_on(made: Record) -> None:
    found = described(made, "hot.by_country")
    # The licence is that of the compilation, and so is who made it; who counted is named apart.
    assert found["creator"] == {"@type": "Organization", "name": "On the Record"}
    assert found["sourceOrganization"] == {"@type": "Organization", "name": "Hotline of Nowhere"}
    (work,) = found["isBasedOn"]  # type: ignore[misc]
    assert work["publisher"]["name"] == "Hotline of Nowhere"
    assert work["url"] == "https://hotline.example/2025"


def test_all_countries_are_named(record: Record) -> None:
    found = described(record, "ncmec.reports_by_country")
    places = {f.geography.name("en") for f in record.find("ncmec.reports_by_country")}
    assert found["spatialCoverage"] == sorted(places) and len(places) > 200
