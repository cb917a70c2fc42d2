"""The PDFs read back: one page is one page, text can be selected, fonts are inside."""

from __future__ import annotations

import io
from collections.abc import Callable

import pdfplumber
import pytest

from briefing.items import steps
from briefing.items.items import Briefing, briefing_of
from briefing.pdf import file as pdf_file
from briefing.pdf import one_page
from tests.briefing.conftest import ONE, TWENTY, MakeBriefing


def words_of(content: bytes) -> tuple[int, str]:
    """How many pages, and their words in the order of reading, without spaces."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        text = "".join(char["text"] for page in pdf.pages for char in page.chars)
        return len(pdf.pages), "".join(text.split())


def plain(text: str) -> str:
    return "".join(text.split())


def test_the_full_briefing_says_everything(briefing: Briefing) -> None:
    content = pdf_file.make(briefing)
    _pages, text = words_of(content)
    for item in steps.citing_latest(briefing, pdf_file.MOST_STEPS).items:
        for said in (item.title, item.caveat, item.source_line):
            assert plain(said)[:80] in text
    for figure in briefing.items[0].figures:
        assert plain(figure.with_unit(briefing.language, "exact")) in text


def test_tagged_titled_and_with_its_fonts(briefing: Briefing) -> None:
    content = pdf_file.make(briefing)
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        catalogue = pdf.doc.catalog
        assert "StructTreeRoot" in catalogue
        assert pdf.metadata["Title"] == briefing.title
        language = catalogue["Lang"]
        fonts = {char["fontname"] for page in pdf.pages for char in page.chars}
    assert bytes(language).decode().startswith(briefing.language)
    assert all(name.partition("+")[2].startswith("LiberationSans") for name in fonts)


def test_the_same_briefing_gives_the_same_bytes(make_briefing: MakeBriefing) -> None:
    briefing = make_briefing(TWENTY[:6])
    assert one_page.make(briefing) == one_page.make(briefing)


@pytest.mark.parametrize(
    "words", ["#let x = 1 @me *b* $x$ \\u{41} <l>", "😀 emoji 👩‍👧", "שלום", "日本語", "x" * 240]
)
def test_hard_words_make_a_whole_file(make_briefing: MakeBriefing, words: str) -> None:
    first = make_briefing(ONE, "en", words)
    basket = first.basket.retitle(ONE[0], words, words)
    briefing = briefing_of(first.record, basket, "en", first.made_on)
    for make in (pdf_file.make, one_page.make):
        pages, text = words_of(make(briefing))
        assert pages >= 1
        assert "21.4" in text
    if words.startswith("#"):
        assert plain(words) in text


@pytest.mark.parametrize("title", ["😀", "🎉 🎈", "\ufe0f"])
@pytest.mark.parametrize("make", [pdf_file.make, one_page.make])
def test_a_title_of_signs_that_no_font_has_is_a_title(
    make_briefing: MakeBriefing, title: str, make: Callable[[Briefing], bytes]
) -> None:
    made = make(make_briefing(ONE, "nl", title))
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        assert pdf.metadata["Title"]
