"""Figures in a list: what, how much, when and where, says who, and how well it is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

import streamlit as st

from briefing.xlsx.rows import STANDINGS
from data_sources.record.figure import Figure, breakdown_words
from data_sources.record.kept import kept
from data_sources.record.model import SeriesText
from data_sources.record.record import Record, UnknownFigure
from screen import blocks
from screen.frame import LEVEL_MARKS, level_words
from screen.look import markup
from screen.parts import missing
from screen.session.view import View


def figure_address(view: View, figure: Figure) -> str:
    """The address, beside the page that is open, where all about one figure is shown."""
    return f"figures?figure={quote(figure.id, safe='')}&lang={view.language}"


def figure_list(
    view: View, figures: Sequence[Figure], caption: str, notes: Mapping[str, str] | None = None
) -> None:
    """A table of figures, each number a link to all that is known of it.

    ``notes`` are words under the name, by a figure's fingerprint or by series key.
    """
    st.html(_list(view, figures, caption, notes))


def named_figures(
    view: View, names: Sequence[str], caption: str, notes: Mapping[str, str] | None = None
) -> None:
    """A table of the current figures of these names; of which there is none is said under it.

    A name with a ``|`` is a figure's identity, one without is a series: all of its current
    figures.
    """
    figures = {name: _current(view.record, name) for name in names}
    if found := [figure for each in figures.values() for figure in each]:
        figure_list(view, found, caption, notes)
    if gone := [name for name, each in figures.items() if not each]:
        blocks.message(view, missing(view, gone))


def _current(record: Record, name: str) -> list[Figure]:
    try:
        return [record.by_id(name)] if "|" in name else record.find(name)
    except UnknownFigure:
        return []


def _list(
    view: View, figures: Sequence[Figure], caption: str, notes: Mapping[str, str] | None = None
) -> str:
    _, said = view._, notes or {}
    columns = [_("What"), _("Figure"), _("Period and place"), _("Source")]
    rows = [
        {
            "what": what(figure, view.language),
            "note": said.get(figure.fingerprint) or said.get(figure.series.key, ""),
            "number": figure.with_unit(view.language),
            "standing": _standing(view, figure),
            "address": figure_address(view, figure),
            "when": when(view, figure),
            "source": figure.source_line(view.language),
            "url": figure.source.url,
            "mark": LEVEL_MARKS[figure.level],
            "level": level_words(view, figure),
        }
        for figure in figures
    ]
    return markup.render("figure_list", caption=caption, columns=columns, rows=rows)


def when(view: View, figure: Figure) -> str:
    """Period and place; the world is not named."""
    text = figure.period_label(view.language)
    place = figure.geography
    return text if place.code == "World" else f"{text}, {place.name(view.language)}"


def critic(view: View, key: str) -> None:
    """What a critic says of a collection of series, and what is fair in that."""
    _ = view._
    text = view.record.series[key].text(view.language)
    facts = [
        (_("What it does not measure"), text.does_not_measure),
        (_("What a critic says"), text.critic),
        (_("What is fair in that"), text.answer),
    ]
    st.html(markup.render("facts", facts=facts))


def what(figure: Figure, language: str) -> str:
    """The name of the series, with the part that the figure is about."""
    part = breakdown_words(figure.observation.breakdown, language)
    return f"{figure.series.name(language)} ({part})" if part else figure.series.name(language)


def _standing(view: View, figure: Figure) -> str:
    standing = figure.observation.standing
    return "" if standing == "current" else view._(STANDINGS[standing])


def collection(view: View, key: str, leave_out: Iterable[str] = (), folded: bool = False) -> None:
    """All current figures of one collection, with who was asked or counted, and the critic.

    A collection is what one publisher counted, or one survey asked, in one way. ``folded`` puts
    it behind its name. Where the record has none of it at all, that is said.
    """
    found = _collection(view, key, frozenset(leave_out))
    if found is None:
        if not _figures_of(view.record, key):
            blocks.message(view, missing(view, [key]))
        return
    text = markup.escape_markdown(found[0].collection)
    if folded:
        with st.expander(text):
            _show_collection(view, *found)
        return
    st.subheader(text, anchor=key.replace("_", "-"))
    _show_collection(view, *found)


def _show_collection(view: View, text: SeriesText, listed: str, facts: str) -> None:
    st.markdown(markup.escape_markdown(text.measures))
    st.html(listed)
    st.html(facts)


def _figures_of(record: Record, collection: str) -> list[Figure]:
    series = [s for s in record.series.values() if s.collection == collection]
    return [figure for each in series for figure in record.find(each.key)]


@kept()
def _collection(view: View, key: str, hidden: frozenset[str]) -> tuple[SeriesText, str, str] | None:
    """The words, the list and the facts of a collection, as HTML; None without a figure."""
    _ = view._
    figures = [f for f in _figures_of(view.record, key) if f.series.key not in hidden]
    if not figures:
        return None
    series = [s for s in view.record.series.values() if s.collection == key]
    text = series[0].text(view.language)
    facts = [
        (_("What it does not measure"), text.does_not_measure),
        (_("What a critic says"), text.critic),
        (_("What is fair in that"), text.answer),
        *((s.name(view.language), s.text(view.language).definition) for s in series),
    ]
    listed = _list(view, figures, _("Figures: {what}", what=text.collection))
    title = _("How this was counted, and what a critic says")
    return text, listed, markup.render("folded_facts", title=title, facts=facts)
