"""What can be said, to whom, with which figures, and what a sceptic will ask."""

from __future__ import annotations

import streamlit as st

from briefing.items import post
from briefing.points.points import AUDIENCES, FORMER, POINTS, SUBJECTS, TalkingPoint, point
from briefing.points.quoting import CannotBeSaid
from data_sources.record import citations
from data_sources.record.figure import NotComparable
from data_sources.record.record import UnknownFigure
from screen import blocks, figure_list, frame
from screen.look import markup, posts
from screen.session import address, basket_state
from screen.session.view import view

PER_PAGE = 5
ONE = "point"
PANELS = ("copy", "figures")

reader = view()
_, record, language = reader._, reader.record, reader.language


def found(audience: str, subject: str) -> list[TalkingPoint]:
    """The points that fit; one that the record no longer bears out is named and left out."""
    kept = []
    for name, about in POINTS.items():
        if subject not in ("", about):
            continue
        try:
            item = point(record, name, language)
        except (CannotBeSaid, NotComparable, UnknownFigure):
            blocks.message(
                reader,
                _("The point “{name}” is left out: the figures no longer bear it out.", name=name),
            )
            continue
        if audience in item.audiences:
            kept.append(item)
    return kept


def show(item: TalkingPoint, audience: str) -> None:
    """One point: what to say, its caveat, the sceptic, and its figures."""
    with st.container(border=True):
        st.subheader(markup.escape_markdown(item.headline), anchor=item.id)
        lines = [citations.source_line(figure, language) for figure in item.figures]
        lines = lines or [source.publisher.known_as(language) for source in item.sources]
        st.html(
            markup.render(
                "point",
                text=item.text(audience),
                request_word=_("Request"),
                request=item.request(audience),
                caveat_word=_("Caveat"),
                caveat=item.caveat,
                worked_out=item.worked_out_line(
                    "headline", audience, f"{audience}_request", "caveat", "answer"
                ),
                question_word=_("A sceptic may ask"),
                question=item.question,
                answer=item.answer,
                source_word=_("Sources"),
                sources=list(dict.fromkeys(lines)) or [_("See the citations")],
            )
        )
        panel(item, audience)


def panel(item: TalkingPoint, audience: str) -> None:
    """The point as text to copy, its figures, and a place in the briefing."""
    names = {"copy": _("Copy with citations"), "figures": _("Figures")}
    key = f"with-{item.id}"
    left, right = st.columns([5, 2], vertical_alignment="center")
    with left:
        address.take(key, PANELS, None)
        chosen = st.segmented_control(
            _("More on this point"),
            PANELS,
            format_func=lambda name: names[name],
            key=key,
            label_visibility="collapsed",
        )
        address.keep(key, chosen, None)
    with right:
        basket_state.add_button(reader, item.item_id, f"point-{item.id}", audience)
    if chosen == "copy":
        st.code(item.as_text(audience), language=None, wrap_lines=True)
        st.html(posts.html(language, for_a_post(item, audience)))
    elif chosen == "figures":
        figure_list.figure_list(reader, item.figures, _("Figures that this point rests on"))
        for event in item.events:
            st.markdown("- " + markup.escape_markdown(event.words(language)[1]))


def for_a_post(item: TalkingPoint, audience: str) -> post.Post | None:
    """The point in the signs of a post, with the way back to it."""
    link = f"{blocks.origin_of_app()}/talking-points?{ONE}={item.id}&lang={language}"
    return post.of_point(item, audience, link, f"{link}&audience={audience}")


def forget() -> None:
    """Show all points again."""
    st.query_params.pop(ONE, None)


def choose() -> tuple[str, str]:
    """Voice and subject, kept in the address. A subject of "" means all."""
    former = st.query_params.get("audience", "")
    if former in FORMER:
        st.query_params["audience"] = FORMER[former]
    audience = blocks.choice(
        _("In which voice"), {key: _(name) for key, name in AUDIENCES.items()}, "audience"
    )
    subject = blocks.select(
        _("Subject"),
        ["", *(key for key in SUBJECTS if key in POINTS.values())],
        "subject",
        words=lambda key: _(SUBJECTS[key]) if key else _("All subjects"),
    )
    return audience, subject


def listing(points: list[TalkingPoint], audience: str) -> None:
    """A page of points under the names of their subjects."""
    pages = -(-len(points) // PER_PAGE)
    numbered = [str(number) for number in range(1, pages + 1)]
    page = 1
    if pages > 1:
        page = int(blocks.select(_("Page of {count}", count=pages), numbered, "page"))
    subject = ""
    for item in points[(page - 1) * PER_PAGE : page * PER_PAGE]:
        if item.subject != subject:
            subject = item.subject
            st.markdown(f"**{markup.escape_markdown(_(SUBJECTS[subject]))}**")
        show(item, audience)


frame.header(
    reader,
    _("Talking points"),
    _("What can you say that holds, and what will you be asked?"),
    [
        _(
            "{count} points in five voices that are never mixed. Every number in them comes from "
            "the record, with its source; each carries its caveat and the answer to the question "
            "that a sceptic will ask.",
            count=len(POINTS),
        )
    ],
    [_("Do not shorten a point to its number: the unit, the period and the caveat belong to it.")],
)
asked = st.query_params.get(ONE, "")
audience, subject = choose()
if asked in POINTS:
    only = point(record, asked, language)
    st.button(_("Show all points"), on_click=forget, icon=":material/arrow_back:")
    show(only, audience if audience in only.audiences else only.audiences[0])
else:
    points = found(audience, subject)
    if points:
        listing(points, audience)
    else:
        blocks.message(reader, _("No point fits. Choose another subject or audience."))
