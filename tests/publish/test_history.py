"""Versions, alerts and corrections as they are published, made of two versions of this record."""

from __future__ import annotations

import html
import io
import json
import posixpath
import re
import zipfile
from functools import partial
from pathlib import Path

import feedparser
import pandas as pd
import pytest
import yaml
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data_sources.package.tables import DATASETS
from data_sources.record.load import load
from data_sources.record.record import Record
from data_sources.versions import store
from languages import LANGUAGES
from publish.address import addresses
from publish.address.app_pages import ENTRIES
from publish.data import feeds, history
from publish.data.past_record import MOST_KEPT, past_record
from publish.pages.past_page import NotInVersion, past_chart_page, past_page
from publish.server.chart_routes import routes as chart_routes
from publish.server.routes import routes
from publish.site.nearby import nearby
from publish.site.site import Site

REPORTS, OTHER = "ncmec.reports_total", "offlimits.reports"
TABLE = "observations/ncmec_totals.csv"


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """This record, and after it a version in which one figure was revised and one withdrawn."""
    import shutil

    place = Path(shutil.copytree(DATASETS, tmp_path_factory.mktemp("history") / "datasets"))
    head = (place / "datapackage.json").read_text()
    now = json.loads(head)["version"]
    data = pd.read_csv(place / TABLE, dtype=str, keep_default_na=False)
    own = data.index[(data.series == REPORTS) & (data.standing == "current")]
    year = {data.period_start[i][:4]: i for i in own}
    old = data.loc[[year["2003"]]].assign(standing="superseded")
    data.loc[year["2003"], "value"] = str(int(data.value[year["2003"]]) + 1)
    data = pd.concat([data.drop(year["1999"]), old])
    descriptor = head.replace(f'"version": "{now}"', '"version": "99.0.0"')
    files = {
        "datapackage.json": descriptor.encode(),
        TABLE: data.to_csv(index=False, lineterminator="\n").encode(),
    }
    for name, content in {**files, **store.keeping(place, files)}.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_bytes(content)
    return Site(load(place))


def text_of(site: Site, address: str) -> str:
    page = site.get(address)
    assert page is not None, address
    return page.content.decode()


def before(site: Site) -> str:
    return history.numbers(site.record)[-2]


def test_what_lies_between_is_told_as_data(revised: Site) -> None:
    found = json.loads(text_of(revised, addresses.between_data(before(revised), "99.0.0")))
    (own,) = found["series"]
    assert own["series"] == REPORTS
    kinds = {one["kind"]: one for one in own["figures"]}
    assert set(kinds) == {"revised", "withdrawn"}
    was, now = (int(kinds["revised"][side]["value"]) for side in ("before", "after"))
    assert now == was + 1 and kinds["withdrawn"]["after"] is None


def test_an_earlier_version_is_a_package_of_its_own(revised: Site, tmp_path: Path) -> None:
    from frictionless import Package

    page = revised.get(addresses.version_data(before(revised)))
    assert page is not None and page.media_type == "application/zip"
    with zipfile.ZipFile(io.BytesIO(page.content)) as file:
        file.extractall(tmp_path)
    package = Package(str(tmp_path / "datapackage.json"))
    assert package.version == before(revised)
    table = next(tmp_path.glob("tables/observations-ncmec_totals.csv"))
    assert "read_at" not in pd.read_csv(table).columns
    assert (tmp_path / "CHANGELOG.md").exists()
    deposit = json.loads((tmp_path / ".zenodo.json").read_text())
    citation = yaml.safe_load((tmp_path / "CITATION.cff").read_text())
    day = package.created[:10]
    assert (deposit["version"], deposit["publication_date"]) == (before(revised), day)
    assert (citation["version"], str(citation["date-released"])) == (before(revised), day)
    assert citation["title"] == deposit["title"] and citation["type"] == "dataset"


def test_the_list_of_versions_leads_to_them(revised: Site) -> None:
    listed = json.loads(text_of(revised, "data/versions.json"))["versions"]
    assert [one["version"] for one in listed] == history.numbers(revised.record)[::-1]
    assert [one["current"] for one in listed] == [True, *[False] * (len(listed) - 1)]
    for one in listed:
        assert one["package"].lstrip("/") in revised.makers
        assert not one["changes"] or one["changes"].lstrip("/") in revised.makers
        assert one["version"] in one["cite"]
        assert all(there.lstrip("/") in revised.makers for there in one["changes_since"].values())


