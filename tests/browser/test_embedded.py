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


# Who listens is there before what tells.
HOST = """<script>addEventListener('message', event => { window.told = event.data; });</script>
<iframe src="ADDRESS" width="800" height="1400"></iframe>"""


def test_it_tells_how_high_it_is_and_not_how_high_its_frame_is(browser: Any, server: str) -> None:
    address = f"{server}/en/chart/embed/?id={quote(VIEWS[0], safe='')}"
    page = browser.new_page(viewport={"width": 1000, "height": 1500})
    page.goto(address)
    content = page.evaluate("document.querySelector('main').getBoundingClientRect().bottom")
    page.route("**/host", lambda route: route.fulfill(
        body=HOST.replace("ADDRESS", address), content_type="text/html"
    ))  # fmt: skip
    page.goto(f"{server}/host")
    page.wait_for_function("() => window.told")
    told = page.evaluate("window.told")
    assert told["onTheRecord"] == "height"
    assert content / 2 < told["height"] < content * 1.5 < 1400
    page.close()
