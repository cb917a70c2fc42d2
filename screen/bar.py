"""The bar on every page: name and mark, search, language, briefing; under it all pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from charts.layout import brand
from languages import translator
from publish.address import addresses
from screen.look import markup
from screen.session import address, basket_state, kept
from screen.session.view import LANGUAGE_KEY, language_choice

Sections = Mapping[str, Sequence[st.Page]]


def bar(sections: Sections, home: st.Page, briefing: st.Page, here: str, language: str) -> None:
    """Mark, search, menu (on narrow screens), language, and the briefing with its number of items.

    ``here`` names the page that is shown: the menu of a phone closes when it changes.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="frame-bar"):
        with st.container(key="frame-home", width="content"):
            _link(home, language, brand.NAME)
        with st.container(key="frame-find", width="stretch"):
            _find(language)
        with st.container(key="frame-menu", width="content"):
            _menu(sections, here, language)
        with st.container(width="content"):
            language_choice()
        with st.container(key="frame-basket", width="content"):
            count = len(basket_state.items())
            _link(briefing, language, f"{translator(language)('Briefing')} ({count})")
        kept.exchange()


def pages_row(sections: Sections, leave_out: Sequence[str], language: str) -> None:
    """The links to all pages in a row, for screens that are wide enough for it.

    What the bar has already is left out: ``leave_out`` names addresses.
    """
    with st.container(horizontal=True, key="frame-pages"):
        for entries in sections.values():
            for entry in entries:
                if entry.url_path not in leave_out:
                    _link(entry, language, entry.title)


def _menu(sections: Sections, here: str, language: str) -> None:
    # Another key on another page: Streamlit then opens a new one, which is closed.
    box = st.popover(
        translator(language)("Menu"), icon=":material/menu:", key=f"menu-{here}", on_change="rerun"
    )
    if not box.open:
        return
    with box:
        for heading, entries in sections.items():
            st.html(markup.render("menu_heading", heading=heading))
            for entry in entries:
                _link(entry, language, entry.title)


def _find(language: str) -> None:
    """The way to the search: a script opens a box over the page; without one the link leads on."""
    _ = translator(language)
    st.html(
        markup.render(
            "find",
            address=address.beside(addresses.search(language)),
            language=language,
            words=_("Search figures, claims, law …"),
            keys=_("Ctrl K"),
            label=_("Search"),
            hint=_("Words, a number as written, or a name"),
            found=_("Results"),
            count=_("Results: {count}", count=0),
            nothing=_("Nothing was found. Use fewer words, or see how to ask below."),
            searching=_("Searching …"),
            failed=_("The search could not be reached. Try again in a moment."),
            all=_("All results, and how to ask"),
            close=_("Close"),
        )
    )


def _link(page: st.Page, language: str, label: str, icon: str | None = None) -> None:
    # With the language in the link, the address is right at once, and "back" goes back.
    st.page_link(page, label=label, icon=icon, query_params={LANGUAGE_KEY: language})
