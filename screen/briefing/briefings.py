"""The reader's briefings on their page: which is open, a new one, one less, and what is undone."""

from __future__ import annotations

from functools import partial

import streamlit as st

from briefing.basket import basket as baskets
from briefing.basket.basket import Basket, BasketError
from briefing.basket.pictures import parted
from languages import LANGUAGE_NAMES
from screen import blocks
from screen.look import markup
from screen.session import arrival, basket_state, fields, kept, pictures, quota
from screen.session.view import View

LARGEST_UPLOAD = 5
"""Megabytes, as for every upload: a briefing may have pictures in it."""
_UPLOADED = "_basket_file"
_WAITING = "_basket_waiting"
_CHOSEN = "briefings"
_TITLE = "briefing_title"

_TOLD = {
    "by_link": "The address held a briefing: it is open now. Yours is kept beside it.",
    "two_tabs": (
        "Another tab changed your briefings at the same time. What is open here counts; what the "
        "other tab had is kept beside it."
    ),
    "not_kept": "A briefing that this browser kept cannot be read and was left out.",
    "replaced": "The file is open in place of what was here. Undo brings that back.",
    "added": "The file is open as another briefing.",
}


def notices(view: View) -> None:
    """What has to be said once: a link or file that cannot be used, what came from elsewhere."""
    error = basket_state.fault()
    if error is not None:
        st.warning(markup.escape_markdown(error.explain(view.language)), icon=":material/error:")
    told = basket_state.told()
    if told:
        blocks.message(view, view._(_TOLD[told]))
    for correction in basket_state.basket().corrections:
        blocks.message(view, correction.explain(view.language))
    _written_in(view, basket_state.basket())
    too_much = kept.too_much()
    if too_much is not None:
        blocks.message(view, too_much.explain(view.language))


def _written_in(view: View, basket: Basket) -> None:
    """Say so where the reader's own words are in another language than the page."""
    if basket.has_own_words and basket.language not in ("", view.language):
        name = LANGUAGE_NAMES[basket.language]
        blocks.message(
            view,
            view._("Your own titles and notes stay as you wrote them ({language}).", language=name),
        )


def name_of(view: View, basket: Basket) -> str:
    """A briefing in a list: its title, or that it has none, and how many items it has."""
    _ = view._
    count = len(basket)
    many = _("1 item") if count == 1 else _("{count} items", count=count)
    return f"{basket.title or _('Without a title')} ({many})"


def shelf(view: View) -> None:
    """Which briefing is open, with the others to choose from; a new one, one less, undo."""
    _ = view._
    now = basket_state.shelf()
    if now.others:
        _switch(view)
    with st.container(horizontal=True, gap="small"):
        arrival.button(
            _("Undo"),
            icon=":material/undo:",
            key="undo",
            disabled=not basket_state.can_undo(),
            on_click=basket_state.undo,
            help=_("Takes back the last change: what was removed, emptied or replaced."),
        )
        if len(now.basket) or now.others:
            arrival.button(
                _("New briefing"),
                icon=":material/note_add:",
                key="new",
                disabled=now.is_full or not len(now.basket),
                on_click=_new,
                help=_("What is open is kept."),
            )
            _delete(view)
    words = _("Your briefings are kept in this browser, and nowhere else.")
    st.html(markup.render("kept_here", words=words))


def _switch(view: View) -> None:
    now = basket_state.shelf()
    named = {number: name_of(view, basket) for number, basket in now.kept}
    fields.choose(
        view._("Your briefings"),
        list(named),
        _CHOSEN,
        now.open,
        lambda number: basket_state.put_shelf(basket_state.shelf().switch(number)),
        lambda number: named[number],
    )


def _new() -> None:
    basket_state.put_shelf(basket_state.shelf().add(Basket(language="")))


def _delete(view: View) -> None:
    """A question before the open briefing goes."""
    _ = view._
    with st.popover(_("Delete"), icon=":material/delete:", key="delete"):
        name = name_of(view, basket_state.basket())
        st.markdown(markup.escape_markdown(_("Delete “{name}”?", name=name)))
        arrival.button(_("Delete this briefing"), key="delete-this", on_click=_delete_open)
        if basket_state.shelf().others:
            arrival.button(_("Delete all of them"), key="delete-all", on_click=_delete_all)


def _delete_open() -> None:
    basket_state.put_shelf(basket_state.shelf().delete())


def _delete_all() -> None:
    one = basket_state.shelf().delete()
    while one.others:
        one = one.delete()
    basket_state.put_shelf(one.delete())


def title_box(view: View, usual: str) -> None:
    """The title that stands on the first page of every file, and by which it is known here."""
    fields.show(_TITLE, basket_state.basket().title, partial(_rename, view.language))
    st.text_input(
        view._("Title of the briefing"),
        placeholder=usual,
        key=_TITLE,
        max_chars=baskets.LONGEST_TITLE,
        on_change=lambda: _rename(view.language, st.session_state[_TITLE] or ""),
    )


def _rename(language: str, title: str) -> None:
    basket_state.put(basket_state.basket().named(title, language))


def upload(view: View) -> None:
    """Open a saved briefing: beside the one that is open, or in its place when the reader says."""
    _ = view._
    quota.ask_for_a_file()
    words = _("Open a saved briefing")
    given = st.file_uploader(words, type="json", key="open", max_upload_size=LARGEST_UPLOAD)
    if given is None:
        st.session_state.pop(_UPLOADED, None)
        st.session_state.pop(_WAITING, None)
        return
    if st.session_state.get(_UPLOADED) != given.file_id:
        st.session_state[_UPLOADED] = given.file_id
        _take(given.getvalue())
    if _WAITING in st.session_state:
        _ask(view)


def _take(content: bytes) -> None:
    try:
        text, inside = parted(content)
        basket = baskets.loads(text)
    except BasketError as error:
        basket_state.refuse(error)
        st.rerun()
    if len(basket_state.basket()):
        st.session_state[_WAITING] = (basket, inside)
        return
    basket_state.put(basket)
    pictures.bring(inside.values())
    st.rerun()


def _ask(view: View) -> None:
    """A question before a file takes the place of what is open."""
    _ = view._
    waiting: Basket = st.session_state[_WAITING][0]
    name = name_of(view, waiting)
    words = _("The file holds “{name}”. What is to become of the one that is open?", name=name)
    st.markdown(markup.escape_markdown(words))
    with st.container(horizontal=True, gap="small"):
        full = basket_state.shelf().is_full
        st.button(_("Keep both"), key="keep-both", on_click=_opened, args=("added",), disabled=full)
        st.button(_("Replace it"), key="replace", on_click=_opened, args=("replaced",))


def _opened(how: str) -> None:
    waiting, inside = st.session_state.pop(_WAITING)
    now = basket_state.shelf()
    basket_state.put_shelf(now.add(waiting) if how == "added" else now.put(waiting))
    pictures.bring(inside.values())
    basket_state.tell(how)
