"""Nothing of a briefing is lost: over links, reloads, tabs, and a server that starts anew."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import free_port, start_server
from tests.browser.test_pages import open_page, ready

pytestmark = pytest.mark.browser

POINT = "point:report-is-not-a-child"


def count(page: Any, number: int) -> None:
    """Wait until the bar tells so many items."""
    page.wait_for_function(
        "n => document.querySelector('.st-key-frame-basket')?.innerText.includes(`(${n})`)",
        arg=number,
        timeout=30_000,
    )


def kept(page: Any, number: int) -> None:
    """Wait until the browser keeps what the bar tells."""
    count(page, number)
    page.wait_for_function(
        "() => localStorage['on-the-record-briefings'] ==="
        " document.getElementById('otr-briefings').dataset.text",
        timeout=30_000,
    )


def add(page: Any, server: str, address: str = "countries") -> None:
    """Put the lead chart of a page into the briefing."""
    open_page(page, server, address, "en")
    page.get_by_role("button", name="Add to briefing").first.click()


def test_a_table_figure_and_back(profile: Any, server: str) -> None:
    page = profile.new_page()
    add(page, server, "ai-material")
    kept(page, 1)
    page.wait_for_selector("td.otr-number a", state="attached")
    page.locator("td.otr-number a").first.evaluate("link => link.click()")
    page.wait_for_url("**/figures?*")
    ready(page)
    count(page, 1)
    page.go_back()
    ready(page)
    count(page, 1)
    assert "kept=" not in page.url


def test_reload_and_a_new_tab(profile: Any, server: str) -> None:
    page = profile.new_page()
    add(page, server)
    kept(page, 1)
    page.reload()
    ready(page)
    count(page, 1)
    other = profile.new_page()
    open_page(other, server, "briefing", "en")
    count(other, 1)
    other.wait_for_selector("text=What is in it")
    assert "kept=" not in other.url and "basket=" in other.url
    other.wait_for_selector(".otr-kept-here", state="visible")
    other.reload()
    ready(other)
    assert not other.get_by_label("Your briefings").count()  # one, and not twice


def test_two_tabs_see_one_briefing(profile: Any, server: str) -> None:
    first, second = profile.new_page(), profile.new_page()
    open_page(second, server, "platforms", "en")
    add(first, server)
    kept(first, 1)
    count(second, 1)
    second.bring_to_front()
    second.get_by_role("button", name="Add to briefing").first.click()
    kept(second, 2)
    count(first, 2)


def test_two_tabs_change_one_briefing_and_lose_nothing(profile: Any, server: str) -> None:
    """By turns and in the middle of it: what one takes out, adds and reloads, the other shows."""
    first, second = profile.new_page(), profile.new_page()
    open_page(first, server, "countries", "en")
    open_page(second, server, "ai-material", "en")
    first.get_by_role("button", name="Add to briefing").first.click()
    kept(first, 1)
    second.bring_to_front()
    count(second, 1)
    second.get_by_role("button", name="Add to briefing").first.click()
    kept(second, 2)
    open_page(second, server, "briefing", "en")
    count(second, 2)
    first.bring_to_front()
    count(first, 2)
    open_page(first, server, "platforms", "en")
    first.get_by_role("button", name="Add to briefing").first.click()
    kept(first, 3)
    second.bring_to_front()
    kept(second, 3)
    second.locator('[class*="st-key-out-"] button').first.click()
    kept(second, 2)
    first.bring_to_front()
    kept(first, 2)
    first.reload()
    ready(first)
    kept(first, 2)
    shown = "() => document.getElementById('otr-briefings').dataset.text"
    assert first.evaluate(shown) == second.evaluate(shown)


def test_undo_and_delete(profile: Any, server: str) -> None:
    page = profile.new_page()
    add(page, server)
    kept(page, 1)
    page.locator(".st-key-frame-basket a").click()
    page.get_by_role("button", name="Empty the briefing").click()
    kept(page, 0)
    page.reload()
    ready(page)
    count(page, 0)
    page.get_by_role("button", name="Undo").click()
    kept(page, 1)


def test_a_foreign_link_takes_nothing_away(profile: Any, server: str) -> None:
    page = profile.new_page()
    add(page, server)
    kept(page, 1)
    link = "1i1bCKw0OBgwTiYoBpOAwQXgRaygjwhfFs7jiEM3FWJMfPHQrKpRiAQ"
    open_page(page, server, f"briefing?basket={link}", "en")
    kept(page, 6)
    page.get_by_label("Your briefings").click()
    page.get_by_role("option", name="(1 item)").click()
    kept(page, 1)


def test_what_others_put_into_the_address_is_not_taken(profile: Any, server: str) -> None:
    page = profile.new_page()
    link = "1i1bCKw0OBgwTiYoBpOAwQXgRaygjwhfFs7jiEM3FWJMfPHQrKpRiAQ"
    open_page(page, server, f"?kept=1~9~1~1.{link}&kept=x", "en")
    count(page, 0)
    assert "kept=" not in page.url
    page.evaluate("localStorage['on-the-record-briefings'] = '<script>alert(1)</script>'")
    page.reload()
    ready(page)
    count(page, 0)


def test_an_upload_asks(profile: Any, server: str, tmp_path: Path) -> None:
    page = profile.new_page()
    add(page, server)
    kept(page, 1)
    page.locator(".st-key-frame-basket a").click()
    page.wait_for_selector("text=What is in it")
    file = tmp_path / "other.json"
    rows = {"format": "on-the-record-basket", "version": 1, "title": "Other", "items": [POINT]}
    file.write_text(json.dumps(rows), encoding="utf-8")
    page.locator(".st-key-open input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Keep both").click()
    page.wait_for_selector("text=The file is open as another briefing.")
    kept(page, 1)
    assert page.get_by_label("Title of the briefing").input_value() == "Other"
    assert page.get_by_label("Your briefings").count()


def test_a_server_that_starts_anew(profile: Any) -> None:
    port = free_port()
    process = start_server(port)
    try:
        page = profile.new_page()
        add(page, f"http://127.0.0.1:{port}")
        kept(page, 1)
        before = page.evaluate("document.getElementById('otr-briefings').dataset.session")
        process.terminate()
        process.wait(timeout=20)
        process = start_server(port)
        page.get_by_role("button", name="Add to briefing").first.click()
        page.wait_for_function(
            "s => document.getElementById('otr-briefings')?.dataset.session !== s",
            arg=before,
            timeout=60_000,
        )
        kept(page, 2)
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_a_click_on_the_briefing_counts_on_a_server_that_starts_anew(profile: Any) -> None:
    """Every button there, and the first click: nobody sees that the server was gone."""
    port = free_port()
    process = start_server(port)
    try:
        server = f"http://127.0.0.1:{port}"
        page = profile.new_page()
        add(page, server)
        kept(page, 1)
        add(page, server, "ai-material")
        kept(page, 2)
        open_page(page, server, "briefing", "en")
        kept(page, 2)
        first, second = page.locator("[data-testid=stMain] strong").all_inner_texts()[:2]
        process.kill()
        process.wait()
        process = start_server(port)
        page.get_by_role("button", name="Down").first.click()
        page.wait_for_selector(f"strong:text-is({json.dumps('1. ' + second[3:])})")
        page.wait_for_selector(f"strong:text-is({json.dumps('2. ' + first[3:])})")
        kept(page, 2)
        process.kill()
        process.wait()
        process = start_server(port)
        page.get_by_role("button", name="Remove").first.click()
        kept(page, 1)
    finally:
        process.kill()
        process.wait()


def test_a_tab_of_a_dead_server_does_not_undo_what_another_tab_did(profile: Any) -> None:
    """Its address holds what it showed then: that is no link that came from outside."""
    port = free_port()
    process = start_server(port)
    try:
        server = f"http://127.0.0.1:{port}"
        first = profile.new_page()
        add(first, server)
        kept(first, 1)
        open_page(first, server, "briefing", "en")
        first.wait_for_url("**basket=**")
        process.kill()
        process.wait()
        process = start_server(port)
        second = profile.new_page()
        open_page(second, server, "briefing", "en")
        second.locator(".st-key-new button").first.click()
        kept(second, 0)
        first.bring_to_front()
        count(first, 0)
        kept(second, 0)
        second.bring_to_front()
        add(second, server, "ai-material")
        kept(second, 1)
    finally:
        process.kill()
        process.wait()


def test_what_is_typed_stays_when_another_field_is_taken_in(profile: Any, server: str) -> None:
    """From one field to the next, writing on, as anybody does who fills in a form."""
    page = profile.new_page()
    add(page, server)
    kept(page, 1)
    open_page(page, server, "briefing", "en")
    page.wait_for_selector("text=What is in it")
    page.locator(".st-key-add-own button").first.click()
    count(page, 2)
    page.get_by_label("Title", exact=True).last.click()
    page.keyboard.type("What is asked", delay=30)
    page.keyboard.press("Tab")
    page.keyboard.type("To agree with the line that is proposed for the Council.", delay=40)
    page.wait_for_selector("strong:has-text('2. What is asked')")
    before = page.evaluate("location.search")
    page.keyboard.press("Tab")
    page.wait_for_function("was => location.search !== was", arg=before)  # it is taken in
    field = page.get_by_label("Text", exact=True).last
    assert field.is_visible()
    assert field.input_value() == "To agree with the line that is proposed for the Council."
    kept(page, 2)
    page.reload()
    ready(page)
    count(page, 2)
    page.wait_for_function(
        "() => [...document.querySelectorAll('textarea')]"
        ".some(field => field.value.startsWith('To agree with the line'))"
    )


def test_a_choice_and_a_tick_count_on_a_server_that_starts_anew(profile: Any) -> None:
    """As a click does: what the reader sees chosen is what the briefing has."""
    port = free_port()
    process = start_server(port)
    try:
        server = f"http://127.0.0.1:{port}"
        page = profile.new_page()
        add(page, server)
        kept(page, 1)
        open_page(page, server, "briefing", "en")
        kept(page, 1)
        process.kill()
        process.wait()
        process = start_server(port)
        before = in_browser(page)
        choose_voice(page, "Journalist")
        before = changed(page, before)
        page.reload()
        ready(page)
        assert voice(page) == "Journalist"
        page.get_by_text("Questions on the sheet").click()
        box = page.locator("[data-testid=stCheckbox]").first
        box.wait_for()
        process.kill()
        process.wait()
        process = start_server(port)
        box.click()
        changed(page, before)
        page.reload()
        ready(page)
        assert voice(page) == "Journalist"
        page.wait_for_selector("text=0 of 1 chosen.", state="attached")
    finally:
        process.kill()
        process.wait()


def choose_voice(page: Any, name: str) -> None:
    """The list closes where the page is drawn anew meanwhile: then it is opened again."""
    from playwright.sync_api import TimeoutError as NotInTime

    option = page.get_by_role("option", name=name, exact=True)
    for _time in range(6):
        page.get_by_role("combobox", name="In which voice").click()
        with suppress(NotInTime):
            option.click(timeout=5000)
            return
    raise AssertionError(f"{name} could not be chosen")


def voice(page: Any) -> str:
    return str(page.get_by_role("combobox", name="In which voice").input_value())


def in_browser(page: Any) -> str:
    return str(page.evaluate("localStorage['on-the-record-briefings']"))


def changed(page: Any, before: str) -> str:
    """Wait until the browser keeps something else; returns it."""
    page.wait_for_function(
        "before => localStorage['on-the-record-briefings'] !== before", arg=before, timeout=30_000
    )
    return in_browser(page)
