"""A reader's own pictures: held by the session, kept by the browser, stored by nobody.

A basket has their names only. The browser keeps the pictures themselves and hands those back that
an open briefing names and this session lacks (``pictures.js``): as files that are sent up, within
the limits of every file. Whatever is handed in is read like anybody's file, and is held under the
name that its bytes have. No page and no route gives a picture to another session.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from weakref import WeakKeyDictionary

import streamlit as st

from briefing.basket.pictures import MOST_PICTURES
from briefing.documents.package import UnreadableFile, Why
from briefing.documents.pictures.picture import Picture, read_picture
from screen.session import basket_state, quota

MOST_BYTES = 64_000_000
"""Of the pictures that all sessions hold together."""
MOST_BYTES_EACH = 16_000_000
"""Of those of one reader's sessions: nobody keeps the others out by opening sessions."""

_HELD = "_pictures"
_BROUGHT = "_pictures_brought"
_EVERY: WeakKeyDictionary[Picture, str] = WeakKeyDictionary()
"""Each picture that a session holds, and its reader; one whose session has ended is not there."""


class Waiting(RuntimeError):
    """The reader has to wait a minute."""


def held() -> Mapping[str, Picture]:
    """The pictures of this session, by their names."""
    return _mine()


def take(content: bytes) -> Picture:
    """Hold the picture of a file. Raises UnreadableFile, and Waiting where too many were read."""
    if not quota.allows("claims"):
        raise Waiting
    with quota.elsewhere():
        picture = read_picture(content)
    mine = _mine()
    if picture.name in mine:
        return mine[picture.name]
    _make_room(len(picture.content))
    mine[picture.name] = picture
    _EVERY[picture] = quota.reader()
    return picture


def hand_back(content: bytes) -> bool:
    """Hold a picture that the open briefing names; False for any other. Raises as :func:`take`."""
    if not missing():
        return False
    picture = take(content)
    if picture.name not in basket_state.basket().pictures:
        _mine().pop(picture.name, None)
        return False
    return True


def bring(contents: Iterable[bytes]) -> None:
    """For callbacks: pictures of a saved briefing, to be handed back when its page runs."""
    st.session_state[_BROUGHT] = list(contents)


def brought() -> list[bytes]:
    """What was brought, once: a page's run reads it, for only that is counted and in turn."""
    found: list[bytes] = st.session_state.pop(_BROUGHT, [])
    return found


def missing() -> list[str]:
    """The pictures that the open briefing names and this session does not hold."""
    return [name for name in basket_state.basket().pictures if name not in _mine()]


def named() -> list[str]:
    """Every picture that a briefing of this session names, also one that can be undone."""
    return list(dict.fromkeys(name for each in basket_state.every() for name in each.pictures))


def _mine() -> dict[str, Picture]:
    found: dict[str, Picture] = st.session_state.setdefault(_HELD, {})
    return found


def _make_room(size: int) -> None:
    """Let go of what the open briefing does not name; the browser has it. Raises UnreadableFile."""
    mine, here = _mine(), basket_state.basket().pictures
    for name in [name for name in mine if name not in here]:
        if len(mine) >= MOST_PICTURES:
            del mine[name]
    sizes = [(who, len(picture.content)) for picture, who in list(_EVERY.items())]
    every = size + sum(each for _who, each in sizes)
    own = size + sum(each for who, each in sizes if who == quota.reader())
    if len(mine) >= MOST_PICTURES or every > MOST_BYTES or own > MOST_BYTES_EACH:
        raise UnreadableFile("too many pictures are held at once", Why.NO_ROOM)
