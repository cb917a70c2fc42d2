"""A picture of the reader's own stays in their browser: over reloads and tabs, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from briefing.basket.basket import Basket
from briefing.basket.link import encode
from tests.briefing.pictures import encoded, halves, taken_upright
from tests.browser.test_pages import open_page

pytestmark = pytest.mark.browser

SHOWN = '[class*="st-key-picture-of-"] img'
FIELD = '[class*="st-key-picture-"]:not([class*="st-key-picture-of-"]) input[type=file]'
COUNT = """async () => {
  const opened = indexedDB.open("on-the-record-pictures", 1);
  const base = await new Promise((done) => { opened.onsuccess = () => done(opened.result); });
  if (!base.objectStoreNames.length) return 0;
  const store = base.transaction("pictures").objectStore("pictures");
  const asked = store.count();
  return new Promise((done) => { asked.onsuccess = () => { base.close(); done(asked.result); }; });
}"""
PATIENCE = 120_000
"""Milliseconds: a picture is read by a process of its own, which a busy machine starts late."""
ELSEWHERE = "This picture is only in the browser where it was added."


def with_field(page: Any, server: str) -> None:
    """Open a briefing of a picture without one yet."""
    page.set_default_timeout(PATIENCE)
    empty = Basket().add_own("picture")
    open_page(page, server, f"briefing?basket={encode(empty)}", "en")
    page.get_by_text("The picture: PNG, JPEG or WebP").wait_for()  # a new item stands open
    page.wait_for_selector(FIELD, state="attached")


def added(page: Any, server: str, folder: Path) -> None:
    """Put a photograph into it, and wait until the browser keeps it."""
    path = folder / "photo.jpg"
    path.write_bytes(taken_upright())
    with_field(page, server)
    page.locator(FIELD).first.set_input_files(path)
    page.wait_for_selector(SHOWN)
    for _try in range(PATIENCE // 250):
        if page.evaluate(COUNT) == 1:
            break
        page.wait_for_timeout(250)
    assert page.evaluate(COUNT) == 1


def test_it_is_there_after_a_reload_and_in_another_tab(
    profile: Any,
    server: str,
    tmp_path: Path,
) -> None:
    page = profile.new_page()
    added(page, server, tmp_path)
    page.get_by_label(re.compile("What it shows")).fill("Two halves")
    page.get_by_label("Caption").fill("Red and blue")
    page.get_by_label("Caption").press("Tab")
    page.get_by_text("1. Red and blue").wait_for()
    page.reload()
    page.wait_for_selector(f'{SHOWN}[alt="Two halves"]')
    assert ELSEWHERE not in page.inner_text("body")
    other = profile.new_page()
    other.set_default_timeout(PATIENCE)
    open_page(other, server, "briefing", "en")
    other.wait_for_selector(SHOWN)


def test_a_link_does_not_hold_it(browser: Any, profile: Any, server: str, tmp_path: Path) -> None:
    page = profile.new_page()
    added(page, server, tmp_path)
    page.wait_for_function("() => location.search.includes('basket=')")
    stranger = browser.new_context(locale="en-GB")
    elsewhere = stranger.new_page()
    elsewhere.set_default_timeout(PATIENCE)
    elsewhere.goto(page.url)
    elsewhere.get_by_text(ELSEWHERE).wait_for()
    assert not elsewhere.locator(SHOWN).count()
    stranger.close()


def test_a_saved_file_brings_it(browser: Any, profile: Any, server: str, tmp_path: Path) -> None:
    page = profile.new_page()
    added(page, server, tmp_path)
    with page.expect_download() as made:
        page.get_by_role("button", name="Save as a file").click()
    made.value.save_as(tmp_path / "saved.json")
    other = browser.new_context(locale="en-GB")
    there = other.new_page()
    there.set_default_timeout(PATIENCE)
    open_page(there, server, "briefing", "en")
    there.locator(".st-key-open input[type=file]").set_input_files(tmp_path / "saved.json")
    there.wait_for_selector(SHOWN)
    other.close()


def test_what_is_no_picture_is_told(profile: Any, server: str, tmp_path: Path) -> None:
    page = profile.new_page()
    with_field(page, server)
    (tmp_path / "drawing.png").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    page.locator(FIELD).first.set_input_files(tmp_path / "drawing.png")
    page.get_by_text("The file is damaged, or no PNG, JPEG or WebP picture.").wait_for()
    (tmp_path / "sound.png").write_bytes(encoded(halves(), "PNG"))
    page.locator(FIELD).first.set_input_files(tmp_path / "sound.png")
    page.wait_for_selector(SHOWN)
