"""Navigation, language and the frame around the chosen page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from charts.layout import brand
from data_sources.package.tables import DatasetError
from languages import translator
from publish.address.app_pages import FORMER, FRONT
from publish.server.guards.work import TooMuch
from screen import bar, blocks, frame
from screen.look import style
from screen.session import address, kept, quota
from screen.session.navigation import named_page, pages
from screen.session.view import View, fault_page, language, theme, view

ICON = Path(__file__).with_name("icon.png")


def _former() -> None:
    """Stands for a page under a former name of its address; never run, see :func:`run`."""


def _now_at(name: str, front: st.Page, language: str) -> st.Page:
    """The page that a former address leads to; of one that became several, by the part asked."""
    if name == FRONT:
        return front
    return named_page(former_page(name, st.query_params.get("part", "")), language)


def former_page(name: str, part: str) -> str:
    """The name of the page that has now what a former address asks for."""
    leads = FORMER[name]
    return leads.get(part, leads[""])


def run() -> None:
    """Run the page that the address names, when it is this session's turn."""
    try:
        with quota.turn():
            _run()
    except TooMuch:
        _ = translator(language())
        st.info(_("Very many readers are here just now. Please try again."))


def _run() -> None:
    """Run the page that the address names, inside the frame."""
    st.session_state[frame.GROUPS] = 0
    chosen = language()
    address.said_in(chosen)
    sections = pages(chosen)
    # Streamlit's own menu puts its section headings where a list allows only items, which screen
    # readers stumble over, and folds itself in English: the bar has the links.
    front = next(iter(sections.values()))[0]
    moved = [st.Page(_former, title=front.title, url_path=name) for name in (FRONT, *FORMER)]
    page = st.navigation(
        [*(p for part in sections.values() for p in part), *moved], position="hidden"
    )
    if page in moved:
        st.switch_page(
            _now_at(page.url_path, front, chosen), query_params=st.query_params.to_dict()
        )
    # A picture of our own: for a named icon the browser would ask a font host on the internet.
    st.set_page_config(f"{page.title} · {brand.NAME}", page_icon=ICON, layout="wide")
    address.enter(page.url_path)
    kept.arrive(page.url_path == "briefing")
    bar.bar(sections, front, named_page("briefing", chosen), page.url_path, chosen)
    bar.pages_row(sections, ("front", "briefing"), chosen)
    try:
        reader = view()
    except DatasetError as error:
        fault_page(error)
        return
    page.run()
    told = address.refused()
    if told:
        # Shown above the page by the style sheet: a place kept for it there would make all move.
        with st.container(key="frame-told"):
            tell_refused(reader, told)
    frame.footer(reader)
    # Last: what shows nothing would push down what stands under it, until it is known to be empty.
    style.apply(theme())
    style.document_language(chosen)


def tell_refused(reader: View, asked: list[str]) -> None:
    """Say which words of the address nobody here knows, so that a wrong link is not taken for
    what was asked for."""
    _ = reader._
    blocks.message(
        reader,
        _(
            "The address asks for something that this page does not have: {what}. What is shown "
            "is something else. Choose below, or ask whoever gave you the link.",
            what=", ".join(asked),
        ),
    )
