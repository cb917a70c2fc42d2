"""All figures: every row of the record can be found here, with its source and the place in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from briefing.items import post
from briefing.xlsx import rows as rows_file
from charts.builders.catalogue import charts_for
from charts.spec.model import UnknownChart
from data_sources.record import events, search
from data_sources.record.figure import LEVELS, Figure
from data_sources.record.record import STANDINGS
from languages import dates
from publish.address import addresses
from screen import blocks, figure_list, frame, record_tables
from screen.look import markup, posts
from screen.session import address, basket_state, quota
from screen.session.view import view
from screen.timeline import step_list

PER_PAGE = 100
READ_IN_FULL = 12
"""So many steps in law, and no more, stand in a list that cuts none of their words."""
SHOWN = "figure"
ORDER = "order"
CLOSED = "figures_closed"

reader = view()
_, record, language = reader._, reader.record, reader.language


def words_of_choice() -> str:
    """The filters in words, for the read-me of a download."""
    names = ("q", "by", "topic", "place", "year", "known", "standing", "source")
    said = [f"{n}={st.session_state.get(n)}" for n in names if st.session_state.get(n)]
    return "; ".join(said)


def query() -> search.Query:
    """The filters of the address as a query. What the address gets wrong is left out."""
    text = blocks.text(
        _("Words, numbers or a name"), "q", _("For example: Netherlands hosting 2020")
    )
    chosen = []
    filters: tuple[tuple[str, Sequence[str], str, Callable[[str], str]], ...] = (
        (_("Counted by"), search.publishers(record), "by", publisher_name),
        (_("Subject"), search.topics(record), "topic", lambda key: record.topic(key, language)),
        (_("Place"), ordered_places(), "place", place_name),
        (_("Year"), [str(year) for year in search.years(record)], "year", str),
        (_("How well known"), LEVELS, "known", lambda name: _(rows_file.LEVELS[name])),
        (_("Standing"), STANDINGS, "standing", lambda name: _(rows_file.STANDINGS[name])),
    )
    columns = [*st.columns(3), *st.columns(3)]
    for column, (label, options, key, words) in zip(columns, filters, strict=True):
        with column:
            found = blocks.several(label, options, key, (), len(options), words=words)
            chosen.append(tuple(found))
    by, topics, places, years, known, standing = chosen
    return search.Query(
        text,
        by,
        topics,
        places,
        tuple(int(year) for year in years),
        known,
        standing,
        source_in_address(),
    )


def publisher_name(key: str) -> str:
    """The full name of who counted."""
    return record.publishers[key].name


def place_name(code: str) -> str:
    """The name of a place."""
    return record.geography(code).name(language)


def ordered_places() -> list[str]:
    """The world and the reader's own country first, then by name."""
    codes = search.places(record)
    own = [code for code in ("World", "NLD", "EU27") if code in codes]
    rest = [code for code in codes if code not in own]
    return own + sorted(rest, key=place_name)


def source_in_address() -> tuple[str, ...]:
    """One publication that the sources page asked for; shown with a way to let it go."""
    key = st.query_params.get("source", "")
    if key not in record.sources:
        return ()
    left, right = st.columns([5, 1], vertical_alignment="center")
    title = record.sources[key].named(language)
    left.markdown(markup.escape_markdown(_("Only figures from: {title}", title=title)))
    right.button(_("Show all"), on_click=forget, args=("source",), width="stretch")
    return (key,)


def forget(name: str) -> None:
    """Take a name out of the address. A closed figure's row can then be chosen again."""
    st.query_params.pop(name, None)
    if name == SHOWN:
        st.session_state[CLOSED] = st.session_state.get(CLOSED, 0) + 1


