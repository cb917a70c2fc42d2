"""A part of a page that runs alone when something in it is chosen.

The rest of the page is then neither made nor sent again, and the browser draws only the part. What
stands elsewhere and yet depends on the choice (the briefing's number of items, what is said of a
wrong address, another version of the record) makes the whole page run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from data_sources.package.tables import DatasetError
from publish.server.guards.work import TooMuch
from screen.session import address, basket_state, quota
from screen.session.view import View, view


@dataclass
class _Rest:
    """What the rest of the page was made of; whether it stands, so that the part runs alone."""

    reader: View
    briefings: int
    stands: bool = False

    def holds(self) -> bool:
        """Whether the rest of the page would come out the same."""
        try:
            same = view() is self.reader
        except DatasetError:
            return False
        return same and basket_state.shelf().at == self.briefings


def alone(reader: View, show: Callable[[], None]) -> None:
    """Show a part of a page; a choice in it runs the part and not the page.

    ``show`` is kept with the session until the whole page runs again: it should hold little.
    """
    _part(show, _Rest(reader, basket_state.shelf().at))


@st.fragment
def _part(show: Callable[[], None], rest: _Rest) -> None:
    if not rest.stands:
        rest.stands = True
        show()
        return
    if not rest.holds():
        st.rerun()
    told = address.refused()
    try:
        with quota.turn():
            show()
    except TooMuch:
        st.info(rest.reader._("Very many readers are here just now. Please try again."))
        return
    if address.refused() != told:
        st.rerun()
