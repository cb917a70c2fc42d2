"""My briefing: the basket in the reader's order, under their titles, and every file made of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from zlib import crc32

import streamlit as st

from briefing.basket import basket as baskets
from briefing.basket.basket import Basket, BasketError, Entry, basket_of
from briefing.basket.pictures import dumps_whole
from briefing.basket.suggested import SUGGESTED
from briefing.files import KINDS, Kind, file_name, signs_lost, slug
from briefing.items.items import Briefing, Item, UnknownItem, briefing_of, few_bars, resolve
from briefing.items.questions import has_questions, questions
from briefing.making_apart import is_apart, make_apart
from screen import blocks, frame
from screen.briefing import briefings, house, own_parts, own_pictures
from screen.look import markup
from screen.parts import missing
from screen.session import arrival, basket_state, pictures, quota
from screen.session.address import beside
from screen.session.view import theme, view

THUMBNAIL = (340, 190)
FEW_FOR_ONE_PAGE = 6
ASKED = ("questions", "questions-pdf")

reader = view()
_, record, language = reader._, reader.record, reader.language


def empty() -> None:
    """What a basket is for, and one to begin with."""
    st.markdown(
        _(
            "Your briefing is empty. On every chart, figure and talking point there is a button "
            "“Add to briefing”. What you add is listed here; you put it in order, give it your "
            "own titles and notes, and take it along as a document or a presentation."
        )
    )
    st.header(_("Begin with these six"), anchor="suggested")
    lines = []
    for name in SUGGESTED:
        try:
            said = resolve(record, name, language).title
        except UnknownItem:
            said = missing(reader, [name])
        lines.append(f"- {markup.escape_markdown(said)}")
    st.markdown("\n".join(lines))
    arrival.button(
        _("Put these into my briefing"),
        icon=":material/playlist_add:",
        key="suggested",
        on_click=lambda: basket_state.put(basket_of(SUGGESTED)),
    )


def entry(place: int, each: Entry, item: Item | None) -> None:
    """One item: what it says, and the buttons that move, change and remove it."""
    name, key = each.item, f"{crc32(each.item.encode())}"
    with st.container(border=True):
        left, right = st.columns([3, 2], vertical_alignment="top")
        with left:
            heading = (item.title or _("Page break")) if item else name
            st.markdown(f"**{place + 1}. {markup.escape_markdown(heading)}**")
            if item is None:
                st.warning(_("Not in the record any more."), icon=":material/error:")
            else:
                told(item)
                own_parts.words_of(reader, each, item)
            moves(key, place, name)
        with right:
            own_pictures.show(each)
            if item is not None:
                thumbnail(item)


def told(item: Item) -> None:
    """What stands over an item's fields, in one place of its own.

    What comes and goes there would move the fields to another place: they would be made anew, and
    what is being typed in them would be gone.
    """
    with st.container():
        said = " · ".join(filter(None, (item.subject, item.source_line)))
        st.caption(markup.escape_markdown(said))
        if item.kind == "point" and not item.text:
            st.caption(_("This point has no words for this voice; its finding stays."))
        if item.lacks:
            blocks.message(reader, item.lacks)


def thumbnail(item: Item) -> None:
    """A small picture of the chart, so that an item is known again at a glance."""
    from charts.paper import svg
    from charts.words import describe

    chart = few_bars(item.chart) if item.chart else None
    if chart is None or chart.kind == "timeline":
        return
    picture = svg.draw(chart, *THUMBNAIL, theme=theme(), heading=False)
    st.image(picture, alt=describe.alt(chart), width=THUMBNAIL[0])


def moves(key: str, place: int, name: str) -> None:
    """Up, down and out, in one row on a phone too."""
    last = place == len(basket_state.basket()) - 1
    with st.container(horizontal=True, gap="small"):
        arrival.button(
            _("Up"),
            icon=":material/arrow_upward:",
            key=f"up-{key}",
            disabled=place == 0,
            on_click=move,
            args=(name, -1),
        )
        arrival.button(
            _("Down"),
            icon=":material/arrow_downward:",
            key=f"down-{key}",
            disabled=last,
            on_click=move,
            args=(name, 1),
        )
        arrival.button(
            _("Remove"),
            icon=":material/close:",
            key=f"out-{key}",
            on_click=remove,
            args=(name,),
        )


def move(name: str, by: int) -> None:
    basket_state.put(basket_state.basket().move(name, by))


def remove(name: str) -> None:
    basket_state.put(basket_state.basket().remove(name))


def files(briefing: Briefing) -> None:
    """A button for each kind of file; a file is made when it is asked for, not before."""
    st.header(_("Take it along"), anchor="files")
    house.ask(reader)
    own_parts.ask(reader, questions(briefing))
    help_words = {
        "pptx": _("Slides with charts whose data can be edited; what to say is in the notes."),
        "docx": _("Summary, charts, caveats, numbered references and a table of figures."),
        "onepager": _("Up to six items on one page of A4."),
        "pdf": _("The whole briefing, readable by screen readers."),
        "xlsx": _("A sheet an item with real numbers, sources and definitions."),
        "html": _("One file for the browser: full screen, arrow keys, works without a network."),
        "images": _("Every chart as PNG and SVG, light and dark."),
        "questions": _("What a sceptic will ask, question by question, with the answers."),
        "questions-pdf": _("What a sceptic will ask, question by question, with the answers."),
    }
    kinds = [kind for kind in KINDS.values() if has_questions(briefing) or kind.name not in ASKED]
    for row in (kinds[:4], kinds[4:8], kinds[8:]):
        for column, kind in zip(st.columns(4), row, strict=False):
            with column:
                file_button(briefing, kind, help_words[kind.name])
    carried = _("The files carry your titles and notes, so that they can be brought up to date.")
    st.caption(carried)
    lost = signs_lost(KINDS["pdf"], briefing)
    if lost:
        st.warning(f"PDF: {markup.escape_markdown(lost)}")
    if len(briefing.said) > FEW_FOR_ONE_PAGE:
        st.caption(_("The page of A4 takes the first six items."))


def file_button(briefing: Briefing, kind: Kind, words: str) -> None:
    template = house.chosen(kind.name)
    make = partial(make_apart, kind, briefing, template)
    st.download_button(
        _(kind.title),
        data=quota.counted(make, apart=is_apart(kind, template)),
        file_name=file_name(briefing, kind),
        mime=kind.mime,
        icon=":material/slideshow:" if kind.name == "html" else ":material/download:",
        help=words,
        key=f"file-{kind.name}",
        on_click="ignore",
        width="stretch",
    )


def keep(link: str, title: str = "") -> None:
    """The basket as a link and as a file, and a file of somebody else's."""
    st.header(_("Keep it or pass it on"), anchor="keep")
    if not basket_state.items():
        briefings.upload(reader)
        return
    left, right = st.columns(2)
    with left:
        if link:
            st.link_button(
                _("Open presenter mode"),
                beside(f"{language}/present?basket={link}"),
                icon=":material/slideshow:",
            )
            st.markdown(_("The address of this page holds your briefing. Copy it:"))
            st.code(address(link), language=None, wrap_lines=True)
        st.download_button(
            _("Save as a file"),
            data=saved(basket_state.basket()),
            file_name=f"{slug(title)}.json",
            mime="application/json",
            icon=":material/save:",
            key="save",
            on_click="ignore",
        )
        if basket_state.basket().pictures:
            st.caption(
                _(
                    "Your own pictures are in the files, and in the file that you save. A link "
                    "does not hold them."
                )
            )
    with right:
        briefings.upload(reader)


