"""Series and whole publishers go, by a fixed lot: all that the product shows goes on without."""

from __future__ import annotations

import ast
from collections.abc import Collection
from contextlib import suppress
from itertools import cycle
from random import Random

import pytest

from briefing.basket.basket import basket_of
from briefing.basket.suggested import SUGGESTED
from briefing.files import KINDS as FILES
from briefing.files import make_in
from briefing.items.items import briefing_of
from briefing.often.often import NOT_BORNE_OUT, all_often_made
from briefing.points.points import POINTS, point
from claims import check
from data_sources.record.load import the_record
from data_sources.record.record import Record
from languages import LANGUAGES, translator
from publish.pages import figure_page
from publish.search.hits import find
from screen.session import view
from tests.conftest import ROOT
from tests.pages.test_missing_series import (
    NAMED,
    SENTENCE,
    every_part,
    of_publisher,
    opened,
    said,
    sound,
    without,
)

LOT = Random(9)
ALL = the_record()
SERIES = LOT.sample(sorted(ALL.series), 30)
PUBLISHERS = LOT.sample(sorted({item.publisher.key for item in ALL.series.values()}), 10)
GONE = {key: [key] for key in SERIES} | {key: of_publisher(ALL, key) for key in PUBLISHERS}
COLLECTIONS = {item.collection for item in ALL.series.values()}

lots = pytest.mark.parametrize(
    ("name", "language"), list(zip(GONE, cycle(LANGUAGES), strict=False)), ids=list(GONE)
)


def asked_by(name: str) -> set[str]:
    """The series and collections that a page names."""
    source = (ROOT / "pages" / f"{name}.py").read_text(encoding="utf-8")
    constants = {n.value for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Constant)}
    return set(NAMED[name]) | (constants & COLLECTIONS)


@pytest.mark.each_series
@lots
def test_pages_say_so(
    name: str, language: str, choices: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, less = set(GONE[name]), without(ALL, GONE[name])
    gone |= COLLECTIONS - {item.collection for item in less.series.values()}
    monkeypatch.setattr(view, "the_record", lambda: less)
    for page in NAMED:
        asked = asked_by(page) & gone
        choices.clear()
        apps = every_part(page, choices, language) if asked else [opened(page, lang=language)]
        assert all(sound(app) for app in apps)
        text = "\n".join(said(app) for app in apps)
        of_it = [key for key in asked if key in text] or translator(language)(SENTENCE) in text
        assert of_it or not asked, (page, asked)


@pytest.mark.each_series
@lots
def test_what_is_made_goes_on(name: str, language: str) -> None:
    goes_on(without(ALL, GONE[name]), GONE[name], language)


def test_what_is_made_goes_on_without_what_is_asked_first() -> None:
    """One of them in every run: reports by country, which search, points and sheets rest on."""
    gone = ["ncmec.reports_by_country"]
    goes_on(without(ALL, gone), gone, "nl", kinds=("html",))


def goes_on(
    less: Record, gone: list[str], language: str, kinds: Collection[str] = tuple(FILES)
) -> None:
    """Figure pages, files, search, points, often-made claims and the check of claims."""
    figure_page.index_page(less, language)
    for key in list(less.series)[::60]:
        figure_page.figure_page(less, key, language)
    with pytest.raises(KeyError):
        figure_page.figure_page(less, gone[0], language)
    briefing = briefing_of(less, basket_of(SUGGESTED), language)
    assert len(briefing.items) + len(briefing.gone) == len(SUGGESTED)
    for kind in kinds:
        assert make_in(FILES[kind], briefing, None)
    of_gone = ALL.find(gone[0])[:3]
    words = [ALL.series[gone[0]].name(language), *(f.with_unit(language) for f in of_gone)]
    hits = [hit for word in words for hit in find(less, language, word, 20).hits]
    assert not [hit for hit in hits if f"/{gone[0]}/" in f"/{hit.page}/"]
    for each in POINTS:
        with suppress(*NOT_BORNE_OUT):
            point(less, each, language)
    all_often_made(less, language)
    text = " ".join(f"{f.label(language)}: {f.with_unit(language)}." for f in of_gone)
    claims = check(text or words[0], language, less)
    assert not [c for c in claims if c.figure and c.figure.series.key in gone]
