"""Often-made claims have pages in every language, listed, linked and with their sources."""

from __future__ import annotations

import html
import posixpath
import re

import pytest

from briefing.often.often import NAMES, often_made
from data_sources.record.record import Record
from languages import LANGUAGES
from publish.address import addresses
from publish.pages.claim_page import claim_page, claims_page
from publish.site.site import Site


@pytest.fixture(scope="module")
def site(record: Record) -> Site:
    return Site(record)


def text_of(site: Site, address: str) -> str:
    page = site.get(address)
    assert page is not None, address
    return html.unescape(page.content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_claim_has_its_page(site: Site, language: str, name: str) -> None:
    text = text_of(site, f"{language}/claims/{name}/")
    claim = often_made(site.record, name, language)
    for part in (claim.title, claim.speakers, claim.record, claim.instead, *claim.citations):
        assert part in text
    assert f'<html lang="{language}">' in text and "<script" not in text


@pytest.mark.parametrize(
    ("language", "before", "after"), [("en", "Often said: “", "”"), ("nl", "Veel gezegd: ‘", "’")]
)
@pytest.mark.parametrize("name", NAMES)
def test_the_claim_never_stands_as_a_sentence_of_ours(
    site: Site, name: str, language: str, before: str, after: str
) -> None:
    said = often_made(site.record, name, language).claim.rstrip(".")
    text = text_of(site, f"{language}/claims/{name}/")
    assert text.count(before + said + after) == text.count(said) > 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_names_all_and_every_link_leads_somewhere(site: Site, language: str) -> None:
    listed = addresses.claims(language)
    assert all(often_made(site.record, n, language).title in text_of(site, listed) for n in NAMES)
    for address in (listed, *(addresses.claim(language, name) for name in NAMES)):
        for link in re.findall(r'href="([^"#:]+)"', text_of(site, address)):
            target = posixpath.normpath(posixpath.join(address, link))
            assert target + "/" * link.endswith("/") in site.makers, f"{address}: {link}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_no_longer_holds_is_left_out(
    record: Record, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.often import often

    monkeypatch.setattr(often, "template_text", lambda *_names: "{{ fig('none', '2023') }}")
    other = Site(record).record
    monkeypatch.setattr(
        often,
        "often_made",
        lambda r, n, lang: often.render(r, often.template_text(n, lang), n, lang),
    )
    monkeypatch.setattr("publish.pages.claim_page.often_made", often.often_made)
    assert (
        "<li><a"
        not in claims_page(other, language).content.decode().split("<main")[1].split("<footer")[0]
    )
    page = claim_page(other, NAMES[0], language).content.decode()
    assert often_made(record, NAMES[0], language).instead not in html.unescape(page)
