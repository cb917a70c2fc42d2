"""Presenter mode: one document, no network, every finding with its notes."""

from __future__ import annotations

import re
from html import unescape

import pytest

from briefing.basket.basket import basket_of
from briefing.items.items import Briefing, briefing_of
from briefing.presenter import presenter
from data_sources.record.record import Record
from tests.briefing.conftest import ONE, TWENTY, MakeBriefing


def test_a_slide_for_each_item(briefing: Briefing) -> None:
    made = presenter.document(briefing)
    titles = re.findall(r'<section class="slide" data-title="([^"]*)"', made)
    shown = [unescape(title) for title in titles]
    assert shown[1:-1] == [item.title for item in briefing.items]
    assert made.count('<div class="notes" hidden>') == len(titles)
    text = unescape(made)
    for item in briefing.items:
        assert item.caveat in text
        assert item.question in text
        assert item.answer in text
        assert item.source_line in text
    assert all(line in text for line in briefing.references)


def test_charts_are_inside_and_hold_the_numbers(briefing: Briefing) -> None:
    made = presenter.document(briefing)
    drawn = [i for i in briefing.items if i.chart is not None and i.chart.kind != "timeline"]
    assert made.count("<svg") == len(drawn)
    chart = drawn[0].chart
    assert chart is not None
    assert chart.marks[-1].text in unescape(made)


def test_nothing_is_fetched(briefing: Briefing) -> None:
    made = presenter.document(briefing)
    outside = re.findall(r'(?:src|href)="(?!#)([^"]*)"|url\((?!#)([^)]*)\)|@import', made)
    assert not outside
    assert made.count("<script") == 1
    assert f"<script>{presenter.SCRIPT}</script>" in made
    assert presenter.SCRIPT_HASH in unescape(made)
    assert " onclick=" not in made


def test_language_and_keys(briefing: Briefing) -> None:
    made = presenter.document(briefing)
    assert f'<html lang="{briefing.language}">' in made
    for key in ("ArrowRight", "Home", "End", "Escape", '" "', "b:"):
        assert key in presenter.SCRIPT


def test_words_from_outside_are_text(make_briefing: MakeBriefing) -> None:
    words = "</script><img src=x onerror=alert(1)>{{ 7*7 }}"
    first = make_briefing(ONE, "en", words)
    basket = first.basket.retitle(ONE[0], words, words)
    made = presenter.document(briefing_of(first.record, basket, "en", first.made_on))
    assert "<img" not in made
    assert made.count("</script>") == 1
    assert "49" not in made.partition("<main>")[2].partition("</h1>")[0]


@pytest.mark.browser
def test_in_a_browser(record: Record, tmp_path_factory: pytest.TempPathFactory) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    folder = tmp_path_factory.mktemp("presenter")
    file = folder / "presentation.html"
    file.write_text(presenter.presentation_html(record, basket_of(TWENTY[:6]), "nl"), "utf-8")
    with playwright.sync_playwright() as run:
        browser = run.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1920, "height": 1080})
        asked: list[str] = []
        faults: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text))
        page.goto(file.as_uri())
        for key, place in (
            ("ArrowRight", 2),
            ("Space", 3),
            ("ArrowLeft", 2),
            ("End", 8),
            ("ArrowRight", 8),
            ("Home", 1),
        ):
            page.keyboard.press(key)
            assert page.inner_text("#place") == f"{place} / 8", key
        page.keyboard.press("b")
        assert page.is_visible("#curtain")
        page.keyboard.press("Escape")
        assert not page.is_visible("#curtain")
        with page.expect_popup() as opened:
            page.keyboard.press("n")
        second = opened.value
        second.keyboard.press("ArrowRight")
        assert page.inner_text("#place") == "2 / 8"
        assert second.inner_text("h1") == page.locator("section:visible h1").inner_text()
        assert re.fullmatch(r"\d\d:\d\d", second.inner_text(".spent"))
        for place in range(1, 9):
            page.evaluate(f"location.hash = '{place}'")
            overflow = page.evaluate(
                "Array.from(document.querySelectorAll('.slide:not([hidden]) .body'))"
                ".some(e => e.scrollHeight > e.clientHeight + 2)"
            )
            assert not overflow, place
        browser.close()
    assert not faults
    assert all(address.startswith("file:") for address in asked)


def test_jump_by_number_white_screen_and_controls_that_rest() -> None:
    assert "W: function () { blank(undefined, true); }" in presenter.SCRIPT
    assert "show(parseInt(typed, 10) - 1)" in presenter.SCRIPT
    assert "body.resting .controls:not(:focus-within)" in presenter.STYLE
