"""A chart inside another page is whole in the height that its code says: nothing cut, no bar."""

from __future__ import annotations

import html
import re
import urllib.request
from typing import Any
from urllib.parse import quote

import pytest

pytestmark = pytest.mark.browser
VIEWS = (
    "trend:ncmec.reports_total",
    "ranking:ncmec.reports_by_country?by=geography&top=15",
    "explore:ncmec.reports_by_country+ncmec.files_total?geography=NLD,World&since=2020",
    "explore:ncmec.reports_total?form=table",
)
WIDTHS = (320, 360, 640, 641, 900, 1200)


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("view", VIEWS)
def test_it_is_whole_at_every_width(browser: Any, server: str, view: str, language: str) -> None:
    with urllib.request.urlopen(f"{server}/{language}/chart/?id={quote(view, safe='')}") as answer:
        page_text = html.unescape(answer.read().decode())
    code = re.search(r'<iframe src="([^"]+)"[^>]*height="(\d+)"', page_text)
    assert code
    page = browser.new_page()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": int(code[2])})
        page.goto(code[1])
        needs = page.evaluate(
            "() => { const d = document.documentElement;"
            " return [d.scrollHeight - innerHeight, d.scrollWidth - innerWidth]; }"
        )
        assert needs == [0, 0], (width, code[2])
    page.close()
