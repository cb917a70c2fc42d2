"""The pages of the app: each with each of its parts, and every panel of its charts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest

from briefing.basket.basket import basket_of
from briefing.basket.link import encode
from briefing.basket.suggested import SUGGESTED
from briefing.points.points import POINTS
from data_sources.record.record import Record
from publish.address.app_pages import ENTRIES
from screen.session import address
from tests.languages.pseudo import files
from tests.languages.pseudo.drawn import plotly_words
from tests.languages.pseudo.make import CODE

MOST_OPTIONS = 8
"""Of one choice; a list of all countries says the same of each."""
PANEL = "_panel"

EXPLORED: tuple[dict[str, str], ...] = (
    {"series": "ncmec.reports_total|iwf.reports_confirmed|offlimits.reports"},
    {"series": "ncmec.reports_by_country", "places": "NLD|DEU|BEL", "mode": "index"},
    {"series": "ncmec.reports_by_country", "places": "NLD|DEU", "mode": "children"},
    {"series": "ncmec.reports_by_country", "form": "map", "mode": "million"},
    {"series": "iwf.sex_share", "parts": "sex=girls|sex=boys", "form": "bars"},
    {"series": "ncmec.reports_total|dsa.platforms", "form": "table", "scale": "log"},
)
"""Choices on the page Explore that go together."""

SCRIPT = """
import streamlit as st
from screen.app import run
run()
"""
ONE_PAGE = """
import streamlit as st
from publish.address.app_pages import ENTRIES
from screen.session.navigation import PAGES
found = [
    st.Page(PAGES / f"{{e.name}}.py", title=e.title, url_path=e.address, default=e.name == {name!r})
    for e in ENTRIES
]
st.navigation(found, position="hidden").run()
"""
_NO_WORDS = {
    *("id", "form_id", "url", "icon", "element_id", "file_name", "mime", "key", "page"),
    *("anchor", "query_params", "page_script_hash", "config", "widget_id", "query_param_key"),
    *("type", "shortcut", "deferred_file_id", "size", "query_string", "columns", "arrow_data"),
    *("data", "height", "width", "gap", "theme", "language", "selection_mode", "divider"),
}
"""Fields of Streamlit's messages that hold no words for a reader."""


def drive(record: Record, finder: Any, crashes: Any) -> None:
    """Open every page in every part, and look at all that it sends."""
    crashes.attempt("front door", lambda: _see(_front(), finder, "front door"))
    for entry in ENTRIES:
        crashes.attempt(entry.name, lambda name=entry.name: _parts(name, finder, crashes))
    _more(finder, crashes)


def _parts(name: str, finder: Any, crashes: Any) -> None:
    asked: dict[str, list[str]] = {}
    take, take_several = address.take, address.take_several

    def noting(key: str, accepted: Any, default: str | None) -> None:
        asked.setdefault(key, [option for option in accepted if option != default])
        take(key, accepted, default)

    def noting_several(key: str, accepted: Any, default: Any, most: int | None = None) -> None:
        asked.setdefault(key, [option for option in accepted if option not in default])
        take_several(key, accepted, default, most)

    address.take, address.take_several = noting, noting_several
    try:
        _see(_open(name), finder, name)
        choices = [key for key in asked if not key.endswith(PANEL) and key != "lang"]
        for key in choices:
            for option in asked[key][:MOST_OPTIONS]:
                where = f"{name}?{key}={option}"
                crashes.attempt(
                    where,
                    lambda k=key, o=option, w=where: _see(_open(name, **{k: o}), finder, w),
                )
        panels = [key for key in asked if key.endswith(PANEL)]
        for turn in range(max((len(asked[key]) for key in panels), default=0)):
            opened = {key: asked[key][(turn + i) % len(asked[key])] for i, key in enumerate(panels)}
            where = f"{name}, panels {turn}"
            crashes.attempt(where, lambda o=opened, w=where: _see(_open(name, **o), finder, w))
    finally:
        address.take, address.take_several = take, take_several


