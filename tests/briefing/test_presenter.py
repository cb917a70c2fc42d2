"""Presenter mode: one document, no network, every finding with its notes."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from briefing.basket.basket import basket_of
from briefing.items import steps
from briefing.items.items import Briefing, briefing_of
from briefing.presenter import presenter, words
from data_sources.record.record import Record
from languages import LANGUAGES
from tests.briefing.conftest import ONE, TWENTY, MakeBriefing

SLIDE = r'<section class="slide".*?</section>'
NOTES = r'<div class="notes" hidden>.*?</div>'


def test_a_slide_for_each_item(briefing: Briefing) -> None:
    made = presenter.document(briefing)
    titles = re.findall(r'<section class="slide" data-title="([^"]*)"', made)
    shown = [unescape(title) for title in titles]
    assert shown[1:-1] == [item.title for item in briefing.items]
    assert made.count('<div class="notes" hidden>') == len(titles)
    text = unescape(made)
    briefing = presenter.citing_shown(briefing)
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
    scripts = re.findall(r"<script>(.*?)</script>", made, re.DOTALL)
    assert scripts == list(presenter.SCRIPTS)
    assert made.count("<script") == len(scripts)
    for script in scripts:
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in presenter.POLICY
        assert not re.search(
            r"fetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(|https?:", script
        )
    assert presenter.POLICY in unescape(made)
    assert not re.search(r"<[^>]* on[a-z]+=", made)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_of_keys_in_each_language(language: str, make_briefing: MakeBriefing) -> None:
    made = unescape(presenter.document(make_briefing(ONE, language, "")))
    assert f'<html lang="{language}">' in made
    sheet = made.partition('<dialog id="help"')[2].partition("</dialog>")[0]
    for names, what in words.keys(language):
        assert f"<dt>{names}</dt><dd>{what}</dd>" in sheet
    assert all(line in sheet for line in words.advice(language))


def test_each_action_that_a_button_names_is_there(briefing: Briefing) -> None:
    named = set(re.findall(r'data-do="([a-z]+)"', presenter.document(briefing)))
    known = presenter.SCRIPTS[-1].partition("const ACTIONS = {")[2].partition("};")[0]
    assert named <= set(re.findall(r"([a-z]+):", known))


def test_a_remark_for_the_notes_is_not_on_the_slide(make_briefing: MakeBriefing) -> None:
    first = make_briefing(ONE, "en", "")
    basket = first.basket.retitle(ONE[0], "", "Only for me").place(ONE[0], "notes")
    made = presenter.document(briefing_of(first.record, basket, "en", first.made_on))
    slides, notes = (re.findall(form, made, re.DOTALL) for form in (SLIDE, NOTES))
    assert not any("Only for me" in slide for slide in slides)
    assert sum("Only for me" in note for note in notes) == 1


LAW = "chart:timeline:law"


def test_many_steps_are_told_and_cite_no_others(make_briefing: MakeBriefing) -> None:
    given = make_briefing((LAW,), "en", "")
    chart = given.items[0].chart
    assert chart is not None and len(chart.marks) > presenter.MOST_DRAWN
    slide = re.findall(SLIDE, presenter.document(given), re.DOTALL)[1]
    assert "<svg" not in slide
    heads = re.findall(r'<th scope="col">([^<]*)</th>', slide)
    assert heads == ["Date", "Jurisdiction", "Instrument", "Status"]
    rows = re.findall(r"<tr>(<td>.*?)</tr>", slide)
    assert 4 <= len(rows) <= presenter.MOST_MAIN_STEPS
    assert f"The {len(rows)} latest of {len(chart.marks)} steps." in slide
    shown = presenter.citing_shown(given).items[0]
    marks = steps.marks(chart)[-len(rows) :]
    assert shown.source_line == steps.sources_of(chart, marks)


def test_what_is_gone_has_no_number_among_the_sources(make_briefing: MakeBriefing) -> None:
    given = make_briefing((*ONE, "chart:trend:no.such_series"), "en", "")
    last = re.findall(SLIDE, presenter.document(given), re.DOTALL)[-1]
    listed, _end, rest = last.partition("</ol>")
    assert listed.count("<li>") == len(given.references)
    assert "no.such_series" in rest and "no.such_series" not in listed


def test_words_from_outside_are_text(make_briefing: MakeBriefing) -> None:
    given = "</script><img src=x onerror=alert(1)>{{ 7*7 }}"
    first = make_briefing(ONE, "en", given)
    basket = first.basket.retitle(ONE[0], given, given)
    made = presenter.document(briefing_of(first.record, basket, "en", first.made_on))
    assert "<img" not in made
    assert made.count("</script>") == len(presenter.SCRIPTS)
    heading = made.partition('<main class="slides">')[2].partition("</h1>")[0]
    assert "{{ 7*7 }}" in unescape(heading)
    assert "49" not in heading


@pytest.fixture(scope="module")
def deck(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, str]]:
    """A browser, and the address of a presentation in a file."""
    playwright = pytest.importorskip("playwright.sync_api")
    file = tmp_path_factory.mktemp("presenter") / "presentation.html"
    file.write_text(presenter.presentation_html(record, basket_of(TWENTY[:6]), "nl"), "utf-8")
    with playwright.sync_playwright() as run:
        browser = run.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser, file.as_uri()
        browser.close()


@pytest.fixture
def pages(deck: tuple[Any, str]) -> Iterator[tuple[Any, Any]]:
    """The presentation without a network, and its presenter's view."""
    browser, address = deck
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, offline=True)
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", lambda message: faults.append(message.text))
    page.goto(address)
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    yield page, opened.value
    context.close()
    assert not faults
    assert all(name.startswith(("file:", "about:")) for name in asked)


