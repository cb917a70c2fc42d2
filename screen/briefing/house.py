"""In whose template slides and documents are made: ours, one of the server's folder, or a reader's.

A session has one template for its slides and one for its documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import streamlit as st

from briefing.documents.package import UnreadableFile
from briefing.files import DECKS, DOCUMENTS
from briefing.house import folder
from briefing.house.template import Template
from briefing.template_apart import template_apart
from languages import Translate
from screen import blocks
from screen.session import quota
from screen.session.view import View

LARGEST_UPLOAD = 5
"""Megabytes, as for every upload; the server's own folder may hold larger ones."""


@dataclass(frozen=True)
class _Choice:
    """What a template is chosen for: the kinds of file, the endings of templates, the keys."""

    kinds: tuple[str, ...]
    endings: tuple[str, ...]
    key: str

    @property
    def held(self) -> str:
        """Where the session holds the template that was let in."""
        return f"_{self.key}_template"


_CHOICES = (
    _Choice(DECKS, folder.DECKS, "slides"),
    _Choice(DOCUMENTS, folder.DOCUMENTS, "document"),
)


def chosen(kind: str) -> Template | None:
    """The template of this session for a kind of file; None for ours, or where there are none."""
    for choice in _CHOICES:
        if kind in choice.kinds:
            held = st.session_state.get(choice.held)
            return held[1] if held else None
    return None


def ask(reader: View) -> None:
    """Let the reader choose or upload templates; a refused one is told what it lacks."""
    with st.expander(reader._("Template of your organisation"), icon=":material/palette:"):
        for choice, column in zip(_CHOICES, st.columns(len(_CHOICES)), strict=True):
            with column:
                _ask(reader, choice)


def _ask(reader: View, choice: _Choice) -> None:
    _ = reader._
    words = _words(choice, _)
    content = _given(reader, choice, words)
    if content is None:
        st.session_state.pop(choice.held, None)
        st.caption(words["ours"])
        return
    key = sha256(content).hexdigest()
    held = st.session_state.get(choice.held)
    if not held or held[0] != key:
        st.session_state.pop(choice.held, None)
        if not quota.allows("claims"):
            blocks.message(reader, _("Many texts were checked in a short time; wait a minute."))
            st.caption(words["ours"])
            return
        try:
            with quota.elsewhere():
                report = template_apart(choice.kinds[0], content)
            st.session_state[choice.held] = (key, report)
        except UnreadableFile as error:
            blocks.message(reader, error.explain(reader.language))
            st.caption(words["ours"])
            return
    st.caption(words["theirs"])


def _words(choice: _Choice, _: Translate) -> dict[str, str]:
    if choice.kinds == DECKS:
        return {
            "folder": _("Slides in the template"),
            "upload": _("Your own template for slides"),
            "help": _("The slides are made in it. It is not stored."),
            "ours": _("The slides are made in our own template."),
            "theirs": _("The slides are made in this template."),
        }
    return {
        "folder": _("Documents in the template"),
        "upload": _("Your own template for documents"),
        "help": _("The Word files are made in it. It is not stored."),
        "ours": _("The Word files are made in our own template."),
        "theirs": _("The Word files are made in this template."),
    }


def _given(reader: View, choice: _Choice, words: dict[str, str]) -> bytes | None:
    """The content of the template that is wanted; the reader's own goes before the folder's."""
    names = folder.offered(choice.endings)
    picked = None
    if names:
        ours = reader._("Ours")
        picked = st.selectbox(
            words["folder"],
            ["", *names],
            format_func=lambda name: name or ours,
            key=f"house_{choice.key}",
        )
    quota.ask_for_a_file()
    upload = st.file_uploader(
        words["upload"],
        type=list(choice.endings),
        key=f"house_{choice.key}_upload",
        max_upload_size=LARGEST_UPLOAD,
        help=words["help"],
    )
    if upload is not None:
        return upload.getvalue()
    if picked:
        try:
            return names[picked].read_bytes()
        except OSError:
            return None
    return None
