"""A reader's own pictures on the page of the briefing: taken in, shown, and handed back."""

from __future__ import annotations

from uuid import uuid4
from zlib import crc32

import streamlit as st

from briefing.basket.basket import Entry
from briefing.documents.package import UnreadableFile
from briefing.documents.pictures.picture import ENDINGS
from screen import blocks
from screen.look import markup
from screen.session import basket_state, fields, pictures, quota, undocumented
from screen.session.view import View

LARGEST_UPLOAD = 5
"""Megabytes, as for every upload."""

_SESSION = "_pictures_session"
_TAKEN = "_pictures_taken"
_REFUSED = "_picture_refused"


def exchange(view: View) -> None:
    """What the script reads and uses: which pictures are wanted, and a field that takes them.

    Nobody sees either.
    """
    session = st.session_state.setdefault(_SESSION, uuid4().hex[:12])
    quota.ask_for_a_file()
    for content in pictures.brought():
        _handed(view, content)
    with st.container(key="handed-pictures"):
        given = st.file_uploader(
            view._("Pictures of your own"),
            type=list(ENDINGS),
            accept_multiple_files=True,
            key=f"handed-{session}-{_count()}",
            max_upload_size=LARGEST_UPLOAD,
            label_visibility="collapsed",
        )
        if given:
            for file in given:
                _handed(view, file.getvalue())
                undocumented.forget_upload(file.file_id)
            _next()
        st.html(
            markup.render(
                "pictures",
                session=session,
                wanted=" ".join(pictures.missing()),
                named=" ".join(pictures.named()),
            )
        )


def _handed(view: View, content: bytes) -> None:
    """One picture as the browser hands it back; what is none, or is not asked for, is nothing."""
    try:
        pictures.hand_back(content)
    except pictures.Waiting:
        st.session_state[_REFUSED] = ("", _wait(view))
    except UnreadableFile as error:
        st.session_state[_REFUSED] = ("", error.explain(view.language))


def _count() -> int:
    """How many files were taken in: each time the field is a new one, which holds no file."""
    return int(st.session_state.setdefault(_TAKEN, 0))


def _next() -> None:
    st.session_state[_TAKEN] = _count() + 1
    st.rerun()


def show(entry: Entry) -> None:
    """The picture of an item, where it is at hand; the script keeps what it finds here."""
    picture = pictures.held().get(entry.picture)
    if picture is None:
        return
    with st.container(key=f"picture-of-{entry.picture}-{crc32(entry.item.encode())}"):
        # Its own bytes, not made smaller: they are what the browser keeps.
        st.image(picture.content, alt="" if entry.decorative else entry.note, width="stretch")


def ask(view: View, entry: Entry) -> None:
    """The field for the file of a picture."""
    _ = view._
    key = f"{crc32(entry.item.encode())}"
    quota.ask_for_a_file()
    given = st.file_uploader(
        _("Another picture") if entry.picture else _("The picture: PNG, JPEG or WebP"),
        type=list(ENDINGS),
        key=f"picture-{key}-{_count()}",
        max_upload_size=LARGEST_UPLOAD,
        help=_("It is made smaller, and what the file says of place and camera is taken out."),
    )
    if given is not None:
        _take(view, entry, given.file_id, given.getvalue())


def ask_whether_silent(view: View, entry: Entry) -> None:
    """Whether the picture says anything: without a text, screen readers must be told that."""
    _ = view._
    decorative = f"decorative-{crc32(entry.item.encode())}"
    fields.tick(
        _("It says nothing: screen readers may pass it over"),
        decorative,
        entry.decorative,
        lambda ticked: _decorate(entry.item, ticked),
    )


def _decorate(item: str, decorative: bool) -> None:
    basket_state.put(basket_state.basket().decorate(item, decorative))


def _take(view: View, entry: Entry, file: str, content: bytes) -> None:
    """The file as the picture of the item; why it is none is said as long as it is there."""
    if st.session_state.get(_REFUSED, ("", ""))[0] != file:
        try:
            picture = pictures.take(content)
        except pictures.Waiting:
            st.session_state[_REFUSED] = (file, _wait(view))
        except UnreadableFile as error:
            st.session_state[_REFUSED] = (file, error.explain(view.language))
        else:
            basket_state.put(basket_state.basket().show(entry.item, picture.name))
            undocumented.forget_upload(file)
            _next()
    blocks.message(view, st.session_state[_REFUSED][1])


def _wait(view: View) -> str:
    return view._("Many texts were checked in a short time; wait a minute.")
