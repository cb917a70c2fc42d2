"""What a reader adds to a briefing on its page: voice, head, own texts, and where things go."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from zlib import crc32

import streamlit as st

from briefing.basket import basket as baskets
from briefing.basket.basket import Entry
from briefing.basket.own import CITED, HEAD, KINDS, PICTURE, PLACES, SILENT, own_kind
from briefing.items.item import Item
from briefing.points.points import AUDIENCES
from screen.briefing import own_pictures
from screen.look.markup import escape_markdown
from screen.session import arrival, basket_state, fields
from screen.session.view import View

_VOICE = "briefing_voice"
_CITED = "briefing_cited"
_ADD = "briefing_own"
_NEW = "_briefing_new"
_DOUBTS = "_briefing_doubts"
MOST_KEPT = 60

_PLACES = {
    "slide": "On the slide",
    "notes": "In the notes",
    "appendix": "In an appendix",
    "nowhere": "Nowhere",
}


def whose(view: View) -> None:
    """To whom the briefing is said, how it cites, and what stands at its head."""
    _ = view._
    now = basket_state.basket()
    fields.choose(
        _("In which voice"),
        ["", *AUDIENCES],
        _VOICE,
        now.audience,
        lambda key: basket_state.put(basket_state.basket().said_to(key)),
        lambda key: _(AUDIENCES[key]) if key else _("All voices, each under its name"),
        help=_("Every talking point in the briefing speaks in this voice."),
    )
    _cited(view)
    # A label that changed would make it another expander, which is closed.
    with st.expander(_("Date, sender, addressee")):
        for name, words in HEAD.items():
            _head_line(view, name, _(words))
    if now.head:
        st.caption(
            escape_markdown(" · ".join(f"{_(HEAD[name])}: {text}" for name, text in now.head))
        )


def _cited(view: View) -> None:
    """How a Word file cites its sources."""
    _ = view._
    fields.choose(
        _("Sources in Word"),
        list(CITED),
        _CITED,
        basket_state.basket().cited,
        lambda how: basket_state.put(basket_state.basket().citing(how)),
        lambda how: _(CITED[how]),
        help=_("All publications stand in a list at the end in either case."),
    )


def _head_line(view: View, name: str, words: str) -> None:
    key = f"head-{name}"
    text = dict(basket_state.basket().head).get(name, "")
    fields.show(key, text, partial(_headed, name, view.language))
    st.text_input(
        words,
        key=key,
        max_chars=baskets.LONGEST_HEAD,
        on_change=lambda: _headed(name, view.language, st.session_state[key] or ""),
    )


def _headed(name: str, language: str, text: str) -> None:
    basket_state.put(basket_state.basket().headed(name, text, language))


def ask(view: View, questions: Sequence[tuple[str, str]]) -> None:
    """Which questions stand on the sheet of questions and answers, one by one.

    ``questions`` are names of items, and what is asked there.
    """
    if not questions:
        return
    _ = view._
    asked = {entry.item for entry in basket_state.basket().entries if entry.asked}
    chosen = sum(name in asked for name, _words in questions)
    with st.expander(_("Questions on the sheet"), icon=":material/quiz:"):
        st.caption(_("{chosen} of {all} chosen.", chosen=chosen, all=len(questions)))
        for name, words in questions:
            key = f"asked-{crc32(name.encode())}"
            fields.tick(escape_markdown(words), key, name in asked, partial(_ask, name))


def _ask(name: str, asked: bool) -> None:
    basket_state.put(basket_state.basket().ask(name, asked))


def add(view: View) -> None:
    """A text, heading or page break of the reader's own, at the end of the briefing."""
    _ = view._
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.selectbox(
            _("Something of your own"),
            list(KINDS),
            format_func=lambda kind: _(KINDS[kind]),
            key=_ADD,
            width=260,
        )
        arrival.button(
            _("Add it"),
            icon=":material/add:",
            key="add-own",
            disabled=len(basket_state.basket()) >= baskets.MOST_ITEMS,
            on_click=lambda: basket_state.put(
                basket_state.basket().add_own(st.session_state[_ADD])
            ),
        )


def words_of(view: View, own: Entry, item: Item) -> None:
    """The reader's own title and note of an item, and where the note and the answer go.

    What in them goes against the item's figures is said under them, whether they are open or not.
    """
    usual = item.finding or item.subject or item.title
    _fields(view, own, usual)
    if item.figures and (own.title or own.note):
        for line in _doubts(view, own, item, usual):
            st.warning(escape_markdown(line), icon=":material/report:")