def test_between_any_two_versions_it_is_told_what_lies(revised: Site) -> None:
    """What is told of the first and the third is what is told of each step, put together."""
    known = history.numbers(revised.record)
    first, second, third = known[-3:]
    apart = {
        (one, other): json.loads(text_of(revised, addresses.between_data(one, other)))
        for place, one in enumerate(known)
        for other in known[place + 1 :]
    }
    for (one, other), found in apart.items():
        assert (found["before"]["version"], found["after"]["version"]) == (one, other)
        for language in LANGUAGES:
            page = text_of(revised, addresses.between(language, one, other))
            assert (
                addresses.relative(
                    addresses.between(language, one, other), addresses.between_data(one, other)
                )
                in page
            )
            listed = text_of(revised, addresses.versions(language))
            assert f'href="{one}/{other}/"' in listed

    def moved(pair: tuple[str, str]) -> set[str]:
        return {own["series"] for own in apart[pair]["series"]}

    assert moved((first, second)) - moved((second, third)) <= moved((first, third))
    assert moved((first, third)) <= moved((first, second)) | moved((second, third))


def test_the_later_version_first_leads_to_the_right_order(revised: Site) -> None:
    one, other = history.numbers(revised.record)[:2]
    for address in (addresses.between_data, partial(addresses.between, "nl")):
        assert address(other, one) not in revised.makers
        assert nearby(revised, address(other, one)) == (address(one, other),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_alert_says_what_changed_and_leads_to_the_figure(revised: Site, language: str) -> None:
    scopes = (
        ("", ""),
        ("series", REPORTS),
        ("publishers", "ncmec"),
        ("countries", "World"),
        ("pages", "cybertipline"),
    )
    figure = history.version(revised.record, "99.0.0").current()
    (now,) = (r["value"] for k, r in figure.items() if (k[0], k[3]) == (REPORTS, "2003-01-01"))
    for scope in scopes:
        address = addresses.feed_of(language, *scope)
        feed = feedparser.parse(text_of(revised, address))
        assert not feed.bozo and feed.feed.title and feed.feed.id, scope
        newest = [entry for entry in feed.entries if entry.id.split("/")[1] == "99.0.0"]
        assert len(newest) == 1, scope
        said = newest[0].content[0].value
        assert f"{int(now):,}".replace(",", "." if language == "nl" else ",") in said
        link = posixpath.normpath(posixpath.join(posixpath.dirname(address), newest[0].link))
        assert f"{link}/" == addresses.figure(language, REPORTS)


def test_who_asked_for_something_else_is_not_alerted(revised: Site) -> None:
    for scope in (("series", OTHER), ("countries", "NLD"), ("publishers", "offlimits")):
        feed = feedparser.parse(text_of(revised, addresses.feed_of("en", *scope)))
        assert feed.entries, scope
        assert not [entry for entry in feed.entries if entry.id.split("/")[1] == "99.0.0"], scope


def test_identities_stay_and_are_never_shared(revised: Site) -> None:
    feed = feedparser.parse(text_of(revised, addresses.feed_of("en")))
    again = feedparser.parse(text_of(Site(revised.record), addresses.feed_of("en")))
    names = [entry.id for entry in feed.entries]
    assert len(set(names)) == len(names) > 0
    assert names == [entry.id for entry in again.entries]


def test_there_is_a_feed_of_everything_that_has_figures(revised: Site) -> None:
    kinds = feeds.keys(revised.record)
    assert set(kinds) == set(feeds.KINDS) and all(kinds.values())
    assert set(kinds["series"]) == set(revised.series())
    named = {entry.address: feeds.named_on(entry.name) for entry in ENTRIES}
    assert len(kinds["pages"]) >= 8 and all(named[page] for page in kinds["pages"])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Revised by the publisher: 1", "Withdrawn, or no longer")),
        ("nl", ("Herzien door de uitgever: 1", "Ingetrokken, of niet meer")),
    ],
)
def test_the_pages_tell_it_in_words(revised: Site, language: str, words: tuple[str, ...]) -> None:
    news = html.unescape(text_of(revised, addresses.news(language)))
    assert words[0] in news and words[1] not in news
    corrections = html.unescape(text_of(revised, addresses.corrections(language)))
    between = text_of(revised, addresses.between(language, before(revised), "99.0.0"))
    for text in (corrections, html.unescape(between)):
        assert words[0] in text and words[1] in text
        assert revised.record.series[REPORTS].name(language) in text