def browse() -> None:
    """Filters, the rows they leave, and the rows as files."""
    wanted = query()
    found = search.search(record, wanted)
    if not found:
        blocks.message(reader, _("No row fits. Use fewer words, or clear a filter."))
        if wanted.words:
            everywhere = f"{addresses.search(language)}?{urlencode({'q': wanted.words})}"
            words = _("Search everything for “{words}”", words=wanted.words)
            st.html(markup.render("link", address=address.beside(everywhere), text=words))
        return
    pages = -(-len(found) // PER_PAGE)
    left, middle, right = st.columns([3, 2, 1], vertical_alignment="bottom")
    with middle:
        by = blocks.select(_("In order of"), orders(), ORDER, words=order_name)
    found = record_tables.in_order(record, wanted, by, language)
    with right:
        numbered = [str(number) for number in range(1, pages + 1)]
        label = _("Page of {count}", count=pages)
        page = int(blocks.select(label, numbered, "page")) if pages > 1 else 1
    start = (page - 1) * PER_PAGE
    shown = found[start : start + PER_PAGE]
    left.markdown(
        _(
            "**{count} rows**, here {first} to {last}. Choose a row for all that is known of it, a "
            "heading to put all rows in its order.",
            count=len(found),
            first=start + 1,
            last=start + len(shown),
        )
    )
    table(wanted, by, start, shown)
    files(found)


FROM_THE_END = ("figure", "period")
"""Columns of which the highest and the latest are asked for first."""
COLUMNS = {
    "name": _("Series"),
    "figure": _("Figure"),
    "period": _("Period"),
    "place": _("Place"),
    "part": _("Part"),
    "known": _("Known"),
    "standing": _("Standing"),
    "source": _("Source"),
    "title": _("Publication"),
}


def orders() -> list[str]:
    """As the record has them, then each column both ways."""
    ways = ((name, record_tables.DOWN + name) for name in record_tables.ORDERS)
    return ["", *(way for both in ways for way in both)]


def order_name(by: str) -> str:
    """An order in words."""
    if not by:
        return _("series, the newest first")
    column = COLUMNS[by.removeprefix(record_tables.DOWN)]
    if by.startswith(record_tables.DOWN):
        return _("{column}, descending", column=column)
    return _("{column}, ascending", column=column)


def heading(name: str, by: str) -> str:
    """A column's name, with the way that it is in order."""
    sign = {name: " ↑", record_tables.DOWN + name: " ↓"}.get(by, "")
    return f"{COLUMNS[name]}{sign}"


def table(wanted: search.Query, by: str, start: int, shown: Sequence[Figure]) -> None:
    """One page of rows; a chosen row opens above, a chosen heading orders the rows of all pages.

    Streamlit would order the rows that it was given, and these are a hundred of thousands: with
    columns to choose it leaves that to us.
    """
    key = f"rows-{language}-{st.session_state.get(CLOSED, 0)}-{by}-{start}"
    column, text = partial(heading, by=by), st.column_config.TextColumn
    st.dataframe(
        record_tables.figures(record, wanted, by, start, PER_PAGE, language),
        hide_index=True,
        width="stretch",
        height=560,
        key=key,
        on_select=partial(choose, key, [figure.id for figure in shown], by),
        selection_mode=["single-row", "single-column"],
        alt=_("Table of {count} figures", count=len(shown)),
        column_config={
            "name": text(column("name"), width=250, pinned=True),
            "figure": text(column("figure"), width=150),
            "period": text(column("period"), width=130),
            "place": text(column("place"), width=110),
            "part": text(column("part"), width=150),
            "known": text(column("known"), help=marks_in_words()),
            "standing": text(column("standing")),
            "source": text(column("source")),
            "title": text(column("title"), width="medium"),
            "locator": st.column_config.TextColumn(_("Place in the publication")),
            "read": st.column_config.TextColumn(_("Read")),
            "url": st.column_config.LinkColumn(_("Address"), display_text=_("open")),
            "notes": st.column_config.TextColumn(_("Notes (in English)"), width="large"),
        },
    )
    blocks.on_paper(reader)


def marks_in_words() -> str:
    """What the three marks mean."""
    return "; ".join(f"{frame.LEVEL_MARKS[k]} {_(rows_file.LEVELS[k])}" for k in LEVELS)


def choose(key: str, ids: list[str], by: str) -> None:
    """Put the chosen row's figure into the address, or take it out; a heading gives the order."""
    rows, columns = (st.session_state[key].selection[part] for part in ("rows", "columns"))
    if columns:
        if columns[0] in record_tables.ORDERS:
            name, down = columns[0], record_tables.DOWN + columns[0]
            first, other = (down, name) if name in FROM_THE_END else (name, down)
            st.session_state[ORDER] = other if by == first else first
            st.session_state["page"] = "1"
        return
    if rows and rows[0] < len(ids):
        st.query_params[SHOWN] = ids[rows[0]]
    else:
        st.query_params.pop(SHOWN, None)


def files(found: Sequence[Figure]) -> None:
    """All rows that fit, not only those of this page, with their sources and a read-me."""
    st.markdown(f"**{_('Download all rows that fit ({count})', count=len(found))}**")
    left, right, _rest = st.columns([1, 1, 1])
    choice = words_of_choice()
    left.download_button(
        _("CSV with sources and read-me (zip)"),
        data=quota.counted(partial(rows_file.zipped_csv, found, language, choice)),
        file_name="on-the-record-figures.zip",
        mime="application/zip",
        on_click="ignore",
        width="stretch",
    )
    right.download_button(
        _("Excel workbook"),
        data=quota.counted(partial(rows_file.workbook, found, language, choice)),
        file_name="on-the-record-figures.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        on_click="ignore",
        width="stretch",
    )


def detail(figure_id: str) -> None:
    """All that is known of one figure, with what else was published for the same thing."""
    versions = search.slot(record, figure_id)
    if not versions:
        blocks.message(
            reader, _("There is no figure “{name}” in this record.", name=figure_id[:200])
        )
        return
    first = versions[0]
    with st.container(border=True):
        left, right = st.columns([5, 1], vertical_alignment="top")
        left.subheader(markup.escape_markdown(first.label(language)), anchor="figure")
        right.button(_("Close"), on_click=forget, args=(SHOWN,), width="stretch")
        frame.cards(
            [
                frame.card(
                    reader,
                    first,
                    label=figure_list.what(first, language),
                    note=own_words(first),
                    large=True,
                )
            ]
        )
        st.html(markup.render("facts", facts=facts_of(first)))
        st.code(first.cite(language), language=None, wrap_lines=True)
        found = post.of_figure(first, language, links_to(first))
        st.html(posts.html(language, found))
        if first.observation.standing == "current":
            basket_state.add_button(reader, f"figure:{first.id}", "figure")
        if len(versions) > 1:
            st.markdown(f"**{_('Everything published for this figure')}**")
            places = {v.fingerprint: place_and_notes(v) for v in versions}
            caption = _("Versions, confirmations and conflicts")
            figure_list.figure_list(reader, versions, caption, places)
        trend(first)


def links_to(figure: Figure) -> list[str]:
    """Where the figure is shown: itself, or in the page of its series."""
    origin = blocks.origin_of_app()
    itself = figure_list.figure_address(reader, figure)
    return [f"{origin}/{itself}", f"{origin}/{addresses.figure(language, figure.series.key)}"]


def place_and_notes(figure: Figure) -> str:
    """Where in its publication a version stands, and what was noted of it."""
    return ". ".join(filter(None, (figure.observation.locator, figure.observation.notes)))


def own_words(figure: Figure) -> str:
    """ "NCMEC writes 21.3 million reports", where the publisher rounds otherwise than we do."""
    other = figure.own_rounding
    if other is None:
        return ""
    publisher = figure.series.publisher.known_as(language)
    number = other.with_unit(language)
    return _("{publisher} writes {number}.", publisher=publisher, number=number)


def facts_of(figure: Figure) -> list[tuple[str, str]]:
    """Definition, place, how it was read, caveats and notes."""
    o, text = figure.observation, figure.series.text(language)
    return [
        (_("Exact"), figure.with_unit(language, "exact")),
        (_("As the publisher writes it"), own_words(figure)),
        (_("Definition"), text.definition),
        (_("Counted by"), figure.series.publisher.called(language)),
        (_("Publication"), figure.source.with_publisher(language)),
        (_("Place in the publication"), o.locator),
        (_("Read"), rows_file.read_words(figure, language)),
        (_("How well known"), rows_file.known_words(figure, _)),
        (_("Standing"), _(rows_file.STANDINGS[o.standing])),
        (_("What it does not measure"), text.does_not_measure),
        (_("Caveats"), " ".join(figure.caveats(language))),
        (_("Notes (in English)"), o.notes),
    ]


def trend(figure: Figure) -> None:
    """The chart that shows the figure's series best."""
    try:
        best = charts_for(record, figure.series.key)[0]
    except UnknownChart:
        return
    blocks.chart_block(reader, best, "series")


def timeline() -> None:
    """Every step in law and policy of the record."""
    text = blocks.text(_("Words"), "step")
    rows = {step: step_row(step) for step in reversed(events.steps(record))}
    wanted = text.casefold().split()
    fitting = [step for step, row in rows.items() if all(w in str(row).casefold() for w in wanted)]
    if not fitting:
        blocks.message(reader, _("No step fits. Use fewer words."))
        return
    if len(fitting) <= READ_IN_FULL:
        step_list(reader, fitting)
        return
    st.dataframe(
        pd.DataFrame([rows[step] for step in fitting]),
        hide_index=True,
        width="stretch",
        height=560,
        alt=_("Table of {count} steps in law and policy", count=len(fitting)),
        column_config={
            "date": st.column_config.TextColumn(_("Date")),
            "place": st.column_config.TextColumn(_("Whose law")),
            "instrument": st.column_config.TextColumn(_("Law or file"), width="medium"),
            "what": st.column_config.TextColumn(_("Step"), width="large"),
            "status": st.column_config.TextColumn(_("Standing")),
            "source": st.column_config.TextColumn(_("Source"), width="medium"),
            "url": st.column_config.LinkColumn(_("Address"), display_text=_("open")),
            "notes": st.column_config.TextColumn(_("Notes (in English)"), width="large"),
        },
    )
    blocks.on_paper(reader)


def step_row(step: events.TimelineEvent) -> dict[str, str | None]:
    """One step as the table of all shows it, and as its words are looked through."""
    instrument, what, status = step.words(language)
    return {
        "date": step.date,
        "place": step.jurisdiction,
        "instrument": instrument,
        "what": what,
        "status": status,
        "source": step.source_name(language),
        "url": step.source_url or None,
        "notes": step.notes,
    }


def statements() -> None:
    """The monthly rows of the DSA Transparency Database, by platform and in all."""
    st.markdown(
        _(
            "Counts by month as added up from daily ones. The first and the last month are not "
            "whole. What they mean is on the page about DSA statements."
        )
    )
    monthly = record.dsa_monthly.copy()
    names = {
        "child_sexual_abuse_material": _("Keyword: child sexual abuse material"),
        "grooming_sexual_enticement_minors": _("Keyword: grooming"),
        "protection_of_minors": _("Category: protection of minors"),
    }
    monthly["label"] = monthly["label"].map(names)
    whole = {
        "month": st.column_config.TextColumn(_("Month")),
        "platform": st.column_config.TextColumn(_("Platform")),
        "label": st.column_config.TextColumn(_("Label"), width="large"),
        "statements": st.column_config.NumberColumn(_("Statements"), format="localized"),
        "statements_with_any_keyword": st.column_config.NumberColumn(
            _("With any keyword"), format="localized"
        ),
        "platforms_submitting": st.column_config.NumberColumn(_("Platforms")),
    }
    for caption, data in (
        (_("By platform and label"), monthly),
        (_("All statements"), record.dsa_totals),
    ):
        st.markdown(f"**{caption}**")
        st.dataframe(data, hide_index=True, width="stretch", column_config=whole, alt=caption)
        blocks.on_paper(reader)


def answer() -> list[str]:
    """How many rows there are and how fresh they are."""
    return [
        _(
            "All {count} rows of the record can be found here, those that were revised or that "
            "conflict too. Each has its publication and the place in it.",
            count=len(record.observations),
        ),
        _(
            "Version {version} of the record, {day}.",
            version=record.version,
            day=dates.day(record.created, language),
        ),
    ]


frame.header(
    reader,
    _("All figures"),
    _("Is there a figure on this, who published it, and where exactly?"),
    answer(),
    [_("Two rows may be compared only within one series, and not across a break.")],
)
if SHOWN in st.query_params:
    detail(st.query_params[SHOWN])
VIEWS = {
    "figures": (_("Figures"), browse),
    "timeline": (_("Steps in law"), timeline),
    "dsa": (_("DSA statements"), statements),
}
chosen = blocks.choice(_("Table"), {k: words for k, (words, _show) in VIEWS.items()}, "table")
VIEWS[chosen][1]()
