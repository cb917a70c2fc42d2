"""One page in one language, run without a browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import unescape
from pathlib import Path
from textwrap import dedent

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
OpenPage = Callable[..., AppTest]


def script(name: str) -> str:
    """The front door with the page of that name first, so that it is the one that opens."""
    return dedent(
        f"""
        import sys
        sys.path.insert(0, {str(ROOT)!r})
        import streamlit as st
        from publish.site.app_pages import ENTRIES
        from screen.app import PAGES
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
    """The words for each chart of the page; fails when a chart holds no drawing."""
    charts = app.get("plotly_chart")
    assert all(json.loads(chart.proto.spec)["data"] for chart in charts)
    return [chart.proto.alt for chart in charts]
