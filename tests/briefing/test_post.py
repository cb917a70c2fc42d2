"""A quote for a post: whole sentences in few signs, with their source; on made-up figures."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from briefing.items import post
from briefing.points.points import POINTS, point
from charts.builders.catalogue import chart, charts_for
from data_sources.record.record import Record
from languages import LANGUAGES
from publish.pages.chart_page import short_address
from screen.look import posts
from tests.rules.conftest import Drawn, Named, made, made_package, one

__all__ = ["made", "made_package", "one"]

LINK = "https://figures.example/en/chart/?id=trend:hot.files"
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
SOME = 12


@pytest.fixture(scope="module")
def drawn(made: Record) -> Drawn:
    return lambda name, language="en": chart(made, name, language)


def test_a_chart_in_few_signs(drawn: Drawn) -> None:
    found = post.of_chart(drawn("trend:hot.files"), LINK)
    assert found == post.Post(
        "Files with the reports (Files · worldwide · 2023–2025): 1.54 million files in 2025, "
        "50% more than in 2024; no cause is recorded. Worked out by On the Record: 50%.\n"
        f"Source: HoN (2025). Compiled by On the Record.\n{LINK}"
    )


def test_a_shorter_wording_keeps_the_place(drawn: Drawn) -> None:
    long = f"https://figures.example/{'a' * 105}"
    found = post.of_chart(drawn("trend:hot.by_country"), long)
    assert found is not None
    assert found.text.startswith(
        "Reports by country, Netherlands: 500 reports in 2024; it was 70 in 2023, and no cause of "
        "the change is recorded.\nSource: HoN (2025)."
    )
    assert found.text.endswith(long)


def test_of_a_ranking_the_highest_may_stand_alone(drawn: Drawn) -> None:
    found = post.of_chart(drawn("ranking:hot.by_country?by=geography"), "https://x.example/" * 10)
    assert found is not None
    assert found.text.startswith(
        "Reports by country: Highest in 2024: Netherlands, 500 reports.\nSource: HoN (2025)."
    )


def test_of_a_list_that_is_no_ranking_none_is_picked(drawn: Drawn) -> None:
    shown = drawn("ranking:hot.by_country")
    found = post.of_chart(shown, "https://x.example/" * 9)
    assert found is not None
    assert shown.finding in found.text
    assert found.left_out == "https://x.example/" * 9


def test_a_rate_is_said_to_be_worked_out(drawn: Drawn) -> None:
    found = post.of_chart(drawn("trend:hot.by_country?per=million"), LINK)
    assert found is not None
    assert "Worked out by On the Record: 50.\n" in found.text
    assert "Sources: HoN (2025); NCMEC (2025)." in found.text


def test_of_a_timeline_the_source_is_that_of_the_step_told(record: Record) -> None:
    for language in LANGUAGES:
        shown = chart(record, "timeline:law?steps=all", language)
        found = post.of_chart(shown, LINK)
        assert found is not None
        (told,) = {m.url for m in shown.marks if m.detail.rstrip(".") in found.text}
        titles = {
            e.source_name(language).rstrip(".") for e in record.timeline() if e.source_url == told
        }
        source = found.text.split("\n")[1].partition(": ")[2]
        assert any(source.startswith(title) for title in titles)


def test_a_figure_with_the_first_address_that_fits(one: Named) -> None:
    figure = one("files", "2025")
    fits, long = "https://figures.example/en/figures/hot.files/", "https://x.example/" + "a" * 280
    found = post.of_figure(figure, "en", (long, fits))
    assert found is not None
    sentence, source, link = found.text.split("\n")
    assert figure.with_unit("en", "exact") in sentence
    assert (source, link) == ("Source: HoN (2025). Compiled by On the Record.", fits)


def test_a_revised_figure_says_so_however_short(made: Record) -> None:
    revised = made.find("hot.reports", None, None, None, ("superseded",))
    assert revised
    for address in ("", LINK, "https://x.example/" + "a" * 120):
        for figure in revised:
            found = post.of_figure(figure, "en", [address])
            assert found is None or "revised" in found.text


def test_what_does_not_fit_with_its_source_is_not_made(drawn: Drawn) -> None:
    shown = drawn("trend:hot.files")
    assert post.of_chart(replace(shown, title="Long words " * 30), LINK) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_post_is_whole(record: Record, language: str) -> None:
    """Of the record as it is: the source stands, and each number is one of the sentence's own."""
    series = [key for key in sorted(record.series) if record.find(key)][::SOME]
    for key in series:
        for name in charts_for(record, key)[:2]:
            shown = chart(record, name, language)
            found = post.of_chart(shown, short_address("https://figures.example", shown))
            assert found is not None, name
            whole = " ".join((shown.title, shown.subtitle, shown.finding, shown.source_line))
            _whole(found, whole, shown.sources[0].publisher.label if shown.sources else "")
    for name in list(POINTS)[::3]:
        said = point(record, name, language)
        for audience in said.audiences:
            found = post.of_point(said, audience)
            if found is not None:
                _whole(found, f"{said.headline} {said.text(audience)} {said.citations()}", "")


def _whole(found: post.Post, said: str, publisher: str) -> None:
    assert len(found.text) <= post.MOST
    assert "…" not in found.text
    assert re.search(r"\n(Sources?|Bron|Bronnen): ", found.text) or not publisher
    words, _line, _rest = found.text.partition("\n")
    assert set(NUMBER.findall(words)) <= set(NUMBER.findall(said)), words


def test_the_short_address_leads_to_the_same_chart(record: Record) -> None:
    names = charts_for(record, "ncmec.reports_by_platform")
    assert len(names) > 1
    for name in names:
        shown = chart(record, name, "en")
        address = short_address("https://figures.example", shown)
        assert parse_qs(urlsplit(address).query) == {"id": [shown.id]}


def test_words_from_outside_are_text() -> None:
    shown = posts.html("en", post.Post("<img src=x onerror=alert(1)>", 'https://x.example/"><b>'))
    assert "<img" not in shown and "<b>" not in shown
    assert "No wording of this fits" in posts.html("en", None)
