"""What is published: figure pages, data, feed; complete, linked, small, and the same every time."""

from __future__ import annotations

import html
import io
import json
import posixpath
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pandas as pd
import pytest

from data_sources.record.record import Record
from languages import LANGUAGES, numbers
from publish.__main__ import main, replaceable
from publish.address import addresses
from publish.site.site import Site

SAMPLE = (
    "ncmec.reports_total",
    "ncmec.reports_by_country",
    "iwf.share_by_hosting_country",
    "iwf.severity_share",
    "offlimits.reports",
)
LARGEST = 60_000


@pytest.fixture(scope="module")
def site(record: Record) -> Site:
    return Site(record)


def text_of(site: Site, address: str) -> str:
    page = site.get(address)
    assert page is not None, address
    return page.content.decode()


def test_every_series_has_a_page_in_every_language(site: Site, record: Record) -> None:
    for key in site.series():
        for language in LANGUAGES:
            assert addresses.figure(language, key) in site.makers


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", SAMPLE)
def test_a_figure_page_holds_all_that_a_figure_needs(site: Site, key: str, language: str) -> None:
    text = text_of(site, addresses.figure(language, key))
    words = site.record.series[key].text(language)
    for part in (words.definition, words.does_not_measure, words.critic, words.answer):
        assert html.escape(part, quote=True).replace("&#x27;", "&#39;") in text
    assert f'<html lang="{language}">' in text
    assert "<svg" in text and "<table>" in text and 'property="og:image"' in text
    assert "<script" not in text.replace('<script type="application/ld+json">', "")


@pytest.mark.parametrize("key", SAMPLE)
def test_pages_are_small(site: Site, key: str) -> None:
    for address in (addresses.figure("nl", key), addresses.index("nl")):
        page = site.get(address)
        assert page is not None and page.compressed is not None
        assert len(page.compressed) < LARGEST


def test_the_table_on_the_page_is_the_record(site: Site) -> None:
    text = text_of(site, addresses.figure("en", "ncmec.reports_total"))
    for figure in site.record.trend("ncmec.reports_total"):
        assert f">{numbers.exact(figure.value, 'en')}</td>" in text


@pytest.mark.parametrize("key", SAMPLE)
def test_links_resolve(site: Site, key: str) -> None:
    for address in (addresses.figure("en", key), addresses.index("nl"), addresses.embed("nl", key)):
        led = 0
        for link in re.findall(r'(?:href|src|content)="([^"]+)"', text_of(site, address)):
            link = html.unescape(link)
            if re.match(r"https?:|#|\?|ADDRESS", link) or "/" not in link:
                continue
            if not re.fullmatch(r"[\w./?=&-]+", link) or "?lang=" in link:
                continue  # the app stands beside the site
            target = posixpath.normpath(posixpath.join(address, link))
            target += "/" if link.endswith("/") else ""
            assert target in site.makers, f"{address}: {link}"
            led += 1
        assert led, address


def test_a_folder_of_files_leads_to_nothing_that_it_has_not(record: Record) -> None:
    folder = Site(record, served=False)
    first = (*(addresses.figure("en", key) for key in SAMPLE), addresses.DATA)
    lists = (addresses.data, addresses.news, addresses.calendar, addresses.countries)
    countries = (addresses.country(code, "NLD") for code in LANGUAGES)
    for address in (*first, *countries, *(of("nl") for of in lists)):
        assert folder.get(address), address
        for link in re.findall(r'(?:href|action)="([^"]+)"', text_of(folder, address)):
            place = html.unescape(link).partition("#")[0].partition("?")[0]
            if place and not re.match(r"\w+:", place):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(address), place))
                target += "/" if place.endswith("/") else ""
                assert target in folder.makers, f"{address}: {link}"


def test_json_ld_is_a_dataset(site: Site) -> None:
    text = text_of(site, addresses.figure("nl", "iwf.severity_share"))
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found
    content = json.loads(found[1])
    assert content["@type"] == "Dataset" and content["inLanguage"] == "nl"
    assert content["distribution"][0]["contentUrl"].endswith(".json")


def test_a_series_as_json_is_the_record(site: Site) -> None:
    content = json.loads(text_of(site, "data/series/ncmec.reports_total.json"))
    values = {
        item["id"]: item["value"] for item in content["figures"] if item["standing"] == "current"
    }
    assert values == {f.id: f.value for f in site.record.find("ncmec.reports_total")}
    assert all(item["citation"] for item in content["figures"])


def test_tables_leave_out_what_is_for_maintainers(site: Site) -> None:
    page, packed = (
        site.get(f"data/tables/observations-iwf_core.{ending}") for ending in ("csv", "parquet")
    )
    assert page is not None and packed is not None
    data = pd.read_csv(io.BytesIO(page.content), keep_default_na=False)
    assert "read_at" not in data.columns and "confirmed_at" not in data.columns
    same = pd.read_parquet(io.BytesIO(packed.content))
    assert list(same.columns) == list(data.columns) and len(same) == len(data)
    assert list(same["value"]) == list(data["value"])


def test_the_published_package_names_its_tables(site: Site) -> None:
    package = json.loads(text_of(site, "data/datapackage.json"))
    assert package["resources"]
    for resource in package["resources"]:
        assert f"data/{resource['path']}" in site.makers


def test_the_feed_tells_each_version(site: Site) -> None:
    feed = ET.fromstring(text_of(site, "feed.atom"))
    names = {"a": "http://www.w3.org/2005/Atom"}
    titles = [entry.findtext("a:title", "", names) for entry in feed.findall("a:entry", names)]
    assert f"Record {site.record.version}" in titles


def test_the_same_record_gives_the_same_bytes(record: Record) -> None:
    first, second = Site(record), Site(record)
    checked = [addresses.figure("en", SAMPLE[0]), "data/tables/observations-iwf_core.parquet"]
    checked += [addresses.picture("nl", SAMPLE[0]), "feed.atom", "data/openapi.json"]
    for address in checked:
        one, two = first.get(address), second.get(address)
        assert one is not None and two is not None and one.content == two.content, address


def test_a_static_site_is_put_in_place_whole(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = [addresses.index("en"), addresses.figure("en", SAMPLE[0]), "feed.atom"]
    monkeypatch.setattr(Site, "addresses", lambda self: few)
    target = tmp_path / "site"
    assert main([str(target)]) == 0
    assert (target / "en/figures" / SAMPLE[0] / "index.html").is_file()
    (target / "stale.html").write_text("old")
    assert main([str(target)]) == 0
    assert not (target / "stale.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_directory_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    assert not replaceable(tmp_path)
    assert main([str(tmp_path)]) == 2
    assert (tmp_path / "photo.jpg").exists()