def test_every_feed_of_a_part_is_listed_where_people_look(revised: Site) -> None:
    here = addresses.news("nl")
    page, country = revised.get(here), revised.get(addresses.country("nl", "NLD"))
    assert page is not None and country is not None
    text = html.unescape(page.content.decode())
    for kind, own in feeds.keys(revised.record).items():
        for key in own if kind != "series" else ():
            link = addresses.relative(here, addresses.feed_of("nl", kind, key))
            assert f'<a href="{link}">{feeds.title_of(revised.record, "nl", kind, key)}</a>' in text
    assert b'href="../../feeds/countries/NLD.atom"' in country.content


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_of_these_pages_lead_somewhere(revised: Site, language: str) -> None:
    own = (addresses.news, addresses.corrections, addresses.versions)
    for here in (of(language) for of in own):
        links = re.findall(r'href="(\.[^"]+)"', text_of(revised, here))
        assert links
        for link in links:
            target = posixpath.normpath(posixpath.join(here, link)) + "/" * link.endswith("/")
            assert target in revised.makers, (here, link)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_series_as_an_earlier_version_had_it(revised: Site, language: str) -> None:
    page = past_page(revised.record, REPORTS, language, before(revised))
    text = html.unescape(page.content.decode())
    old = history.version(revised.record, before(revised)).current()
    for key, row in old.items():
        if key[0] == REPORTS:
            figure = history.figure_of(revised.record, row)
            assert figure and f"{figure.with_unit(language, 'exact')}</td>" in text
    assert before(revised) in text and "99.0.0" in text and "noindex" in text


def test_a_version_or_series_that_is_not_there_is_said(revised: Site) -> None:
    with pytest.raises(NotInVersion, match=r"no version 0\.1; there are: .*99\.0\.0"):
        past_page(revised.record, REPORTS, "en", "0.1")
    with pytest.raises(NotInVersion, match="no such series"):
        past_page(revised.record, "made.up", "en", before(revised))


def test_figure_pages_take_a_version(record: Record) -> None:
    client = TestClient(Starlette(routes=routes()))
    known = history.numbers(record)
    address = f"/nl/figures/{REPORTS}/"
    plain = client.get(address)
    same = client.get(address, params={"version": known[-1]})
    assert same.status_code == 200 and same.text == plain.text
    none = client.get(address, params={"version": "<b>7"})
    assert none.status_code == 404 and "<b>7" not in none.text and known[-1] in none.text
    for number in known[:-1]:
        past = client.get(address, params={"version": number})
        assert past.status_code == 200 and number in past.text and past.headers["etag"]


def test_without_an_earlier_version_nothing_is_claimed(record: Record, tmp_path: Path) -> None:
    import shutil
    from dataclasses import replace

    place = Path(shutil.copytree(DATASETS, tmp_path / "datasets"))
    shutil.rmtree(place / "versions", ignore_errors=True)
    site = Site(replace(record, directory=place))
    assert "nothing can be compared" in text_of(site, addresses.news("en"))
    assert not feedparser.parse(text_of(site, addresses.feed_of("en"))).entries


