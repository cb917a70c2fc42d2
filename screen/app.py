"""Navigation, language and the frame around the chosen page."""

from __future__ import annotations

from copy import copy
from functools import cache
from pathlib import Path

import streamlit as st

from data_sources.package.tables import DatasetError
from languages import translator
from publish.site.app_pages import ENTRIES, FRONT
from screen import address, blocks, frame, markup, style
from screen.view import LANGUAGE_KEY, View, fault_page, language, language_choice, view

PAGES = Path(__file__).resolve().parent.parent / "pages"
ICON = Path(__file__).with_name("icon.png")


def pages(language: str) -> dict[str, list[st.Page]]:
    """The navigation, by section, in the reader's language.

    Copies, for a page notes whether it may be run: to make one anew asks the disk each time.
    """
    return {heading: [copy(page) for page in found] for heading, found in _pages(language).items()}


@cache
def _pages(language: str) -> dict[str, list[st.Page]]:
    _ = translator(language)
    found: dict[str, list[st.Page]] = {}
    for entry in ENTRIES:
        page = st.Page(
            PAGES / f"{entry.name}.py",
            title=_(entry.title),
            icon=f":material/{entry.icon}:",
            # Streamlit keeps the first page's own name for nobody: it must be another one.
            url_path="front" if entry.address == FRONT else entry.address,
            default=entry.address == FRONT,
        )
        found.setdefault(_(entry.section), []).append(page)
    return found


def named_page(name: str, language: str) -> st.Page:
    """The page of an entry, for links to it. ``name`` is that of its file."""
    all_pages = [page for section in _pages(language).values() for page in section]
    return all_pages[[entry.name for entry in ENTRIES].index(name)]


def _front_door() -> None:
    """Stands for the overview under its own name; never run, see :func:`run`."""


def menu(sections: dict[str, list[st.Page]], language: str) -> None:
    """The links to all pages, by section."""
    for heading, entries in sections.items():
        st.html(markup.render("menu_heading", heading=heading))
        for entry in entries:
            # With the language in the link, the address is right at once, and "back" goes back.
            st.page_link(entry, width="stretch", query_params={LANGUAGE_KEY: language})


def run() -> None:
    """Run the page that the address names, inside the frame."""
    # A picture of our own: for a named icon the browser would ask a font host on the internet.
    st.set_page_config(page_title="On the Record", layout="wide", page_icon=ICON)
    st.session_state[frame.GROUPS] = 0
    chosen = language()
    style.apply()
    style.document_language(chosen)
    sections = pages(chosen)
    # Streamlit's own menu puts its section headings where a list allows only items, which screen
    # readers stumble over, and folds itself in English: the menu is written out here.
    front = next(iter(sections.values()))[0]
    moved = st.Page(_front_door, title=front.title, url_path=FRONT)
    page = st.navigation(
        [*(p for part in sections.values() for p in part), moved], position="hidden"
    )
    if page.url_path == FRONT:
        st.switch_page(front, query_params=st.query_params.to_dict())
    address.enter(page.url_path)
    with st.sidebar:
        language_choice()
        menu(sections, chosen)
    try:
        reader = view()
    except DatasetError as error:
        fault_page(error)
        return
    above = st.container()
    page.run()
    told = address.refused()
    if told:
        with above:
            tell_refused(reader, told)
    frame.footer(reader)


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
