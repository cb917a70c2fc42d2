"""Each country has a fact sheet: a page, and one page of paper."""

from __future__ import annotations

import html
import io
import posixpath
import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from briefing.sheets.country import Sheet, country_sheet, lead_series
from data_sources.compare import places
from data_sources.record.record import Record
from languages import LANGUAGES
from publish.address import addresses
from publish.server.routes import routes
from publish.site.site import Site

CODES = ("NLD", "IND", "VAT", "GBR")


@pytest.fixture(scope="module")
def site(record: Record) -> Site:
    return Site(record)


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=routes()))


def text_of(site: Site, address: str) -> str:
    page = site.get(address)
    assert page is not None, address
    return html.unescape(page.content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_number_of_a_sheet_stands_on_its_page_with_its_source(
    site: Site, code: str, language: str
) -> None:
    sheet = country_sheet(site.record, code, language)
    text = text_of(site, addresses.country(language, code))
    assert sheet.finding in text and "<script" not in text
    for fact in (*sheet.key_facts, *(fact for part in sheet.sections for fact in part.facts[:8])):
        assert fact.number in text and fact.source in text
    for said in (*sheet.not_known, *sheet.references, *(line.name for line in sheet.help_lines)):
        assert said in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_a_sheet_leads_somewhere(site: Site, language: str) -> None:
    for address in (
        addresses.countries(language),
        *(addresses.country(language, c) for c in CODES),
    ):
        links = re.findall(r'href="([^"#:?]+)"', text_of(site, address))
        assert links
        for link in links:
            target = posixpath.normpath(posixpath.join(address, link)) + "/" * link.endswith("/")
            assert target in site.makers or target in site.papers, f"{address}: {link}"


def test_every_place_with_a_figure_has_a_page_and_no_other_has(site: Site) -> None:
    codes = places.with_figures(site.record)
    assert len(codes) > 240
    listed = text_of(site, addresses.countries("en"))
    for code in codes:
        assert addresses.country("en", code) in site.makers
        assert f'href="{code}/"' in listed
    with pytest.raises(KeyError):
        country_sheet(site.record, "World", "en")


def test_a_sheet_says_what_is_not_known(record: Record) -> None:
    vatican = country_sheet(record, "VAT", "en")
    said = " ".join(vatican.not_known)
    assert "servers" in said and "no survey" in said and "help line" in said
    assert any("none of these figures counts that" in row for row in vatican.not_known)
    dutch = country_sheet(record, "NLD", "en")
    assert not any("servers" in row or "law" in row for row in dutch.not_known)


def test_the_reports_of_a_country_are_those_of_the_broadest_count(record: Record) -> None:
    series = lead_series(record)
    dutch = country_sheet(record, "NLD", "nl")
    assert dutch.key_facts[0].figure == record.latest(series, "NLD", kind="year")
    assert dutch.chart is not None and len(dutch.chart.marks) == len(record.trend(series, "NLD"))


def test_one_figure_is_no_line(record: Record) -> None:
    series = lead_series(record)
    few = [c for c in places.with_figures(record) if len(record.trend(series, c)) == 1]
    assert few
    for code in few:
        assert country_sheet(record, code, "en").chart is None


def _pages(content: bytes) -> tuple[int, str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(io.BytesIO(content))
    return len(document), document[0].get_textpage().get_text_range()


@pytest.mark.parametrize(("code", "language"), [("NLD", "nl"), ("USA", "en"), ("VAT", "en")])
def test_the_sheet_is_one_page_of_paper(site: Site, code: str, language: str) -> None:
    page = site.papers[addresses.sheet(language, code)]()
    assert page.media_type == "application/pdf"
    sheet: Sheet = country_sheet(site.record, code, language)
    pages, text = _pages(page.content)
    assert pages == 1
    flat = re.sub(r"\s+", " ", text)
    for fact in sheet.key_facts:
        assert fact.number in flat
    assert site.papers[addresses.sheet(language, code)]().content == page.content


def test_the_server_has_both_and_a_folder_of_files_has_no_paper(
    client: TestClient, record: Record
) -> None:
    page = client.get("/en/countries/NLD/")
    assert page.status_code == 200 and "sheet.pdf" in page.text
    paper = client.get("/en/countries/NLD/sheet.pdf")
    assert paper.status_code == 200 and paper.content.startswith(b"%PDF")
    assert client.get("/en/countries/XXX/sheet.pdf").status_code == 404
    assert client.get("/en/countries/NLD", follow_redirects=False).status_code == 308
    files = Site(record, served=False)
    assert not files.papers
    assert "sheet.pdf" not in text_of(files, "en/countries/NLD/")


def test_a_figure_page_leads_to_the_sheets_of_its_countries(site: Site) -> None:
    text = text_of(site, addresses.figure("en", "offlimits.share_hosted_nl"))
    assert 'href="../../countries/NLD/"' in text
    many = text_of(site, addresses.figure("en", "ncmec.reports_by_country"))
    assert 'href="../../countries/"' in many
