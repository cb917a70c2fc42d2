"""The frame of every page: title, the reader's question and its answer, cautions, help lines."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from zlib import crc32

import streamlit as st

from charts.words.since import since
from data_sources.record import citations, measures
from data_sources.record.figure import Figure, NotComparable
from languages import dates
from screen import blocks, room
from screen.look import markup
from screen.session import basket_state
from screen.session.alone import alone
from screen.session.view import View

GROUPS = "_groups_of_cards"
OPENED = "_opened"
APART = 0.02
"""Seconds between the first screen and the rest, when a reader comes: Streamlit's browser side
draws together what comes within a hundredth of a second."""
LEVEL_MARKS = {"publisher": "●", "confirmed": "◐", "reported": "○"}


def header(
    view: View, title: str, question: str, answer: Sequence[str], cautions: Sequence[str]
) -> None:
    """Title, the question its reader has, the answer, and what must not be concluded."""
    _ = view._
    st.title(title, anchor=False)
    st.html(markup.render("answer", question=question, answer=answer))
    if cautions:
        before_quoting(view, cautions)


def opening(
    view: View,
    title: str,
    finding: str,
    lead: str,
    keys: Sequence[Card],
    before: Sequence[str],
) -> None:
    """The first screen of a page: the finding, the lead chart, key figures, what to read first.

    ``finding`` is one sentence. ``lead`` names the lead chart, ``keys`` are at most three key
    figures beside it, ``before`` says what must be read before anything is quoted: the first
    sentence stands there, the others behind it.
    """
    st.title(title, anchor=False)
    lead_sentence(finding)
    if keys:
        chart, beside = st.columns([13, 5], gap="medium")
        with chart:
            _lead(view, lead)
        with beside:
            key_figures(keys)
    else:
        _lead(view, lead)
    before_quoting(view, before)
    _first_screen_first()


def _first_screen_first() -> None:
    """Have a browser that has just come draw the first screen, and then get the rest.

    In one go the lead chart would wait for all that stands under it. A browser that has the app
    already draws what changes, and is not kept waiting.
    """
    if OPENED not in st.session_state:
        st.session_state[OPENED] = True
        time.sleep(APART)


def _lead(view: View, name: str) -> None:
    def show() -> None:
        blocks.chart_block(view, name, "lead", lead=True)

    alone(view, show)


def lead_sentence(text: str) -> None:
    """The sentence under a page's title, in room that is kept for it."""
    with room.box(room.text_height([(text, *room.lead())], room.SENTENCE), "lead"):
        st.html(markup.render("lead", finding=text))


Parts = Mapping[str, tuple[str, Callable[[], None]]]
"""The parts of a page: name in the address to the reader's words and what shows it."""


def parts(view: View, shown: Parts, key: str = "part") -> None:
    """The parts of a page, of which one is open: by its name in the address, the first at first.

    What is chosen in a part, and which one, leaves the rest of the page as it stands.
    """
    groups = st.session_state.get(GROUPS, 0)

    def show() -> None:
        st.session_state[GROUPS] = groups
        chosen = blocks.choice(
            view._("Look closer at"), {name: words for name, (words, _show) in shown.items()}, key
        )
        shown[chosen][1]()

    alone(view, show)


def before_quoting(view: View, sentences: Sequence[str]) -> None:
    """What must be read before a figure of this page is quoted: one line, the rest behind it.

    A page with nothing to say there has no such line.
    """
    if not sentences:
        return
    _ = view._
    words = {"title": _("Before you quote this"), "more": _("More")}
    tall = 18 + room.text_height(
        [(f"{words['title']}: {sentences[0]} {words['more']}", 16, 25, False)], room.ACROSS
    )
    with room.box(tall, "before"):
        st.html(markup.render("before", first=sentences[0], rest=list(sentences[1:]), **words))


def caution(view: View, sentences: Sequence[str], title: str = "") -> None:
    """What must not be concluded, marked by a sign and words, not by colour alone."""
    heading = title or view._("What must not be concluded")
    tall = 54 + room.text_height([(sentence, 16, 25, False) for sentence in sentences])
    with room.box(tall, f"caution-{crc32(''.join(sentences).encode()):08x}"):
        st.html(markup.render("caution", title=heading, sentences=list(sentences)))


def day(view: View, value: date) -> str:
    """A day as the reader's language writes it."""
    return dates.day(value, view.language)


def level_words(view: View, figure: Figure) -> str:
    """How well a figure is known, in words."""
    _ = view._
    words = {
        "publisher": _("Read at the publisher's own publication"),
        "confirmed": _("Confirmed by a second, independent page"),
        "reported": _("Reported by others only"),
    }
    text = words[figure.level]
    return f"{text} ({_('draft page')})" if figure.is_draft else text


class Card(str):
    """The HTML of a card, with the figure it shows, so that it can be taken along; or with none."""

    figure: Figure | None = None
    view: View


def key(view: View, figure: Figure, label: str = "", note: str = "") -> Card:
    """A key figure: a card without a frame, to stand beside the lead chart."""
    return card(view, figure, label, note, template="key")