def _doubts(view: View, own: Entry, item: Item, usual: str) -> list[str]:
    """What the item's figures do not bear out of the reader's words; worked out once a text.

    The texts are short, and a run of the page costs far more: no budget of its own is asked.
    """
    kept: dict[tuple[str, ...], list[str]] = st.session_state.setdefault(_DOUBTS, {})
    key = (own.item, own.title, own.note, view.language)
    if key not in kept:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        from claims.against import doubts  # only for who writes: it takes long to load

        texts = (usual, item.subject, item.detail, item.source_line)
        said = "\n".join(text for text in texts if text)
        written = f"{own.title}\n\n{own.note}".strip()
        found = doubts(written, said, item.figures, view.language, view.record)
        kept[key] = [doubt.explain(view.language) for doubt in found]
    return kept[key]


def _fields(view: View, own: Entry, usual: str) -> None:
    """``usual`` is the title that the item has without one of the reader's."""
    _ = view._
    kind = own_kind(own.item)
    if kind == "break":
        return
    label = _(KINDS[kind]) if kind == PICTURE else _("Text") if kind else _("Title and note")
    with st.expander(label, expanded=bool(kind) and _is_new(own)):
        names = _names(view, kind)
        rewrite = partial(_rewrite, own.item, view.language)
        with st.container():  # a refusal there must not move the fields below it
            if kind == PICTURE:
                own_pictures.ask(view, own)
        title, note = (f"{part}-{crc32(own.item.encode())}" for part in ("own", "note"))
        fields.show(title, own.title, lambda text: rewrite(title=text))
        st.text_input(
            names[0],
            placeholder=usual,
            key=title,
            max_chars=baskets.LONGEST_TITLE,
            on_change=lambda: rewrite(title=st.session_state[title] or ""),
        )
        if kind not in SILENT:
            fields.show(note, own.note, lambda text: rewrite(note=text))
            st.text_area(
                names[1],
                key=note,
                max_chars=baskets.LONGEST_TEXT if kind else baskets.LONGEST_NOTE,
                height=160 if kind and kind != PICTURE else 90,
                disabled=own.decorative,
                on_change=lambda: rewrite(note=st.session_state[note] or ""),
            )
        if kind == PICTURE:
            own_pictures.ask_whether_silent(view, own)
        if not kind:
            _places(view, own)


def _is_new(own: Entry) -> bool:
    """Whether the reader has only now put it there: its field stays open while they write."""
    new: set[str] = st.session_state.setdefault(_NEW, set())
    if not own.has_own_words:
        new.add(own.item)
    return own.item in new


def _names(view: View, kind: str) -> tuple[str, str]:
    _ = view._
    if kind == "question":
        return _("Question"), _("The answer")
    if kind == PICTURE:
        return _("Caption"), _("What it shows, in the place of the picture")
    return (_("Title"), _("Text")) if kind else (_("Own title"), _("Own note"))


def _rewrite(item: str, language: str, title: str | None = None, note: str | None = None) -> None:
    """One item under another title, or with another note; what is not given stays."""
    now = basket_state.basket()
    entry = next((entry for entry in now.entries if entry.item == item), None)
    if entry is None:
        return
    title, note = (entry.title if title is None else title), (entry.note if note is None else note)
    basket_state.put(now.retitle(item, title, note, language))


def _places(view: View, own: Entry) -> None:
    """Where the note goes, and the sceptic's question with its answer."""
    _ = view._
    named = crc32(own.item.encode())
    words = (_("The note stands"), _("A sceptic's question and the answer stand"))
    note, answer = st.columns(2)
    with note:
        fields.choose(
            words[0],
            PLACES,
            f"note-at-{named}",
            own.note_at,
            lambda at: _place(own.item, note=at),
            lambda place: _(_PLACES[place]),
        )
    with answer:
        fields.choose(
            words[1],
            PLACES,
            f"answer-at-{named}",
            own.answer_at,
            lambda at: _place(own.item, answer=at),
            lambda place: _(_PLACES[place]),
        )
    st.caption(_("In Word and PDF, what is for the notes stands with the item."))


def _place(item: str, note: str = "", answer: str = "") -> None:
    """Where the note or the answer of an item goes; what is not given stays where it is."""
    now = basket_state.basket()
    entry = next((entry for entry in now.entries if entry.item == item), None)
    if entry is not None:
        basket_state.put(now.place(item, note or entry.note_at, answer or entry.answer_at))
