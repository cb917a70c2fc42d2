"""The pages of the app as Streamlit has them: made once, found by their name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from languages import translator
from publish.address.app_pages import ENTRIES, FRONT
from screen.session import undocumented

PAGES = Path(__file__).resolve().parents[2] / "pages"


def pages(language: str) -> dict[str, list[st.Page]]:
    """The navigation, by section, in the reader's language.

    Copies, for a page notes whether it may be run: to make one anew asks the disk each time.
    """
    return {
        heading: [undocumented.page_copy(page) for page in found]
        for heading, found in _pages(language).items()
    }


@cache
def _pages(language: str) -> dict[str, list[st.Page]]:
    _ = translator(language)
    found: dict[str, list[st.Page]] = {}
    for entry in ENTRIES:
        page = st.Page(
            PAGES / f"{entry.name}.py",
            title=_(entry.title),
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