def key_figures(pieces: Sequence[Card]) -> None:
    """Key figures under one another; they can be taken along. What is none of them only says."""
    st.html("".join(pieces))
    _take_along(pieces)


def card(
    view: View,
    figure: Figure,
    label: str = "",
    note: str = "",
    large: bool = False,
    template: str = "card",
) -> Card:
    """One figure with unit, period, place, source and how well it is known, as HTML."""
    _, language = view._, view.language
    place = figure.geography
    meta = [figure.period_label(language)]
    if place.code != "World":
        meta.append(place.name(language))
    own_unit = figure.series.unit.kind != "percent" and figure.unit != "one_in"
    made = Card(
        markup.render(
            template,
            label=label or figure.series.name(language),
            value=figure.format(language),
            unit=figure.series.unit.word(figure.value, language) if own_unit else "",
            meta=" · ".join(meta),
            note=note,
            source_word=_("Source:"),
            source=figure.source_line(language),
            url=figure.source.url,
            locator="",
            mark=LEVEL_MARKS[figure.level],
            level=level_words(view, figure),
            large=large,
        )
    )
    made.figure, made.view = figure, view
    return made


def worked_out_card(
    view: View, label: str, value: str, figures: Sequence[Figure], how: str, unit: str = ""
) -> Card:
    """A number that no publisher printed, with what it was worked out from, as HTML.

    ``value`` is the text that the measure itself made; ``how`` says how, in the reader's words.
    """
    _, language = view._, view.language
    first = figures[0]
    meta = [first.period_label(language)]
    if first.geography.code != "World":
        meta.append(first.geography.name(language))
    sources = dict.fromkeys(citations.source_line(figure, language) for figure in figures)
    return Card(
        markup.render(
            "card",
            label=label,
            value=value,
            unit=unit,
            meta=" · ".join(meta),
            note=how,
            source_word=_("Source:"),
            source="; ".join(sources),
            url="",
            locator="",
            mark="∑",
            level=_("Worked out from published figures"),
            large=False,
        )
    )


def explanation(view: View, figure: Figure, brief: bool = False) -> str:
    """What the record knows of the one cause of this figure's level or jump; empty if nothing.

    ``brief`` gives the few words that stand on charts instead of the sentences.
    """
    found = [
        (item.label if brief else item.text)[view.language]
        for item in view.record.explanations_of(figure)
    ]
    return "; ".join(found) if brief else " ".join(found)


def which_way(view: View, figure: Figure, before: Figure | None = None) -> str:
    """What lies between a figure and the one before it, or why no change may be stated."""
    _, language = view._, view.language
    before = before or measures.previous(figure)
    if before is None:
        return ""
    try:
        change = view.record.change(before, figure)
    except NotComparable as error:
        span = dates.during(before.period, language)
        sentence = _(
            "{When} it was {figure}.",
            When=span[0].upper() + span[1:],
            figure=before.with_unit(language),
        )
        return f"{sentence} {error.explain(language)}"
    sentence = since(change, language)
    unknown = _("No cause of this change is recorded.")
    return f"{sentence} {unknown}" if change.unexplained_jump else sentence


def which_way_brief(view: View, figure: Figure) -> str:
    """What lies between a figure and the one before it, in few words; why not stands elsewhere."""
    _, language = view._, view.language
    before = measures.previous(figure)
    if before is None:
        return ""
    period = before.period_label(language)
    try:
        change = view.record.change(before, figure)
    except NotComparable:
        return _("Not comparable with {period}.", period=period)
    return since(change, language, brief=True)


def cards(pieces: Sequence[str]) -> None:
    """Cards side by side, as many in a row as there is room for; figures can be taken along."""
    # Said by their number, and not found by the style sheet, which would look at each change.
    st.html(f'<div class="otr-cards otr-cards-{len(pieces)}">{"".join(pieces)}</div>')
    _take_along(pieces)


def _take_along(pieces: Sequence[str]) -> None:
    """Add the figures of some cards to the briefing, one by one."""
    cards = [piece for piece in pieces if isinstance(piece, Card)]
    shown = [(card.view, card.figure) for card in cards if card.figure]
    if not shown:
        return
    view = shown[0][0]
    # The same figure may stand in several groups of a page: the groups are counted.
    group = st.session_state[GROUPS] = st.session_state.get(GROUPS, 0) + 1
    # Filled when it is opened, and not before: few readers do, and every run would send it.
    box = st.popover(
        view._("Add figures to the briefing"),
        icon=":material/add:",
        key=f"take-{group}",
        on_change="rerun",
    )
    if not box.open:
        return
    with box:
        for _view, figure in shown:
            words = f"{figure.with_unit(view.language)}: {figure.label(view.language)}"
            item = f"figure:{figure.id}"
            basket_state.add_box(view, item, words, f"{group}-{figure.id}")


def footer(view: View) -> None:
    """Help lines, one click away on every page, and which version of the record this is."""
    _ = view._
    lines = [line for line in view.record.help_lines if line.geography == view.home][:4]
    version = _(
        "On the Record, version {version} of the record, {day}.",
        version=view.record.version,
        day=dates.day(view.record.created, view.language),
    )
    title = _("Report or get help:")
    st.html(markup.render("footer", help_title=title, lines=lines, version=version))
