"""In whose template the slides are made: ours, one of the server's folder, or the reader's own."""

from __future__ import annotations

from hashlib import sha256

import streamlit as st

from briefing.documents.package import UnreadableFile
from briefing.files import slides_template
from briefing.house import folder
from briefing.house.template import Template
from screen import blocks
from screen.session import quota
from screen.session.view import View

_CHOSEN = "_slides_template"
LARGEST_UPLOAD = 5
"""Megabytes, as for every upload; the server's own folder may hold larger ones."""


def chosen() -> Template | None:
    """The template of this session; None for ours."""
    held = st.session_state.get(_CHOSEN)
    return held[1] if held else None


def ask(reader: View) -> None:
    """Let the reader choose or upload a template; a refused one is told what it lacks."""
    _ = reader._
    with st.expander(_("Template of your organisation"), icon=":material/palette:"):
        content = _given(reader)
        if content is None:
            st.session_state.pop(_CHOSEN, None)
            st.caption(_("The slides are made in our own template."))
            return
        key = sha256(content).hexdigest()
        held = st.session_state.get(_CHOSEN)
        if not held or held[0] != key:
            st.session_state.pop(_CHOSEN, None)
            if not quota.allows("claims"):
                blocks.message(reader, _("Many texts were checked in a short time; wait a minute."))
                return
            try:
                st.session_state[_CHOSEN] = (key, slides_template(content))
            except UnreadableFile as error:
                blocks.message(reader, error.explain(reader.language))
                return
        st.caption(_("The slides are made in this template."))


def _given(reader: View) -> bytes | None:
    """The content of the template that is wanted; the reader's own goes before the folder's."""
    _ = reader._
    names = folder.offered()
    picked = None
    if names:
        ours = _("Ours")
        picked = st.selectbox(
            _("Template of your organisation"),
            ["", *names],
            format_func=lambda name: name or ours,
            key="house_style",
        )
    quota.ask_for_a_file()
    upload = st.file_uploader(
        _("Your own template for slides"),
        type=["pptx", "potx"],
        key="house_template",
        max_upload_size=LARGEST_UPLOAD,
        help=_("The slides are made in it. It is not stored."),
    )
    if upload is not None:
        return upload.getvalue()
    if picked:
        try:
            return names[picked].read_bytes()
        except OSError:
            return None
    return None