def _more(finder: Any, crashes: Any) -> None:
    """Pages with something in them: a full briefing, choices that go together, a checked text."""
    full: list[tuple[str, dict[str, str]]] = [
        ("briefing", {"basket": encode(basket_of(SUGGESTED).retitle(SUGGESTED[1], "1234"))}),
        ("briefing", {"basket": encode(files.own_words())}),
        ("briefing", {"basket": "1234"}),
        ("figures", {"q": "000000"}),
        ("figures", {"figure": "ncmec.reports_total||World|2023"}),
        ("talking_points", {"point": next(iter(POINTS))}),
        ("explore", {"series": "1234"}),
    ]
    full += [("explore", asked) for asked in EXPLORED]
    for name, asked in full:
        where = f"{name}, {asked}"[:120]
        crashes.attempt(where, lambda n=name, a=asked, w=where: _see(_open(n, **a), finder, w))
    crashes.attempt("claims, a text", lambda: _checked(finder))


def _checked(finder: Any) -> None:
    """A text that was checked, which stays as it is, and what a reader can choose then."""
    app = _open("claims")
    app.text_area[0].set_value(files.TEXT)
    app.button[0].click().run()
    own = frozenset(re.findall(r"\w+", files.TEXT))
    _see(app, finder, "claims, a text", own)
    for choice in app.radio:
        choice.set_value(choice.options[0])
    for toggle in app.toggle[:2]:
        toggle.set_value(True)
    _see(app.run(), finder, "claims, chosen", own)
    example = _open("claims")
    example.button[1].click().run()
    own = frozenset(re.findall(r"\w+", str(example.text_area[0].value)))
    _see(example, finder, "claims, the example", own)


def _front() -> AppTest:
    app = AppTest.from_string(SCRIPT, default_timeout=120)
    app.query_params["lang"] = CODE
    return app.run()


def _open(name: str, **asked: str) -> AppTest:
    app = AppTest.from_string(ONE_PAGE.format(name=name), default_timeout=120)
    app.session_state["lang"] = CODE
    for key, value in {"lang": CODE, **asked}.items():
        app.query_params[key] = value
    return app.run()


def _see(app: AppTest, finder: Any, where: str, own: frozenset[str] = frozenset()) -> None:
    if app.exception:
        raise RuntimeError(app.exception[0].value + "\n" + "\n".join(app.exception[0].stack_trace))
    for node in app._tree:
        proto = getattr(node, "proto", None)
        if node.type in ("arrow_data_frame", "dataframe"):
            for text in _cells(node.value, json.loads(proto.columns or "{}")):
                finder.see(text, where, own)
        if proto is None or not hasattr(proto, "DESCRIPTOR"):
            continue
        if node.type == "html":
            finder.see_html(proto.body, where, own)
        elif node.type == "plotly_chart":
            finder.see(proto.alt, where)
            for text in plotly_words(json.loads(proto.spec)):
                finder.see_html(text, where)
        else:
            for text in _words(proto):
                finder.see(text, where, own)


def _words(proto: Any) -> Iterator[str]:
    """The texts of one of Streamlit's messages, those of messages within it too."""
    for field, value in proto.ListFields():
        if field.name in _NO_WORDS:
            continue
        several = value if field.is_repeated else [value]
        if field.type == field.TYPE_STRING:
            yield from (_without_marks(text) for text in several)
        elif field.type == field.TYPE_MESSAGE:
            for inner in several:
                if hasattr(inner, "ListFields"):
                    yield from _words(inner)


def _without_marks(text: str) -> str:
    """Markdown as it is read: no signs that keep others from being marks, no icons."""
    return re.sub(r"\\([^\w\s])", r"\1", re.sub(r":material/\w+:", " ", text))


def _cells(table: Any, looks: dict[str, Any]) -> Iterator[str]:
    """The headings as they are shown, and the cells under them."""
    for column in table.columns:
        yield str((looks.get(str(column)) or {}).get("label") or column)
        yield from (str(cell) for cell in table[column] if isinstance(cell, str))
