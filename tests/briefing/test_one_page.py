"""The one page read back: few sizes of type, one voice, all of it there and on the paper."""

from __future__ import annotations

import io
from dataclasses import replace

import pdfplumber
import pytest

from briefing.basket.basket import basket_of
from briefing.basket.suggested import SUGGESTED
from briefing.items.items import Briefing, briefing_of
from briefing.pdf import one_page
from data_sources.record.record import Record
from languages import translator
from tests.briefing.conftest import DAY, TWENTY, MakeBriefing

MOST_SIZES = 5
HIGH, WIDE = 842, 595


def plain(text: str) -> str:
    return "".join(text.split())


def pages_of(briefing: Briefing) -> list[str]:
    """The text of each page without spaces; what must hold of every page is checked."""
    with pdfplumber.open(io.BytesIO(one_page.make(briefing))) as pdf:
        sizes = {round(char["size"], 1) for page in pdf.pages for char in page.chars}
        assert len(sizes) <= MOST_SIZES, sizes
        assert min(sizes) >= 7
        for page in pdf.pages:
            assert page.width == pytest.approx(WIDE, abs=1)
            for char in page.chars:
                inside = char["x0"] > 20 and char["x1"] < WIDE - 20 and char["top"] > 15
                assert inside and char["bottom"] < HIGH - 20, char["text"]
        return [plain("".join(char["text"] for char in page.chars)) for page in pdf.pages]


def lines_meet(briefing: Briefing) -> list[str]:
    """The lines of text that stand on another line of text."""
    found = []
    with pdfplumber.open(io.BytesIO(one_page.make(briefing))) as pdf:
        for page in pdf.pages:
            words = page.extract_words(keep_blank_chars=True, x_tolerance=1, y_tolerance=1)
            body = [w for w in words if w["bottom"] - w["top"] > 8]  # charts keep their own apart
            for k, one in enumerate(body):
                for two in body[k + 1 :]:
                    across = min(one["x1"], two["x1"]) - max(one["x0"], two["x0"])
                    down = min(one["bottom"], two["bottom"]) - max(one["top"], two["top"])
                    if across > 1 and down > 2:
                        found.append(f"{one['text']} / {two['text']}")
    return found


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("count", range(1, 10))
def test_all_is_there_and_on_the_paper(
    make_briefing: MakeBriefing, language: str, count: int
) -> None:
    briefing = make_briefing(TWENTY[:count], language)
    pages = pages_of(briefing)
    assert len(pages) <= 2
    for item in briefing.items[: one_page.MOST]:
        assert sum(plain(item.title) in page for page in pages) == 1
        assert plain(item.caveat) in "".join(pages)
    assert all(plain(briefing.made) in page for page in pages)
    left = translator(language)("{count} more items are in the full briefing.", count=count - 6)
    assert (plain(left) in pages[0]) == (count > 6)
    if count in (1, 6):
        assert not lines_meet(briefing)


@pytest.mark.parametrize("start", [6, 12])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_goes_to_page_2_is_named_on_page_1(
    make_briefing: MakeBriefing, language: str, start: int
) -> None:
    briefing = make_briefing(TWENTY[start : start + 6], language)
    first, *rest = pages_of(briefing)
    _ = translator(language)
    for item in briefing.items:
        over = plain(item.title) not in first
        assert over == any(plain(item.title) in page for page in rest)
        if over:
            assert plain(_("On page 2:")) in first
            assert plain(item.subject) in first[first.index(plain(_("On page 2:"))) :]
    if not rest:
        assert plain(_("On page 2:")) not in first


def test_the_suggested_briefing_is_one_page(make_briefing: MakeBriefing) -> None:
    for language in ("en", "nl"):
        assert len(pages_of(make_briefing(SUGGESTED, language))) == 1


def test_one_voice_speaks(record: Record, make_briefing: MakeBriefing) -> None:
    points = ("point:report-is-not-a-child", "point:nl-hosting", "point:eu-regulation")
    items = one_page.in_one_voice(make_briefing(points, "en").items, "en")
    labels = {label.removesuffix(": request") for item in items for label, _text in item.text}
    assert labels == {"To a minister or member of parliament"}
    chosen = replace(basket_of(points), audience="government")
    briefing = briefing_of(record, chosen, "en", DAY)
    assert one_page.in_one_voice(briefing.items, "en") == list(briefing.items)


def test_steps_cite_their_own_sources(make_briefing: MakeBriefing) -> None:
    briefing = make_briefing(("chart:timeline:law?steps=all",))
    data = one_page.content(briefing)
    titles = {event.source_name(briefing.language) for event in briefing.record.timeline()[-8:]}
    named = data["items"][0]["source"].partition(": ")[2].partition(";")[0]
    assert any(title.startswith(named.partition(". Compiled")[0]) for title in titles)
    assert "98 more" not in data["items"][0]["source"]


@pytest.mark.parametrize("title", ["word " * 40, "x" * 200, "Short"])
def test_any_title_and_a_long_note_stay_on_the_paper(
    make_briefing: MakeBriefing, title: str
) -> None:
    briefing = make_briefing(TWENTY[:6], "nl", title)
    basket = briefing.basket.retitle(TWENTY[1], title, "a long note " * 90)
    assert pages_of(briefing_of(briefing.record, basket, "nl", briefing.made_on))


@pytest.mark.parametrize("name", ["chart:trend:ncmec.reports_total", "chart:timeline:law"])
def test_whose_a_title_is_stands_between_it_and_the_sources(record: Record, name: str) -> None:
    """Cut out of the page, a title of the reader's own and our source line have the mark too."""
    mark, forged = "Title by the maker of this briefing.", "Nine in ten of them were false"
    basket = basket_of([name]).retitle(name, forged, "", "en")
    text = plain(pages_of(briefing_of(record, basket, "en", DAY))[0])
    after = text.partition(plain(forged))[2]
    assert "Sources:" in after and plain(mark) in after.partition("Sources:")[0]
    ours = plain(pages_of(briefing_of(record, basket_of([name]), "en", DAY))[0])
    assert plain(mark) not in ours