@pytest.mark.browser
def test_keys_lead_through_the_slides(pages: tuple[Any, Any]) -> None:
    page, _second = pages
    for key, place in (
        ("Home", 1),
        ("ArrowRight", 2),
        ("Space", 3),
        ("ArrowLeft", 2),
        ("End", 8),
        ("ArrowRight", 8),
        ("PageUp", 7),
    ):
        page.keyboard.press(key)
        assert page.inner_text("#place") == f"{place} / 8", key


@pytest.mark.browser
def test_nothing_runs_over_a_slide(pages: tuple[Any, Any]) -> None:
    expect = pytest.importorskip("playwright.sync_api").expect
    page, _second = pages
    for place in range(1, 9):
        page.evaluate(f"location.hash = '{place}'")
        expect(page.locator("#place")).to_have_text(f"{place} / 8")
        assert not page.evaluate(
            "Array.from(document.querySelectorAll('.slide:not([hidden]) .body'))"
            ".some(e => e.scrollHeight > e.clientHeight + 2)"
        ), place


@pytest.mark.browser
def test_both_windows_stay_in_step(pages: tuple[Any, Any]) -> None:
    page, second = pages
    page.keyboard.press("Home")
    second.keyboard.press("ArrowRight")
    assert page.inner_text("#place") == "2 / 8"
    assert second.inner_text("[data-part=at]") == "2 / 8"
    shown = page.locator("section:visible h1").inner_text()
    assert second.inner_text("[data-part=title]") == shown
    assert second.inner_text("[data-part=now] h1") == shown
    page.keyboard.press("ArrowRight")
    coming = second.inner_text("[data-part=after] h1")
    assert second.inner_text("[data-part=next]") == coming
    page.keyboard.press("ArrowRight")
    assert page.locator("section:visible h1").inner_text() == coming
    second.evaluate("document.body.replaceChildren()")
    second.wait_for_selector("[data-part=title]")
    assert second.inner_text("[data-part=at]") == page.inner_text("#place")


