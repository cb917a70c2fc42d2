"""What a page needs to know of its reader: the record, the language, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from data_sources.package.tables import DatasetError
from data_sources.record.kept import kept
from data_sources.record.record import Record
from languages import (
    DEFAULT_LANGUAGE,
    LANGUAGES,
    Translate,
    grammar,
    known_language,
    translator,
)
from publish.site import current
from publish.site.lasting import settle
from screen.session import address

LANGUAGE_KEY = "lang"


@dataclass(frozen=True)
class View:
    """One reader's view. ``_`` translates an English sentence into the reader's language."""

    record: Record
    language: str
    _: Translate

    @property
    def home(self) -> str:
        """The country that speaks the language first of all; the world when there is none."""
        return grammar(self.language).home

    @property
    def today(self) -> date:
        return date.today()


def the_record() -> Record:
    """The validated record, shared by all sessions. Raises DatasetError when it has faults."""
    record = current.the_record()
    settle(record)
    return record


def language() -> str:
    """The language in the address; on a first visit without one, that of the browser."""
    address.take_clicked(LANGUAGE_KEY, {code.upper(): code for code in LANGUAGES})
    address.take(LANGUAGE_KEY, LANGUAGES, known_language(st.context.locale))
    return known_language(st.session_state[LANGUAGE_KEY])


def theme() -> str:
    """``light`` or ``dark``, as the reader's screen is now; light when it does not say."""
    kind = st.context.theme.type
    return kind if kind in ("light", "dark") else "light"


def on_phone() -> bool:
    """Whether the browser says that it runs on a phone. Nothing else tells how wide a page is."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def language_choice() -> None:
    """The switch between languages. It is in every address, so that a link keeps it."""
    st.segmented_control(
        " / ".join(translator(code)("Language") for code in LANGUAGES),
        LANGUAGES,
        format_func=str.upper,
        key=LANGUAGE_KEY,
        label_visibility="collapsed",
        required=True,
    )
    address.keep(LANGUAGE_KEY, language(), None)


def view() -> View:
    """The view of the running session. Raises DatasetError when the record has faults."""
    return _view(the_record(), language())


@kept()
def _view(record: Record, language: str) -> View:
    """One view for all sessions in a language: what a page keeps with it is made once."""
    return View(record, language, translator(language))


def fault_page(error: DatasetError) -> None:
    """What a reader sees instead of figures when the record cannot be trusted."""
    _ = translator(language() or DEFAULT_LANGUAGE)
    st.title(_("The figures cannot be shown"))
    st.error(
        _(
            "The record did not pass its own checks, so nothing is shown rather than something "
            "wrong. The maintainer finds the faults below; `python -m data_sources validate` "
            "lists them all."
        )
    )
    st.code("\n".join(str(fault) for fault in error.faults[:50]), language=None)