def kept_before(site: Site) -> str:
    """The newest kept version that the present program can read whole."""
    numbers = history.numbers(site.record)[:-1]
    return next(one for one in reversed(numbers) if past_record(site.record, one) is not None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chart_is_that_of_the_earlier_version(revised: Site, language: str) -> None:
    """The figure withdrawn since stands in it, and the drawing itself says that it is earlier."""
    number = kept_before(revised)
    text = html.unescape(past_page(revised.record, REPORTS, language, number).content.decode())
    (drawing, *_more) = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    now = text_of(revised, addresses.figure(language, REPORTS))
    (today, *_rest) = re.findall(r"<svg.*?</svg>", html.unescape(now), re.DOTALL)
    assert drawing.count("<rect") + drawing.count("<circle") > 0 and "1998" in drawing
    told = {"en": "Earlier version", "nl": "Eerdere versie"}[language]
    assert f"{told} {number}" in drawing and told not in today
    past = past_record(revised.record, number)
    assert past is not None and past.record.version == number
    years = {f.period.start.year for f in past.record.find(REPORTS)}
    assert years - {f.period.start.year for f in revised.record.find(REPORTS)} == {1999}


def test_a_chart_view_as_an_earlier_version_had_it(record: Record) -> None:
    client = TestClient(Starlette(routes=routes()))
    *earlier, newest = history.numbers(record)
    drawn = [one for one in earlier if past_record(record, one) is not None]
    chart = "trend:ncmec.reports_total"
    plain = client.get("/en/chart/", params={"id": chart})
    same = client.get("/en/chart/", params={"id": chart, "version": newest})
    assert same.text == plain.text
    for number in earlier:
        page = client.get("/nl/chart/", params={"id": chart, "version": number})
        assert page.status_code == (200 if number in drawn else 404)
        assert number in page.text and ("noindex" in page.text or number not in drawn)
    for odd in ("<b>9", "9" * 5000, "../2.0.0", "2.0.0\x00", ""):
        none = client.get("/en/chart/", params={"id": chart, "version": odd})
        assert none.status_code == 404 and "<b>9" not in none.text
    gone = client.get("/en/chart/", params={"id": "trend:made.up", "version": drawn[-1]})
    assert gone.status_code == 404


def test_what_is_too_large_or_laid_out_otherwise_is_not_drawn_and_said(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from publish.data import past_record as module

    own = replace(record)  # what is kept hangs on a record
    number = history.numbers(own)[-2]
    monkeypatch.setattr(module, "LARGEST", 1000)
    page = past_page(own, REPORTS, "en", number).content.decode()
    assert "<svg" not in page and "this version is too large, or its tables" in page
    assert "<td" in page


@pytest.mark.parametrize("form", ["plot.json", "still.svg", "file", "embed/"])
def test_the_newest_is_never_given_for_an_earlier_version(record: Record, form: str) -> None:
    client = TestClient(Starlette(routes=[*chart_routes(), *routes()]))
    earlier, newest = history.numbers(record)[0], record.version
    asked = {"id": "trend:ncmec.reports_total", "format": "csv"}
    there = f"/nl/chart/{form}"
    assert client.get(there, params=asked | {"version": newest}).status_code == 200
    refused = client.get(there, params=asked | {"version": earlier})
    assert refused.status_code == 404 and "nieuwste versie" in refused.text


@pytest.mark.parametrize("address", ["countries/NLD/", "claims/", "calendar/"])
def test_what_is_of_the_newest_only_says_so(record: Record, address: str) -> None:
    client = TestClient(Starlette(routes=routes()))
    plain = client.get(f"/en/{address}")
    same = client.get(f"/en/{address}", params={"version": record.version})
    assert plain.status_code == 200 and same.text == plain.text
    old = client.get(f"/en/{address}", params={"version": history.numbers(record)[0]})
    assert old.status_code == 404 and "newest version only" in old.text


KINDS_OF_CHART = (
    *("trend:ncmec.reports_total", "ranking:ncmec.reports_by_country", "timeline:law"),
    *("shares:ncmec.files_by_type?by=type", "map:ncmec.referrals_by_country"),
    *("multiples:inhope.eu_csam_by_type?by=type", "explore:ncmec.reports_total"),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart_id", KINDS_OF_CHART)
def test_every_kind_of_chart_is_drawn_as_it_was(
    revised: Site, chart_id: str, language: str
) -> None:
    number = kept_before(revised)
    made = past_chart_page(revised.record, chart_id, language, number)
    text = html.unescape(made.content.decode())
    told = {"en": "Earlier version", "nl": "Eerdere versie"}[language]
    assert f"{told} {number}" in "".join(re.findall(r"<svg.*?</svg>", text, re.DOTALL))


def test_what_a_later_check_finds_in_an_earlier_version_is_said(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It passed the checks of its day: it is drawn as it was, and not as if it were sound."""
    from dataclasses import replace

    from data_sources.checks import validation
    from data_sources.package.tables import Fault

    own = replace(record)  # what is kept hangs on a record
    number = history.numbers(own)[-2]
    found = past_record(own, number)
    assert found is not None
    before_now = len(found.doubted)
    later = (*validation.CHECKS, lambda _tables: [Fault("breaks.csv", 2, "date", "made up")])
    monkeypatch.setattr(validation, "CHECKS", later)
    again = replace(record)
    page = past_page(again, REPORTS, "en", number).content.decode()
    assert "<svg" in page and f"did not find: {before_now + 1}." in page


def test_few_earlier_records_are_kept(revised: Site) -> None:
    import gc
    import weakref

    found = [past_record(revised.record, one) for one in history.numbers(revised.record)]
    alive = [weakref.ref(one) for one in found if one is not None]
    assert len(alive) > MOST_KEPT
    del found
    gc.collect()
    assert sum(one() is not None for one in alive) == MOST_KEPT


@pytest.mark.parametrize(
    "name", ["../out.csv", "/out.csv", "a/../../out", "C:/out", "a\\..\\b", ""]
)
def test_a_kept_version_whose_files_lead_out_of_it_is_refused(tmp_path: Path, name: str) -> None:
    from data_sources.package.tables import DatasetError

    (tmp_path / "versions").mkdir()
    with zipfile.ZipFile(tmp_path / "versions" / "1.0.0.zip", "w") as file:
        said = {"version": "1.0.0", "created": "2026-01-01", "files": {name: "0" * 64}}
        file.writestr("version.json", json.dumps(said))
    with pytest.raises(DatasetError, match="is no kept version"):
        store.kept(tmp_path)
