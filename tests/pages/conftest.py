"""One page in one language, run without a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path
from textwrap import dedent
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from data_sources.record.load import the_record
from publish.charts import forms
from screen import blocks

ROOT = Path(__file__).resolve().parents[2]
OpenPage = Callable[..., AppTest]


def script(name: str) -> str:
    """The front door with the page of that name first, so that it is the one that opens."""
    return dedent(
        f"""
        import sys
        sys.path.insert(0, {str(ROOT)!r})
        import streamlit as st
        from publish.address.app_pages import ENTRIES
        from screen.session.navigation import PAGES
        found = [
            st.Page(PAGES / f"{{e.name}}.py", title=e.title, url_path=e.address,
                    default=e.name == {name!r})
            for e in ENTRIES if (PAGES / f"{{e.name}}.py").exists()
        ]
        st.navigation(found, position="hidden").run()
        """
    )


@pytest.fixture
def open_page() -> OpenPage:
    """``open_page("countries", "nl", part="world")``: the page after its first run.

    What is given by name stands in the address, as in a link that was passed on.
    """

    def opened(name: str, language: str = "en", **address: str) -> AppTest:
        app = AppTest.from_string(script(name), default_timeout=60)
        app.session_state["lang"] = language
        for key, value in {"lang": language, **address}.items():
            app.query_params[key] = value
        return app.run()

    return opened


def html_of(app: AppTest) -> str:
    """All HTML that the page put out, as one text, as its templates wrote it."""
    return "\n".join(unescape(str(element.proto.body)) for element in app.get("html"))


def alts(app: AppTest) -> list[str]:
    """The words for each chart of the page, in order; fails when a chart has no drawing."""
    found = re.findall(
        r'<figure class="otr-chart" data-plot="([^"]+)".*? alt="([^"]*)"', html_of(app)
    )
    for plot, _words in found:
        assert drawn(plot)["data"], plot
    return [words for _plot, words in found]


def drawn(address: str) -> dict[str, Any]:
    """What the browser draws a chart from, at the address that the page names."""
    asked = parse_qs(urlsplit(address).query)
    page = forms.plot(
        the_record(),
        asked["id"][0],
        address.partition("/")[0],
        asked["theme"][0],
        asked.get("phone") == ["1"],
    )
    found: dict[str, Any] = json.loads(page.content)
    return found


@pytest.fixture
def choices(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The choices of a page that was opened: what may stand in the address, what opens first."""
    seen: dict[str, list[str]] = {}
    choose = blocks.choice

    def noting(label: str, names: Mapping[str, str], key: str, default: str = "") -> str:
        seen[key] = sorted(names, key=lambda name: bool(default) and name != default)
        return choose(label, names, key, default)

    monkeypatch.setattr(blocks, "choice", noting)
    return seen