@pytest.mark.browser
def test_a_number_and_enter_lead_to_that_slide(pages: tuple[Any, Any]) -> None:
    page, second = pages
    for typed, place in (("7", 7), ("3", 3), ("40", 3)):
        second.keyboard.type(typed)
        second.keyboard.press("Enter")
        assert page.inner_text("#place") == f"{place} / 8", typed
    assert "40" in second.inner_text(".told")
    assert page.text_content(".told") == ""


@pytest.mark.browser
def test_black_and_white_screens(pages: tuple[Any, Any]) -> None:
    page, second = pages
    ground = "getComputedStyle(document.getElementById('curtain')).backgroundColor"
    for key, colour in (("b", "rgb(0, 0, 0)"), ("w", "rgb(255, 255, 255)")):
        second.keyboard.press(key)
        assert page.is_visible("#curtain")
        assert page.evaluate(ground) == colour
        assert second.inner_text("[data-part=curtain]")
    second.keyboard.press("w")
    assert not page.is_visible("#curtain")
    page.keyboard.press("b")
    page.keyboard.press("Escape")
    assert not page.is_visible("#curtain")


@pytest.mark.browser
def test_the_sheet_of_keys_opens_where_it_is_asked_for(pages: tuple[Any, Any]) -> None:
    page, second = pages
    second.keyboard.press("?")
    assert second.is_visible("#help")
    assert not page.is_visible("#help")
    second.keyboard.press("Escape")
    assert not second.is_visible("#help")


@pytest.mark.browser
def test_the_clock_is_stopped_and_set_back(pages: tuple[Any, Any]) -> None:
    page, second = pages
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert second.inner_text("[data-part=run]") == words.messages("nl")["stop"]
    second.click("[data-do=run]")
    second.click("[data-do=reset]")
    assert second.inner_text("[data-part=spent]") == "00:00"
    assert second.inner_text("[data-part=run]") == words.messages("nl")["start"]


@pytest.mark.browser
def test_in_full_screen_the_controls_come_with_a_movement_only(pages: tuple[Any, Any]) -> None:
    expect = pytest.importorskip("playwright.sync_api").expect
    page, _second = pages
    page.bring_to_front()
    page.keyboard.press("f")
    expect(page.locator("body.full")).to_have_count(1)
    expect(page.locator(".controls")).to_have_css("opacity", "0")
    assert page.evaluate("getComputedStyle(document.querySelector('.controls')).pointerEvents") == (
        "none"
    )
    # In one go: no clock can run out between a movement and what it shows.
    seen = page.evaluate(
        """() => [10, 10, 30].map((x) => {
          document.body.classList.remove("stirred");
          document.dispatchEvent(new MouseEvent("mousemove", { screenX: x, screenY: 10 }));
          return getComputedStyle(document.querySelector(".controls")).opacity;
        })"""
    )
    assert seen[1:] == ["0", "1"]
    page.keyboard.press("f")
    expect(page.locator("body.full")).to_have_count(0)


@pytest.mark.browser
def test_each_slide_is_a_page_on_paper(pages: tuple[Any, Any], tmp_path: Path) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    page, _second = pages
    page.pdf(path=tmp_path / "paper.pdf", format="A4", landscape=True)
    with pdfplumber.open(tmp_path / "paper.pdf") as paper:
        assert len(paper.pages) == 8


@pytest.mark.browser
def test_no_barrier_is_found_in_either_window(pages: tuple[Any, Any]) -> None:
    found = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page, second = pages
    for key in ("Home", "ArrowRight", "End"):
        page.keyboard.press(key)
        for window in (page, second):
            broken = found.run(window).response["violations"]
            assert not broken, [(item["id"], item["nodes"][0]["html"][:200]) for item in broken]


@pytest.mark.browser
def test_a_second_window_that_was_loaded_anew_is_replaced(pages: tuple[Any, Any]) -> None:
    page, second = pages
    with second.expect_event("close"):
        second.evaluate("void setTimeout(() => location.reload())")
    with page.expect_popup() as again:
        page.keyboard.press("n")
    assert again.value.inner_text("[data-part=at]") == page.inner_text("#place")