def saved(basket: Basket) -> str | Callable[[], str]:
    """The text of the file that opens this briefing again; with pictures, when it is asked for."""
    if not basket.pictures:
        return baskets.dumps(basket, record.version)
    there = {name: picture.content for name, picture in pictures.held().items()}
    return partial(dumps_whole, basket, record.version, there)


def address(link: str) -> str:
    """This page with the basket in it, on the server that the reader came to."""
    here = (st.context.url or "").partition("?")[0]
    return f"{here}?lang={language}&{basket_state.ADDRESS}={link}"


def how_many(count: int) -> list[str]:
    """How much is in the briefing, as a sentence; nothing for an empty one."""
    if not count:
        return []
    if count == 1:
        return [_("One item. What comes from the record has its source and its caveat.")]
    words = _(
        "{count} items. What comes from the record has its source and its caveat.", count=count
    )
    return [words]


def page() -> None:
    """The whole page."""
    basket_state.from_address()
    own_pictures.exchange(reader)
    basket = basket_state.basket()
    frame.header(
        reader,
        _("My briefing"),
        _("What do I take into the meeting?"),
        answer=how_many(len(basket)),
        cautions=[],
    )
    briefings.notices(reader)
    link = ""
    try:
        link = basket_state.to_address()
    except BasketError as error:
        blocks.message(reader, error.explain(language))
    if not len(basket):
        if basket_state.can_undo() or basket_state.shelf().others:
            briefings.shelf(reader)
        empty()
        own_parts.add(reader)
        keep("")
        return
    briefing = looked_up(basket)
    listed(basket, briefing)
    keep(link, briefing.title if briefing else basket.title)


def looked_up(basket: Basket) -> Briefing | None:
    """The briefing as the files have it; nothing when the record has nothing of it any more."""
    try:
        return briefing_of(record, basket, language, pictures=pictures.held())
    except BasketError as error:
        blocks.message(reader, error.explain(language))
        return None


def listed(basket: Basket, briefing: Briefing | None) -> None:
    """The files first, then the items: who only wants the deck need not scroll."""
    briefings.shelf(reader)
    briefings.title_box(reader, briefing.title if briefing else "")
    own_parts.whose(reader)
    if briefing is not None:
        files(briefing)
    st.header(_("What is in it"), anchor="items")
    found = {item.id: item for item in briefing.items} if briefing else {}
    for place, each in enumerate(basket.entries):
        entry(place, each, found.get(each.item))
    own_parts.add(reader)
    arrival.button(
        _("Empty the briefing"),
        icon=":material/delete:",
        key="empty",
        on_click=lambda: basket_state.put(Basket()),
    )


page()
